import { afterEach, beforeEach, expect, test } from "@jest/globals";
import {
  buildAdmin,
  buildAgent,
  buildCalendar,
  buildPolicy,
  buildSupervisor,
  buildTeam,
  buildTicket,
  everyPriority,
  type BuiltPerson,
} from "../../../test/factories/index.js";
import { startTestApp, type TestApp } from "../../../test/start-test-app.js";
import { systemActor } from "../../platform/actor.js";
import { consumersOf } from "../../subscriptions.js";
import { tickSla } from "./index.js";
import { noticeDue } from "./notice-due.js";
import { expectDerivedState } from "./testing/derived-state.js";

let app: TestApp;
let agent: BuiltPerson;
let teamId: number;
const start = Date.parse("2026-03-02T08:00:00Z"); // Monday, 9:00 in Berlin
beforeEach(async () => {
  app = await startTestApp({ now: new Date(start).toISOString() });
  await buildAdmin(app.db);
  agent = await buildAgent(app.db);
  const supervisor = await buildSupervisor(app.db);
  teamId = (await buildTeam(app.db, { supervisorId: supervisor.id, memberIds: [agent.id, supervisor.id] })).id;
  const step = (percent: number) => ({
    metric: "resolution",
    when: "percent",
    percent,
    notify: ["assignee", "admins"],
  });
  await buildPolicy(app, {
    calendar_id: (await buildCalendar(app)).id,
    warn_percents: [25, 50, 75],
    targets: everyPriority({ first_response: "1h", update: "2h", resolution: "3h" }),
    steps: [step(40), step(90), step(120)],
  });
});
afterEach(async () => {
  await expectDerivedState(app);
  await app.close();
});

/** Minutes after nine. */
const setClock = (minutes: number) => app.clock.set(new Date(start + minutes * 60_000).toISOString());
const tick = (batch?: number) => tickSla(app.services, consumersOf, batch);
const file = async (count: number) => {
  const ids: number[] = [];
  for (let i = 0; i < count; i += 1) ids.push((await buildTicket(app.services, { teamId, assigneeId: agent.id })).id);
  return ids;
};
interface Line {
  step: string;
  /** Minutes after nine. */
  at: number;
}
/** What was taken, oldest first: "resolution warned 25". */
const taken = async (ticketId?: number): Promise<Line[]> =>
  app.db
    .rows<Line & Record<string, unknown>>(
      `SELECT trim(metric || ' ' || type || ' ' || step) AS step, (extract(epoch FROM at) - $2) / 60 AS at
     FROM sla_events WHERE type IN ('warned', 'breached', 'escalated') AND step <> 'breach' AND ($1::bigint IS NULL OR ticket_id = $1)
     ORDER BY recorded_at, at, step`,
      [ticketId ?? null, start / 1000],
    )
    .then((rows) => rows.map(({ step, at }) => ({ step, at: Number(at) })));

/** All that comes due in the first four hours, an hour of lunch among them, where somebody looks each minute. */
const inTime: Line[] = [
  { step: "first_response warned 25", at: 15 },
  { step: "first_response warned 50", at: 30 },
  { step: "update warned 25", at: 30 },
  { step: "first_response warned 75", at: 45 },
  { step: "resolution warned 25", at: 45 },
  { step: "first_response breached", at: 60 },
  { step: "update warned 50", at: 60 },
  { step: "resolution escalated 1", at: 72 },
  { step: "resolution warned 50", at: 90 },
  { step: "update warned 75", at: 90 },
  { step: "update breached", at: 120 },
  { step: "resolution warned 75", at: 135 },
  { step: "resolution escalated 2", at: 162 },
  { step: "resolution breached", at: 180 },
  { step: "resolution escalated 3", at: 276 },
];
/** After a longer standstill nobody is warned of what is missed already. */
const atOnce = inTime.filter(({ step }) => !step.includes("warned")).map(({ step }) => step);
const steps = (lines: readonly Line[]) => lines.map(({ step }) => step).sort();

/** Everything that was taken was told of once: an event for each line, and each person heard of each event once. */
async function expectToldOnce(): Promise<void> {
  await app.jobs.runAll();
  const twice = await app.db.rows(
    `SELECT ticket_id, type, data->>'metric', data->>'cycle', data->>'step' FROM events
     WHERE type IN ('sla.warned', 'sla.breached', 'sla.escalation_due') GROUP BY 1, 2, 3, 4, 5 HAVING count(*) > 1`,
  );
  expect(twice).toEqual([]);
  const counts = await app.db.one(
    `SELECT (SELECT count(*) FROM sla_events WHERE type IN ('warned', 'breached', 'escalated') AND step <> 'breach') AS lines,
            (SELECT count(*) FROM events WHERE type IN ('sla.warned', 'sla.breached', 'sla.escalation_due')) AS events`,
  );
  expect(counts?.events).toBe(counts?.lines);
  const cause = "SELECT data->'cause' FROM events WHERE type = 'ticket.escalated' GROUP BY 1 HAVING count(*) > 1";
  expect(await app.db.rows(cause)).toEqual([]);
}

test("Looked at each minute, each step is taken once and at its instant", async () => {
  const [id] = await file(1);
  for (let minute = 0; minute <= 280; minute += 1) {
    await setClock(minute + 0.001);
    await tick();
  }
  expect(await taken(id)).toEqual([...inTime].sort((a, b) => a.at - b.at || a.step.localeCompare(b.step)));
  await expectToldOnce();
});

