import { withClient } from "@redress/database/testing";
import { once } from "node:events";
import { availableParallelism } from "node:os";
import { forkSource } from "../../fork-source.js";
import { withoutIndexes } from "./bare-tables.js";
import { loadDirectory } from "./directory-rows.js";
import type { Share } from "./load-process.js";
import { columns } from "../../sla/tales/ticket-rows.js";
import { writeWords } from "./write-words.js";
import { NOW } from "./world.js";

const loadedTables = Object.keys(columns);
/** Written from the others, by their indexes. */
const wordTables = ["ticket_texts", "search_words", "search_word_uses"];

/**
 * Fills a new, migrated desk by COPY: tickets of three years with four messages each, everybody and everything they
 * are about, what was promised, and what happened. The same rows at every time, whatever the number of processes. The
 * desk's time is a Monday morning and goes on from there.
 *
 * @param url the database, as superuser: triggers and foreign keys are passed over, for the rows are right by construction.
 */
export async function loadDesk(url: string, tickets: number, processes = availableParallelism() - 1): Promise<void> {
  const otherCategory = await withClient(url, async (superuser) => {
    await superuser.query("SET session_replication_role = replica");
    await superuser.query("UPDATE clock SET frozen_at = NULL, shift = $1::timestamptz - now()", [NOW]);
    await superuser.query("UPDATE desk SET two_factor_required = 'nobody', name = 'Northgate'");
    return loadDirectory(superuser, tickets);
  });
  const atOnce = Math.max(1, processes);
  await withoutIndexes(url, loadedTables, () => loadTickets({ url, tickets, otherCategory }, atOnce));
  await settle(url, [...loadedTables, "people"]);
  await withoutIndexes(url, wordTables, () => writeWords(url, atOnce));
  await withClient(url, async (superuser) => {
    await superuser.query("SET session_replication_role = replica");
    for (const sql of derived) await superuser.query(sql);
    for (const table of numbered)
      await superuser.query(`SELECT setval(pg_get_serial_sequence('${table}', 'id'), (SELECT max(id) FROM ${table}))`);
  });
  await settle(url, [...wordTables, "ticket_counts", "ticket_follows", "snoozes"]);
}

async function loadTickets(all: Omit<Share, "from" | "to">, processes: number): Promise<void> {
  const { tickets } = all;
  const edge = (i: number) => Math.round((tickets * i) / processes);
  await Promise.all(
    Array.from({ length: processes }, async (_, i) => {
      const child = forkSource(new URL("./load-process.ts", import.meta.url));
      child.send({ ...all, from: edge(i), to: edge(i + 1) } satisfies Share);
      const [code] = (await once(child, "exit")) as [number | null];
      if (code !== 0) throw new Error(`A process that loads tickets ended with ${String(code)}`);
    }),
  );
}

/** As autovacuum leaves tables that have been quiet for a while. */
async function settle(url: string, tables: readonly string[]): Promise<void> {
  await Promise.all(
    tables.map((table) => withClient(url, (superuser) => superuser.query(`VACUUM (ANALYZE) ${table}`))),
  );
}

/** Whose ids were given by the loader. */
const numbered = [
  "tickets",
  "ticket_comments",
  "people",
  "teams",
  "departments",
  "organizations",
  "skills",
  "categories",
  "tags",
];

/** What follows from the rows: that no words are missing, the ledger of counts, and what each agent has aside and follows of their own. */
const derived = [
  "UPDATE search_state SET write_below = NULL",
  `INSERT INTO ticket_counts (department_id, team_id, assignee_id, status, n)
   SELECT department_id, team_id, assignee_id, status, count(*) FROM tickets WHERE hidden_at IS NULL GROUP BY 1, 2, 3, 4`,
  `WITH own AS (
     SELECT t.id, t.assignee_id, row_number() OVER (PARTITION BY t.assignee_id ORDER BY t.id) AS place
     FROM tickets t WHERE t.assignee_id IS NOT NULL AND t.hidden_at IS NULL
       AND t.status IN ('new', 'in_progress', 'pending', 'on_hold')
   ), followed AS (
     INSERT INTO ticket_follows (person_id, ticket_id, level, since)
     SELECT assignee_id, id, 'following', app_now() - interval '1 day' FROM own WHERE place % 4 = 0 AND place <= 80
   )
   INSERT INTO snoozes (person_id, ticket_id, until, since, event_id)
   SELECT assignee_id, id, app_now() + place * interval '1 hour', app_now() - interval '1 hour',
          (SELECT min(e.id) FROM events e WHERE e.ticket_id = own.id)
   FROM own WHERE place % 9 = 0 AND place <= 90`,
];
