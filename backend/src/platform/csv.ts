import { pipeline, Readable } from "node:stream";
import { stringify } from "csv-stringify";
import { closeDirections } from "../contract/directions.js";

/** What a spreadsheet would run: also in full width, and behind spaces that some of them cut off. */
const FORMULA = /^(?:[\t\r\n]|\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/u;

/**
 * A cell's text, so that no spreadsheet takes it for a formula: those get the apostrophe that marks text there. What turns
 * text around ends with the cell.
 */
export function safeCell(text: string): string {
  const cell = closeDirections(text);
  return FORMULA.test(cell) ? `'${cell}` : cell;
}

/** A row by its columns' names. Numbers are written as they are; null is an empty cell. */
export type CsvRow<Column extends string> = Readonly<Record<Column, string | number | null>>;

/**
 * Rows as CSV, read as they are sent: the one way in which the desk writes any. With the mark by which spreadsheets know
 * UTF-8. When the reader goes away the rows are closed too, so that their `finally` runs.
 */
export function csvOf<const Column extends string>(
  columns: readonly Column[],
  rows: AsyncIterable<CsvRow<Column>>,
): Readable {
  const csv = stringify({
    header: true,
    bom: true,
    columns: [...columns],
    cast: { string: safeCell },
    quoted_match: /[\r\n]/,
  });
  // An error reaches whoever reads `csv`; there is nobody else to tell.
  pipeline(Readable.from(rows), csv, () => undefined);
  return csv;
}
