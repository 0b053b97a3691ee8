import { afterAll, beforeAll, expect, test } from "@jest/globals";
import {
  buildAdmin,
  buildAgent,
  buildCalendar,
  buildPolicy,
  buildTicket,
  everyPriority,
  type BuiltPerson,
} from "../../../../test/factories/index.js";
import { startTestApp, type TestApp } from "../../../../test/start-test-app.js";
import type { SlaPreview } from "../../../contract/index.js";

let app: TestApp;
let admin: BuiltPerson;
let calendarId: number;
beforeAll(async () => {
  app = await startTestApp({ now: "2026-07-10T14:50:00Z" }); // Friday, 16:50 in Berlin
  admin = await buildAdmin(app.db);
  calendarId = (await buildCalendar(app)).id;
});
afterAll(() => app.close());

const draft = (more: object = {}) => ({
  name: "Draft",
  calendar_id: calendarId,
  targets: everyPriority({ first_response: "2h", next_response: "1d", resolution: "8h" }),
  ...more,
});
const preview = (policy: object, more: object = {}) =>
  app.api
    .as(admin)
    .post("/api/sla/preview")
    .send({ policy, at: "2026-07-10T14:50:00Z", ticket: { priority: "medium" }, ...more });

test("A complaint late on a Friday is due on Monday, with every minute shown", async () => {
  const answer = await preview(draft({ warn_percents: [50], steps: [step({ percent: 100 })] }));
  expect(answer.status).toBe(200);
  const { clocks, matches } = answer.body as SlaPreview;
  expect(matches).toBe(true);
  expect(clocks.map(({ metric, due_at, tz }) => [metric, due_at, tz])).toEqual([
    ["first_response", "2026-07-13T08:50:00.000Z", "Europe/Berlin"],
    ["next_response", "2026-07-13T14:50:00.000Z", "Europe/Berlin"],
    ["resolution", "2026-07-14T07:50:00.000Z", "Europe/Berlin"],
  ]);
  const [reply, , resolution] = clocks;
  expect(reply?.intervals.map(({ kind, counted_seconds }) => [kind, counted_seconds / 60])).toEqual([
    ["counted", 10],
    ["closed", 0],
    ["counted", 110],
  ]);
  expect(reply?.warnings).toEqual([{ percent: 50, at: "2026-07-13T07:50:00.000Z" }]);
  expect(resolution?.steps).toEqual([{ level: 1, at: "2026-07-14T07:50:00.000Z" }]);
});

const step = (more: object) => ({ metric: "resolution", when: "percent", notify: ["supervisor"], ...more });

test("What is previewed is what a ticket then gets", async () => {
  const before = (await preview(draft({ name: "Promised" }))).body as SlaPreview;
  await buildPolicy(app, draft({ name: "Promised" }));
  const ticket = await buildTicket(app.services);
  const { body } = await app.api.as(await buildAgent(app.db)).get(`/api/tickets/${ticket.id}`);
  const due = (metric: string) =>
    (body.clocks as { metric: string; due_at: string }[]).find((clock) => clock.metric === metric)?.due_at;
  for (const metric of ["first_response", "resolution"])
    expect(due(metric)).toBe(before.clocks.find((clock) => clock.metric === metric)?.due_at);
});

test("Hours that are not saved yet count, for days of work too", async () => {
  const calendar = { name: "New", time_zone: "Europe/Berlin", hours: { mon: [["10:00", "14:00"]] } };
  const { clocks } = (await preview(draft(), { calendar })).body as SlaPreview;
  // A day is four hours there, and the next Monday has the only ones.
  expect(clocks.map(({ due_at }) => due_at)).toEqual([
    "2026-07-13T10:00:00.000Z",
    "2026-07-13T12:00:00.000Z",
    "2026-07-20T12:00:00.000Z",
  ]);
});

test("It says whether the draft would match such a ticket, and what is in the way", async () => {
  const conditions = { priorities: ["critical"], languages: ["de"] };
  const { matches, failed } = (
    await preview(draft({ conditions }), { ticket: { priority: "critical", language: "fr" } })
  ).body as SlaPreview;
  expect({ matches, failed }).toEqual({ matches: false, failed: ["languages"] });
  const off = (await preview(draft({ is_on: false, valid_until: "2026-07-09" }))).body as SlaPreview;
  expect(off.failed).toEqual(["off", "dates"]);
});

test("A draft that could not be saved is refused at its field, and nothing is saved by asking", async () => {
  const counts = () =>
    app.db.one(
      "SELECT (SELECT count(*) FROM sla_policies) AS p, (SELECT count(*) FROM sla_policy_versions) AS v, (SELECT count(*) FROM calendar_versions) AS c, (SELECT count(*) FROM events WHERE type <> 'access.refused') AS e",
    );
  await buildAdmin(app.db);
  const before = await counts();
  const fields = async (policy: object, more: object = {}) =>
    ((await preview(policy, more)).body.errors as { field: string }[]).map(({ field }) => field);
  expect(await fields(draft({ targets: everyPriority({ resolution: "0h" }) }))).toContain(
    "targets.critical.resolution.duration",
  );
  const never = { name: "Never", time_zone: "Europe/Berlin", hours: {} };
  expect(await fields(draft(), { calendar: never })).toEqual(["calendar.hours"]);
  expect(
    (
      await app.api
        .as(await buildAgent(app.db))
        .post("/api/sla/preview")
        .send({})
    ).status,
  ).toBe(403);
  expect(await counts()).toEqual(before);
});
