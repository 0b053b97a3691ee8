import { z } from "zod";
import { systemActor } from "../../../platform/actor.js";
import type { Task } from "../../../platform/services.js";
import { settleScan, type TellTicket } from "./settle-scan.js";

const payload = z.object({ attachment_id: z.string() });

/**
 * The job that has one file looked into. It runs at least once; whatever goes wrong leaves the file as it is and the job
 * to be tried again.
 */
export function scanFile(tellTicket: TellTicket): Task {
  return async ({ db, runWork, scanner, storage }, raw) => {
    // This process was started without one: the file waits, and its job is added again by one that has one.
    if (!scanner) return;
    const { attachment_id: id } = payload.parse(raw);
    const file = await db.one<{ storageKey: string; size: number }>(
      `SELECT storage_key AS "storageKey", size FROM attachments WHERE id = $1 AND scan_state IN ('pending', 'unscanned')`,
      [id],
    );
    if (!file) return;
    const stored = await storage.open(file.storageKey);
    if (!stored) throw new Error("The file is not in the storage");
    const finding = await scanner.scan(stored.content, file.size);
    const key = await runWork(systemActor, (work) => settleScan(work, id, finding, tellTicket));
    // Should the process die here, the hourly sweep finds a file that no row knows.
    if (key !== null) await storage.remove(key);
  };
}
