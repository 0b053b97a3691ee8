import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { SlaItem } from "../../contract/index.js";
import { buildPerson, type BuiltPerson } from "../../../test/factories/index.js";
import { startTestApp, type TestApp } from "../../../test/start-test-app.js";

const file = join(import.meta.dirname, "engine/calendar/testing/sla-vectors.json");
const { vectors } = JSON.parse(readFileSync(file, "utf8")) as { vectors: (SlaItem & { expected: unknown })[] };

let app: TestApp;
let agent: BuiltPerson;

beforeAll(async () => {
  app = await startTestApp();
  agent = await buildPerson(app.db, { role: "agent" });
});
afterAll(() => app.close());

const evaluate = (items: unknown, who: BuiltPerson | null = agent) =>
  (who ? app.api.as(who) : app.api.anonymous()).post("/api/sla/evaluate").send({ items });

const always = [["00:00", "24:00"]];
const noon = {
  op: "add",
  calendar: { timezone: "Europe/Berlin", hours: { mon: always }, holidays: [] },
  start: "2026-03-02T12:00:00+01:00",
  seconds: 60,
};

test("every vector, in one request and in order", async () => {
  const { status, body } = await evaluate(vectors);
  expect(status).toBe(200);
  expect(body.results).toHaveLength(vectors.length);
  for (const [i, { expected, ...vector }] of vectors.entries()) {
    const answer = body.results[i] as { result?: unknown; error?: string };
    const told = typeof answer.result === "string" ? answer.result.replace(".000Z", "Z") : answer.result;
    expect({ vector, told: answer.error ? "error" : told }).toEqual({ vector, told: expected });
  }
});

test.each([
  ["an unknown zone", { ...noon, calendar: { ...noon.calendar, timezone: "Europe/Atlantis" } }, "time zone"],
  [
    "a time there is not",
    { ...noon, calendar: { ...noon.calendar, hours: { mon: [["09:00", "25:00"]] } } },
    "hours.mon.0",
  ],
  [
    "windows that overlap",
    {
      ...noon,
      calendar: {
        ...noon.calendar,
        hours: {
          mon: [
            ["09:00", "12:00"],
            ["11:00", "13:00"],
          ],
        },
      },
    },
    "hours.mon.1: These hours overlap",
  ],
  [
    "hours that go on into the next day's",
    { ...noon, calendar: { ...noon.calendar, hours: { mon: [["22:00", "06:00"]], tue: [["05:00", "12:00"]] } } },
    "those of the next day",
  ],
  ["a date there is not", { ...noon, calendar: { ...noon.calendar, holidays: ["2026-02-30"] } }, "holidays.0.date"],
  ["a holiday twice", { ...noon, calendar: { ...noon.calendar, holidays: ["2026-02-03", "2026-02-03"] } }, "twice"],
  ["a negative time", { ...noon, seconds: -1 }, "seconds"],
  ["half a second", { ...noon, seconds: 0.5 }, "whole seconds"],
  ["more than ten years", { ...noon, seconds: 4e8 }, "ten years"],
  ["no time", { ...noon, seconds: null }, "seconds"],
  ["no start", { ...noon, start: null }, "start"],
  ["a start that is none", { ...noon, start: "tomorrow" }, "start"],
  ["a pause that is none", { ...noon, pauses: [["noon", null]] }, "pauses"],
  [
    "a calendar to save that never opens",
    { ...noon, op: "validate_calendar", calendar: { timezone: "UTC", hours: {} } },
    "never opens",
  ],
])("%s is told at its place; the others are answered", async (_what, item, words) => {
  const { status, body } = await evaluate([noon, item, noon]);
  expect(status).toBe(200);
  expect(body.results[1].error).toContain(words);
  expect([body.results[0], body.results[2]]).toEqual([
    { result: "2026-03-02T11:01:00.000Z" },
    { result: "2026-03-02T11:01:00.000Z" },
  ]);
});

test("no seconds are over at once; a calendar that never opens says never; a good one may be saved", async () => {
  const never = { ...noon, calendar: { timezone: "UTC", hours: {}, holidays: [] } };
  const { body } = await evaluate([
    { ...noon, seconds: 0 },
    never,
    { ...never, op: "next_open" },
    { ...noon, op: "validate_calendar" },
    { ...noon, op: "validate_target" },
  ]);
  expect(body.results).toEqual([
    { result: "2026-03-02T11:00:00.000Z" },
    { result: null },
    { result: null },
    { result: true },
    { result: true },
  ]);
});

test("takes 1 to 500 of them, from staff", async () => {
  expect((await evaluate([])).status).toBe(422);
  expect((await evaluate(Array.from({ length: 501 }, () => noon))).status).toBe(422);
  expect((await evaluate([{ ...noon, op: "multiply" }])).status).toBe(422);
  expect((await evaluate(Array.from({ length: 500 }, () => noon))).body.results).toHaveLength(500);
  expect((await evaluate([noon], await buildPerson(app.db, { role: "customer" }))).status).toBe(403);
  expect((await evaluate([noon], null)).status).toBe(401);
});
