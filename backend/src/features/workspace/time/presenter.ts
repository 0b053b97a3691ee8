import type { MyTimer, TicketTime, TimeEntry, TimeOfPerson, TimeTotals } from "../../../contract/index.js";
import type { Actor } from "../../../platform/actor.js";
import { presentPersonRef } from "../../accounts/index.js";
import { ticketNumber } from "../../tickets/index.js";
import type { EntryRow, PersonSumRow, Sums, TimerRow } from "./models.js";
import { canChangeEntry } from "./policy.js";
import type { TimeSums } from "./sums.js";

export function presentEntry(actor: Actor, row: EntryRow): TimeEntry {
  return {
    id: row.id,
    ticket: { id: row.ticketId, number: ticketNumber(row.ticketId), subject: row.subject },
    person: presentPersonRef({ id: row.personId, fullName: row.fullName, photoKey: row.photoKey }),
    spent_on: row.spentOn,
    minutes: row.minutes,
    note: row.note,
    billable: row.billable,
    by_timer: row.byTimer,
    may_change: canChangeEntry(actor, row),
    version: row.version,
  };
}

const presentSums = ({ minutes, billable, entries }: Sums) => ({ minutes, billable_minutes: billable, entries });
const presentPersonSum = (row: PersonSumRow): TimeOfPerson => ({ person: presentPersonRef(row), ...presentSums(row) });

export const presentTotals = ({ all, tickets, byPerson, byTicket }: TimeSums): TimeTotals => ({
  ...presentSums(all),
  tickets,
  by_person: byPerson.map(presentPersonSum),
  by_ticket: byTicket.map((row) => ({
    ticket: { id: row.ticketId, number: ticketNumber(row.ticketId), subject: row.subject },
    ...presentSums(row),
  })),
});

export function presentTicketTime(
  actor: Actor,
  { newest, byPerson }: { newest: EntryRow[]; byPerson: PersonSumRow[] },
  now: Date,
): TicketTime {
  const total = (of: (row: Sums) => number) => byPerson.reduce((sum, row) => sum + of(row), 0);
  return {
    minutes: total(({ minutes }) => minutes),
    billable_minutes: total(({ billable }) => billable),
    by_person: byPerson.map(presentPersonSum),
    entries: newest.map((row) => presentEntry(actor, row)),
    server_time: now.toISOString(),
  };
}

/** @param isSeen whether its person may still see the ticket: else they learn no more than that there is a timer. */
export function presentTimer(row: TimerRow | null, isSeen: boolean, now: Date): MyTimer {
  return {
    timer: row && {
      ticket: isSeen ? { id: row.ticketId, number: ticketNumber(row.ticketId), subject: row.subject } : null,
      running_since: row.startedAt?.toISOString() ?? null,
      counted_seconds: row.counted,
      begun_at: row.begunAt.toISOString(),
    },
    server_time: now.toISOString(),
  };
}
