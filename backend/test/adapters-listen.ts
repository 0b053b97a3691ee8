import type { Queries } from "../src/platform/db.js";
import { eventually } from "./eventually.js";

/** Waits until so many live channels hear what others say, and returns the process ids of their connections. */
export async function adaptersListen(db: Queries, count: number): Promise<number[]> {
  let pids: number[] = [];
  await eventually(async () => {
    const rows = await db.rows<{ pid: number }>(
      `SELECT pid FROM pg_stat_activity
        WHERE datname = current_database() AND application_name = 'redress sockets' AND query LIKE 'LISTEN%' AND state = 'idle'`,
    );
    pids = rows.map(({ pid }) => pid);
    return pids.length === count;
  });
  return pids;
}
