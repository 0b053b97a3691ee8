import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** One SQL file, named by its file name. */
export interface SqlFile {
  name: string;
  sql: string;
  /** SHA-256 of the text; the same whether the checkout has LF or CRLF line ends. */
  checksum: string;
  /**
   * False for a file whose first line is `-- no-transaction`. Such a file holds one statement that may be repeated
   * (`CREATE INDEX CONCURRENTLY IF NOT EXISTS`), since a kill can fall between it and its record.
   */
  transactional: boolean;
}

/** Both `src/` and `dist/` lie one level below the package. */
const packageFolder = fileURLToPath(new URL("../../", import.meta.url));

export const defaultMigrationsDir = join(packageFolder, "migrations");
export const defaultSeedsDir = join(packageFolder, "seeds");
export const schemaFile = join(packageFolder, "schema.sql");

/** The folder's `.sql` files in order of their names; none when there is no such folder. */
export function readSqlFiles(folder: string): SqlFile[] {
  return sqlFileNames(folder).map((name) => {
    const sql = readFileSync(join(folder, name), "utf8").replaceAll("\r\n", "\n");
    const checksum = createHash("sha256").update(sql).digest("hex");
    return { name, sql, checksum, transactional: !/^-- no-transaction\b/.test(sql) };
  });
}

/** In order of their names by code point, the same on every machine. */
export function sqlFileNames(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith(".sql"))
    .toSorted();
}
