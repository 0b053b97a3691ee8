import { Readable } from "node:stream";
import { stringify } from "csv-stringify";
import type { ImportRefusal } from "../../contract/index.js";
import type { Queries } from "../../platform/db.js";
import { refusalsAfter } from "./queries.js";

const PAGE = 1000;

/**
 * The refused rows of an import as CSV, read as they are sent. Cells that a spreadsheet would take for formulas are
 * written as text.
 */
export function reportOf(queries: Queries, importId: number): Readable {
  const csv = stringify({
    header: true,
    bom: true,
    escape_formulas: true,
    columns: ["row", "field", "value", "reason"],
  });
  return Readable.from(refusals(queries, importId))
    .on("error", (error) => csv.destroy(error))
    .pipe(csv);
}

async function* refusals(queries: Queries, importId: number): AsyncGenerator<ImportRefusal, void, undefined> {
  let after = { row: -1, field: "" };
  for (;;) {
    const page = await refusalsAfter(queries, importId, after, PAGE);
    yield* page;
    const last = page.at(-1);
    if (!last || page.length < PAGE) return;
    after = last;
  }
}
