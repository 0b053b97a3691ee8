import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { buildAgent, buildDepartment, buildSupervisor, buildTeam, buildTicket } from "../../../test/factories/index.js";
import { startTestApp, type TestApp } from "../../../test/start-test-app.js";
import type { Priority, Status } from "../../contract/index.js";
import { consumersOf } from "../../subscriptions.js";
import { loadActor } from "../accounts/index.js";
import { readRules } from "../desk/index.js";
import { addComment, setStatus, updateTicket } from "../tickets/index.js";
import { tickSla } from "./index.js";
import { expectDerivedState } from "./testing/derived-state.js";

let app: TestApp;
beforeEach(async () => void (app = await startTestApp({ now: "2026-03-02T09:00:00Z" })));
afterEach(() => app.close());

const tick = (batch?: number) => tickSla(app.services, consumersOf, batch);
const logOf = async (ticketId: number, type: string) =>
  app.db.rows<{ metric: string; at: Date; recorded_at: Date }>(
    "SELECT metric, at, recorded_at FROM sla_events WHERE ticket_id = $1 AND type = $2 ORDER BY id",
    [ticketId, type],
  );
const eventsOf = async (ticketId: number, type: string) =>
  app.db.rows<{ data: Record<string, unknown>; is_internal: boolean }>(
    "SELECT data, is_internal FROM events WHERE ticket_id = $1 AND type = $2 ORDER BY id",
    [ticketId, type],
  );

test("A critical ticket that nobody looks at, as time goes by, is warned of, missed and escalated once each, at the right instants", async () => {
  const { id } = await buildTicket(app.services, { priority: "critical" });
  await app.clock.set("2026-03-02T09:45:00Z");
  await tick();
  expect((await logOf(id, "warned")).map((line) => line.at.toISOString())).toEqual(["2026-03-02T09:45:00.000Z"]);
  await app.clock.set("2026-03-02T10:00:00Z");
  await tick();
  expect(await logOf(id, "breached")).toEqual([]); // a reply at this very instant would be in time
  await app.clock.set("2026-03-02T15:00:07Z");
  await tick();
  await app.jobs.runAll();
  const missed = await logOf(id, "breached");
  expect(missed.map((line) => [line.metric, line.at.toISOString(), line.recorded_at.toISOString()])).toEqual([
    ["first_response", "2026-03-02T10:00:00.000Z", "2026-03-02T15:00:07.000Z"],
    ["resolution", "2026-03-02T13:00:00.000Z", "2026-03-02T15:00:07.000Z"],
  ]);
  expect(
    (await eventsOf(id, "sla.breached")).map((event) => [event.data.metric, event.data.due_at, event.is_internal]),
  ).toEqual([
    ["first_response", "2026-03-02T10:00:00.000Z", true],
    ["resolution", "2026-03-02T13:00:00.000Z", true],
  ]);
  expect(await eventsOf(id, "ticket.escalated")).toHaveLength(1);
  expect(await tick()).toBe(0);
  await expectDerivedState(app);
});

test("Several processes that tick at once take each step once", async () => {
  for (let i = 0; i < 30; i += 1) await buildTicket(app.services, { priority: "high" });
  await app.clock.set("2026-03-02T13:00:01Z");
  const taken = await Promise.all([tick(7), tick(5), tick(1000)]);
  await tick();
  expect(taken.reduce((sum, n) => sum + n)).toBeLessThanOrEqual(30);
  const lines = await app.db.one<{ lines: number; events: number; jobs: number }>(
    `SELECT (SELECT count(*) FROM sla_events WHERE type = 'breached') AS lines,
            (SELECT count(*) FROM events WHERE type = 'sla.breached') AS events,
            (SELECT count(*) FROM graphile_worker.jobs WHERE task_identifier = 'escalate') AS jobs`,
  );
  expect(lines).toEqual({ lines: 30, events: 30, jobs: 30 });
  await app.jobs.runAll();
  expect(await app.db.rows("SELECT ticket_id FROM events WHERE type = 'ticket.escalated'")).toHaveLength(30);
  await expectDerivedState(app);
});

