import type { CalendarDetail } from "@redress/backend/contract";
import { newCalendar } from "./calendar-draft.js";

/** For tests: a calendar as the server answers, nine to five on workdays. */
export function calendar(facts: Partial<CalendarDetail> = {}): CalendarDetail {
  return {
    ...newCalendar("Europe/Berlin"),
    id: 4,
    name: "Office",
    always_open: false,
    week_seconds: 40 * 3600,
    day_seconds: 8 * 3600,
    holiday_count: 0,
    used_by: [],
    version: 3,
    next_clock_change: { at: "2026-10-25T01:00:00.000Z", from_offset_minutes: 120, to_offset_minutes: 60 },
    tickets_on_older: 0,
    last_change: null,
    ...facts,
  };
}
