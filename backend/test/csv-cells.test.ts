import { expect, test } from "@jest/globals";
import { parse } from "csv-parse/sync";
import { text } from "node:stream/consumers";
import { csvOf } from "../src/platform/csv.js";
import { sharedData } from "./shared-data.js";

interface Cells {
  csv_cells: { cells: { cell: string; dangerous: boolean }[] };
}
const cells = [
  { cell: "=1+1", dangerous: true },
  { cell: "\uFF1D1+1", dangerous: true },
  { cell: "\r=1+1", dangerous: true },
  { cell: "Lift, second floor", dangerous: false },
  ...(sharedData<Cells>("uploads.json")?.csv_cells.cells ?? []),
];

async function* rows() {
  yield* cells.map(({ cell }, number) => ({ number, cell }));
}

test("what a spreadsheet reads of the desk's files begins with nothing that it would run, and says what was written", async () => {
  const read: { number: string; cell: string }[] = parse(await text(csvOf(["number", "cell"], rows())), {
    columns: true,
    bom: true,
  });

  expect(read).toHaveLength(cells.length);
  for (const [i, { cell, dangerous }] of cells.entries()) {
    const shown = read[i]?.cell ?? "";
    expect(shown).toContain(cell);
    if (dangerous) expect(shown).not.toMatch(/^[\s]*[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/u);
    expect(read[i]?.number).toBe(String(i));
  }
});
