import { withClient } from "@redress/database/testing";

/** So many indexes are built at once. */
const BUILDERS = 3;

/** Takes tables' indexes away while they are filled, but for those that keep keys, and builds them again together. */
export async function withoutIndexes(url: string, tables: readonly string[], fill: () => Promise<void>): Promise<void> {
  const indexes = await withClient(url, async (superuser) => {
    const { rows } = await superuser.query<{ name: string; definition: string }>(
      `SELECT i.indexrelid::regclass::text AS name, pg_get_indexdef(i.indexrelid) AS definition
       FROM pg_index i WHERE i.indrelid = ANY ($1::regclass[]) AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conindid = i.indexrelid)`,
      [tables],
    );
    for (const { name } of rows) await superuser.query(`DROP INDEX ${name}`);
    return rows;
  });
  await fill();
  const left = indexes.values();
  await Promise.all(
    Array.from({ length: BUILDERS }, () =>
      withClient(url, async (superuser) => {
        await superuser.query("SET maintenance_work_mem = '512MB'");
        for (const { definition } of left) await superuser.query(definition);
      }),
    ),
  );
}
