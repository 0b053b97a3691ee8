import { withClient } from "@redress/database/testing";
import { clockColumns, clockRow, eventColumns, eventRecord, eventRow, nextOf } from "../../src/features/sla/store.js";
import type { Group } from "./desk-plan.js";
import type { Life } from "./life.js";

/** Lives a statement brings. */
const CHUNK = 1000;

const tablesSql = `
  CREATE SCHEMA loading;
  CREATE UNLOGGED TABLE loading.lives (life integer PRIMARY KEY, channel text, priority text, status text,
    received_at timestamptz, due_at timestamptz, warn_at timestamptz);
  CREATE UNLOGGED TABLE loading.lines (LIKE sla_events);
  ALTER TABLE loading.lines DROP COLUMN id, ADD COLUMN place integer;
  CREATE UNLOGGED TABLE loading.clocks (LIKE sla_clocks);
  CREATE UNLOGGED TABLE loading.groups (low integer, tickets integer, first integer, lives integer);
  CREATE UNLOGGED TABLE loading.tickets (id bigint, life integer)`;

const livesSql = "INSERT INTO loading.lives SELECT * FROM jsonb_populate_recordset(NULL::loading.lives, $1)";

const linesSql = `
  INSERT INTO loading.lines (ticket_id, ${eventColumns}, place)
  SELECT ticket_id, ${eventColumns}, place
  FROM jsonb_to_recordset($1) AS l (ticket_id bigint, ${eventRecord}, place integer)`;

const clocksSql = `
  INSERT INTO loading.clocks (${clockColumns.join(", ")})
  SELECT ${clockColumns.join(", ")} FROM jsonb_populate_recordset(NULL::sla_clocks, $1)`;

/** Each ticket gets a place among all and with it a group and a life. 7919 is a prime: every place is taken once, and the tickets of a group lie far apart. */
const ticketsSql = `
  CREATE UNIQUE INDEX ON loading.lines (ticket_id, place);
  CREATE INDEX ON loading.clocks (ticket_id);
  INSERT INTO loading.tickets
  SELECT n, g.first + (place - g.low) % g.lives
  FROM (SELECT sum(tickets) AS tickets FROM loading.groups) AS all_of_them, generate_series(1, tickets) AS n,
       LATERAL (SELECT n * 7919 % tickets AS place) AS scattered
       JOIN loading.groups g ON place >= g.low AND place < g.low + g.tickets
  ORDER BY n;
  ANALYZE loading.lives, loading.lines, loading.clocks, loading.tickets`;

/** Lays down, in a schema of their own, the lives of groups' tickets, and which ticket has which. */
export async function bringLives(url: string, groups: readonly Group[]): Promise<void> {
  await withClient(url, async (superuser) => {
    const insert = (sql: string, rows: readonly object[]) => superuser.query(sql, [JSON.stringify(rows)]);
    await superuser.query(tablesSql);
    let [low, first] = [0, 0];
    for (const { channel, tickets, lives } of groups) {
      await superuser.query("INSERT INTO loading.groups VALUES ($1, $2, $3, $4)", [low, tickets, first, lives.length]);
      const numbered = lives.map((life, i) => ({ ...life, number: first + i }));
      for (let start = 0; start < lives.length; start += CHUNK) {
        const chunk = numbered.slice(start, start + CHUNK);
        await insert(
          livesSql,
          chunk.map((life) => ({ ...lifeRow(life), channel, life: life.number })),
        );
        await insert(linesSql, chunk.flatMap(lineRows));
        await insert(
          clocksSql,
          chunk.flatMap(({ number, clocks }) => clocks.map((clock) => clockRow(number, clock))),
        );
      }
      [low, first] = [low + tickets, first + lives.length];
    }
    await superuser.query(ticketsSql);
  });
}

const lifeRow = ({ priority, status, receivedAt, clocks }: Life) => ({
  priority,
  status,
  received_at: receivedAt,
  ...nextOf(clocks),
});

const lineRows = ({ number, lines }: Life & { number: number }) =>
  lines.map((line, place) => ({ ticket_id: number, ...eventRow(line), place }));
