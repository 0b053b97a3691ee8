import { once } from "node:events";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { io } from "socket.io-client";
import {
  buildAdmin,
  buildAgent,
  buildCustomer,
  buildDepartment,
  buildTeam,
  buildTicket,
  type BuiltPerson,
} from "../../../test/factories/index.js";
import { eventually } from "../../../test/eventually.js";
import { startTestApp, type TestApp } from "../../../test/start-test-app.js";
import { watchAccess } from "../../platform/listen-access.js";
import { createLiveChannel } from "../../platform/sockets.js";

let app: TestApp;
let admin: BuiltPerson;
beforeAll(async () => {
  app = await startTestApp();
  admin = await buildAdmin(app.db);
});
afterAll(() => app.close());

const get = (person: BuiltPerson) => app.api.as(admin).get(`/api/people/${person.id}`);
const change = (person: BuiltPerson, body: object) => app.api.as(admin).patch(`/api/people/${person.id}`).send(body);

test("deactivating ends requests, refreshing and sockets within five seconds; reactivating lets them sign in again", async () => {
  const person = await buildAgent(app.db, { password: "quiet river under bridges" });
  const live = createLiveChannel(app.services.config, app.services.log);
  live.attach(app.api.server, app.identify);
  const watch = watchAccess({ url: app.databaseUrl, db: app.db, log: app.services.log }, (id) => {
    app.identify.forget(id);
    void live.recheck(id);
  });
  const socket = io(app.api.url, {
    auth: { token: app.api.tokenOf(person) },
    transports: ["websocket"],
    reconnection: false,
  });
  const credentials = { email: person.email, password: "quiet river under bridges" };
  try {
    await once(socket as never, "connect");
    const browser = app.api.anonymous();
    await browser.post("/api/auth/login").send(credentials).expect(200);
    const ended = once(socket as never, "disconnect");
    const answer = await change(person, { deactivated: true });
    expect(answer.body).toMatchObject({ deactivated: true, state: "deactivated", changed: { by: { id: admin.id } } });
    await eventually(() => !socket.connected);
    await ended;
    await app.api.as(person).get("/api/auth/me").expect(401);
    const refreshed = await browser
      .post("/api/auth/refresh")
      .set("X-Redress-Request", "1")
      .set("Origin", app.services.config.publicUrl);
    expect(refreshed.status).toBe(204);
    expect(await app.db.rows("SELECT DISTINCT end_reason FROM sessions WHERE person_id = $1", [person.id])).toEqual([
      { end_reason: "deactivated" },
    ]);
    await app.api.anonymous().post("/api/auth/login").send(credentials).expect(401);
    expect((await change(person, { deactivated: false })).body).toMatchObject({
      deactivated: false,
      state: "active",
    });
    await app.api.anonymous().post("/api/auth/login").send(credentials).expect(200);
    expect(
      await app.db.rows(
        "SELECT type FROM events WHERE type LIKE 'person.%' AND (data->>'person_id')::bigint = $1 ORDER BY id",
        [person.id],
      ),
    ).toEqual([{ type: "person.deactivated" }, { type: "person.reactivated" }]);
  } finally {
    socket.disconnect();
    await watch.stop();
  }
});

test("deactivating hands open tickets to a named person, and those they would not see back to their teams", async () => {
  const [leaving, heir] = [
    await buildAgent(app.db, { fullName: "Leaving" }),
    await buildAgent(app.db, { fullName: "Heir" }),
  ];
  const [theirs, foreign] = [await buildDepartment(app.db), await buildDepartment(app.db)];
  await buildTeam(app.db, { memberIds: [heir.id], departmentIds: [theirs.id] });
  const seen = await buildTicket(app.services, { departmentId: theirs.id, assigneeId: leaving.id });
  const unseen = await buildTicket(app.services, { departmentId: foreign.id, assigneeId: leaving.id });
  const done = await buildTicket(app.services, {
    departmentId: theirs.id,
    assigneeId: leaving.id,
    status: "resolved",
  });
  expect((await get(leaving)).body).toMatchObject({ open_tickets: 2 });
  const answer = await change(leaving, { deactivated: true, open_tickets: { assign_to: heir.id } });
  expect(answer.body).toMatchObject({ handed_over: { given: 1, returned: 1 }, open_tickets: 0 });
  const holders = await app.db.rows<{ id: number; assignee_id: number | null }>(
    "SELECT id, assignee_id FROM tickets WHERE id = ANY ($1::bigint[]) ORDER BY id",
    [[seen.id, unseen.id, done.id]],
  );
  expect(holders.map((row) => row.assignee_id)).toEqual([heir.id, null, leaving.id]);
  expect(
    await app.db.one("SELECT data, actor_id FROM events WHERE type = 'ticket.assigned' AND ticket_id = $1", [seen.id]),
  ).toEqual({
    actor_id: admin.id,
    data: { from: { id: leaving.id, name: "Leaving" }, to: { id: heir.id, name: "Heir" } },
  });
});

test("deactivating refuses an heir who does not work on tickets, and the person stays", async () => {
  const [leaving, customer] = [await buildAgent(app.db), await buildCustomer(app.db)];
  await buildTicket(app.services, { assigneeId: leaving.id });
  for (const heir of [customer.id, leaving.id, 999_999]) {
    const refused = await change(leaving, { deactivated: true, open_tickets: { assign_to: heir } });
    expect([refused.status, refused.body.errors]).toMatchObject([422, [{ field: "open_tickets.assign_to" }]]);
  }
  expect((await get(leaving)).body).toMatchObject({ deactivated: false, open_tickets: 1 });
});
