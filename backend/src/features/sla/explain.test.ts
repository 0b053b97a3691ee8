import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { buildAgent, buildCalendar, buildPolicy, buildTicket, everyPriority } from "../../../test/factories/index.js";
import { startTestApp, type TestApp } from "../../../test/start-test-app.js";
import { consumersOf } from "../../subscriptions.js";
import { tickSla } from "./index.js";
import type { SlaClockExplanation, SlaExplanation } from "../../contract/index.js";

let app: TestApp;
// A Thursday: Friday is a holiday here, and on Sunday the clocks of Berlin go forward.
beforeEach(async () => void (app = await startTestApp({ now: "2026-03-26T09:00:00Z" })));
afterEach(() => app.close());

const explain = async (person: { id: number }, ticketId: number): Promise<SlaExplanation> => {
  const answer = await app.api.as(person).get(`/api/tickets/${ticketId}/sla/explain`);
  expect(answer.status).toBe(200);
  return answer.body as SlaExplanation;
};
const clockOf = (explanation: SlaExplanation, metric: string, cycle = 1): SlaClockExplanation => {
  const clock = explanation.clocks.find((each) => each.metric === metric && each.cycle === cycle);
  if (!clock) throw new Error(`There is no ${metric} clock`);
  return clock;
};
const minutes = (seconds: number) => seconds / 60;

/** Without a gap, and every second told apart: what the sum is worth. */
function expectToAddUp(clock: SlaClockExplanation): void {
  let used = 0;
  for (const [i, interval] of clock.intervals.entries()) {
    expect(interval.from).toBe(clock.intervals[i - 1]?.to ?? clock.started_at);
    const length = (Date.parse(interval.to) - Date.parse(interval.from)) / 1000;
    expect(interval.counted_seconds).toBe(interval.kind === "counted" ? length : 0);
    used += interval.counted_seconds;
    expect(interval.used_seconds).toBe(used);
  }
  expect(clock.counted_seconds).toBe(used);
}

test("A ticket that went through lunch, a holiday, a pause, another priority, a clock change and a reopening adds up to the second", async () => {
  const calendar = await buildCalendar(app, { holidays: [{ date: "2026-03-27", name: "Founders' day" }] });
  const target = (duration: string) => ({ resolution: { kind: "working", duration } });
  await buildPolicy(app, {
    name: "Office hours",
    calendar_id: calendar.id,
    targets: { critical: target("10h"), high: target("20h"), medium: target("20h"), low: target("40h") },
    conditions: { channels: ["web"] },
  });
  const agent = await buildAgent(app.db);
  const { id } = await buildTicket(app.services, { priority: "low" }); // Thursday 10:00 in Berlin
  const status = async (wanted: string) => {
    const answer = await app.api.as(agent).patch(`/api/tickets/${id}/status`).send({ status: wanted });
    expect(answer.status).toBe(200);
  };
  await app.clock.set("2026-03-26T13:00:00Z"); // 14:00: 2 h before lunch, 1 h after it
  await status("pending");
  await app.clock.set("2026-03-26T15:00:00Z"); // 16:00, one hour before closing
  await status("in_progress");
  await app.clock.set("2026-03-30T07:30:30Z"); // Monday 09:30:30 by summer time: 4 h 30 m 30 s used
  expect((await app.api.as(agent).patch(`/api/tickets/${id}`).send({ priority: "critical" })).status).toBe(200);
  await app.clock.set("2026-03-30T08:00:00Z"); // 10:00: 5 h used
  await status("resolved");
  await app.clock.set("2026-03-31T08:00:00Z"); // Tuesday 10:00: 5 h left
  await status("in_progress");

  const explanation = await explain(agent, id);
  const clock = clockOf(explanation, "resolution", 2);
  // Tuesday 10:00 to 12:00, 13:00 to 16:00 by summer time.
  expect(clock.due_at).toBe("2026-03-31T14:00:00.000Z");
  expect(clock.counted_seconds).toBe(10 * 3600);
  expectToAddUp(clock);
  expect(clock.intervals.map(({ kind, reason, counted_seconds }) => [kind, reason, minutes(counted_seconds)])).toEqual([
    ["counted", null, 120],
    ["closed", null, 0], // lunch
    ["counted", null, 60],
    ["paused", "pending", 0],
    ["counted", null, 60],
    ["closed", null, 0], // the evening
    ["holiday", "Founders' day", 0],
    ["closed", null, 0], // the weekend, an hour shorter
    ["counted", null, 60],
    ["resolved", null, 0],
    ["counted", null, 120],
    ["closed", null, 0],
    ["counted", null, 180],
  ]);
  const raised = clockOf(explanation, "resolution", 1).marks.findLast(({ type }) => type === "retargeted");
  expect(raised).toMatchObject({ priority: "critical", used_seconds: 16_230, left_seconds: 36_000 - 16_230 });
  expect(explanation.resolution).toEqual({
    first: { at: "2026-03-30T08:00:00.000Z", working_seconds: 5 * 3600 },
    total: { at: "2026-03-30T08:00:00.000Z", working_seconds: 5 * 3600 },
  });
  expect(explanation.policy).toMatchObject({ name: "Office hours", version: 1, newest_version: 1, deleted: false });
  expect(explanation.tried).toMatchObject([{ name: "Office hours", matches: true, met: ["channels"], failed: [] }]);
});

test("Why this policy: those before it say what kept them from matching", async () => {
  const calendar = await buildCalendar(app);
  await buildPolicy(app, {
    name: "Urgent in German",
    calendar_id: calendar.id,
    targets: everyPriority({ resolution: "8h" }),
    conditions: { priorities: ["critical"], languages: ["de"] },
  });
  const ticket = await buildTicket(app.services, { priority: "critical" });
  const explanation = await explain(await buildAgent(app.db), ticket.id);
  expect(explanation.tried.map(({ name, matches, met, failed }) => ({ name, matches, met, failed }))).toEqual([
    { name: "Urgent in German", matches: false, met: ["priorities"], failed: ["languages"] },
    { name: "Standard support", matches: true, met: [], failed: [] },
  ]);
});

test("The one who complained is told the working, and nothing of policies, warnings or escalations", async () => {
  const { id, customerId } = await buildTicket(app.services, { priority: "critical" });
  await app.clock.set("2026-03-26T12:00:00Z");
  await tickSla(app.services, consumersOf);
  const seen = await explain({ id: customerId }, id);
  expect(seen.policy).toBeNull();
  expect(seen.tried).toEqual([]);
  expect(clockOf(seen, "first_response").marks.map(({ type }) => type)).toEqual([
    "started",
    "retargeted", // the wish for critical was granted
    "breached",
  ]);
  const staff = await explain(await buildAgent(app.db), id);
  expect(clockOf(staff, "resolution").marks.map(({ type, step }) => [type, step])).toEqual([
    ["started", null],
    ["retargeted", null],
    ["escalated", "1"],
    ["warned", "75"],
  ]);
});

test("A ticket that is not the asker's is not found", async () => {
  const [{ id }, other] = [await buildTicket(app.services), await buildTicket(app.services)];
  expect((await app.api.as({ id: other.customerId }).get(`/api/tickets/${id}/sla/explain`)).status).toBe(404);
  expect((await app.api.anonymous().get(`/api/tickets/${id}/sla/explain`)).status).toBe(401);
});
