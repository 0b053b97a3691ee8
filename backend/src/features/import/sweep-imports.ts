import { systemActor } from "../../platform/actor.js";
import type { Services } from "../../platform/services.js";

/** How long a file and what was shown of it are kept after the last that was done with it. */
const KEEP_DAYS = 30;

/** Removes old files of imports, and what customers wrote out of the records that stay. Any number of processes may run it. */
export async function sweepImports({ runWork, storage }: Pick<Services, "runWork" | "storage">): Promise<void> {
  const keys = await runWork(systemActor, (work) =>
    work.rows<{ key: string }>(
      `WITH old AS (
         SELECT id, storage_key FROM imports
         WHERE state NOT IN ('checking', 'running') AND (storage_key IS NOT NULL OR sample <> '[]' OR preview IS NOT NULL)
           AND greatest(created_at, changed_at, finished_at) < app_now() - make_interval(days => $1)
         FOR UPDATE SKIP LOCKED
       ), emptied AS (
         UPDATE imports SET storage_key = NULL, sample = '[]', preview = NULL FROM old WHERE imports.id = old.id
       ), silenced AS (
         UPDATE import_refusals SET value = '' FROM old WHERE import_id = old.id
       )
       SELECT storage_key AS key FROM old WHERE storage_key IS NOT NULL`,
      [KEEP_DAYS],
    ),
  );
  await Promise.all(keys.map(({ key }) => storage.remove(key)));
}
