import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { startTestApp, type TestApp } from "../../../../test/start-test-app.js";
import type { Queries } from "../../../platform/db.js";
import { calendarsOf, type CalendarVersionRef } from "./known-calendars.js";

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const allDay = Object.fromEntries(
  ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].map((day) => [day, [["00:00", "24:00"]]]),
);
const office = {
  mon: [
    ["09:00", "12:30"],
    ["13:30", "17:00"],
  ],
  tue: [],
  wed: [],
  thu: [],
  fri: [],
  sat: [],
  sun: [],
};

let made = 0;
async function buildVersions(
  count: number,
  hours: object = office,
  holidays: object[] = [],
): Promise<CalendarVersionRef[]> {
  made += 1;
  return app.db.rows<CalendarVersionRef & object>(
    `WITH made AS (INSERT INTO calendars (name) VALUES ($1) RETURNING id)
     INSERT INTO calendar_versions (calendar_id, version, time_zone, hours, holidays, created_at)
     SELECT made.id, n, 'Europe/Berlin', $2, $3, app_now() FROM made, generate_series(1, $4) n RETURNING id, key`,
    [`Hours ${made}`, JSON.stringify(hours), JSON.stringify(holidays), count],
  );
}

/** Counts the statements. */
function counted(): Queries & { asked: number } {
  const queries = {
    asked: 0,
    rows: <T extends object>(sql: string, binds?: readonly unknown[]) => {
      queries.asked += 1;
      return app.db.rows<T>(sql, binds);
    },
    one: <T extends object>(sql: string, binds?: readonly unknown[]) => app.db.one<T>(sql, binds),
  };
  return queries;
}

test("A version's calendar counts by its hours, holidays and zone, and bears its name", async () => {
  const holidays = [
    { date: "2026-03-09", name: "Works outing", yearly: false, window: null },
    { date: "2026-03-16", name: "Afternoon off", yearly: false, window: ["12:00", "24:00"] },
  ];
  const [version] = await buildVersions(1, office, holidays);
  const calendar = (await calendarsOf(app.db, version ? [version, version] : [])).get(version?.id ?? 0);
  expect(calendar).toMatchObject({ name: `Hours ${made}`, timeZone: "Europe/Berlin" });
  // Three and a half hours before lunch, the rest after it; closed on the 9th; three hours before the afternoon off.
  const due = (hours: number) =>
    calendar?.addWorkingSeconds(new Date("2026-03-02T08:00:00Z"), hours * 3600)?.toISOString();
  expect([due(4), due(8), due(10.5)]).toEqual([
    "2026-03-02T13:00:00.000Z",
    "2026-03-16T09:00:00.000Z",
    "2026-03-23T08:30:00.000Z",
  ]);
});

test("Round the clock is so only without holidays", async () => {
  const [plain] = await buildVersions(1, allDay);
  const [festive] = await buildVersions(1, allDay, [{ date: "2026-12-25", name: "", yearly: true, window: null }]);
  if (!plain || !festive) throw new Error("No versions");
  const calendars = await calendarsOf(app.db, [plain, festive]);
  const christmas = new Date("2027-12-25T11:00:00Z");
  expect([calendars.get(plain.id)?.isOpen(christmas), calendars.get(festive.id)?.isOpen(christmas)]).toEqual([
    true,
    false,
  ]);
});

test("Each version is read once, and only those not known yet", async () => {
  const [first, second, third] = await buildVersions(3);
  if (!first || !second || !third) throw new Error("No versions");
  const queries = counted();
  const before = await calendarsOf(queries, [first, second]);
  const after = await calendarsOf(queries, [second, first]);
  expect(queries.asked).toBe(1);
  expect(after.get(first.id)).toBe(before.get(first.id));
  await calendarsOf(queries, [first, third]);
  expect(queries.asked).toBe(2);
  await calendarsOf(queries, []);
  expect(queries.asked).toBe(2);
});

test("Two who ask at once share what comes of it", async () => {
  const versions = await buildVersions(1);
  const [one, other] = await Promise.all([calendarsOf(app.db, versions), calendarsOf(app.db, versions)]);
  expect(one.get(versions[0]?.id ?? 0)).toBe(other.get(versions[0]?.id ?? 0));
});

test("The version not asked for longest is forgotten beyond 500; more than 500 at once are all answered", async () => {
  const versions = await buildVersions(501);
  const queries = counted();
  expect((await calendarsOf(queries, versions)).size).toBe(501);
  await calendarsOf(queries, versions.slice(1, 2));
  expect(queries.asked).toBe(1);
  await calendarsOf(queries, versions.slice(0, 1));
  expect(queries.asked).toBe(2);
  // The second was asked for just now, so it was the third that had to go.
  await calendarsOf(queries, versions.slice(1, 2));
  expect(queries.asked).toBe(2);
  await calendarsOf(queries, versions.slice(2, 3));
  expect(queries.asked).toBe(3);
});

test("A version that there is none of is an error", async () => {
  await expect(calendarsOf(app.db, [{ id: 999_999, key: "00000000-0000-0000-0000-000000000000" }])).rejects.toThrow(
    "999999",
  );
});
