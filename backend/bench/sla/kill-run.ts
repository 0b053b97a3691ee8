import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Bench } from "../open-bench.js";

export interface Killed {
  /** Milliseconds it worked. */
  took: number;
  /** Open tickets it had looked at, as it had committed. */
  done: number;
}

/** Lets another process work on a run and kills it, without a warning, when a share of the tickets has been looked at. */
export async function killMidway({ database, db }: Bench, runId: number, share: number): Promise<Killed> {
  const child = fork(join(import.meta.dirname, "apply-process.ts"), [database.appUrl, String(runId)]);
  const exit = once(child, "exit");
  await Promise.race([once(child, "message"), exit]);
  const began = performance.now();
  for (;;) {
    if (child.exitCode !== null) throw new Error(`The run's process ended by itself, with ${child.exitCode}`);
    const run = await db.one<{ reached: boolean }>(
      "SELECT done >= total * $2::float8 AS reached FROM sla_runs WHERE id = $1",
      [runId, share],
    );
    if (run?.reached) break;
    await sleep(20);
  }
  child.kill("SIGKILL");
  const took = performance.now() - began;
  await exit;
  const left = await db.one<{ done: number }>("SELECT done FROM sla_runs WHERE id = $1", [runId]);
  return { took, done: left?.done ?? 0 };
}
