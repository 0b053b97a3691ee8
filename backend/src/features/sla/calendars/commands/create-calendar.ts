import type { Work } from "../../../../platform/work.js";
import { withUniqueName } from "../../../directory/index.js";
import type { StoredHours } from "../opening.js";
import { requireSlaManager } from "../policy.js";
import { addVersion, inOrder, requireSound } from "../save-hours.js";

export interface NewCalendar extends StoredHours {
  name: string;
}

/** @throws AppError 422 with a message per field: a name that is taken, hours that overlap or never open, and so on. */
export async function createCalendar(work: Work, { name, ...sent }: NewCalendar): Promise<number> {
  requireSlaManager(work.actor);
  requireSound(sent);
  const saved = inOrder(sent);
  const row = await withUniqueName("calendar", () =>
    work.one<{ id: number }>(
      "INSERT INTO calendars (name, changed_at, changed_by) VALUES ($1, $2, $3) RETURNING id",
      // What the desk itself made is as it came.
      [name, work.actor.id === null ? null : work.now, work.actor.id],
    ),
  );
  if (!row) throw new Error("The calendar was not written");
  await addVersion(work, row.id, 1, saved);
  await work.record({
    type: "calendar.created",
    object: { kind: "calendar", id: row.id },
    data: { calendar_id: row.id, name },
    details: {
      changes: {
        time_zone: { from: null, to: saved.timeZone },
        hours: { from: null, to: saved.hours },
        holidays: { from: null, to: saved.holidays },
      },
    },
  });
  return row.id;
}
