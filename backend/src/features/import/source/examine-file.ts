import type { ImportOptions } from "../../../contract/index.js";
import { shownText } from "./cell-text.js";
import { csvRows } from "./csv-rows.js";
import { fingerprint } from "./encoding.js";
import {
  MOST_COLUMNS,
  UnreadableFile,
  type Encoding,
  type FileSource,
  type Reading,
  type SourceRow,
} from "./file-source.js";
import { readRows } from "./read-rows.js";
import { delimiterOf, formatOf } from "./sniff.js";
import { textChunks } from "./text-chunks.js";

/** What is told of a file before anything is imported from it. */
export interface Examined extends Reading {
  sha256: Buffer;
  /** The first rows, in the order of the columns, each cell cut short. */
  sample: string[][];
}

/** Characters that decide about format and separator. */
const HEAD = 64 * 1024;
/** Rows that decide which columns JSON has. */
const LOOKED_AT = 100;
const SAMPLE_ROWS = 20;
const SAMPLE_CELL = 200;

/**
 * Reads every byte once for the hash and the encoding, then the first rows.
 *
 * @param wanted "auto" leaves it to the file.
 * @throws UnreadableFile when it is empty or not what it seems.
 */
export async function examineFile(
  source: FileSource,
  wanted: Pick<ImportOptions, "encoding" | "delimiter">,
): Promise<Examined> {
  const print = await fingerprint(source);
  const encoding = wanted.encoding === "auto" ? print.encoding : wanted.encoding;
  const head = await headOf(source, encoding);
  const format = formatOf(head);
  if (format === null) throw new UnreadableFile("The file is empty.");
  const delimiter = format !== "csv" ? "" : wanted.delimiter === "auto" ? delimiterOf(head) : wanted.delimiter;
  const how = { format, encoding, delimiter };
  const { columns, rows } = await firstRows(source, how);
  const sample = rows
    .slice(0, SAMPLE_ROWS)
    .map((row) => columns.map((column) => shownText(row.cells[column], SAMPLE_CELL)));
  return { ...how, columns, sample, sha256: print.sha256 };
}

async function headOf(source: FileSource, encoding: Encoding): Promise<string> {
  let head = "";
  for await (const piece of textChunks(source, encoding)) {
    head += piece;
    if (head.length >= HEAD) break;
  }
  return head.slice(0, HEAD);
}

async function firstRows(
  source: FileSource,
  how: Omit<Reading, "columns">,
): Promise<{ columns: string[]; rows: SourceRow[] }> {
  let columns: string[] = [];
  const rows: SourceRow[] = [];
  const read =
    how.format === "csv"
      ? csvRows(textChunks(source, how.encoding), how.delimiter, (header) => (columns = header))
      : readRows(source, how);
  for await (const row of read) {
    rows.push(row);
    if (rows.length >= (how.format === "csv" ? SAMPLE_ROWS : LOOKED_AT)) break;
  }
  if (how.format !== "csv")
    columns = [...new Set(rows.flatMap((row) => Object.keys(row.cells)))].slice(0, MOST_COLUMNS);
  if (how.format !== "csv" && rows.length > 0 && columns.length === 0)
    throw new UnreadableFile(
      "There are no complaints in it: a JSON file holds an array of objects, or one object per line.",
    );
  return { columns, rows };
}
