import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { buildCategory, buildCustomer, buildTicket, type BuiltPerson } from "../../../../test/factories/index.js";
import { mailedCode } from "../../../../test/mailed-code.js";
import { mailedToken, mailsTo } from "../../../../test/mailed-link.js";
import { startTestApp, type TestApp } from "../../../../test/start-test-app.js";

const password = "copper lantern ferry";
let app: TestApp;
let person: BuiltPerson;
let fresh: string;
let count = 0;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  person = await buildCustomer(app.db, { password });
  fresh = `fresh${(count += 1)}@example.org`;
});

const ask = (email: string) => app.api.as(person).post("/api/me/email").send({ email });
const confirm = (token: string) => app.api.anonymous().post("/api/auth/confirm-email").send({ token });
const me = async () => (await app.api.as(person).get("/api/auth/me")).body as Record<string, unknown>;
const signIn = (email: string | null) => app.api.anonymous().post("/api/auth/login").send({ email, password });

describe("Changing one's address", () => {
  test("mails a link to the new one and a notice to the old; the link changes over and the old one is told", async () => {
    await ask(fresh.toUpperCase()).expect(202);
    expect(await me()).toMatchObject({ email: person.email, pending_email: fresh });
    expect(await mailsTo(app, person.email ?? "")).toEqual(["account.email_change_requested"]);
    const token = await mailedToken(app, fresh);
    expect((await signIn(fresh)).status).toBe(401);

    await app.api.anonymous().post("/api/auth/forgot-password").send({ email: person.email });
    const reset = await mailedToken(app, person.email ?? "");
    await confirm(token).expect(200);
    expect(await me()).toMatchObject({ email: fresh, email_verified: true, pending_email: null });
    expect((await signIn(person.email)).status).toBe(401);
    expect((await signIn(fresh)).status).toBe(200);
    expect((await mailsTo(app, person.email ?? "")).at(-1)).toBe("account.email_changed");
    const late = await app.api
      .anonymous()
      .post("/api/auth/reset-password")
      .send({ token: reset, password: "somebody else had it" });
    expect(late.body.code).toBe("link.invalid");
    expect((await confirm(token)).body.code).toBe("link.invalid");
    expect(
      await app.db.one(
        `SELECT d.data FROM events e JOIN event_details d ON d.event_id = e.id
         WHERE e.type = 'account.email_changed' AND e.object_id = $1`,
        [person.id],
      ),
    ).toEqual({ data: { changes: { email: { from: person.email, to: fresh } } } });
  });

  test("answers the same for an address that somebody has; its owner is told, and no link leads anywhere", async () => {
    const owner = await buildCustomer(app.db);
    const free = await ask(fresh);
    const taken = await ask(owner.email ?? "");
    expect([taken.status, taken.body]).toEqual([free.status, free.body]);
    expect(await me()).toMatchObject({ pending_email: owner.email });
    expect(await mailsTo(app, owner.email ?? "")).toEqual(["account.email_wanted"]);
    expect(
      await app.ownerDb.rows("SELECT 1 FROM mails WHERE to_address = $1 AND secret IS NOT NULL", [owner.email]),
    ).toEqual([]);
  });

  test("whose new address somebody took meanwhile changes nothing", async () => {
    await ask(fresh);
    const token = await mailedToken(app, fresh);
    await buildCustomer(app.db, { email: fresh });
    expect((await confirm(token)).body.code).toBe("link.invalid");
    expect(await me()).toMatchObject({ email: person.email });
  });

  test("a newer request, a cancelled one, another password and time end the link", async () => {
    const tokens: string[] = [];
    const linked = async () => {
      await ask(fresh).expect(202);
      tokens.push(await mailedToken(app, fresh));
    };
    await linked();
    await linked();
    expect((await confirm(tokens[0] ?? "")).body.code).toBe("link.invalid");

    await app.api.as(person).delete("/api/me/email").expect(204);
    expect(await me()).toMatchObject({ pending_email: null });
    expect((await confirm(tokens[1] ?? "")).body.code).toBe("link.invalid");

    await linked();
    const body = { current_password: password, new_password: "seventeen quiet bridges" };
    await app.api.as(person).post("/api/me/password").send(body).expect(200);
    expect((await confirm(tokens[2] ?? "")).body.code).toBe("link.invalid");

    await linked();
    await app.ownerDb.rows("UPDATE one_time_links SET expires_at = app_now() WHERE person_id = $1", [person.id]);
    expect((await confirm(tokens[3] ?? "")).body.code).toBe("link.invalid");
    expect(await me()).toMatchObject({ email: person.email, pending_email: null });
  });

  test("with a link of another purpose, or none, changes nothing", async () => {
    await ask(fresh);
    await app.api.anonymous().post("/api/auth/forgot-password").send({ email: person.email });
    const reset = await mailedToken(app, person.email ?? "");
    const change = await mailedToken(app, fresh);
    expect((await confirm(reset)).body.code).toBe("link.invalid");
    const asReset = { token: change, password: "somebody else had it" };
    const misused = await app.api.anonymous().post("/api/auth/reset-password").send(asReset);
    expect(misused.body.code).toBe("link.invalid");
    expect((await app.api.anonymous().post("/api/auth/verify").send({ token: change })).body.code).toBe("link.invalid");
    for (const token of ["", "x", " "]) expect((await confirm(token)).status).toBe(422);
    expect(await me()).toMatchObject({ email: person.email });
  });

  test("of two people who confirm one address at once gives it to one; the other's link does not work", async () => {
    for (let round = 0; round < 5; round += 1) {
      const wanted = `wanted${round}@example.org`;
      const tokens: string[] = [];
      for (const asker of [await buildCustomer(app.db), await buildCustomer(app.db)]) {
        await app.api.as(asker).post("/api/me/email").send({ email: wanted }).expect(202);
        tokens.push(await mailedToken(app, wanted));
      }
      const answers = await Promise.all(tokens.map(confirm));
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 422]);
    }
  });

  test("ends what the old mailbox opened as a guest: its links, its codes and its sessions", async () => {
    await buildCategory(app.db);
    const { id } = await buildTicket(app.services, { customerId: person.id });
    const track = async () => {
      const body = { reference: `CMP-${id}`, email: person.email };
      const asked = await app.api.anonymous().post("/api/guest/track").send(body);
      return { request: asked.body.request as string, ...(await mailedCode(app, person.email ?? "")) };
    };
    const open = (token: string) => app.api.anonymous().post("/api/guest/track/link").send({ token });
    const entered = await open((await track()).token);
    const waiting = await track();
    await ask(fresh);
    await confirm(await mailedToken(app, fresh)).expect(200);

    expect((await open(waiting.token)).body.code).toBe("link.invalid");
    const { request, code } = waiting;
    expect((await app.api.anonymous().post("/api/guest/track/code").send({ request, code })).body.code).toBe(
      "code.spent",
    );
    app.identify.forget(person.id);
    const asGuest = app.api.anonymous().get(`/api/tickets/${id}`);
    expect((await asGuest.set("Authorization", `Bearer ${entered.body.token}`)).status).toBe(401);
  });

  test("of somebody deactivated meanwhile changes nothing", async () => {
    await ask(fresh);
    const token = await mailedToken(app, fresh);
    await app.db.rows("UPDATE people SET deactivated_at = app_now() WHERE id = $1", [person.id]);
    expect((await confirm(token)).body.code).toBe("link.invalid");
  });
});
