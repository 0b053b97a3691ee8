/** What a backup is refused for, in words for the terminal. */
export class BackupError extends Error {
  override readonly name = "BackupError";
}

/** Raised when the file's own layout changes; the schema's versions are the migrations it names. */
export const FORMAT = 1;

/** A table with the columns that are carried, in order. */
export interface TableShape {
  schema: string;
  name: string;
  columns: string[];
}

/** First in the file: what there is to know before anything is loaded. */
export interface Header {
  format: number;
  /** By the database's real clock, ISO 8601. */
  created_at: string;
  /** The schema's version: the migrations that the database had. */
  migrations: { name: string; checksum: string }[];
  /** Version of the job queue's own schema: waiting jobs are loaded into no other. */
  worker: number;
  tables: TableShape[];
}

export interface TableContent {
  rows: number;
  /** Sums of all rows' hashes: the same rows in any order make the same digest. */
  digest: string;
}

/** Last in the file; a file without it is cut short. */
export interface Manifest {
  /** SHA-256 of every other part, by its name, in hex. */
  parts: Record<string, string>;
  /** By "schema.table". */
  tables: Record<string, TableContent>;
  sequences: { schema: string; name: string; last_value: string; is_called: boolean }[];
  /** Files that rows spoke of but that were removed before they could be read. */
  missing_files: string[];
}

export const headerPart = "header.json";
export const manifestPart = "manifest.json";
export const filePart = (key: string): string => `files/${key}`;
export const tablePart = (table: string, number: number): string =>
  `tables/${table}/${String(number).padStart(6, "0")}`;

export const nameOf = ({ schema, name }: Pick<TableShape, "schema" | "name">): string => `${schema}.${name}`;

/** Which file or table a part belongs to; null for what this version does not know. */
export function readPart(name: string): { file: string } | { table: string } | null {
  const [kind, subject = "", rest] = name.split("/");
  if (kind === "files" && rest === undefined) return { file: subject };
  if (kind === "tables" && rest !== undefined) return { table: subject };
  return null;
}
