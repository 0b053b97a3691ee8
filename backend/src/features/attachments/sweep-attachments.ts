import { systemActor } from "../../platform/actor.js";
import { wallClock } from "../../platform/clock.js";
import type { Queries } from "../../platform/db.js";
import type { Services } from "../../platform/services.js";

type Needs = Pick<Services, "db" | "runWork" | "storage">;

const batch = 200;
const dayMillis = 86_400_000;

/** Removes uploads that nothing claimed for a day, and files that belong to nothing. Any number of processes may run it. */
export async function sweepAttachments(services: Needs): Promise<void> {
  await sweepUnclaimed(services);
  await sweepUnknown(services);
}

/** What is kept with a draft waits as long as the draft. The row first, then the file: what is left by a crash between the two is found by the second sweep. */
async function sweepUnclaimed({ runWork, storage }: Needs): Promise<void> {
  for (;;) {
    const removed = await runWork(systemActor, (work) =>
      work.rows<{ key: string | null }>(
        `DELETE FROM attachments WHERE id IN (
           SELECT id FROM attachments
           WHERE ticket_id IS NULL AND draft_id IS NULL AND held_reply_id IS NULL AND created_at < app_now() - interval '24 hours'
           ORDER BY created_at LIMIT $1 FOR UPDATE SKIP LOCKED)
         RETURNING storage_key AS key`,
        [batch],
      ),
    );
    await Promise.all(removed.flatMap(({ key }) => (key === null ? [] : [storage.remove(key)])));
    if (removed.length < batch) return;
  }
}

/** Files are written before their rows, so only one that has been without a row for long belongs to nothing. */
async function sweepUnknown({ db, storage }: Needs): Promise<void> {
  const old = wallClock.millis() - dayMillis;
  let keys: string[] = [];
  const removeUnknown = async () => {
    const known = await knownKeys(db, keys);
    await Promise.all(keys.filter((key) => !known.has(key)).map((key) => storage.remove(key)));
    keys = [];
  };
  for await (const { key, storedAt } of storage.list()) {
    if (storedAt.getTime() < old) keys.push(key);
    if (keys.length >= batch) await removeUnknown();
  }
  await removeUnknown();
}

/** Photos, logos and files to import lie in the same storage. */
async function knownKeys(queries: Queries, keys: readonly string[]): Promise<Set<string>> {
  const rows = await queries.rows<{ key: string }>(
    `SELECT storage_key AS key FROM attachments WHERE storage_key = ANY ($1::text[])
     UNION ALL SELECT photo_key FROM people WHERE photo_key = ANY ($1::text[])
     UNION ALL SELECT logo_key FROM desk WHERE logo_key = ANY ($1::text[])
     UNION ALL SELECT logo_key FROM organizations WHERE logo_key = ANY ($1::text[])
     UNION ALL SELECT storage_key FROM imports WHERE storage_key = ANY ($1::text[])`,
    [keys],
  );
  return new Set(rows.map(({ key }) => key));
}
