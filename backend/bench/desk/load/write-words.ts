import { withClient } from "@redress/database/testing";
import type { Client } from "pg";

/** Tickets whose words are written by one statement. */
const TOGETHER = 2_000;

/**
 * What tickets are found by: their words, as the job writes them for tickets that were here before, and the lexicon, which is
 * counted at once for each department. Triggers and the fold would come to the same, change by change.
 */
export async function writeWords(url: string, processes: number): Promise<void> {
  const steps = await withClient(url, async (superuser) => {
    const { rows } = await superuser.query<{ id: number }>(
      "SELECT id::integer FROM (SELECT id, row_number() OVER (ORDER BY id) AS place FROM tickets) t WHERE place % $1 = 0",
      [TOGETHER],
    );
    const lasts = [0, ...rows.map(({ id }) => id), 2 ** 31 - 1];
    return lasts.slice(1).map((last, i) => [lasts[i] ?? 0, last]);
  });
  await forEach(url, processes, steps, (superuser, [after, last]) =>
    superuser.query("SELECT write_ticket_texts(array_agg(id)) FROM tickets WHERE id > $1 AND id <= $2", [after, last]),
  );
  const departments = await withClient(url, async (superuser) => {
    const { rows } = await superuser.query<{ id: number }>(
      "SELECT coalesce(department_id, 0)::integer AS id FROM tickets GROUP BY 1 ORDER BY count(*) DESC",
    );
    return rows.map(({ id }) => id);
  });
  await forEach(url, processes, departments, countWords);
  await withClient(url, async (superuser) => {
    await superuser.query("SET session_replication_role = replica");
    await superuser.query("INSERT INTO search_words SELECT DISTINCT word FROM search_word_uses");
  });
}

/** As `note_words_of_text` counts them; `readable` outside of notes. */
async function countWords(superuser: Client, department: number): Promise<void> {
  const texts = `SELECT x.words FROM ticket_texts x JOIN tickets t ON t.id = x.ticket_id
    WHERE t.hidden_at IS NULL AND coalesce(t.department_id, 0) = ${department}`;
  await superuser.query(
    `INSERT INTO search_word_uses (word, department_id, tickets, readable)
     SELECT every.word, $2, every.ndoc, coalesce(readable.ndoc, 0)
     FROM ts_stat($1) AS every LEFT JOIN ts_stat($1, 'abc') AS readable USING (word) WHERE every.word ~ '^[^~#@0-9]{3,40}$'`,
    [texts, department],
  );
}

/** Does something with each, on several connections at once. No trigger runs. */
async function forEach<T>(
  url: string,
  processes: number,
  all: readonly T[],
  does: (superuser: Client, one: T) => Promise<unknown>,
): Promise<void> {
  const left = all.values();
  await Promise.all(
    Array.from({ length: processes }, () =>
      withClient(url, async (superuser) => {
        await superuser.query("SET session_replication_role = replica");
        for (const one of left) await does(superuser, one);
      }),
    ),
  );
}
