import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { SlaItem } from "../../contract/index.js";
import { buildPerson, type BuiltPerson } from "../../../test/factories/index.js";
import { startTestApp, type TestApp } from "../../../test/start-test-app.js";
import { createEfforts } from "./evaluate-effort.js";

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

/** A minute a week is open: ten million seconds are looked for over thirty years. */
const longSearch = {
  ...noon,
  calendar: { timezone: "Europe/Berlin", hours: { mon: [["00:00", "00:01"]] } },
  seconds: 10_000_000,
};
/** All that a calendar and a question may hold. */
const hugest = () => {
  const minute = (i: number) => `${String(Math.floor(i / 3)).padStart(2, "0")}:${(i % 3) * 2}`;
  const windows = Array.from({ length: 50 }, (_, i) => [`${minute(i)}0`, `${minute(i)}1`]);
  const days = (step: number, i: number) => new Date(Date.UTC(2000, 0, 1) + i * step * 86_400_000).toISOString();
  return {
    op: "between",
    calendar: {
      timezone: "America/New_York",
      hours: { mon: windows, tue: windows, wed: windows, thu: windows, fri: windows, sat: windows, sun: windows },
      holidays: Array.from({ length: 1_000 }, (_, i) => days(9, i).slice(0, 10)),
    },
    start: "2000-03-02T12:00:00Z",
    end: "2029-03-02T12:00:00Z",
    pauses: Array.from({ length: 1_000 }, (_, i) => [days(1, i), days(1, i).replace("00.000Z", "01.000Z")]),
  };
};

test("the longest questions end after two seconds of work; each that is left says so, and the next request has to wait", async () => {
  const asker = await buildPerson(app.db, { role: "agent" });
  const longest = () =>
    evaluate(
      Array.from({ length: 500 }, () => longSearch),
      asker,
    );
  const { status, body } = await longest();
  expect(status).toBe(200);
  const results = body.results as { result?: unknown; error?: string }[];
  expect(results).toHaveLength(500);
  expect(results[0]).toEqual({ result: null });
  expect(results.at(-1)?.error).toContain("took too long");
  const undone = results.findIndex(({ error }) => error !== undefined);
  expect(results.slice(undone).every(({ error }) => error?.includes("took too long"))).toBe(true);

  // What was spent comes back with time, of which a busy machine lets much pass: several at once leave none between them.
  let next = await evaluate([noon], asker);
  for (let tries = 0; tries < 10 && next.status !== 429; tries += 1) {
    const several = await Promise.all([longest(), longest(), evaluate([noon], asker)]);
    next = several.find(({ status: refused }) => refused === 429) ?? (await evaluate([noon], asker));
  }
  expect([next.status, next.body.code]).toEqual([429, "rate_limited"]);
  expect(Number(next.headers["retry-after"])).toBeGreaterThan(0);
  // Nobody else is kept waiting by it.
  expect((await evaluate([noon])).body.results).toEqual([{ result: "2026-03-02T11:01:00.000Z" }]);
});

test("one question alone is bounded too: a thousand pauses cost little, and a century of fifty windows a day is refused", async () => {
  const asker = await buildPerson(app.db, { role: "agent" });
  const one = hugest();
  const { body } = await evaluate([one, { ...one, start: "1971-03-02T12:00:00Z", end: "2099-03-02T12:00:00Z" }], asker);
  expect(body.results[0]).toEqual({ result: expect.any(Number) });
  expect(body.results[1].error).toContain("shorter time");
});

test("what was spent comes back with time", () => {
  let now = 0;
  const effortOf = createEfforts(
    () => now,
    () => now,
  );
  const effort = effortOf(1);
  for (let i = 0; i < 20; i += 1) {
    expect(effort.isSpent()).toBe(false);
    effort.spend(() => (now += 125));
  }
  expect(effort.isSpent()).toBe(true);
  expect(() => effortOf(1)).toThrow("a little later");
  expect(effortOf(2).isSpent()).toBe(false);
  now += 6_000;
  expect(effortOf(1).isSpent()).toBe(false);
});

test("a machine that is busy elsewhere costs the asker nothing", () => {
  let now = 0;
  const effort = createEfforts(
    () => now,
    () => 0,
  )(1);
  for (let i = 0; i < 20; i += 1) effort.spend(() => (now += 1_000));
  expect(effort.isSpent()).toBe(false);
});

test("takes 1 to 500 of them, from staff", async () => {
  expect((await evaluate([])).status).toBe(422);
  expect((await evaluate(Array.from({ length: 501 }, () => noon))).status).toBe(422);
  expect((await evaluate([{ ...noon, op: "multiply" }])).status).toBe(422);
  expect((await evaluate(Array.from({ length: 500 }, () => noon))).body.results).toHaveLength(500);
  expect((await evaluate([noon], await buildPerson(app.db, { role: "customer" }))).status).toBe(403);
  expect((await evaluate([noon], null)).status).toBe(401);
});
