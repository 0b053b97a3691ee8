import { afterEach, beforeEach, expect, test } from "@jest/globals";
import {
  buildAdmin,
  buildAgent,
  buildCalendar,
  buildDepartment,
  buildPolicy,
  buildSupervisor,
  buildTeam,
  buildTicket,
  everyPriority,
  type BuiltPerson,
} from "../../../test/factories/index.js";
import { startTestApp, type TestApp } from "../../../test/start-test-app.js";
import type { RecordedEvent } from "../../platform/events.js";
import { consumersOf } from "../../subscriptions.js";
import { notify } from "../notifications/index.js";
import { tickSla } from "../sla/index.js";
import { escalate } from "./index.js";

let app: TestApp;
let admin: BuiltPerson, agent: BuiltPerson, colleague: BuiltPerson, supervisor: BuiltPerson, other: BuiltPerson;
let team: { id: number }, second: { id: number }, departmentId: number;
beforeEach(async () => {
  app = await startTestApp({ now: "2026-03-02T08:00:00Z" }); // Monday, 9:00 in Berlin
  admin = await buildAdmin(app.db);
  [agent, colleague, other] = [await buildAgent(app.db), await buildAgent(app.db), await buildAgent(app.db)];
  supervisor = await buildSupervisor(app.db);
  departmentId = (await buildDepartment(app.db)).id;
  const of = (memberIds: number[], supervisorId: number | null) =>
    buildTeam(app.db, { supervisorId, memberIds, departmentIds: [departmentId] });
  team = await of([agent.id, colleague.id, supervisor.id], supervisor.id);
  second = await of([other.id], null);
});
afterEach(() => app.close());

const step = (percent: number, more: object) => ({ metric: "resolution", when: "percent", percent, ...more });
const chain = async (steps: object[]) =>
  buildPolicy(app, {
    calendar_id: (await buildCalendar(app)).id,
    warn_percents: [],
    targets: everyPriority({ resolution: "3h" }),
    steps,
  });
const file = (more: object = {}) =>
  buildTicket(app.services, { departmentId, teamId: team.id, assigneeId: agent.id, priority: "low", ...more });
const tickAt = async (instant: string) => {
  await app.clock.set(instant);
  return tickSla(app.services, consumersOf);
};
/** As the jobs get them, in the order in which they were written. */
const eventsOf = async (type: string): Promise<RecordedEvent[]> => {
  const rows = await app.db.rows<RecordedEvent>(
    `SELECT id, type, ticket_id AS "ticketId", actor_kind AS "actorKind", actor_id AS "actorId", on_behalf_of AS "onBehalfOf",
            is_internal AS "isInternal", data, created_at AS "createdAt" FROM events WHERE type = $1 ORDER BY id`,
    [type],
  );
  return rows;
};
const rowOf = (id: number) =>
  app.db.one("SELECT priority, assignee_id, team_id, escalation_level FROM tickets WHERE id = $1", [id]);
const inOrder = (ids: number[]) => ids.sort((a, b) => a - b);
const adminIds = async () =>
  (
    await app.db.rows<{ id: number }>(
      "SELECT p.id FROM people p JOIN roles r ON r.id = p.role_id WHERE r.key = 'admin'",
    )
  ).map(({ id }) => id);
const heard = async (kind = "escalated") =>
  (
    await app.db.rows<{ person_id: number }>("SELECT person_id FROM notifications WHERE kind = $1 ORDER BY person_id", [
      kind,
    ])
  ).map((row) => row.person_id);

test("Steps that came due together are taken in their order, in whichever their jobs run, also at once and again", async () => {
  await chain([
    step(50, { raise_priority: true, notify: ["supervisor"] }),
    step(60, { reassign: "supervisor" }),
    step(70, { reassign: { team_id: second.id }, raise_priority: true }),
  ]);
  const { id } = await file();
  await tickAt("2026-03-02T10:30:00Z");
  const due = await eventsOf("sla.escalation_due");
  expect(due).toHaveLength(3);
  const last = due.at(-1);
  if (!last) throw new Error("Three were due");
  await escalate(app.services, last);
  const after = await rowOf(id);
  expect(after).toEqual({ priority: "high", assignee_id: null, team_id: second.id, escalation_level: 3 });
  await Promise.all([...due, ...due].map((event) => escalate(app.services, event)));
  expect(await rowOf(id)).toEqual(after);
  expect((await eventsOf("ticket.escalated")).map(({ data }) => data.step)).toEqual([1, 2, 3]);
});

