import type { Database } from "../../src/platform/db.js";

/**
 * Runs a statement and keeps its transaction open until it is told to let go: whoever wants its rows waits.
 *
 * @returns lets go, after a last statement if one is given.
 */
export async function holding(
  db: Database,
  sql: string,
  binds: readonly unknown[],
): Promise<(last?: string) => Promise<void>> {
  let letGo: (last: string | undefined) => void = () => undefined;
  const told = new Promise<string | undefined>((resolve) => (letGo = resolve));
  let held: () => void = () => undefined;
  const isHeld = new Promise<void>((resolve) => (held = resolve));
  const over = db.transaction(async (queries) => {
    await queries.rows(sql, binds);
    held();
    const last = await told;
    if (last !== undefined) await queries.rows(last);
  });
  await isHeld;
  return async (last) => {
    letGo(last);
    await over;
  };
}
