import type { HolidayView } from "../../../../contract/index.js";
import { DAY_MS } from "../../engine/calendar/hours.js";
import { instantOf, type Moment } from "./moments.js";
import type { Length } from "./read-entry.js";
import type { KnownZone } from "./known-zone.js";

/** A date that is closed, all of it or a part, by the clocks of the calendar's zone. */
export type Closing = Pick<HolidayView, "date" | "window">;

/** The dates that one occurrence closes; those with a time may close parts of two and whole ones between. */
export function* closingsOf(start: Moment, { ms, byTheClock }: Length, own: KnownZone): Generator<Closing> {
  const [from, to] = start.isDate ? [start.local, start.local + ms] : localSpan(start, ms, byTheClock, own);
  for (let date = Math.floor(from / DAY_MS) * DAY_MS; date < to; date += DAY_MS) {
    const [begin, end] = [Math.max(from, date) - date, Math.min(to, date + DAY_MS) - date];
    const allDay = begin === 0 && end === DAY_MS;
    yield { date: isoDate(date), window: allDay ? null : [timeText(begin), timeText(end)] };
  }
}

function localSpan(start: Moment, ms: number, byTheClock: boolean, own: KnownZone): [from: number, to: number] {
  const end = byTheClock ? instantOf({ ...start, local: start.local + ms }) : instantOf(start) + ms;
  return [own.toLocal(instantOf(start)), own.toLocal(end)];
}

const isoDate = (local: number): string => new Date(local).toISOString().slice(0, 10);

/** "14:00" or "14:00:30"; "24:00" ends the day. */
function timeText(ms: number): string {
  const parts = [ms / 3_600_000, (ms / 60_000) % 60, (ms / 1000) % 60].map((part) =>
    String(Math.floor(part)).padStart(2, "0"),
  );
  return parts[2] === "00" ? parts.slice(0, 2).join(":") : parts.join(":");
}
