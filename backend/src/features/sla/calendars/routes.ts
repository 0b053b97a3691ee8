import { notFound } from "../../../platform/errors.js";
import type { Mount } from "../../../platform/http/context.js";
import type { Services } from "../../../platform/services.js";

export function mountCalendars(mount: Mount, _services: Services): void {
  for (const name of ["listCalendars", "getCalendar", "createCalendar", "updateCalendar", "deleteCalendar", "listCalendarVersions", "readHolidays"] as const)
    mount(name, () => { throw notFound("Calendar"); });
}
