import { systemActor } from "../../platform/actor.js";
import { wallClock } from "../../platform/clock.js";
import type { Services, Task } from "../../platform/services.js";
import { loadActor } from "../accounts/index.js";
import { failImport, finishImport, keepPreview } from "./commands/end-import.js";
import type { Import } from "./models.js";
import { findImport } from "./queries.js";
import { runImport } from "./run-import.js";
import { UnreadableFile, type FileSource } from "./source/file-source.js";
import { tryImport } from "./try-import.js";

const TELL_EVERY_MS = 500;

/** The job behind a check and an import. Killed, it runs again, and an import goes on where it was. */
export const importFile: Task = async (services, payload) => {
  const { importId, personId } = readPayload(payload);
  const it = await findImport(services.db, importId);
  if (!it?.storageKey) return;
  const source = storedFile(services, it.storageKey, it.fileSize);
  try {
    if (it.state === "checking") await check(services, it, source);
    else if (it.state === "running") await run(services, it, source, personId);
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    await services.runWork(systemActor, (work) => failImport(work, it.id, error.message));
  }
};

/** A file in the storage, as often as it is needed. */
export const storedFile = ({ storage }: Pick<Services, "storage">, key: string, size: number): FileSource => ({
  size,
  open: () => storage.read(key),
});

async function check(services: Services, it: Import, source: FileSource): Promise<void> {
  let told = wallClock.millis();
  const preview = await tryImport(services.db, it, source, async (part) => {
    if (wallClock.millis() - told < TELL_EVERY_MS) return true;
    told = wallClock.millis();
    const row = await services.db.one<{ id: number }>(
      "UPDATE imports SET progress = $2 WHERE id = $1 AND state = 'checking' RETURNING id",
      [it.id, part],
    );
    return row !== null;
  });
  if (!preview) return;
  const { rows, ...found } = preview;
  await services.runWork(systemActor, (work) => keepPreview(work, it.id, rows, found));
}

/** As whoever started it, with the rights they have now. */
async function run(services: Services, it: Import, source: FileSource, personId: number): Promise<void> {
  const actor = await loadActor(services.db, personId);
  if (!actor?.may("import.run"))
    return services.runWork(systemActor, (work) =>
      failImport(work, it.id, "Whoever started it may no longer import. Somebody who may can start it again."),
    );
  const end = await runImport(services, actor, it, source);
  if (end === "done") await services.runWork(actor, (work) => finishImport(work, it.id));
}

function readPayload(payload: unknown): { importId: number; personId: number } {
  const read = (key: string): number => {
    const value: unknown = payload !== null && typeof payload === "object" ? Reflect.get(payload, key) : undefined;
    if (typeof value !== "number") throw new TypeError(`The job has no ${key}`);
    return value;
  };
  return { importId: read("import_id"), personId: read("person_id") };
}
