import { z } from "zod";
import { id, instant, label, lastChange } from "./primitives.js";

const time = z.string().max(8);
/** From and to by the clock on the wall, "09:00" or "09:00:30"; "24:00" is the end of the day; one that ends before it begins goes on past midnight. */
export const openingWindow = z.tuple([time, time]);
const windows = z.array(openingWindow).max(12).default([]);

/** The windows of each weekday. */
export const weekHours = z.strictObject({
  mon: windows,
  tue: windows,
  wed: windows,
  thu: windows,
  fri: windows,
  sat: windows,
  sun: windows,
});
export type WeekHoursView = z.infer<typeof weekHours>;

export const holiday = z.strictObject({
  /** "2026-12-25". */
  date: z.string().max(10),
  name: label(100, 0).default(""),
  /** On this day of every year. */
  yearly: z.boolean().default(false),
  /** Closed from and to; null: all day. */
  window: openingWindow.nullable().default(null),
});
export type HolidayView = z.infer<typeof holiday>;

const maxHolidays = 1000;

export const createCalendarBody = z.strictObject({
  name: label(80),
  /** IANA, such as "Europe/Berlin". */
  time_zone: z.string().max(100),
  hours: weekHours,
  holidays: z.array(holiday).max(maxHolidays).default([]),
});
export const updateCalendarBody = z.strictObject({
  name: label(80).optional(),
  time_zone: z.string().max(100).optional(),
  hours: weekHours.optional(),
  holidays: z.array(holiday).max(maxHolidays).optional(),
});

/** The next clock change in a zone; null where there is none within two years. */
const clockChange = z
  .object({ at: instant, from_offset_minutes: z.number().int(), to_offset_minutes: z.number().int() })
  .nullable();

const named = z.object({ id, name: z.string() });

export const calendarRow = z.object({
  id,
  name: z.string(),
  time_zone: z.string(),
  hours: weekHours,
  /** Open every second of the week. */
  always_open: z.boolean(),
  week_seconds: z.number().int(),
  /** What "1d" means in a target on this calendar: the median of its open weekdays. */
  day_seconds: z.number().int(),
  /** How many there are. */
  holiday_count: z.number().int(),
  /** Policies that count by it now. */
  used_by: z.array(named),
  version: z.number().int(),
});
export type CalendarRow = z.infer<typeof calendarRow>;
export const calendarList = z.object({ data: z.array(calendarRow) });

export const calendarDetail = calendarRow.extend({
  holidays: z.array(holiday),
  next_clock_change: clockChange,
  /** Open tickets that still count by an earlier version of it. */
  tickets_on_older: z.number().int(),
  last_change: lastChange,
});
export type CalendarDetail = z.infer<typeof calendarDetail>;

/** One saved state of a calendar, newest first. */
export const calendarVersion = z.object({
  version: z.number().int(),
  time_zone: z.string(),
  hours: weekHours,
  holidays: z.array(holiday),
  created_at: instant,
  created_by: z.string().nullable(),
});
export type CalendarVersionView = z.infer<typeof calendarVersion>;
export const calendarVersionList = z.object({ data: z.array(calendarVersion) });

/** A file of dates (RFC 5545) as text, or the link it lies behind; read in the calendar's zone. */
export const readHolidaysBody = z
  .strictObject({
    ics: z.string().min(1).max(2_000_000).optional(),
    url: z.string().trim().min(1).max(2000).optional(),
    time_zone: z.string().max(100),
  })
  .refine(({ ics, url }) => (ics === undefined) !== (url === undefined), {
    path: ["ics"],
    message: "Give a file or a link, one of the two",
  });

/** What a file of dates says, for the editor: nothing has been saved. */
export const readHolidays = z.object({
  holidays: z.array(holiday),
  /** Entries that could not be taken, and why, in words. */
  skipped: z.array(z.object({ line: z.number().int().nullable(), name: z.string(), reason: z.string() })),
});
export type ReadHolidays = z.infer<typeof readHolidays>;
