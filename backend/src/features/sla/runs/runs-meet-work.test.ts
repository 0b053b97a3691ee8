import { afterEach, beforeEach, expect, test } from "@jest/globals";
import {
  buildAdmin,
  buildAgent,
  buildCalendar,
  buildPolicy,
  buildTicket,
  everyPriority,
  type BuiltPerson,
} from "../../../../test/factories/index.js";
import { eventually } from "../../../../test/eventually.js";
import { untilWaiting } from "../../../../test/until-waiting.js";
import { startTestApp, type TestApp } from "../../../../test/start-test-app.js";
import type { Priority, SlaRun } from "../../../contract/index.js";
import type { Services } from "../../../platform/services.js";
import { applySla } from "../index.js";
import { expectDerivedState } from "../testing/derived-state.js";
import { promisedTo } from "../testing/promised.js";

let app: TestApp;
let admin: BuiltPerson, agent: BuiltPerson;
beforeEach(async () => {
  app = await startTestApp({ now: "2026-03-02T08:00:00Z" }); // Monday, 9:00 in Berlin
  [admin, agent] = [await buildAdmin(app.db), await buildAgent(app.db)];
});
afterEach(async () => {
  await expectDerivedState(app);
  await app.close();
});

const as = () => app.api.as(admin);
const apply = async (id: number) => (await as().post(`/api/sla/policies/${id}/apply`)).body as SlaRun;
const runOf = async (id: number) => (await as().get(`/api/sla/runs/${id}`)).body as SlaRun;
const promise = async (priorities: Priority[], resolution: string) =>
  buildPolicy(app, {
    name: priorities.join(),
    calendar_id: (await buildCalendar(app)).id,
    conditions: { priorities },
    targets: everyPriority({ resolution }),
  });
const save = async (id: number, resolution: string) => {
  const answer = await as()
    .patch(`/api/sla/policies/${id}`)
    .send({ targets: everyPriority({ resolution }) });
  expect(answer.status).toBe(200);
};
const file = async (count: number, priority: Priority) => {
  const ids: number[] = [];
  for (let i = 0; i < count; i += 1) ids.push((await buildTicket(app.services, { priority })).id);
  return ids;
};
const logOf = (id: number) => app.db.rows("SELECT * FROM sla_events WHERE ticket_id = $1 ORDER BY id", [id]);

/** The same services, in which something happens before the transaction with that number. */
function meanwhile(number: number, happen: () => Promise<unknown>): Services {
  let count = 0;
  return {
    ...app.services,
    runWork: async (...given) => {
      count += 1;
      if (count === number) await happen();
      return app.services.runWork(...given);
    },
  };
}

test("A policy that comes to promise something reaches tickets to which nothing was promised; nothing counts from before", async () => {
  const policy = await buildPolicy(app, {
    name: "Critical at first",
    calendar_id: (await buildCalendar(app)).id,
    targets: { ...everyPriority({}), critical: { resolution: { kind: "working", duration: "4h" } } },
  });
  const [open, done] = [await file(2, "low"), await buildTicket(app.services, { priority: "low", status: "resolved" })];
  const hidden = await buildTicket(app.services, { priority: "low" });
  expect((await as().delete(`/api/tickets/${hidden.id}`)).status).toBe(204);
  await app.clock.set("2026-03-02T10:00:00Z");
  await save(policy.id, "3h");
  const { id } = await apply(policy.id);
  await app.jobs.runAll();
  expect(await runOf(id)).toMatchObject({ state: "done", total: 2, done: 2, changed: 2 });
  for (const ticket of open)
    expect(await promisedTo(app, ticket)).toMatchObject([{ metric: "resolution", due: "2026-03-02T14:00:00Z" }]);
  expect([await logOf(done.id), await logOf(hidden.id)]).toEqual([[], []]);
});

test("Two policies at once: each ticket ends under its own, each once", async () => {
  const [high, low] = [await promise(["high"], "8h"), await promise(["low"], "8h")];
  const [urgent, calm] = [await file(5, "high"), await file(5, "low")];
  await save(high.id, "4h");
  await save(low.id, "6h");
  const [one, two] = [await apply(high.id), await apply(low.id)];
  expect(one.id).not.toBe(two.id);
  await Promise.all([one, two].map(({ id }) => applySla(app.services, { run_id: id, batch: 2 })));
  for (const { id } of [one, two]) expect(await runOf(id)).toMatchObject({ state: "done", done: 10, changed: 5 });
  const dues = async (ids: number[]) => Promise.all(ids.map(async (id) => (await promisedTo(app, id))[0]?.due));
  expect([...new Set(await dues(urgent))]).toEqual(["2026-03-02T13:00:00Z"]);
  expect([...new Set(await dues(calm))]).toEqual(["2026-03-02T15:00:00Z"]);
  expect(await app.db.rows("SELECT 1 FROM events WHERE type = 'sla.retargeted'")).toHaveLength(10);
});

