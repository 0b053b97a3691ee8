import { forbidden, notFound } from "../../../platform/errors.js";
import type { Work } from "../../../platform/work.js";
import type { Import } from "../models.js";
import { holdImport } from "../queries.js";
import { abilitiesOf } from "../state.js";
import { busy } from "./configure-import.js";

/**
 * Has the file gone through as a trial, in the background.
 * @throws AppError `not_found` (404), `import.busy` (409).
 */
export async function checkImport(work: Work, id: number): Promise<void> {
  await requireAbility(work, id, "check");
  await work.rows(
    `UPDATE imports SET state = 'checking', preview = NULL, progress = 0, error = NULL, changed_by = $2, changed_at = $3,
            version = version + 1 WHERE id = $1`,
    [id, work.actor.id, work.now],
  );
  await enqueue(work, id);
  await work.record({ type: "import.checked", object: { kind: "import", id }, data: { import_id: id } });
}

/**
 * Begins an import in the background, or goes on with one that was stopped or broke off.
 *
 * @throws AppError `not_found` (404), `import.busy` (409), `forbidden` (403) where it makes categories for somebody who
 *   may not.
 */
export async function startImport(work: Work, id: number): Promise<void> {
  const it = await requireAbility(work, id, "start");
  if (it.options.create_categories && !work.actor.may("directory.manage")) throw forbidden("make categories");
  await work.rows(
    `UPDATE imports SET state = 'running', error = NULL, progress = CASE WHEN last_row = 0 THEN 0 ELSE progress END,
            started_at = coalesce(started_at, $3), changed_by = $2, changed_at = $3, version = version + 1 WHERE id = $1`,
    [id, work.actor.id, work.now],
  );
  await enqueue(work, id);
  await work.record({
    type: "import.started",
    object: { kind: "import", id },
    data: { import_id: id, file: it.fileName },
  });
}

/**
 * Stops a check or an import; the batch that is being written is the last. What is in stays in.
 * @throws AppError `not_found` (404), `import.busy` (409).
 */
export async function cancelImport(work: Work, id: number): Promise<void> {
  const it = await requireAbility(work, id, "cancel");
  await work.rows(
    "UPDATE imports SET state = $4, changed_by = $2, changed_at = $3, version = version + 1 WHERE id = $1",
    [id, work.actor.id, work.now, it.state === "checking" ? "ready" : "stopped"],
  );
  await work.record({ type: "import.stopped", object: { kind: "import", id }, data: { import_id: id } });
}

/**
 * Removes an upload of which nothing was imported.
 *
 * @returns the file's key, which the caller removes from the storage.
 * @throws AppError `not_found` (404), `import.busy` (409).
 */
export async function discardImport(work: Work, id: number): Promise<string | null> {
  const it = await requireAbility(work, id, "discard");
  await work.rows("DELETE FROM imports WHERE id = $1", [id]);
  await work.record({
    type: "import.discarded",
    object: { kind: "import", id },
    data: { import_id: id, file: it.fileName },
  });
  return it.storageKey;
}

async function requireAbility(work: Work, id: number, ability: keyof ReturnType<typeof abilitiesOf>): Promise<Import> {
  const it = await holdImport(work, id);
  if (!it) throw notFound("Import");
  if (!abilitiesOf(it)[ability]) throw busy();
  return it;
}

/** One after the other: two large files at once would only be in each other's way. */
const enqueue = (work: Work, id: number) =>
  work.addJob("import_file", { import_id: id, person_id: work.actor.id }, { key: `import:${id}`, queue: "imports" });
