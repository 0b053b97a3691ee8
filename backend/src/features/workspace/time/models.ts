import type { PersonRefRow } from "../../accounts/index.js";

/** A row of `time_entries` with the names that are shown with it. */
export interface EntryRow {
  id: number;
  ticketId: number;
  subject: string;
  personId: number;
  fullName: string;
  photoKey: string | null;
  /** "2026-07-13". */
  spentOn: string;
  minutes: number;
  note: string;
  billable: boolean;
  byTimer: boolean;
  version: number;
}

export const entryColumns = `
  e.id, e.ticket_id AS "ticketId", t.subject, e.person_id AS "personId", p.full_name AS "fullName", p.photo_key AS "photoKey",
  to_char(e.spent_on, 'YYYY-MM-DD') AS "spentOn", e.minutes, e.note, e.billable, e.by_timer AS "byTimer", e.version`;
export const entryJoins = "time_entries e JOIN tickets t ON t.id = e.ticket_id JOIN people p ON p.id = e.person_id";

export interface Sums {
  minutes: number;
  billable: number;
  entries: number;
}
export interface PersonSumRow extends PersonRefRow, Sums {}
export interface TicketSumRow extends Sums {
  ticketId: number;
  subject: string;
}

/** A row of `timers`. */
export interface TimerRow {
  ticketId: number;
  subject: string;
  startedAt: Date | null;
  /** Seconds before `startedAt`. */
  counted: number;
  begunAt: Date;
}
