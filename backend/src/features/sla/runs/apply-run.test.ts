import { afterEach, beforeEach, expect, test } from "@jest/globals";
import {
  buildAdmin,
  buildAgent,
  buildCalendar,
  buildPolicy,
  buildTicket,
  everyPriority,
  withLunch,
  type BuiltPerson,
} from "../../../../test/factories/index.js";
import { startTestApp, type TestApp } from "../../../../test/start-test-app.js";
import type { CalendarDetail, SlaImpact, SlaPolicyDetail, SlaRun } from "../../../contract/index.js";
import { applySla } from "../index.js";

let app: TestApp;
let admin: BuiltPerson;
beforeEach(async () => {
  app = await startTestApp({ now: "2026-07-13T07:00:00Z" }); // Monday, 9:00 in Berlin
  admin = await buildAdmin(app.db);
});
afterEach(() => app.close());

const as = () => app.api.as(admin);
const dues = (metric = "resolution") =>
  app.db.rows<{ ticket_id: number; due_at: Date }>(
    "SELECT ticket_id, due_at FROM sla_clocks WHERE metric = $1 AND met_at IS NULL AND cancelled_at IS NULL ORDER BY ticket_id",
    [metric],
  );
const runOf = async (id: number) => (await as().get(`/api/sla/runs/${id}`)).body as SlaRun;

async function office(resolution = "8h"): Promise<{ calendar: CalendarDetail; policy: SlaPolicyDetail }> {
  const calendar = await buildCalendar(app);
  const policy = await buildPolicy(app, {
    name: "Office",
    calendar_id: calendar.id,
    conditions: { priorities: ["high"] },
    targets: everyPriority({ resolution }),
  });
  return { calendar, policy };
}

test("A saved policy reaches the open tickets only when it is applied, as its impact said; what was used stays used", async () => {
  const { policy } = await office("7h");
  const [mine, other] = [
    await buildTicket(app.services, { priority: "high" }),
    await buildTicket(app.services, { priority: "low" }),
  ];
  const done = await buildTicket(app.services, { priority: "high", status: "closed" });
  const logOf = (id: number) => app.db.rows("SELECT * FROM sla_events WHERE ticket_id = $1 ORDER BY id", [id]);
  const [closed, unconcerned] = [await logOf(done.id), await logOf(other.id)];
  await app.clock.set("2026-07-13T09:00:00Z"); // 11:00: two hours used
  const targets = everyPriority({ resolution: "1h" });

  const draft = { name: "Office", calendar_id: policy.calendar.id, conditions: policy.conditions, targets };
  const impact = (await as().post("/api/sla/impact").send({ policy_id: policy.id, policy: draft })).body as SlaImpact;
  expect(impact).toMatchObject({ open_tickets: 2, examined: 2, matching: 1, moving: 1, overdue: 1 });
  expect(impact.examples).toMatchObject([{ ticket_id: mine.id, state: "breached", to: "2026-07-13T08:00:00.000Z" }]);

  expect((await as().patch(`/api/sla/policies/${policy.id}`).send({ targets })).status).toBe(200);
  expect((await dues())[0]?.due_at.toISOString()).toBe("2026-07-13T15:00:00.000Z"); // 17:00
  const started = await as().post(`/api/sla/policies/${policy.id}/apply`);
  expect(started.status).toBe(202);
  expect(started.body).toMatchObject({ state: "running", total: 2, done: 0, policy: { name: "Office" } });
  await app.jobs.runAll();
  expect(await runOf(started.body.id)).toMatchObject({ state: "done", total: 2, done: 2, changed: 1 });
  expect((await dues())[0]?.due_at.toISOString()).toBe("2026-07-13T08:00:00.000Z");
  expect(await logOf(done.id)).toEqual(closed);
  expect(await logOf(other.id)).toEqual(unconcerned);
  const told = await app.db.rows("SELECT data FROM events WHERE type = 'sla.retargeted'");
  expect(told).toEqual([{ data: { by: "policy", policy: "Office" } }]);
  expect(await app.db.rows("SELECT 1 FROM sla_runs WHERE finished_at IS NULL")).toEqual([]);
});

