import type { Database, Queries } from "./db.js";
import { VaultError, type Vault } from "./vault.js";

/** A column of texts that the vault sealed; the context of each is `subject:value of key`. */
export interface SealedColumn {
  table: string;
  column: string;
  subject: string;
  key: string;
}

/** What became of a column when its texts were sealed anew. */
export interface Resealed {
  column: SealedColumn;
  /** Sealed anew by this run. */
  resealed: number;
  /** Rows that do not open, each with the reason; they stay as they are. */
  failed: string[];
}

/** A batch is one transaction: short enough that nobody waits for its rows. */
const BATCH = 200;

/** `sealed: two_factor:{person_id}`, and whatever else is to be said after a line's end. */
const COMMENT = /^sealed: ([a-z_]+):\{([a-z_]+)\}(?:\n|$)/;

/**
 * Every column of sealed texts, found by its comment, so that none is forgotten in a list elsewhere.
 * @throws Error for a comment that says `sealed` in another form.
 */
export async function sealedColumns(db: Queries): Promise<SealedColumn[]> {
  const found = await db.rows<{ table: string; column: string; comment: string }>(
    `SELECT c.relname AS "table", a.attname AS "column", d.description AS comment
       FROM pg_description d
       JOIN pg_class c ON c.oid = d.objoid AND d.classoid = 'pg_class'::regclass
       JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = d.objsubid AND a.attnum > 0
      WHERE c.relnamespace = 'public'::regnamespace AND d.description LIKE 'sealed%'
      ORDER BY 1, 2`,
  );
  return found.map(({ table, column, comment }) => {
    const [, subject, key] = COMMENT.exec(comment) ?? [];
    if (!subject || !key) throw new Error(`The comment of ${table}.${column} does not name what it is sealed for`);
    return { table, column, subject, key };
  });
}

/**
 * Seals anew, with the vault's first key, what older keys sealed. Nothing is lost when it is cut short: what is done is
 * done, and the next run goes on with the rest. A text that somebody changes meanwhile is left as they made it.
 */
export async function reseal(db: Database, vault: Vault, column: SealedColumn): Promise<Resealed> {
  const result: Resealed = { column, resealed: 0, failed: [] };
  let after: string | null = null;
  do {
    const from: string | null = after;
    after = await db.transaction((tx) => resealBatch(tx, vault, result, from));
  } while (after !== null);
  return result;
}

/** @returns the last key of a batch, from which the next goes on; null when there was nothing left. */
async function resealBatch(tx: Queries, vault: Vault, result: Resealed, after: string | null): Promise<string | null> {
  const { table, column, subject, key } = result.column;
  const rows = await tx.rows<{ id: string; sealed: string }>(
    `SELECT "${key}"::text AS id, "${column}" AS sealed FROM "${table}" t
      WHERE split_part("${column}", '.', 2) <> $1 ${after === null ? "" : `AND "${key}" > $2`}
      ORDER BY t."${key}" LIMIT ${BATCH}`,
    after === null ? [vault.keyId] : [vault.keyId, after],
  );
  for (const { id, sealed } of rows) {
    const context = `${subject}:${id}`;
    try {
      const anew = vault.seal(context, vault.open(context, sealed));
      const done = await tx.rows(
        `UPDATE "${table}" SET "${column}" = $3 WHERE "${key}" = $1 AND "${column}" = $2 RETURNING 1`,
        [id, sealed, anew],
      );
      result.resealed += done.length;
    } catch (error) {
      if (!(error instanceof VaultError)) throw error;
      result.failed.push(error.message);
    }
  }
  return rows.at(-1)?.id ?? null;
}

/** How many texts each key seals by now, over all columns. */
export async function keysInUse(db: Queries): Promise<Map<string, number>> {
  const uses = new Map<string, number>();
  for (const { table, column } of await sealedColumns(db)) {
    const counted = await db.rows<{ id: string; texts: number }>(
      `SELECT split_part("${column}", '.', 2) AS id, count(*) AS texts FROM "${table}"
        WHERE "${column}" IS NOT NULL GROUP BY 1`,
    );
    for (const { id, texts } of counted) uses.set(id, (uses.get(id) ?? 0) + texts);
  }
  return uses;
}
