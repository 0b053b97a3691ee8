import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import {
  buildAdmin,
  buildCategory,
  buildCustomer,
  buildPerson,
  buildTicket,
  type BuiltPerson,
} from "../../../../test/factories/index.js";
import { mailedCode } from "../../../../test/mailed-code.js";
import { mailedToken, mailsTo } from "../../../../test/mailed-link.js";
import { visitorOf } from "../../../../test/visitor.js";
import { startTestApp, type TestApp } from "../../../../test/start-test-app.js";

const password = "copper lantern ferry";
let app: TestApp;
let person: BuiltPerson;
let wanted: string;
let categoryId: number;
let count = 0;
beforeAll(async () => {
  app = await startTestApp();
  categoryId = (await buildCategory(app.db)).id;
});
afterAll(() => app.close());
beforeEach(async () => {
  person = await buildCustomer(app.db, { password });
  wanted = `wanted${(count += 1)}@example.org`;
});

const post = (path: string, body: object) => app.api.anonymous().post(path).send(body);
const ask = (email: string, who = person) => app.api.as(who).post("/api/me/email").send({ email });
const confirm = (token: string) => post("/api/auth/confirm-email", { token });
const confirmSignedIn = (token: string, who = person) =>
  app.api.as(who).post("/api/auth/confirm-email").send({ token });
const signIn = (email: string, secret = password) => post("/api/auth/login", { email, password: secret });
const emailOf = async (who: BuiltPerson) => (await app.api.as(who).get("/api/auth/me")).body.email as string;
const idOf = async (email: string) =>
  (await app.db.one<{ id: number }>("SELECT id FROM people WHERE email = $1", [email]))?.id ?? 0;

async function registerSomebody(email: string, theirs = "a stranger's own words"): Promise<string> {
  await post("/api/auth/register", { email, password: theirs, full_name: "A stranger" }).expect(202);
  return mailedToken(app, email);
}
async function complainAsGuest(email: string): Promise<{ ticketId: number; token: string }> {
  const visitor = visitorOf(app, categoryId);
  const draft = await visitor.draftOf(email);
  const { code } = await mailedCode(app, email);
  const entered = await visitor.confirm(draft, code).expect(200);
  const [ticket] = await visitor.ticketsOf(email);
  return { ticketId: ticket?.id ?? 0, token: entered.body.token as string };
}

