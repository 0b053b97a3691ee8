import type { TicketRow } from "@redress/backend/contract";
import { dayOf } from "../../../lib/format.js";
import { instantOf } from "../../../lib/zoned-instant.js";

/** A ticket on the day's line: `at` is where, as a share of the day from 0 to 1. */
export interface DayMark {
  ticket: TicketRow;
  dueAt: number;
  at: number;
}

export interface DayMarks {
  /** The first and the last instant of what the line shows. */
  from: number;
  to: number;
  /** Due today, soonest first; those that are overdue since before today stand at its beginning. */
  marks: DayMark[];
  /** Full hours at even distances, so few that their words do not touch, with where each lies. */
  hours: { at: number; instant: number }[];
}

const HOUR_MS = 3_600_000;
const LABELS_AT_MOST = 7;
/** A word further along would not fit beside the line's end. */
const LABELS_END = 0.97;
/** People look for a working day; the line is never shorter than it. */
const USUAL = { from: "08:00", to: "18:00" };

/** What of these tickets is due today in the viewer's zone, laid out between the first and the last of it. */
export function dayMarks(tickets: readonly TicketRow[], now: number, timeZone: string): DayMarks {
  const today = dayOf(now, timeZone);
  const at = (time: string) => Date.parse(instantOf(`${today}T${time}`, timeZone) ?? new Date(now).toISOString());
  const due = tickets
    .flatMap((ticket) => (ticket.sla?.due_at ? [{ ticket, dueAt: Date.parse(ticket.sla.due_at) }] : []))
    .filter(({ dueAt }) => dayOf(dueAt, timeZone) <= today)
    .sort((a, b) => a.dueAt - b.dueAt);
  const todays = due.map(({ dueAt }) => dueAt).filter((instant) => dayOf(instant, timeZone) === today);
  const from = Math.min(at(USUAL.from), now, ...todays);
  const to = Math.max(at(USUAL.to), now, ...todays) + 1;
  const share = (instant: number) => Math.min(Math.max((instant - from) / (to - from), 0), 1);
  const hours = [];
  const step = Math.ceil((to - from) / HOUR_MS / LABELS_AT_MOST) * HOUR_MS;
  for (let instant = Math.ceil(from / HOUR_MS) * HOUR_MS; instant <= to; instant += step)
    if (share(instant) < LABELS_END) hours.push({ instant, at: share(instant) });
  return { from, to, hours, marks: due.map((each) => ({ ...each, at: share(each.dueAt) })) };
}
