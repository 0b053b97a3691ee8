import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import {
  buildAgent,
  buildDepartment,
  buildTeam,
  buildTicket,
  type BuiltPerson,
} from "../../../test/factories/index.js";
import { eventually } from "../../../test/eventually.js";
import { startTestApp, type TestApp } from "../../../test/start-test-app.js";
import { systemActor } from "../../platform/actor.js";
import { watchAccess, type AccessWatch } from "../../platform/listen-access.js";
import { createAccessTokens, createIdentify, type RememberingIdentify } from "./index.js";
import { endSessionsOf } from "./sessions.js";

let app: TestApp;
let person: BuiltPerson;
let token: string;
let sessionId: number;
let identify: RememberingIdentify;
let watch: AccessWatch | null = null;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  person = await buildAgent(app.db);
  sessionId = await addSession(person.id);
  token = createAccessTokens(app.services.config).issue({ personId: person.id, sessionId });
  identify = createIdentify(app.services);
});
afterEach(async () => {
  await watch?.stop();
  watch = null;
});

/** A session of a sign-in, or of a guest of one complaint. */
async function addSession(personId: number, ticketId: number | null = null): Promise<number> {
  const session = await app.db.one<{ id: number }>(
    `INSERT INTO sessions (person_id, ticket_id, refresh_hash, rotated_at, created_at, idle_until, absolute_until)
     VALUES ($1, $2, sha256($3::text::bytea), app_now(), app_now(), app_now() + interval '1 day', app_now() + interval '1 day') RETURNING id`,
    [personId, ticketId, `${personId} ${ticketId}`],
  );
  if (!session) throw new Error("The session was not written");
  return session.id;
}

const endSession = () =>
  app.db.rows("UPDATE sessions SET ended_at = app_now(), end_reason = 'signed_out' WHERE id = $1", [sessionId]);

describe("identify", () => {
  test("knows what the person may do and which part of the desk is theirs", async () => {
    const department = await buildDepartment(app.db);
    const team = await buildTeam(app.db, { memberIds: [person.id], departmentIds: [department.id] });
    const actor = await identify(token);
    expect(actor).toMatchObject({
      id: person.id,
      sessionId,
      sees: "departments",
      isStaff: true,
      teamIds: [team.id],
      departmentIds: [department.id],
    });
    expect([actor.may("ticket.assign"), actor.may("people.invite")]).toEqual([true, false]);
  });

  test("remembers: a request costs no read of the database", async () => {
    await identify(token);
    await endSession();
    await expect(identify(token)).resolves.toMatchObject({ id: person.id });
    identify.forget(person.id);
    await expect(identify(token)).rejects.toMatchObject({ code: "token_expired" });
  });

  test("forgets one person, or everybody", async () => {
    await identify(token);
    await endSession();
    identify.forget(person.id + 1);
    await expect(identify(token)).resolves.toMatchObject({ id: person.id });
    identify.forget(null);
    await expect(identify(token)).rejects.toMatchObject({ code: "token_expired" });
  });

  test("does not remember what it read while it changed", async () => {
    const reading = identify(token);
    identify.forget(person.id);
    await reading;
    await endSession();
    await expect(identify(token)).rejects.toMatchObject({ code: "token_expired" });
  });

  test.each([
    ["for the first time", async () => undefined],
    ["when it is remembered", () => identify(token)],
  ])("takes no session for another person's, %s", async (_when, first) => {
    const other = await buildAgent(app.db);
    await first();
    const forged = createAccessTokens(app.services.config).issue({ personId: other.id, sessionId });
    await expect(identify(forged)).rejects.toMatchObject({ code: "token_expired" });
  });

  test.each([
    ["for the first time", async () => undefined],
    ["when it is remembered", (own: string) => identify(own)],
  ])(
    "takes no guest's session for that of a sign-in or of another complaint, nor the other way, %s",
    async (_when, first) => {
      const tokens = createAccessTokens(app.services.config);
      const [mine, other] = [await buildTicket(app.services), await buildTicket(app.services)];
      const guests = await addSession(person.id, mine.id);
      const asGuest = tokens.issue({ personId: person.id, sessionId: guests, ticketId: mine.id });
      await first(asGuest);
      await first(token);

      for (const forged of [
        tokens.issue({ personId: person.id, sessionId: guests }),
        tokens.issue({ personId: person.id, sessionId: guests, ticketId: other.id }),
        tokens.issue({ personId: person.id, sessionId, ticketId: mine.id }),
      ])
        await expect(identify(forged)).rejects.toMatchObject({ code: "token_expired" });
      await expect(identify(asGuest)).resolves.toMatchObject({ id: person.id, onlyTicketId: mine.id });
    },
  );

  test("of a session that has come to its absolute end refuses", async () => {
    await app.db.rows("UPDATE sessions SET absolute_until = app_now() - interval '1 second' WHERE id = $1", [
      sessionId,
    ]);
    await expect(identify(token)).rejects.toMatchObject({ code: "token_expired" });
  });

  test("looks for the token in the header alone: addresses are kept, forwarded and logged", async () => {
    const strangers = [
      app.api.anonymous().get(`/api/auth/me?token=${token}&access_token=${token}`),
      app.api.anonymous().get(`/api/tickets?authorization=Bearer%20${token}`),
      app.api.anonymous().get("/api/auth/me").set("Cookie", `token=${token}; redress_session=${token}`),
      app.api.anonymous().get("/api/auth/me").set("X-Access-Token", token),
      app.api.anonymous().post("/api/tickets").send({ token, access_token: token }),
    ];
    for (const asked of strangers) expect((await asked).status).toBe(401);
  });

  test("of a closed account refuses", async () => {
    await app.db.rows("UPDATE people SET deactivated_at = app_now() WHERE id = $1", [person.id]);
    await expect(identify(token)).rejects.toMatchObject({ status: 401 });
  });

  test("an ended session is over everywhere within five seconds", async () => {
    watch = watchAccess({ url: app.databaseUrl, db: app.db, log: app.services.log }, identify.forget);
    await identify(token);
    await app.services.runWork(systemActor, (work) => endSessionsOf(work, person.id, "rights_changed"));
    await eventually(() => expect(identify(token)).rejects.toMatchObject({ code: "token_expired" }));
  });

  test("a new team member sees its departments within five seconds", async () => {
    watch = watchAccess({ url: app.databaseUrl, db: app.db, log: app.services.log }, identify.forget);
    expect((await identify(token)).departmentIds).toEqual([]);
    const department = await buildDepartment(app.db);
    await buildTeam(app.db, { memberIds: [person.id], departmentIds: [department.id] });
    await eventually(async () => expect((await identify(token)).departmentIds).toEqual([department.id]));
  });
});