test("A changed calendar counts from when it is applied, and what was counted before stays", async () => {
  const { calendar } = await office();
  await buildTicket(app.services, { priority: "high" });
  await app.clock.set("2026-07-13T10:00:00Z"); // 12:00: three hours used
  const hours = { ...withLunch, mon: [["09:00", "12:00"]] };
  const impact = (
    await as()
      .post("/api/sla/impact")
      .send({ calendar_id: calendar.id, calendar: { name: "Office", time_zone: "Europe/Berlin", hours } })
  ).body as SlaImpact;
  expect(impact).toMatchObject({ matching: 1, moving: 1, overdue: 0 });
  expect((await as().patch(`/api/calendars/${calendar.id}`).send({ hours })).status).toBe(200);
  const { body } = await as().post(`/api/calendars/${calendar.id}/apply`);
  await app.jobs.runAll();
  expect(await runOf((body as SlaRun).id)).toMatchObject({ state: "done", changed: 1 });
  // Five hours are left, and Monday has none any more: Tuesday until 15:00.
  expect((await dues())[0]?.due_at.toISOString()).toBe("2026-07-14T13:00:00.000Z");
  expect(impact.examples).toMatchObject([{ to: "2026-07-14T13:00:00.000Z" }]);
});

test("A run whose worker died goes on where it was: nothing twice, nothing left out", async () => {
  const { policy } = await office();
  for (let i = 0; i < 9; i += 1) await buildTicket(app.services, { priority: "high" });
  await as()
    .patch(`/api/sla/policies/${policy.id}`)
    .send({ targets: everyPriority({ resolution: "4h" }) });
  const { body } = await as().post(`/api/sla/policies/${policy.id}/apply`);
  const id = (body as SlaRun).id;
  let transactions = 0; // four a round of three batches, three in the second round
  const dying = {
    ...app.services,
    runWork: ((...given: Parameters<typeof app.services.runWork>) => {
      if (transactions++ === 5) throw new Error("The worker died");
      return app.services.runWork(...given);
    }) as typeof app.services.runWork,
  };
  await expect(applySla(dying, { run_id: id, batch: 2 })).rejects.toThrow("died");
  // The other batch of its round was done, and is not noted as such.
  expect(await runOf(id)).toMatchObject({ state: "running", done: 6, changed: 7 });
  await Promise.all([
    applySla(app.services, { run_id: id, batch: 2 }),
    applySla(app.services, { run_id: id, batch: 3 }),
  ]);
  expect(await runOf(id)).toMatchObject({ state: "done", done: 9, changed: 9 });
  const twice = await app.db.rows(
    "SELECT ticket_id FROM sla_events WHERE type = 'retargeted' AND at = recorded_at GROUP BY ticket_id HAVING count(*) > 2",
  );
  expect(twice).toEqual([]);
  expect(await app.db.rows("SELECT 1 FROM events WHERE type = 'sla.retargeted'")).toHaveLength(9);
});

test("Asked again while it runs it begins anew; of nothing, or by an agent, it does not begin", async () => {
  const { policy, calendar } = await office();
  await buildTicket(app.services, { priority: "high" });
  const [one, two] = await Promise.all([
    as().post(`/api/sla/policies/${policy.id}/apply`),
    as().post(`/api/sla/policies/${policy.id}/apply`),
  ]);
  expect(one.body.id).toBe(two.body.id);
  expect((await as().get("/api/sla/runs")).body.data).toHaveLength(1);
  await as().post(`/api/calendars/${calendar.id}/apply`);
  const queues = await app.db.rows(
    "SELECT count(*) AS jobs, count(DISTINCT queue_name) AS queues FROM graphile_worker.jobs WHERE task_identifier = 'apply_sla'",
  );
  expect(queues).toEqual([{ jobs: 2, queues: 1 }]); // one after the other
  expect((await as().post("/api/sla/policies/999/apply")).status).toBe(404);
  expect((await as().post("/api/calendars/999/apply")).status).toBe(404);
  const agent = app.api.as(await buildAgent(app.db));
  expect((await agent.post(`/api/calendars/${calendar.id}/apply`)).status).toBe(403);
  expect((await as().get("/api/sla/runs/999")).status).toBe(404);
});
