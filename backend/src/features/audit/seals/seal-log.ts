import { SEAL_BATCH, sealEvents } from "@redress/database";
import type { Database } from "../../../platform/db.js";

/**
 * Seals what is complete and not sealed yet, in transactions of a batch each. Any number of processes may call it at any
 * time: one of them works, the others have nothing to do.
 *
 * @returns how many events this call sealed.
 */
export async function sealLog(db: Database): Promise<number> {
  let sealed = 0;
  for (;;) {
    const count = await db.transaction((tx) => sealEvents(tx));
    sealed += count ?? 0;
    if (count !== SEAL_BATCH) return sealed;
  }
}
