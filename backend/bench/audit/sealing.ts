import { sealingState } from "@redress/database";
import { setTimeout as sleep } from "node:timers/promises";
import { sealLog } from "../../src/features/audit/index.js";
import type { Database } from "../../src/platform/db.js";

export interface Sealing {
  /** Seconds that the oldest event without a seal had been waiting, at each look. */
  lags: number[];
  /** Milliseconds of each run that had something to seal, and how many events that were. */
  runs: { took: number; sealed: number }[];
}

/** Seals each second, as every process does, and looks four times a second how far behind that is. */
export function startSealing(db: Database): { stop(): Promise<Sealing> } {
  const result: Sealing = { lags: [], runs: [] };
  let going = true;
  const seal = async () => {
    for (; going; await sleep(1_000)) {
      const before = performance.now();
      const sealed = await sealLog(db);
      if (sealed > 0) result.runs.push({ took: performance.now() - before, sealed });
    }
  };
  const look = async () => {
    for (; going; await sleep(250)) result.lags.push((await sealingState(db)).lagSeconds);
  };
  const working = Promise.all([seal(), look()]);
  return {
    stop: async () => {
      going = false;
      await working;
      return result;
    },
  };
}
