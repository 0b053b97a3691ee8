import type { Work } from "../../../platform/work.js";

/** Runs an INSERT that ends in RETURNING id. */
export async function newId(work: Work, insert: string, binds: readonly unknown[]): Promise<number> {
  const row = await work.one<{ id: number }>(insert, binds);
  if (!row) throw new Error("The row was not written");
  return row.id;
}
