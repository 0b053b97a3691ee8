import pg from "pg";
import { withClient } from "./connection.js";
import {
  readExtensions,
  readFunctions,
  readSequences,
  readTables,
  readTypes,
  readViews,
  type Table,
} from "./schema/catalogue.js";

const header = `-- The whole schema in one place, for reading. Written by \`npm run db -- schema\` from a freshly migrated
-- database and compared by a test; to change it, add a migration. Tables stand in the order of their names.
`;

/** Schema public as text, from the catalogue: the same database version and migrations always give the same text. */
export async function dumpSchema(url: string): Promise<string> {
  return withClient(url, async (client) => {
    // Names in definitions are written out in full unless their schema is in the path.
    await client.query("SET search_path = public");
    const parts = [
      ...(await readExtensions(client)),
      ...(await readTypes(client)),
      ...(await readSequences(client)),
      ...(await readTables(client)).map(writeTable),
      ...(await readViews(client)),
      ...(await readFunctions(client)),
    ];
    return [header, ...parts.map((part) => `${part}\n`)].join("\n");
  });
}

function writeTable(table: Table): string {
  const name = pg.escapeIdentifier(table.name).replace(/^"([a-z_][a-z0-9_]*)"$/, "$1");
  const lines = [...table.columns, ...table.constraints].map((line) => `  ${line}`).join(",\n");
  const partitions = table.partition_key ? ` PARTITION BY ${table.partition_key}` : "";
  const options = table.options ? ` WITH (${table.options})` : "";
  return [
    `CREATE ${table.is_unlogged ? "UNLOGGED " : ""}TABLE ${name} (\n${lines}\n)${partitions}${options};`,
    ...(table.comment ? [`COMMENT ON TABLE ${name} IS ${pg.escapeLiteral(table.comment)};`] : []),
    ...table.indexes,
    ...table.triggers,
  ].join("\n");
}
