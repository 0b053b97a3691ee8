import type { Availability } from "../../../contract/index.js";
import { personId } from "../../../platform/actor.js";
import type { Work } from "../../../platform/work.js";
import { availabilityNow } from "./queries.js";

/**
 * Keeps what somebody chose, until they choose again. Recorded, for it decides who is given work; what follows by
 * itself from sitting still or closing a browser is not: it would be a diary of people's day, and nobody did anything.
 */
export async function chooseAvailability(work: Work, chosen: Availability): Promise<void> {
  const id = personId(work.actor);
  // Two browsers at once: the later one sees what the earlier chose.
  await work.rows("SELECT 1 FROM people WHERE id = $1 FOR NO KEY UPDATE", [id]);
  const { now, chosen: before } = await availabilityNow(work, id);
  // Choosing the same again is a sign of life where one was taken for gone, else nothing.
  const from = before === chosen ? now : before;
  if (from === chosen) return;
  await work.rows(
    `INSERT INTO availabilities (person_id, chosen, chosen_at) VALUES ($1, $2, $3)
     ON CONFLICT (person_id) DO UPDATE SET chosen = excluded.chosen, chosen_at = excluded.chosen_at`,
    [id, chosen, work.now],
  );
  await work.record({
    type: "account.availability_changed",
    object: { kind: "person", id },
    details: { changes: { availability: { from, to: chosen } } },
  });
}
