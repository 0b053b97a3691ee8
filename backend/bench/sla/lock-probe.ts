import { openDatabase } from "../../src/platform/db.js";
import type { Bench } from "../open-bench.js";
import { numbers } from "./life.js";
import { timed } from "./samples.js";

const LANES = 4;

/**
 * Somebody who keeps asking for tickets' rows, as every command does, while something goes on.
 *
 * @param ids tickets that are changed meanwhile.
 * @returns milliseconds of each ask, from the first statement to the end of the commit.
 */
export async function probeLocks({ database }: Bench, ids: readonly number[], during: () => Promise<unknown>) {
  const db = openDatabase(database.appUrl, { poolSize: LANES });
  const random = numbers(31);
  const waits: number[] = [];
  let going = true;
  const lane = async () => {
    while (going) {
      const id = ids[Math.floor(random() * ids.length)];
      const ask = () => db.transaction((tx) => tx.rows("SELECT 1 FROM tickets WHERE id = $1 FOR NO KEY UPDATE", [id]));
      waits.push(await timed(ask));
    }
  };
  const lanes = Array.from({ length: LANES }, lane);
  try {
    await during();
  } finally {
    going = false;
    await Promise.all(lanes);
    await db.close();
  }
  return waits;
}
