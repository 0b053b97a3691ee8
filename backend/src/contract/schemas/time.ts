import { z } from "zod";
import { flag, id, idText, instant, line, listOf, paging, personRef, ticketRef } from "./primitives.js";

/** As long as a day is. */
export const MOST_MINUTES = 1440;
const minutes = z.number().int().min(1, "At least a minute").max(MOST_MINUTES, "At most a day");
/** A person's own day, "2026-07-13". */
export const timeDay = z.iso.date();
const day = timeDay;
const note = line(500, 0);

export const timeEntry = z.object({
  id,
  ticket: z.object({ id, number: z.string(), subject: z.string() }),
  person: personRef,
  spent_on: day,
  minutes: z.number().int(),
  note: z.string(),
  billable: z.boolean(),
  /** By a timer, not typed. */
  by_timer: z.boolean(),
  /** The caller may change and delete it. */
  may_change: z.boolean(),
  version: z.number().int(),
});
export type TimeEntry = z.infer<typeof timeEntry>;

const amounts = { minutes: z.number().int(), billable_minutes: z.number().int() };
const sums = { ...amounts, entries: z.number().int() };
export const timeOfPerson = z.object({ person: personRef, ...sums });
export type TimeOfPerson = z.infer<typeof timeOfPerson>;
export const timeOfTicket = z.object({ ticket: z.object({ id, number: z.string(), subject: z.string() }), ...sums });
export type TimeOfTicket = z.infer<typeof timeOfTicket>;

export const ticketTime = z.object({
  ...amounts,
  by_person: z.array(timeOfPerson),
  /** The newest 50. */
  entries: z.array(timeEntry),
  server_time: instant,
});
export type TicketTime = z.infer<typeof ticketTime>;

export const timer = z.object({
  ticket: z.object({ id, number: z.string(), subject: z.string() }).nullable(),
  /** Null while it stands still. */
  running_since: instant.nullable(),
  /** Seconds counted before that. */
  counted_seconds: z.number().int(),
  /** When it was started: the day on which it is booked. */
  begun_at: instant,
});
export type Timer = z.infer<typeof timer>;
export const myTimer = z.object({ timer: timer.nullable(), server_time: instant });
export type MyTimer = z.infer<typeof myTimer>;
/** What was booked of a timer: 0 minutes for less than half a minute; `entry` is null too where its ticket is out of sight. */
const bookedTimer = { minutes: z.number().int(), entry: timeEntry.nullable() };
export const setTimerAnswer = z.object({
  ...myTimer.shape,
  /** Of the timer that ran on another ticket until now. */
  booked: z.object(bookedTimer).nullable(),
});
export const stoppedTimer = z.object({ ...bookedTimer, server_time: instant });

export const timePage = listOf(timeEntry);
export const timeTotals = z.object({
  ...sums,
  /** How many tickets it was spent on. */
  tickets: z.number().int(),
  /** By name; at most 500. */
  by_person: z.array(timeOfPerson),
  /** The 100 with the most. */
  by_ticket: z.array(timeOfTicket),
});
export type TimeTotals = z.infer<typeof timeTotals>;

export const addTimeBody = z.strictObject({
  minutes,
  /** One's own today where it is not said. */
  spent_on: day.optional(),
  note: note.default(""),
  billable: z.boolean().default(true),
});
export const updateTimeBody = z.strictObject({
  minutes: minutes.optional(),
  spent_on: day.optional(),
  note: note.optional(),
  billable: z.boolean().optional(),
});
export const setTimerBody = z.strictObject({ running: z.boolean() });
export const stopTimerBody = z.strictObject({
  /** Instead of what it has come to; 0: nothing is booked. */
  minutes: z.number().int().min(0).max(MOST_MINUTES, "At most a day").optional(),
  /** Instead of the day on which it was started. */
  spent_on: day.optional(),
  note: note.default(""),
  billable: z.boolean().default(true),
});

/** Which entries: all that are given have to fit. */
const filter = {
  person_id: z.union([idText, z.literal("me")]).optional(),
  ticket_id: ticketRef.optional(),
  billable: flag.optional(),
  /** On this day or later. */
  from: day.optional(),
  /** On this day or before. */
  to: day.optional(),
};
export const listTimeQuery = z.strictObject({ ...paging, ...filter });
export const timeTotalsQuery = z.strictObject(filter);
export type TimeFilter = z.output<typeof timeTotalsQuery>;
