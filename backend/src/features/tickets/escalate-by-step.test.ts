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
} from "../../../test/factories/index.js";
import { startTestApp, type TestApp } from "../../../test/start-test-app.js";
import { consumersOf } from "../../subscriptions.js";
import { tickSla } from "../sla/index.js";

let app: TestApp;
beforeEach(async () => void (app = await startTestApp({ now: "2026-07-13T07:00:00Z" }))); // Monday, 9:00 in Berlin
afterEach(() => app.close());

const tickAt = async (instant: string) => {
  await app.clock.set(instant);
  const steps = await tickSla(app.services, consumersOf);
  await app.jobs.runAll();
  return steps;
};
const step = (more: object) => ({ metric: "resolution", when: "percent", percent: 50, ...more });

/** A team with a supervisor and a member, and a ticket of theirs under a policy with these steps. */
async function desk(steps: object[]) {
  const [agent, supervisor, colleague] = [
    await buildAgent(app.db),
    await buildSupervisor(app.db),
    await buildAgent(app.db),
  ];
  const department = await buildDepartment(app.db);
  const team = await buildTeam(app.db, {
    supervisorId: supervisor.id,
    memberIds: [agent.id, supervisor.id],
    departmentIds: [department.id],
  });
  const other = await buildTeam(app.db, { memberIds: [colleague.id], departmentIds: [department.id] });
  const calendar = await buildCalendar(app);
  await buildPolicy(app, {
    calendar_id: calendar.id,
    conditions: { channels: ["web"] },
    targets: {
      ...everyPriority({ resolution: "8h" }),
      high: { resolution: { kind: "working", duration: "6h" } },
    },
    steps: steps.map((each) => (typeof each === "function" ? (each as (ids: object) => object)({ other }) : each)),
  });
  const ticket = await buildTicket(app.services, {
    departmentId: department.id,
    teamId: team.id,
    assigneeId: agent.id,
    priority: "medium",
  });
  return { agent, supervisor, colleague, team, other, ticket };
}
const told = async (kind: string) =>
  (
    await app.db.rows<{ person_id: number }>("SELECT person_id FROM notifications WHERE kind = $1 ORDER BY person_id", [
      kind,
    ])
  ).map(({ person_id }) => person_id);
const rowOf = (id: number) =>
  app.db.one<{ priority: string; assignee_id: number | null; team_id: number; escalation_level: number }>(
    "SELECT priority, assignee_id, team_id, escalation_level FROM tickets WHERE id = $1",
    [id],
  );

test("Each step of the chain tells whom it names, once, however often it is looked at; levels go up", async () => {
  const { agent, supervisor, ticket } = await desk([
    step({ notify: ["assignee"] }),
    step({ percent: 75, notify: ["supervisor", "team"] }),
    step({ when: "after_due", percent: null, seconds: { medium: 1800 }, notify: ["admins"] }),
  ]);
  expect(await tickAt("2026-07-13T11:59:59Z")).toBe(0); // 13:59:59, an hour of it lunch
  expect(await tickAt("2026-07-13T12:00:00Z")).toBe(1);
  expect(await told("escalated")).toEqual([agent.id]);
  expect(await tickAt("2026-07-13T12:00:00Z")).toBe(0);
  // The warning at 75 % comes together with the second step.
  expect(await tickAt("2026-07-13T14:00:00Z")).toBe(2);
  expect(await told("escalated")).toEqual([agent.id, agent.id, supervisor.id]);
  expect((await rowOf(ticket.id))?.escalation_level).toBe(2);
  // Due on Tuesday at 10:00; half an hour later the third.
  expect(await tickAt("2026-07-14T08:29:59Z")).toBe(1);
  expect(await tickAt("2026-07-14T08:30:00Z")).toBe(1);
  expect((await rowOf(ticket.id))?.escalation_level).toBe(3);
  const steps = await app.db.rows("SELECT step, at FROM sla_events WHERE type = 'escalated' ORDER BY id");
  expect(steps).toEqual([
    { step: "1", at: new Date("2026-07-13T12:00:00Z") },
    { step: "2", at: new Date("2026-07-13T14:00:00Z") },
    { step: "3", at: new Date("2026-07-14T08:30:00Z") },
  ]);
});

