import { once } from "node:events";
import type { Readable } from "node:stream";
import { finished } from "node:stream/promises";
import pg, { type Client } from "pg";
import { from as copyFrom, type CopyStreamQuery } from "pg-copy-streams";
import { readArchive } from "./archive-reader.js";
import { quoted, tablesToEmpty } from "./catalogue.js";
import { contentOf } from "./content.js";
import type { FileStore } from "./file-store.js";
import { BackupError, nameOf, readPart, type TableShape } from "./format.js";
import { freeJobs, leaveForSealing, setSequences, withoutForeignKeys } from "./load-order.js";
import type { Backup } from "./verify.js";

/**
 * Loads a verified backup's files and rows and compares every table with what was written. For an open transaction:
 * whatever goes wrong, the database stays as it was; files that were stored by then belong to nothing and are swept.
 *
 * @throws BackupError when a table is not what it was.
 */
export async function loadBackup(
  client: Client,
  path: string,
  { header, manifest }: Backup,
  files: FileStore,
  progress: (line: string) => void,
): Promise<void> {
  const tables = new Map(header.tables.map((table) => [nameOf(table), table]));
  const emptied = await tablesToEmpty(client);
  for (const table of emptied) await client.query(`ALTER TABLE ${quoted(table)} DISABLE TRIGGER USER`);
  await client.query(`TRUNCATE ${emptied.map(quoted).join(", ")}`);
  await withoutForeignKeys(client, async () => {
    const rows = new RowLoader(client);
    await readArchive(path, async (name, content) => {
      const part = readPart(name);
      if (part && "file" in part) await files.put(part.file, content);
      else if (part) await rows.add(known(tables, part.table), content);
      else content.resume();
      progress(part && "table" in part ? part.table : "files");
    });
    await rows.end();
  });
  for (const [name, table] of tables) {
    progress(`${name}, compared`);
    const wanted = manifest.tables[name];
    const found = await contentOf(client, table);
    if (found.rows !== wanted?.rows || found.digest !== wanted.digest) {
      throw new BackupError(`${name} did not arrive as it was written. Nothing was restored.`);
    }
  }
  await leaveForSealing(client);
  for (const table of emptied) await client.query(`ALTER TABLE ${quoted(table)} ENABLE TRIGGER USER`);
  await setSequences(client, manifest.sequences);
  await freeJobs(client);
}

function known(tables: Map<string, TableShape>, name: string): TableShape {
  const table = tables.get(name);
  if (!table)
    throw new BackupError(`The backup has rows of ${name} without saying what that is. Nothing was restored.`);
  return table;
}

/** One COPY per table, fed by that table's parts, which follow each other. */
class RowLoader {
  private current: { name: string; stream: CopyStreamQuery; failure: Error | null } | null = null;

  constructor(private readonly client: Client) {}

  async add(table: TableShape, content: Readable): Promise<void> {
    const name = nameOf(table);
    if (this.current?.name !== name) await this.begin(table);
    const { current } = this;
    if (!current) throw new Error("There is no COPY to feed");
    for await (const chunk of content) {
      if (current.failure) throw current.failure;
      // A refused row is told by an error, which ends the waiting as well.
      if (!current.stream.write(chunk)) await once(current.stream, "drain");
    }
  }

  async end(): Promise<void> {
    const { current } = this;
    if (!current) return;
    this.current = null;
    if (current.failure) throw current.failure;
    const done = finished(current.stream);
    current.stream.end();
    await done;
  }

  private async begin(table: TableShape): Promise<void> {
    await this.end();
    const columns = table.columns.map((column) => pg.escapeIdentifier(column)).join(", ");
    const stream = this.client.query(copyFrom(`COPY ${quoted(table)} (${columns}) FROM STDIN`));
    const begun = { name: nameOf(table), stream, failure: null as Error | null };
    stream.on("error", (error) => (begun.failure = error));
    this.current = begun;
  }
}