test("A reply that lands between the deadline and the next tick stays a miss, and is told like one", async () => {
  const agent = await buildAgent(app.db);
  const { id } = await buildTicket(app.services, { priority: "critical" });
  await app.clock.set("2026-03-02T10:00:00.500Z");
  const reply = await app.api.as(agent).post(`/api/tickets/${id}/comments`).send({ comment: "We are on it." });
  expect(reply.status).toBe(201);
  expect(await tick()).toBe(0);
  const seen = await app.api.as(agent).get(`/api/tickets/${id}`);
  expect(seen.body.clocks[0]).toMatchObject({
    metric: "first_response",
    state: "missed",
    missed_by_ms: 500,
    breached_at: "2026-03-02T10:00:00.000Z",
    detected_at: "2026-03-02T10:00:00.500Z",
  });
  expect(await eventsOf(id, "sla.breached")).toHaveLength(1);
  await expectDerivedState(app);
});

test("A breach escalates to the team's supervisor, or to nobody in particular where there is none", async () => {
  const [agent, supervisor] = [await buildAgent(app.db), await buildSupervisor(app.db)];
  const department = await buildDepartment(app.db);
  const team = await buildTeam(app.db, {
    supervisorId: supervisor.id,
    memberIds: [agent.id, supervisor.id],
    departmentIds: [department.id],
  });
  const led = await buildTicket(app.services, { priority: "high", departmentId: department.id, teamId: team.id });
  const unled = await buildTicket(app.services, { priority: "high" });
  await app.clock.set("2026-03-02T13:00:01Z");
  await tick();
  await app.jobs.runAll();
  expect((await eventsOf(led.id, "ticket.escalated"))[0]?.data).toMatchObject({
    level: 1,
    by: "sla",
    metric: "first_response",
    to: { id: supervisor.id },
  });
  expect((await eventsOf(unled.id, "ticket.escalated"))[0]?.data).toMatchObject({ level: 1, to: null });
  await app.clock.set("2026-03-02T17:00:00Z"); // the escalation step is one of its own
  await tick();
  await app.jobs.runAll();
  expect((await eventsOf(led.id, "ticket.escalated")).map((event) => event.data.level)).toEqual([1, 2]);
  await app.clock.set("2026-03-03T09:00:01Z"); // the resolution is missed too, but something has escalated it before
  await tick();
  await app.jobs.runAll();
  expect(await eventsOf(led.id, "ticket.escalated")).toHaveLength(2);
  await expectDerivedState(app);
});

test("Whatever happens to tickets, their clocks are what their log says", async () => {
  const agent = await buildAgent(app.db);
  const actor = await loadActor(app.db, agent.id);
  if (!actor) throw new Error("The agent has no rights");
  const { runWork, config, db } = app.services;
  const rules = await readRules(db, config);
  let seed = 7;
  const random = (n: number) => (seed = (seed * 1103515245 + 12345) % 2147483648) % n;
  const ids: number[] = [];
  for (let i = 0; i < 12; i += 1)
    ids.push(
      (await buildTicket(app.services, { priority: (["low", "medium", "high", "critical"] as const)[i % 4] })).id,
    );
  for (let step = 0; step < 90; step += 1) {
    await app.clock.advance(random(3 * 3_600_000));
    const id = ids[random(ids.length)] ?? 0;
    const kind = random(6);
    const statuses: Status[] = ["in_progress", "pending", "on_hold", "resolved", "closed"];
    const priorities: Priority[] = ["low", "medium", "high", "critical"];
    const now = await app.clock.now();
    await runWork(actor, async (work) => {
      if (kind === 0) return void (await addComment(work, id, { text: "A reply", isInternal: false }, rules));
      if (kind === 1) return void (await updateTicket(work, id, { priority: priorities[random(4)] }));
      if (kind === 2)
        return void (await updateTicket(work, id, {
          dueAt: random(3) === 0 ? null : new Date(now.getTime() + 60_000 + random(48 * 3_600_000)),
        }));
      return void (await setStatus(work, id, { status: statuses[random(5)] ?? "pending" }, rules));
    }).catch((error: unknown) => {
      // Random steps are often not allowed; nothing else may go wrong.
      if (!(error instanceof Error) || error.name !== "AppError") throw error;
    });
    if (random(4) === 0) await tick(3);
    if (random(8) === 0) await app.jobs.runAll();
  }
  await tick();
  await app.jobs.runAll();
  await expectDerivedState(app);
  expect(await app.db.rows("SELECT 1 FROM sla_events WHERE type = 'breached'")).not.toHaveLength(0);
  expect(await app.db.rows("SELECT 1 FROM sla_events WHERE type = 'reopened'")).not.toHaveLength(0);
});