describe("An address under which nobody has an account", () => {
  test("is taken from a registration that was never confirmed: its password, its link and its entry die", async () => {
    const theirLink = await registerSomebody(wanted);
    const theirs = await idOf(wanted);
    await ask(wanted).expect(202);
    expect(await mailsTo(app, wanted)).toEqual(["account.verify_email", "account.change_email"]);
    await confirm(await mailedToken(app, wanted)).expect(200);

    expect(await emailOf(person)).toBe(wanted);
    expect((await signIn(wanted)).status).toBe(200);
    expect((await signIn(wanted, "a stranger's own words")).status).toBe(401);
    expect((await post("/api/auth/verify", { token: theirLink })).body.code).toBe("link.invalid");
    expect(
      await app.db.one("SELECT email, password_hash, deactivated_at IS NOT NULL AS gone FROM people WHERE id = $1", [
        theirs,
      ]),
    ).toEqual({ email: null, password_hash: null, gone: true });
    expect(
      await app.db.one("SELECT actor_id, data FROM events WHERE type = 'person.joined' AND object_id = $1", [theirs]),
    ).toEqual({ actor_id: person.id, data: { person_id: theirs, into: person.id, complaints: 0 } });
  });

  test("brings the complaints along that came from it, as registering does, with what was written; its guests are out", async () => {
    const { ticketId, token } = await complainAsGuest(wanted);
    const before = await app.db.one<{ version: number }>("SELECT version FROM tickets WHERE id = $1", [ticketId]);
    await ask(wanted).expect(202);
    await confirmSignedIn(await mailedToken(app, wanted)).expect(200);

    const own = await app.api.as(person).get(`/api/tickets/${ticketId}`).expect(200);
    expect(own.body).toMatchObject({ version: (before?.version ?? 0) + 1, customer: { id: person.id } });
    await app.api.as(person).post(`/api/tickets/${ticketId}/comments`).send({ comment: "It is mine." }).expect(201);
    const asGuest = app.api.anonymous().get(`/api/tickets/${ticketId}`).set("Authorization", `Bearer ${token}`);
    expect((await asGuest).status).toBe(401);
    expect(
      await app.db.one(
        "SELECT actor_id, data->'changes'->'customer'->'to' AS \"to\" FROM events WHERE type = 'ticket.updated' AND ticket_id = $1",
        [ticketId],
      ),
    ).toEqual({ actor_id: person.id, to: person.id });
  });

  test("yields no complaints to a link that is pressed by mistake: whose account it is has to be signed in there", async () => {
    const { ticketId } = await complainAsGuest(wanted);
    await ask(wanted).expect(202);
    const token = await mailedToken(app, wanted);
    for (const press of [confirm(token), confirmSignedIn(token, await buildCustomer(app.db))])
      expect((await press).body.code).toBe("link.sign_in_needed");
    expect(await emailOf(person)).toBe(person.email);
    await app.api.as(person).get(`/api/tickets/${ticketId}`).expect(404);
    // The link still works where it should.
    await confirmSignedIn(token).expect(200);
  });

  test("is taken from somebody whom staff wrote down, with their complaints", async () => {
    const agent = await buildPerson(app.db, { role: "agent" });
    const body = { full_name: "Rosa on the phone", email: wanted, phone: "+351 555" };
    const { id } = (await app.api.as(agent).post("/api/people").send(body).expect(201)).body as { id: number };
    const ticket = await buildTicket(app.services, { customerId: id });
    await ask(wanted).expect(202);
    await confirmSignedIn(await mailedToken(app, wanted)).expect(200);
    expect(await app.db.one("SELECT customer_id FROM tickets WHERE id = $1", [ticket.id])).toEqual({
      customer_id: person.id,
    });
    expect(await app.db.one("SELECT full_name, phone FROM people WHERE id = $1", [id])).toEqual({
      full_name: `Deleted person ${id}`,
      phone: null,
    });
  });

  test("of somebody invited to more than a newcomer may, and of a closed account, stays theirs", async () => {
    const admin = await buildAdmin(app.db);
    const invitation = { email: wanted, full_name: "Ines", role: "agent" };
    await app.api.as(admin).post("/api/people/invitations").send(invitation).expect(201);
    const closed = `closed-${wanted}`;
    await app.db.rows("UPDATE people SET deactivated_at = app_now() WHERE id = $1", [
      (await buildPerson(app.db, { role: "customer", email: closed, emailVerified: false })).id,
    ]);
    for (const email of [wanted, closed]) {
      await ask(email).expect(202);
      const links = await app.ownerDb.rows(
        "SELECT 1 FROM mails WHERE to_address = $1 AND template = 'account.change_email'",
        [email],
      );
      expect(links).toEqual([]);
    }
  });

  test("whose registration is confirmed first stays theirs", async () => {
    const theirLink = await registerSomebody(wanted);
    await ask(wanted).expect(202);
    const token = await mailedToken(app, wanted);
    await post("/api/auth/verify", { token: theirLink }).expect(200);
    expect((await confirm(token)).body.code).toBe("link.invalid");
    expect((await signIn(wanted, "a stranger's own words")).status).toBe(200);
  });

  test("goes to one when two confirm it and its registration is confirmed, all at once", async () => {
    for (let round = 0; round < 5; round += 1) {
      const email = `contested${round}@example.org`;
      const theirLink = await registerSomebody(email);
      const askers = [await buildCustomer(app.db), await buildCustomer(app.db)];
      const tokens: string[] = [];
      for (const asker of askers) {
        await ask(email, asker).expect(202);
        tokens.push(await mailedToken(app, email));
      }
      const answers = await Promise.all([...tokens.map(confirm), post("/api/auth/verify", { token: theirLink })]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 422, 422]);
      expect(await app.db.rows("SELECT 1 FROM people WHERE email = $1", [email])).toHaveLength(1);
    }
  });
});