test("After half an hour in which nothing ran, everything is taken at once, each once, in the order in which it was due", async () => {
  const ids = await file(3);
  await setClock(100);
  await tick();
  await setClock(130);
  expect(await tick()).toBe(3); // the update, which is missed; the next warning is at 135
  for (const id of ids) expect((await taken(id)).at(-1)).toEqual({ step: "update breached", at: 120 });
  await setClock(300);
  await tick(2);
  for (const id of ids) {
    const all = (await taken(id)).slice(-3);
    expect(all.map(({ step }) => step)).toEqual([
      "resolution escalated 2",
      "resolution breached",
      "resolution escalated 3",
    ]);
  }
  await expectToldOnce();
  const levels = await app.db.rows<{ ticket_id: number; steps: number[] }>(
    `SELECT ticket_id, json_agg((data->>'step')::integer ORDER BY id) AS steps FROM events
     WHERE type = 'ticket.escalated' AND data->'step' IS NOT NULL GROUP BY 1`,
  );
  expect(levels.map(({ steps: each }) => each)).toEqual(ids.map(() => [1, 2, 3]));
});

test("Six processes that look at the same moment, while people work on the same tickets, take each step once", async () => {
  const ids = await file(24);
  await setClock(300);
  const desk = app.api.as(agent);
  const [ticks, answers] = await Promise.all([
    Promise.all([tick(3), tick(5), tick(7), tick(20), tick(100), tick()]),
    Promise.all(
      ids.slice(0, 8).map((id) => desk.post(`/api/tickets/${id}/comments`).send({ comment: "Late, sorry." })),
    ),
  ]);
  expect(answers.map(({ status }) => status)).toEqual(ids.slice(0, 8).map(() => 201));
  // Rows that others held were left to the next round.
  const sum = ticks.reduce((all, each) => all + each) + (await tick());
  expect(await tick()).toBe(0);
  // Three misses found by an answer itself are not a tick's.
  expect(sum).toBeGreaterThanOrEqual(24 * atOnce.length - 8 * 3);
  for (const id of ids) expect(steps(await taken(id))).toEqual([...atOnce].sort());
  await expectToldOnce();
});

test("Ahead by two hours and back: nothing comes twice, nothing is lost, though work goes on in between", async () => {
  const [idle, answered] = await file(2);
  await setClock(20);
  await tick();
  await setClock(140);
  await tick();
  const ahead = steps(await taken(idle));
  await setClock(20); // set right again
  expect(await tick()).toBe(0);
  await app.api.as(agent).post(`/api/tickets/${answered}/comments`).send({ comment: "We are on it." });
  await app.api.as(agent).patch(`/api/tickets/${answered}/status`).send({ status: "pending" });
  for (let minute = 21; minute <= 140; minute += 7) {
    await setClock(minute);
    expect(await tick()).toBe(0);
  }
  expect(steps(await taken(idle))).toEqual(ahead);
  await app.api.as(agent).patch(`/api/tickets/${answered}/status`).send({ status: "in_progress" }); // after 120 minutes
  for (let minute = 141; minute <= 500; minute += 3) {
    await setClock(minute);
    await tick();
  }
  // Of what was missed two hours ahead nobody was warned: after a breach that says nothing any more.
  const unsaid = /^(first_response warned (50|75)|update warned)/;
  const expected = inTime.map(({ step }) => step).filter((step) => !unsaid.test(step));
  expect(steps(await taken(idle))).toEqual(expected.sort());
  const ofAnswered = (await taken(answered)).filter(({ step }) => step.startsWith("resolution"));
  expect(steps(ofAnswered)).toEqual(expected.filter((step) => step.startsWith("resolution")).sort());
  await expectToldOnce();
});

test("Killed between the statement and the commit, it has done nothing; the next one does all of it, once", async () => {
  const ids = await file(5);
  await setClock(300);
  const written = () =>
    app.db.one(
      "SELECT (SELECT count(*) FROM sla_events) + (SELECT count(*) FROM events) + (SELECT count(*) FROM graphile_worker.jobs) AS n",
    );
  const before = await written();
  const killed = app.services.runWork(systemActor, async (work) => {
    const { steps: noticed } = await noticeDue(work, consumersOf, 100);
    expect(noticed).toHaveLength(5 * atOnce.length);
    const own = await work.one<{ pid: number }>("SELECT pg_backend_pid() AS pid");
    await app.db.rows("SELECT pg_terminate_backend($1)", [own?.pid]);
  });
  await expect(killed).rejects.toThrow();
  expect(await written()).toEqual(before);
  expect(await tick()).toBe(5 * atOnce.length);
  for (const id of ids) expect(steps(await taken(id))).toEqual([...atOnce].sort());
  await expectToldOnce();
});

test("Resolved and hidden tickets are left alone", async () => {
  const [resolved, hidden] = await file(2);
  await app.api.as(agent).patch(`/api/tickets/${resolved}/status`).send({ status: "resolved" });
  await app.api.as(await buildAdmin(app.db)).delete(`/api/tickets/${hidden}`);
  await setClock(300);
  expect(await tick()).toBe(0);
  expect(await taken()).toEqual([]);
});
