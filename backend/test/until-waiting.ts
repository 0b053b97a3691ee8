import type { Queries } from "../src/platform/db.js";
import { eventually } from "./eventually.js";

/** Waits until so many transactions of this database wait for a lock that another holds. */
export async function untilWaiting(db: Queries, count = 1): Promise<void> {
  await eventually(async () => {
    const row = await db.one<{ count: number }>(
      "SELECT count(*) AS count FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
    );
    return (row?.count ?? 0) >= count;
  });
}
