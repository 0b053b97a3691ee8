import type { CalendarDetail, SlaPolicyDetail } from "../../src/contract/index.js";
import type { TestApp } from "../start-test-app.js";
import { buildAdmin } from "./people.js";

type Week = Partial<Record<"mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun", [string, string][]>>;

/** 09:00 to 12:00 and 13:00 to 17:00, Monday to Friday. */
export const withLunch: Week = Object.fromEntries(
  (["mon", "tue", "wed", "thu", "fri"] as const).map((day) => [
    day,
    [
      ["09:00", "12:00"],
      ["13:00", "17:00"],
    ],
  ]),
);

interface CalendarWishes {
  name?: string;
  timeZone?: string;
  hours?: Week;
  holidays?: { date: string; name?: string; yearly?: boolean; window?: [string, string] | null }[];
}

let built = 0;

/** A calendar as an admin makes one; in Berlin, with a lunch break, unless asked for otherwise. */
export async function buildCalendar({ api, db }: TestApp, wishes: CalendarWishes = {}): Promise<CalendarDetail> {
  const { name = `Office ${++built}`, timeZone = "Europe/Berlin", hours = withLunch, holidays = [] } = wishes;
  const answer = await api
    .as(await buildAdmin(db))
    .post("/api/calendars")
    .send({ name, time_zone: timeZone, hours, holidays });
  if (answer.status !== 201) throw new Error(`The calendar was refused: ${JSON.stringify(answer.body)}`);
  return answer.body as CalendarDetail;
}

/** A policy as an admin makes one. @param policy as the contract has it; what is missing has its default. */
export async function buildPolicy({ api, db }: TestApp, policy: object): Promise<SlaPolicyDetail> {
  const answer = await api
    .as(await buildAdmin(db))
    .post("/api/sla/policies")
    .send({ name: `Policy ${++built}`, ...policy });
  if (answer.status !== 201) throw new Error(`The policy was refused: ${JSON.stringify(answer.body)}`);
  return answer.body as SlaPolicyDetail;
}

/** The same working targets at every priority: metric -> "2h". */
export function everyPriority(targets: Record<string, string | object>) {
  const row = Object.fromEntries(
    Object.entries(targets).map(([metric, target]) => [
      metric,
      typeof target === "string" ? { kind: "working", duration: target } : target,
    ]),
  );
  return { critical: row, high: row, medium: row, low: row };
}
