import type { Desk } from "./desk.js";
import { admin, signInByApi } from "./people.js";

/** Asks a desk's API as whoever the token is of. @returns the answer's body. @throws Error when it is refused. */
export async function askApi<Answer>(
  desk: Desk,
  token: string,
  method: string,
  path: string,
  body?: object,
): Promise<Answer> {
  const answer = await fetch(`${desk.url}/api${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    ...(body && { body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`${method} ${path} was answered with ${answer.status}: ${await answer.text()}`);
  return (await answer.json()) as Answer;
}

const day = [
  ["09:00", "12:30"],
  ["13:30", "17:00"],
];

/**
 * Opening hours in Berlin with a lunch break and a holiday on Tuesday 14 July 2026, and two policies on them: hours for
 * everything, and five business days by law, to be extended once by five, for what is of low priority.
 */
export async function makePromises(desk: Desk): Promise<void> {
  const token = await signInByApi(desk, admin);
  const calendar = await askApi<{ id: number }>(desk, token, "POST", "/calendars", {
    name: "Field support",
    time_zone: "Europe/Berlin",
    hours: { mon: day, tue: day, wed: day, thu: day, fri: day, sat: [], sun: [] },
    holidays: [{ date: "2026-07-14", name: "Founders' day" }],
  });
  const byLaw = { kind: "business_days", amount: 5, extension: 5 };
  const hours = (duration: string) => ({ kind: "working", duration });
  const same = (row: object) => ({ critical: row, high: row, medium: row, low: row });
  await askApi(desk, token, "POST", "/sla/policies", {
    name: "Slow lane",
    conditions: { priorities: ["low"] },
    calendar_id: calendar.id,
    targets: same({ first_response: hours("7h"), resolution: byLaw }),
  });
  const row = {
    first_response: hours("2h"),
    next_response: hours("2h"),
    update: hours("14h"),
    resolution: hours("10h"),
  };
  await askApi(desk, token, "POST", "/sla/policies", {
    name: "Standard promise",
    calendar_id: calendar.id,
    targets: { ...same(row), critical: { ...row, resolution: hours("4h") } },
  });
}
