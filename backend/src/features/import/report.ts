import type { Readable } from "node:stream";
import type { ImportRefusal } from "../../contract/index.js";
import { csvOf } from "../../platform/csv.js";
import type { Queries } from "../../platform/db.js";
import { refusalsAfter } from "./queries.js";

const PAGE = 1000;

/** The refused rows of an import as CSV, read as they are sent. */
export function reportOf(queries: Queries, importId: number): Readable {
  return csvOf(["row", "field", "value", "reason"], refusals(queries, importId));
}

async function* refusals(
  queries: Queries,
  importId: number,
): AsyncGenerator<Pick<ImportRefusal, "row" | "field" | "value" | "reason">, void, undefined> {
  let after = { row: -1, field: "" };
  for (;;) {
    const page = await refusalsAfter(queries, importId, after, PAGE);
    yield* page;
    const last = page.at(-1);
    if (!last || page.length < PAGE) return;
    after = last;
  }
}
