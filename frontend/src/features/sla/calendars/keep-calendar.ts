import type { QueryClient } from "@tanstack/react-query";
import type { CalendarDetail } from "@redress/backend/contract";
import { keyOf, refetch } from "../../../lib/query.js";

/** What the server answered is what is shown; whatever else shows calendars asks anew. */
export async function keepCalendar(cache: QueryClient, calendar: CalendarDetail): Promise<void> {
  cache.setQueryData(keyOf("getCalendar", { params: { id: String(calendar.id) } }), calendar);
  await refreshCalendars(cache);
}

export async function refreshCalendars(cache: QueryClient): Promise<void> {
  await refetch(cache, ["listCalendars", "listCalendarVersions", "listSlaPolicies", "getSetup"]);
}