test("Tickets that change while it runs: resolved, hidden, of another priority, filed anew; each as it is when its turn comes", async () => {
  const policy = await promise(["high"], "8h");
  const [resolved, hidden, lowered, other] = await file(4, "high");
  await save(policy.id, "4h");
  const { id } = await apply(policy.id);
  // They have been chosen, and their batch has not begun.
  const during = meanwhile(2, async () => {
    const answers = [
      await app.api.as(agent).patch(`/api/tickets/${resolved}/status`).send({ status: "resolved" }),
      await as().delete(`/api/tickets/${hidden}`),
      await app.api.as(agent).patch(`/api/tickets/${lowered}`).send({ priority: "low" }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 204, 200]);
    await file(1, "high");
  });
  await applySla(during, { run_id: id, batch: 3 });
  expect(await runOf(id)).toMatchObject({ state: "done", total: 4, done: 4 });
  expect(await promisedTo(app, other ?? 0)).toMatchObject([{ version: 2, due: "2026-03-02T13:00:00Z" }]);
  expect(await promisedTo(app, lowered ?? 0)).toMatchObject([
    { policy: "Standard support" },
    { policy: "Standard support" },
  ]);
  expect([await promisedTo(app, resolved ?? 0), await promisedTo(app, hidden ?? 0)]).toEqual([[], []]);
  const retargeted = await app.db.rows<{ ticket_id: number }>(
    "SELECT ticket_id FROM events WHERE type = 'sla.retargeted' ORDER BY ticket_id",
  );
  expect(retargeted.map(({ ticket_id }) => ticket_id)).toEqual([other]);
});

test("A ticket that somebody holds is waited for, and then taken as they left it", async () => {
  const policy = await promise(["high"], "8h");
  const [id = 0] = await file(1, "high");
  await save(policy.id, "4h");
  const run = await apply(policy.id);
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  let isHeld = false;
  const holding = app.services.db.transaction(async (queries) => {
    await queries.rows("SELECT 1 FROM tickets WHERE id = $1 FOR NO KEY UPDATE", [id]);
    await queries.rows("UPDATE tickets SET priority = 'low' WHERE id = $1", [id]);
    isHeld = true;
    await held;
  });
  await eventually(() => isHeld);
  const running = applySla(app.services, { run_id: run.id });
  await untilWaiting(app.db);
  release();
  await Promise.all([holding, running]);
  const promised = await promisedTo(app, id);
  expect(promised.map((each) => each.policy)).toEqual(["Standard support", "Standard support"]);
});

test("Saved and asked for again while it runs: it begins anew, and all tickets end under the newest", async () => {
  const policy = await promise(["high"], "8h");
  const ids = await file(6, "high");
  await save(policy.id, "4h");
  const { id } = await apply(policy.id);
  // Between the first round, of three batches, and the second.
  const during = meanwhile(5, async () => {
    await save(policy.id, "2h");
    expect((await apply(policy.id)).id).toBe(id);
  });
  await applySla(during, { run_id: id, batch: 1 });
  expect(await runOf(id)).toMatchObject({ state: "done", total: 6, done: 6, changed: 6 });
  for (const ticket of ids)
    expect(await promisedTo(app, ticket)).toMatchObject([{ version: 3, due: "2026-03-02T10:00:00Z" }]);
  await app.jobs.runAll(); // the job that asking again added finds it done
  expect(await runOf(id)).toMatchObject({ state: "done", changed: 6 });
});

test("Deleted while it runs: the run ends where it is, and no ticket is moved to another policy", async () => {
  const policy = await promise(["high"], "8h");
  const ids = await file(5, "high");
  await save(policy.id, "4h");
  const { id } = await apply(policy.id);
  // Between the first round, of three batches, and the second.
  const during = meanwhile(5, async () => {
    expect((await as().delete(`/api/sla/policies/${policy.id}`)).status).toBe(204);
  });
  await applySla(during, { run_id: id, batch: 1 });
  expect(await runOf(id)).toMatchObject({ state: "done", total: 5, done: 3, changed: 3 });
  const versions = await Promise.all(ids.map(async (ticket) => (await promisedTo(app, ticket))[0]?.version));
  expect(versions).toEqual([2, 2, 2, 1, 1]);
  expect(await app.db.rows("SELECT 1 FROM events WHERE type = 'sla.retargeted'")).toHaveLength(3);
});

test("What was overdue unseen is announced as a miss, once, and counts as nothing promised anew", async () => {
  const policy = await promise(["high"], "1h");
  const [id = 0] = await file(1, "high");
  await app.clock.set("2026-03-02T09:00:00.001Z");
  const run = await apply(policy.id);
  await app.jobs.runAll();
  expect(await runOf(run.id)).toMatchObject({ state: "done", changed: 0 });
  expect(await app.db.rows("SELECT 1 FROM events WHERE type = 'sla.breached' AND ticket_id = $1", [id])).toHaveLength(
    1,
  );
  expect(await app.db.rows("SELECT 1 FROM events WHERE type = 'ticket.escalated'")).toHaveLength(1);
});
