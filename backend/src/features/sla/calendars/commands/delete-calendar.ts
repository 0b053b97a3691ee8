import { AppError, notFound } from "../../../../platform/errors.js";
import type { Work } from "../../../../platform/work.js";
import { requireSlaManager } from "../policy.js";
import { lockCalendar } from "../queries.js";

/**
 * Takes a calendar out of every choice. Promises that were made by it go on counting by it.
 *
 * @throws AppError 404, 409 `calendar.in_use` that names the policies that count by it now.
 */
export async function deleteCalendar(work: Work, id: number): Promise<void> {
  requireSlaManager(work.actor);
  const calendar = await lockCalendar(work, id);
  if (!calendar) throw notFound("Calendar");
  const { name, usedBy } = calendar;
  if (usedBy.length > 0) {
    const policies = usedBy.map((policy) => policy.name).join(", ");
    throw new AppError("calendar.in_use", 409, `${name} is still used by ${policies}`);
  }
  await work.rows(
    "UPDATE calendars SET deleted_at = $2, changed_at = $2, changed_by = $3, version = version + 1 WHERE id = $1",
    [id, work.now, work.actor.id],
  );
  await work.record({
    type: "calendar.deleted",
    object: { kind: "calendar", id },
    data: { calendar_id: id, name },
    details: { changes: { name: { from: name, to: null } } },
  });
}
