import type { ImportMapping, ImportOptions } from "../../contract/index.js";
import type { Queries } from "../../platform/db.js";
import { readSettings } from "../desk/index.js";
import type { Rules } from "./rows/judge-row.js";

/** What rows are read by, with what the desk says about time. */
export async function rulesFor(
  queries: Queries,
  { mapping, options }: { mapping: ImportMapping; options: ImportOptions },
): Promise<Rules> {
  const row = await queries.one<{ now: Date }>("SELECT app_now() AS now");
  if (!row) throw new Error("The database told no time");
  const { autoCloseDays } = await readSettings(queries);
  return { mapping, options, autoCloseDays, now: row.now };
}
