import { setTimeout as sleep } from "node:timers/promises";
import type { Client } from "pg";

/** Any number will do as long as nothing else in the product locks it. */
const migrationLock = 7_105_370_021;

/**
 * Waits until no other process migrates this database. The lock belongs to the session: it lasts until the connection
 * ends, and so goes with a killed process. It is asked for again and again instead of waited for: a waiting statement
 * holds a snapshot, for which the holder's CREATE INDEX CONCURRENTLY would wait in turn.
 */
export async function takeMigrationLock(client: Client, onWait: () => void): Promise<void> {
  for (let attempt = 0; !(await tryLock(client)); attempt++) {
    if (attempt === 0) onWait();
    await sleep(100);
  }
}

async function tryLock(client: Client): Promise<boolean> {
  const { rows } = await client.query<{ locked: boolean }>("SELECT pg_try_advisory_lock($1) AS locked", [
    migrationLock,
  ]);
  return rows[0]?.locked === true;
}
