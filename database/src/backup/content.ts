import pg, { type Client } from "pg";
import { quoted } from "./catalogue.js";
import type { TableContent, TableShape } from "./format.js";

/** Texts of values must not depend on who asks: set before rows are read or compared. */
export async function speakPlainly(client: Client): Promise<void> {
  await client.query(
    "SET TIME ZONE 'UTC'; SET datestyle = 'ISO, YMD'; SET intervalstyle = 'postgres'; SET bytea_output = 'hex'; SET extra_float_digits = 1",
  );
}

/**
 * A table's columns as they are carried. Numbers of transactions mean nothing in another database, where they may even
 * lie in the future: they become 0, which is settled everywhere.
 */
export async function carriedColumns(client: Client, table: TableShape): Promise<string> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT attname AS name FROM pg_attribute WHERE attrelid = $1::regclass AND atttypid = 'xid8'::regtype AND attnum > 0`,
    [quoted(table)],
  );
  const ofTransactions = new Set(rows.map(({ name }) => name));
  return table.columns
    .map((column) => (ofTransactions.has(column) ? "'0'::xid8" : pg.escapeIdentifier(column)))
    .join(", ");
}

/** How many rows there are, and a digest that any change of any of them changes. */
export async function contentOf(client: Client, table: TableShape): Promise<TableContent> {
  const { rows } = await client.query<{ rows: string; digest: string }>(
    `SELECT count(*)::text AS rows,
            concat_ws(':', coalesce(sum(hashtextextended(line, 0)::numeric), 0), coalesce(sum(hashtextextended(line, 1)::numeric), 0)) AS digest
       FROM (SELECT ROW(${await carriedColumns(client, table)})::text AS line FROM ${quoted(table)}) AS lines`,
  );
  const [found] = rows;
  if (!found) throw new Error("count(*) had no answer");
  return { rows: Number(found.rows), digest: found.digest };
}
