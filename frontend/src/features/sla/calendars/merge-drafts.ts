import type { HolidayView } from "@redress/backend/contract";
import { draftOf, factsOf, type CalendarDraft, type CalendarFacts } from "./calendar-draft.js";
import { identity } from "./version-diff.js";
import { weekdays } from "./week.js";

/**
 * After somebody else was faster: theirs, with what was changed here put over it. Days of the week and holidays are
 * taken one by one, so that a holiday they added is not lost by one that was removed here.
 */
export function mergeDrafts(began: CalendarFacts, mine: CalendarDraft, theirs: CalendarFacts): CalendarDraft {
  const [before, here] = [factsOf(draftOf(began)), factsOf(mine)];
  const result = draftOf({ ...theirs, holidays: mergeHolidays(before.holidays, here.holidays, theirs.holidays) });
  if (here.name !== before.name) result.name = mine.name;
  if (here.time_zone !== before.time_zone) result.timeZone = mine.timeZone;
  for (const day of weekdays)
    if (JSON.stringify(here.hours[day]) !== JSON.stringify(before.hours[day])) result.hours[day] = mine.hours[day];
  return result;
}

function mergeHolidays(
  before: readonly HolidayView[],
  mine: readonly HolidayView[],
  theirs: readonly HolidayView[],
): HolidayView[] {
  const [had, have, got] = [before, mine, theirs].map((list) => new Set(list.map(identity)));
  const removed = new Set([...(had ?? [])].filter((one) => !have?.has(one)));
  return [
    ...theirs.filter((holiday) => !removed.has(identity(holiday))),
    ...mine.filter((holiday) => !had?.has(identity(holiday)) && !got?.has(identity(holiday))),
  ];
}
