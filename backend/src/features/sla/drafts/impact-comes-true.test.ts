import { afterEach, beforeEach, expect, test } from "@jest/globals";
import {
  buildAdmin,
  buildAgent,
  buildCalendar,
  buildPolicy,
  buildTicket,
  type BuiltPerson,
} from "../../../../test/factories/index.js";
import { startTestApp, type TestApp } from "../../../../test/start-test-app.js";
import type { SlaImpact } from "../../../contract/index.js";
import { priorities, randomDrafts, type RandomDrafts } from "./testing/random-drafts.js";

let app: TestApp;
let admin: BuiltPerson, agent: BuiltPerson;
let random: RandomDrafts;
beforeEach(async () => {
  app = await startTestApp({ now: "2026-03-26T07:00:00Z" });
  [admin, agent] = [await buildAdmin(app.db), await buildAgent(app.db)];
  random = randomDrafts(20_261_126);
});
afterEach(() => app.close());

const as = () => app.api.as(admin);

/** Tickets in all states that promises may be in. */
async function lives({ below, pick }: RandomDrafts): Promise<void> {
  for (let n = 0; n < 16; n += 1) {
    const { id } = await buildTicket(app.services, { priority: pick(priorities) });
    await app.clock.advance(below(3 * 3_600_000));
    const path = `/api/tickets/${id}`;
    const desk = app.api.as(agent);
    if (below(2) === 0) await desk.post(`${path}/comments`).send({ comment: "We are on it." });
    if (below(3) === 0) await desk.patch(`${path}/status`).send({ status: pick(["pending", "on_hold", "resolved"]) });
    if (below(4) === 0) await desk.patch(path).send({ due_at: "2026-04-01T12:00:00Z" });
    if (below(4) === 0) await desk.patch(path).send({ priority: pick(priorities) });
  }
}

interface Due {
  ticket_id: number;
  metric: string;
  cycle: number;
  due: number | null;
}
const dues = () =>
  app.db.rows<Due>(
    `SELECT ticket_id, metric, cycle, (extract(epoch FROM due_at) * 1000)::bigint AS due FROM sla_clocks
     WHERE met_at IS NULL AND cancelled_at IS NULL`,
  );

/** What applying did, counted from what was stored before and after it. */
async function happened(before: readonly Due[], run: () => Promise<unknown>) {
  const now = (await app.clock.now()).getTime();
  await run();
  await app.jobs.runAll();
  const after = await dues();
  const keys = new Set([...before, ...after].map(({ ticket_id, metric, cycle }) => `${ticket_id} ${metric} ${cycle}`));
  const of = (all: readonly Due[], key: string) =>
    all.find(({ ticket_id, metric, cycle }) => `${ticket_id} ${metric} ${cycle}` === key)?.due ?? null;
  const moved = [...keys].filter((key) => of(before, key) !== of(after, key));
  const late = (due: number | null) => due !== null && due < now;
  const overdue = moved.filter((key) => late(of(after, key)) && !late(of(before, key)));
  const tickets = (some: string[]) => new Set(some.map((key) => key.split(" ")[0])).size;
  return { moving: tickets(moved), overdue: tickets(overdue) };
}

test("What an impact says of a policy, new or saved again, is what saving and applying it does", async () => {
  const { below, pick, targets } = random;
  const calendar = await buildCalendar(app);
  const all = await buildPolicy(app, { name: "All", calendar_id: calendar.id, targets: targets(12) });
  await lives(random);
  let movements = 0;
  for (let n = 0; n < 6; n += 1) {
    await app.clock.advance(below(5 * 3_600_000));
    const isNew = n % 3 === 2;
    const draft = {
      name: isNew ? `New ${n}` : "All",
      calendar_id: calendar.id,
      targets: targets(10),
      conditions: { priorities: pick([[], ["high", "critical"], ["low"]]) },
    };
    if (isNew) await as().patch(`/api/sla/policies/${all.id}`).send({ is_on: false });
    const before = await dues();
    const asked = { policy: draft, policy_id: isNew ? null : all.id };
    const told = (await as().post("/api/sla/impact").send(asked)).body as SlaImpact;
    expect(await dues()).toEqual(before); // asking moves nothing
    const real = await happened(before, async () => {
      const saved = isNew
        ? await as().post("/api/sla/policies").send(draft)
        : await as().patch(`/api/sla/policies/${all.id}`).send(draft);
      expect([200, 201]).toContain(saved.status);
      expect((await as().post(`/api/sla/policies/${saved.body.id}/apply`)).status).toBe(202);
    });
    expect([n, { moving: told.moving, overdue: told.overdue }]).toEqual([n, real]);
    expect(told.examined).toBe(told.open_tickets);
    movements += real.moving;
    if (isNew) await as().patch(`/api/sla/policies/${all.id}`).send({ is_on: true });
  }
  expect(movements).toBeGreaterThan(15);
});

test("What an impact says of a calendar is what saving and applying it does", async () => {
  const { below, pick, targets } = random;
  const calendar = await buildCalendar(app);
  await buildPolicy(app, { name: "All", calendar_id: calendar.id, targets: targets(12) });
  await lives(random);
  let movements = 0;
  for (let n = 0; n < 4; n += 1) {
    await app.clock.advance(below(3 * 3_600_000));
    const hours = Object.fromEntries(
      (["mon", "tue", "wed", "thu", "fri"] as const).map((day) => [
        day,
        [[`0${5 + below(4)}:00`, `${12 + below(9)}:30`]],
      ]),
    );
    const draft = { name: calendar.name, time_zone: pick(["Europe/Berlin", "Asia/Kathmandu"]), hours };
    const before = await dues();
    const told = (await as().post("/api/sla/impact").send({ calendar_id: calendar.id, calendar: draft }))
      .body as SlaImpact;
    const real = await happened(before, async () => {
      expect((await as().patch(`/api/calendars/${calendar.id}`).send(draft)).status).toBe(200);
      expect((await as().post(`/api/calendars/${calendar.id}/apply`)).status).toBe(202);
    });
    expect([n, { moving: told.moving, overdue: told.overdue }]).toEqual([n, real]);
    movements += real.moving;
  }
  expect(movements).toBeGreaterThan(10);
});
