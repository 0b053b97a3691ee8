import type { Client } from "pg";
import { to as copyTo } from "pg-copy-streams";
import type { ArchiveWriter } from "./archive-writer.js";
import { quoted } from "./catalogue.js";
import { carriedColumns } from "./content.js";
import { nameOf, tablePart, type TableShape } from "./format.js";

/** A tar wants to know sizes before contents, so a table travels in parts of this size. */
const PART_BYTES = 1024 * 1024;

/** Writes a table's rows as PostgreSQL's COPY gives them; `progress` is told how many rows there were so far. */
export async function copyOut(
  client: Client,
  table: TableShape,
  archive: ArchiveWriter,
  progress: (rows: number) => void,
): Promise<void> {
  const columns = await carriedColumns(client, table);
  const stream = client.query(copyTo(`COPY (SELECT ${columns} FROM ${quoted(table)}) TO STDOUT`));
  let chunks: Buffer[] = [];
  let size = 0;
  let parts = 0;
  let rows = 0;
  const flush = async () => {
    if (size === 0) return;
    parts += 1;
    await archive.addBytes(tablePart(nameOf(table), parts), Buffer.concat(chunks, size));
    progress(rows);
    chunks = [];
    size = 0;
  };
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    size += chunk.length;
    // Line breaks inside of values are escaped, so each one ends a row.
    for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, at + 1)) rows += 1;
    if (size >= PART_BYTES) await flush();
  }
  await flush();
}
