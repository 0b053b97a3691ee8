import { notFound, staleVersion } from "../../../../platform/errors.js";
import type { Work } from "../../../../platform/work.js";
import { withUniqueName } from "../../../directory/index.js";
import type { SavedCalendar } from "../models.js";
import type { StoredHours } from "../opening.js";
import { requireSlaManager } from "../policy.js";
import { showCalendar } from "../presenter.js";
import { lockCalendar } from "../queries.js";
import { addVersion, inOrder, requireSound } from "../save-hours.js";

/** `undefined` leaves it; hours and holidays replace what was there. */
export interface CalendarChange {
  name?: string | undefined;
  timeZone?: string | undefined;
  hours?: StoredHours["hours"] | undefined;
  holidays?: StoredHours["holidays"] | undefined;
}

/**
 * Changes a calendar. Another zone, hours or holidays are a new version: open tickets keep theirs until it is applied
 * to them. A new name alone is none.
 *
 * @throws AppError 404, 412 when `expected` is not the present version, 422 with a message per field.
 */
export async function updateCalendar(
  work: Work,
  id: number,
  change: CalendarChange,
  expected: number | null,
): Promise<void> {
  requireSlaManager(work.actor);
  const before = await lockCalendar(work, id);
  if (!before) throw notFound("Calendar");
  if (expected !== null && expected !== before.version) throw staleVersion(await showCalendar(work, before));

  const { name = before.name, timeZone = before.timeZone, hours = before.hours, holidays = before.holidays } = change;
  const sent = { timeZone, hours, holidays };
  const { name: renamed, ...changes } = changesOf(before, name, sent);
  const hoursChanged = Object.keys(changes).length > 0;
  if (!renamed && !hoursChanged) return;

  if (hoursChanged) requireSound(sent);
  await withUniqueName("calendar", () =>
    work.rows("UPDATE calendars SET name = $2, changed_at = $3, changed_by = $4, version = version + 1 WHERE id = $1", [
      id,
      name,
      work.now,
      work.actor.id,
    ]),
  );
  if (hoursChanged) await addVersion(work, id, before.hoursVersion + 1, inOrder(sent));
  const all = { ...(renamed && { name: renamed }), ...changes };
  await work.record({
    type: "calendar.updated",
    object: { kind: "calendar", id },
    data: { calendar_id: id, fields: Object.keys(all) },
    details: { changes: all },
  });
}

interface Change {
  from: unknown;
  to: unknown;
}

/** Old and new values by wire name, of what really differs. */
function changesOf(before: SavedCalendar, name: string, sent: StoredHours): Record<string, Change> & { name?: Change } {
  const [old, wanted] = [inOrder(before), inOrder(sent)];
  const all: Record<string, Change> = {
    name: { from: before.name, to: name },
    time_zone: { from: old.timeZone, to: wanted.timeZone },
    hours: { from: old.hours, to: wanted.hours },
    holidays: { from: old.holidays, to: wanted.holidays },
  };
  return Object.fromEntries(
    Object.entries(all).filter(([, { from, to }]) => JSON.stringify(from) !== JSON.stringify(to)),
  );
}