test("A step raises the priority, which swaps the target and keeps what was used", async () => {
  const { ticket } = await desk([step({ raise_priority: true })]);
  await tickAt("2026-07-13T12:00:00Z"); // four hours used
  expect((await rowOf(ticket.id))?.priority).toBe("high");
  const clock = await app.db.one("SELECT due_at, target_seconds FROM sla_clocks WHERE metric = 'resolution'");
  expect(clock).toEqual({ due_at: new Date("2026-07-13T14:00:00Z"), target_seconds: 6 * 3600 });
});

test("A step hands the ticket to the supervisor; without one it stays where it is, and admins are told", async () => {
  const { supervisor, ticket, team } = await desk([step({ reassign: "supervisor", notify: ["supervisor"] })]);
  await tickAt("2026-07-13T12:00:00Z");
  expect((await rowOf(ticket.id))?.assignee_id).toBe(supervisor.id);

  await app.clock.set("2026-07-14T07:00:00Z");
  const admin = await buildAdmin(app.db);
  const second = await buildTicket(app.services, {
    departmentId: ticket.departmentId,
    teamId: team.id,
    assigneeId: ticket.assigneeId,
    priority: "medium",
  });
  await app.db.rows("UPDATE teams SET supervisor_id = NULL WHERE id = $1", [team.id]);
  await tickAt("2026-07-14T12:00:00Z");
  expect(await rowOf(second.id)).toMatchObject({ assignee_id: ticket.assigneeId, escalation_level: 1 });
  expect(await told("escalated")).toContain(admin.id);
});

test("A step hands the ticket to another team, where nobody holds it yet; one that was archived gets nothing", async () => {
  const { ticket, other, team } = await desk([
    ({ other }: { other: { id: number } }) => step({ reassign: { team_id: other.id } }),
  ]);
  await tickAt("2026-07-13T12:00:00Z");
  expect(await rowOf(ticket.id)).toMatchObject({ team_id: other.id, assignee_id: null });
  const moved = await app.db.one(
    "SELECT data FROM events WHERE ticket_id = $1 AND type = 'ticket.assigned' ORDER BY id DESC",
    [ticket.id],
  );
  expect(moved).toMatchObject({ data: { from: { id: ticket.assigneeId }, to: null } });

  await app.clock.set("2026-07-14T07:00:00Z");
  await app.db.rows("UPDATE teams SET archived_at = app_now() WHERE id = $1", [other.id]);
  const second = await buildTicket(app.services, {
    departmentId: ticket.departmentId,
    teamId: team.id,
    priority: "medium",
  });
  await tickAt("2026-07-14T12:00:00Z");
  expect(await rowOf(second.id)).toMatchObject({ team_id: team.id, escalation_level: 1 });
});

test("After a clock that jumped two hours ahead and back, and after half an hour of standstill, each step is taken once", async () => {
  await desk([step({ notify: ["assignee"] }), step({ percent: 60, notify: ["assignee"] })]);
  expect(await tickAt("2026-07-13T12:00:00Z")).toBe(1);
  // 60 % is at 14:48, the warning at 16:00: the jump reaches both.
  expect(await tickAt("2026-07-13T14:00:00Z")).toBe(2);
  expect(await tickAt("2026-07-13T12:00:10Z")).toBe(0);
  expect(await tickAt("2026-07-13T14:30:00Z")).toBe(0);
  expect(await tickAt("2026-07-14T08:30:00Z")).toBe(1); // the breach at 10:00, half an hour late
  const lines = await app.db.rows<{ type: string; step: string; at: Date; recorded_at: Date }>(
    "SELECT type, step, at, recorded_at FROM sla_events WHERE type IN ('warned', 'breached', 'escalated') ORDER BY at",
  );
  expect(lines.map(({ type, step, at }) => [type, step, at.toISOString().slice(5, 16)])).toEqual([
    ["escalated", "1", "07-13T12:00"],
    ["escalated", "2", "07-13T12:48"],
    ["warned", "75", "07-13T14:00"],
    ["breached", "", "07-14T08:00"],
  ]);
  expect(lines.at(-1)?.recorded_at).toEqual(new Date("2026-07-14T08:30:00Z"));
  expect(await app.db.rows("SELECT 1 FROM events WHERE type = 'ticket.escalated'")).toHaveLength(2);
});
