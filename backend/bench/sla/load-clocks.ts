import { withClient } from "@redress/database/testing";
import { clockColumns, eventColumns } from "../../src/features/sla/store.js";
import { testClock } from "../../test/test-clock.js";
import { careless } from "../careless.js";
import type { Bench } from "../open-bench.js";
import { bringLives } from "./bring-lives.js";
import type { DeskPlan } from "./desk-plan.js";
import { seconds, type Part } from "./table.js";

/**
 * Fills a desk by SQL alone. Each life is worked out once, by the engine, and written for all tickets that share it;
 * tickets of a group lie scattered among the others.
 *
 * Keys to other tables are right by construction and not checked, and files are flushed at the end.
 */
export async function loadClocks(bench: Bench, plan: DeskPlan): Promise<Part> {
  const began = performance.now();
  const { superuserUrl } = bench.database;
  await testClock(bench.owner).set(plan.now.toISOString());
  const carefulAgain = await careless(superuserUrl);
  await bringLives(superuserUrl, plan.groups);
  const customers = await bench.owner.one<{ first: number; count: number }>(customersSql, [plan.running / 200]);
  if (!customers) throw new Error("There are no customers");
  await Promise.all([
    fill(superuserUrl, "tickets", [ticketsSql(customers)]),
    fill(superuserUrl, "ticket_bodies", [bodiesSql]),
    fill(superuserUrl, "sla_events", [eventsSql("t.id % 2 = 0"), eventsSql("t.id % 2 = 1")]),
    fill(superuserUrl, "sla_clocks", [clocksSql]),
  ]);
  await withClient(superuserUrl, async (superuser) => {
    await superuser.query(countsSql);
    await superuser.query("SELECT setval(pg_get_serial_sequence('tickets', 'id'), (SELECT max(id) FROM tickets))");
    await superuser.query("DROP SCHEMA loading CASCADE");
  });
  await carefulAgain();
  await settle(bench, ["tickets", "ticket_counts", "sla_events", "sla_clocks"]);
  const counts = await bench.owner.one<Record<string, number>>(
    `SELECT (SELECT count(*) FROM tickets) AS tickets, (SELECT count(*) FROM sla_events) AS lines, count(*) AS clocks,
            count(*) FILTER (WHERE next_at IS NOT NULL) AS running, count(DISTINCT next_at) AS instants FROM sla_clocks`,
  );
  const figure = (what: string) => ({ what, figure: (counts?.[what] ?? 0).toLocaleString("en") });
  return {
    title: `A desk is filled, in ${seconds(performance.now() - began)}`,
    lines: ["tickets", "lines", "clocks", "running", "instants"].map(figure),
    problems: counts?.running === plan.running ? [] : [`${counts?.running} clocks run, not ${plan.running}`],
  };
}

/** As autovacuum leaves tables that have been quiet for a while. */
export async function settle({ database }: Bench, tables: readonly string[]): Promise<void> {
  await Promise.all(
    tables.map((table) =>
      withClient(database.superuserUrl, (superuser) => superuser.query(`VACUUM (ANALYZE) ${table}`)),
    ),
  );
}

/** Fills a table without its triggers and foreign keys; its indexes are taken away meanwhile, but for that of its key. */
async function fill(url: string, table: string, statements: readonly string[]): Promise<void> {
  await withClient(url, async (superuser) => {
    const { rows: indexes } = await superuser.query<{ name: string; definition: string }>(
      `SELECT i.indexrelid::regclass::text AS name, pg_get_indexdef(i.indexrelid) AS definition
       FROM pg_index i WHERE i.indrelid = $1::regclass AND NOT i.indisprimary`,
      [table],
    );
    for (const { name } of indexes) await superuser.query(`DROP INDEX ${name}`);
    await Promise.all(
      statements.map((sql) =>
        withClient(url, (other) => other.query(`SET session_replication_role = replica; ${sql}`)),
      ),
    );
    await superuser.query("SET maintenance_work_mem = '256MB'");
    for (const { definition } of indexes) await superuser.query(definition);
  });
}

/** With a hundred complaints each. */
const customersSql = `
  WITH added AS (
    INSERT INTO people (full_name, role_id, created_at)
    SELECT 'Customer ' || n, r.id, app_now() FROM generate_series(1, $1::integer) AS n, roles r WHERE r.key = 'customer'
    RETURNING id
  ) SELECT min(id) AS first, count(*) AS count FROM added`;

const ticketsSql = ({ first, count }: { first: number; count: number }) => `
  INSERT INTO tickets (id, subject, status, priority, channel, customer_id, created_by, category_id, created_at, received_at,
    updated_at, resolved_at, closed_at, closed_reason, next_due_at, next_warn_at)
  SELECT t.id, 'Complaint number ' || t.id, l.status, l.priority, l.channel, ${first} + t.id % ${count}, ${first} + t.id % ${count}, c.id, l.received_at,
    l.received_at, l.received_at, CASE WHEN l.status = 'closed' THEN l.received_at END,
    CASE WHEN l.status = 'closed' THEN l.received_at END, CASE WHEN l.status = 'closed' THEN 'automatic' END, l.due_at, l.warn_at
  FROM loading.tickets t JOIN loading.lives l USING (life), (SELECT id FROM categories ORDER BY id LIMIT 1) AS c`;

const countsSql = "INSERT INTO ticket_counts (status, n) SELECT status, count(*) FROM tickets GROUP BY status";

const bodiesSql = `
  INSERT INTO ticket_bodies (ticket_id, description) SELECT id, repeat('It happened again. ', 10) FROM loading.tickets`;

/** In the order in which they were written: the log of a ticket is read by its ids. */
const eventsSql = (which: string) => `
  INSERT INTO sla_events (ticket_id, ${eventColumns})
  SELECT t.id, ${eventColumns}
  FROM loading.tickets t CROSS JOIN LATERAL (SELECT * FROM loading.lines WHERE ticket_id = t.life ORDER BY place) AS l
  WHERE ${which}`;

const clocksSql = `
  INSERT INTO sla_clocks (${clockColumns.join(", ")})
  SELECT t.id, ${clockColumns.slice(1).join(", ")}
  FROM loading.tickets t CROSS JOIN LATERAL (SELECT * FROM loading.clocks WHERE ticket_id = t.life) AS c`;
