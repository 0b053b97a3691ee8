import { afterEach, beforeEach, expect, test } from "@jest/globals";
import {
  buildAdmin,
  buildAgent,
  buildCalendar,
  buildCategory,
  buildPolicy,
  buildSupervisor,
  buildTeam,
  buildTicket,
  everyPriority,
  withLunch,
} from "../../../test/factories/index.js";
import { startTestApp, type TestApp } from "../../../test/start-test-app.js";
import { consumersOf } from "../../subscriptions.js";
import type { SlaExplanation } from "../../contract/index.js";
import { tickSla } from "./index.js";
import { expectDerivedState } from "./testing/derived-state.js";

let app: TestApp;
beforeEach(async () => void (app = await startTestApp({ now: "2026-03-26T08:00:00Z" })));
afterEach(() => app.close());

const nights = { mon: [["20:00", "06:00"]], tue: [["20:00", "06:00"]], thu: [["12:00", "24:00"]] } as const;
const working = (duration: string) => ({ kind: "working", duration });
const step = (more: object) => ({ metric: "resolution", when: "percent", percent: 60, notify: ["admins"], ...more });

/** Three policies on two calendars, with all kinds of promises, warnings and steps; tickets of a team with a supervisor. */
async function desk() {
  const [agent, supervisor, admin] = [
    await buildAgent(app.db),
    await buildSupervisor(app.db),
    await buildAdmin(app.db),
  ];
  const team = await buildTeam(app.db, { supervisorId: supervisor.id, memberIds: [agent.id, supervisor.id] });
  const day = await buildCalendar(app, { holidays: [{ date: "2026-03-27", name: "Founders' day" }] });
  const night = await buildCalendar(app, { timeZone: "America/Santiago", hours: structuredClone(nights) as never });
  const category = await buildCategory(app.db);
  const law = { kind: "business_days", amount: 2, extension: 1, calendar_id: day.id };
  const all = everyPriority({ first_response: "1h", next_response: "90m", update: "3h", resolution: "5h" });
  const policies = [
    await buildPolicy(app, {
      calendar_id: night.id,
      conditions: { category_ids: [category.id] },
      warn_percents: [25, 50],
      reopening: "restart",
      targets: { ...everyPriority({ first_response: law, resolution: law }), low: { update: working("2h") } },
    }),
    await buildPolicy(app, {
      calendar_id: day.id,
      conditions: { priorities: ["high", "critical"] },
      targets: { ...all, critical: { ...all.critical, resolution: working("2h") } },
      steps: [step({ raise_priority: true }), step({ percent: 130, reassign: "supervisor" })],
    }),
    await buildPolicy(app, {
      calendar_id: night.id,
      conditions: { priorities: ["low"] },
      pausing: ["pending"],
      reopening: "keep",
      targets: everyPriority({ next_response: "30m", update: "1h" }),
    }),
  ];
  const tickets = [];
  for (const priority of ["low", "medium", "high", "critical", "low", "high"] as const)
    tickets.push(await buildTicket(app.services, { priority, teamId: team.id, assigneeId: agent.id }));
  return { agent, admin, day, category, other: await buildCategory(app.db), policies, tickets };
}

test("Whatever work is done, by people, by the monitor and by runs, clocks are what their logs say, and every explanation adds up", async () => {
  const { agent, admin, day, category, other, policies, tickets } = await desk();
  let seed = 20_261_125;
  const below = (n: number) => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((seed / 2 ** 32) * n);
  };
  const pick = <T>(items: readonly T[]): T => items[below(items.length)] as T;
  const [desks, runs] = [app.api.as(agent), app.api.as(admin)];
  const seen = new Map<number, number>();
  for (let n = 0; n < 160; n += 1) {
    await app.clock.advance(below(4 * 3_600_000));
    const ticket = pick(tickets);
    const path = `/api/tickets/${ticket.id}`;
    const soon = new Date((await app.clock.now()).getTime() + 1000 + below(40 * 3_600_000)).toISOString();
    const happen = [
      () => desks.post(`${path}/comments`).send({ comment: "We are on it." }),
      () => app.api.as({ id: ticket.customerId }).post(`${path}/comments`).send({ comment: "And now?" }),
      () => desks.patch(`${path}/status`).send({ status: pick(["in_progress", "pending", "on_hold", "in_progress"]) }),
      () => desks.patch(`${path}/status`).send({ status: pick(["resolved", "in_progress"]), comment: "Look." }),
      () => desks.patch(path).send({ priority: pick(["low", "medium", "high", "critical"]) }),
      () => desks.patch(path).send({ category_id: pick([category.id, other.id]) }),
      () => desks.patch(path).send({ due_at: pick([soon, null]), priority: pick(["low", "high"]) }),
      async () => {
        await desks.patch(path).send({ category_id: category.id, priority: "medium" });
        return desks.post(`${path}/sla/extend`).send({ metric: "resolution", reason: "A report is awaited" });
      },
      () => runs.post(`/api/sla/policies/${pick(policies).id}/apply`),
      () => runs.post(`/api/calendars/${day.id}/apply`),
      () => runs.patch(`/api/sla/policies/${pick(policies).id}`).send({ warn_percents: [10 + below(80)] }),
      () =>
        runs
          .patch(`/api/calendars/${day.id}`)
          .send({ hours: { ...withLunch, fri: [["08:00", pick(["10:00", "12:00"])]] } }),
    ];
    const kind = pick([0, 1, 2, 3, 4, 5, 6, 0, 1, 2, 3, 4, 5, 7, 8, 9, 10, 11]);
    const answer = await happen[kind]?.();
    // Random work is often not allowed; nothing else may go wrong.
    expect([n, kind, [200, 201, 202, 403, 409, 422].includes(answer?.status ?? 0), answer?.body]).toEqual([
      n,
      kind,
      true,
      answer?.body,
    ]);
    if ((answer?.status ?? 0) < 300) seen.set(kind, (seen.get(kind) ?? 0) + 1);
    if (below(3) === 0) await tickSla(app.services, consumersOf, pick([2, 100]));
    if (below(4) === 0) await app.jobs.runAll();
    if (n % 20 === 19) await expectDerivedState(app);
  }
  // An extension needs a date by law that is not overdue, which chance may not leave.
  expect([...seen.keys()]).toEqual(expect.arrayContaining([0, 1, 2, 3, 4, 5, 6, 8, 9, 10, 11]));
  for (const { id } of tickets) await expectToAddUp(id, agent);
});

async function expectToAddUp(id: number, person: { id: number }): Promise<void> {
  const answer = await app.api.as(person).get(`/api/tickets/${id}/sla/explain`);
  expect(answer.status).toBe(200);
  for (const clock of (answer.body as SlaExplanation).clocks) {
    let [reached, used] = [clock.started_at, 0];
    for (const interval of clock.intervals) {
      expect([clock.metric, interval.from]).toEqual([clock.metric, reached]);
      reached = interval.to;
      used = Math.round((used + interval.counted_seconds) * 1000) / 1000;
      expect([clock.metric, interval.used_seconds]).toEqual([clock.metric, used]);
    }
    expect([clock.metric, clock.counted_seconds]).toEqual([clock.metric, used]);
  }
}