test("A step tells each role and person once, however many of its names mean them, and whoever it names twice", async () => {
  await chain([step(50, { notify: ["assignee", "team", "supervisor", "admins", agent.id, other.id] })]);
  await file();
  await tickAt("2026-03-02T10:30:00Z");
  await app.jobs.runAll();
  const everybody = inOrder([...(await adminIds()), agent.id, colleague.id, supervisor.id, other.id]);
  expect(await heard()).toEqual(everybody);
  for (const event of await eventsOf("ticket.escalated"))
    await Promise.all([notify(app.services, event), notify(app.services, event)]);
  expect(await heard()).toEqual(everybody);
});

test("Those who are gone, or may not see the ticket, are not told; where nobody supervises, admins are", async () => {
  const stranger = await buildAgent(app.db);
  await chain([step(50, { notify: ["supervisor", "team", stranger.id] })]);
  await app.db.rows("UPDATE people SET deactivated_at = app_now() WHERE id = ANY ($1)", [
    [supervisor.id, colleague.id],
  ]);
  await file();
  await tickAt("2026-03-02T10:30:00Z");
  await app.jobs.runAll();
  expect(await heard()).toEqual(inOrder([...(await adminIds()), agent.id]));
});

test("A raise that makes the promise overdue is a miss at once; the chain goes on by the shorter target, each step once", async () => {
  await buildPolicy(app, {
    calendar_id: (await buildCalendar(app)).id,
    warn_percents: [],
    targets: {
      ...everyPriority({ resolution: "3h" }),
      medium: { resolution: { kind: "working", duration: "1h" } },
    },
    steps: [step(50, { raise_priority: true }), step(110, { notify: ["admins"] }), step(200, { notify: ["admins"] })],
  });
  const { id } = await file();
  expect(await tickAt("2026-03-02T09:30:00Z")).toBe(1);
  await app.jobs.runAll();
  expect(await rowOf(id)).toMatchObject({ priority: "medium", escalation_level: 1 });
  expect(await tickAt("2026-03-02T09:30:01Z")).toBe(2); // missed half an hour ago, 110 % since 24 minutes
  await app.jobs.runAll();
  expect(await tickAt("2026-03-02T10:00:00Z")).toBe(1);
  await app.jobs.runAll();
  expect(await tickAt("2026-03-06T10:00:00Z")).toBe(0);
  const lines = await app.db.rows<{ type: string; step: string; at: Date }>(
    "SELECT type, step, at FROM sla_events WHERE type IN ('breached', 'escalated') ORDER BY id",
  );
  expect(lines.map(({ type, step: level, at }) => `${type} ${level} ${at.toISOString().slice(11, 16)}`)).toEqual([
    "escalated 1 09:30",
    "breached  09:00",
    "escalated 2 09:06",
    "escalated 3 10:00",
  ]);
  expect((await rowOf(id))?.escalation_level).toBe(3);
});

test("Resolved, hidden or closed before its job ran, a ticket is not escalated; nobody is told", async () => {
  await chain([step(50, { raise_priority: true, notify: ["admins"] })]);
  const [resolved, hidden] = [await file(), await file()];
  await tickAt("2026-03-02T10:30:00Z");
  expect(
    (await app.api.as(agent).patch(`/api/tickets/${resolved.id}/status`).send({ status: "resolved" })).status,
  ).toBe(200);
  expect((await app.api.as(admin).delete(`/api/tickets/${hidden.id}`)).status).toBe(204);
  await app.jobs.runAll();
  for (const { id } of [resolved, hidden])
    expect(await rowOf(id)).toMatchObject({ priority: "low", escalation_level: 0 });
  expect(await heard()).toEqual([]);
});

test("A sample ticket's promises are kept in the books, and nobody is called", async () => {
  await chain([step(50, { raise_priority: true, notify: ["admins", "assignee"] })]);
  const { id } = await file();
  await app.ownerDb.rows("UPDATE tickets SET is_sample = true WHERE id = $1", [id]);
  await tickAt("2026-03-02T12:30:00Z");
  await app.jobs.runAll();
  expect(await rowOf(id)).toMatchObject({ priority: "low", escalation_level: 0 });
  for (const kind of ["escalated", "breached", "warning"]) expect(await heard(kind)).toEqual([]);
});
