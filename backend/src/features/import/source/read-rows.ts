import { csvRows } from "./csv-rows.js";
import { jsonLines, jsonRows } from "./json-rows.js";
import type { FileSource, Reading, SourceRow } from "./file-source.js";
import { textChunks } from "./text-chunks.js";

/**
 * The rows of a file in their order, read as they are taken.
 *
 * @param onBytes called with how many bytes were read so far.
 * @throws UnreadableFile where the file breaks off or is not what it seems.
 */
export function readRows(
  source: FileSource,
  reading: Omit<Reading, "columns">,
  onBytes?: (bytes: number) => void,
): AsyncGenerator<SourceRow, void, undefined> {
  const text = textChunks(source, reading.encoding, onBytes);
  if (reading.format === "csv") return csvRows(text, reading.delimiter);
  return reading.format === "json" ? jsonRows(text) : jsonLines(text);
}

/** How many rows there are, empty ones aside. Also proves that the file can be read to its end. */
export async function countRows(
  source: FileSource,
  reading: Omit<Reading, "columns">,
  onBytes?: (bytes: number) => void,
): Promise<number> {
  let count = 0;
  const rows = readRows(source, reading, onBytes);
  while (!(await rows.next()).done) count += 1;
  return count;
}
