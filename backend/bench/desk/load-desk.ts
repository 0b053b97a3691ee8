import type { Database } from "../../src/platform/db.js";

/**
 * Fills a desk with tickets and their clocks by SQL alone: fast, and plain enough for what is measured here. One ticket
 * in ten is open and has its clocks running; nothing is due in the next hour.
 */
export async function loadDesk(owner: Database, tickets: number): Promise<{ customerId: number; agentId: number }> {
  const customer = await person(owner, "customer");
  const agent = await person(owner, "agent");
  await owner.rows(
    `INSERT INTO tickets (subject, status, priority, channel, customer_id, created_by, category_id, assignee_id, created_at,
       received_at, updated_at, resolved_at, closed_at, closed_reason, next_due_at, next_warn_at)
     SELECT 'Complaint number ' || n, CASE WHEN open THEN 'in_progress' ELSE 'closed' END, 'medium', 'web', $1, $1, c.id,
       CASE WHEN n % 3 = 0 THEN $2::bigint END, at, at, at, CASE WHEN NOT open THEN at END, CASE WHEN NOT open THEN at END,
       CASE WHEN NOT open THEN 'automatic' END, CASE WHEN open THEN app_now() + n * interval '1 second' + interval '2 hours' END,
       CASE WHEN open THEN app_now() + n * interval '1 second' + interval '1 hour' END
     FROM generate_series(1, $3::integer) AS n,
       LATERAL (SELECT n % 10 = 0 AS open, app_now() - n * interval '30 seconds' AS at) AS facts,
       (SELECT id FROM categories ORDER BY id LIMIT 1) AS c`,
    [customer, agent, tickets],
  );
  await owner.rows(
    "INSERT INTO ticket_bodies (ticket_id, description) SELECT id, repeat('It happened again. ', 30) FROM tickets",
  );
  await owner.rows(
    `INSERT INTO sla_clocks (ticket_id, metric, cycle, policy_version_id, calendar_version_id, target_seconds, started_at, due_at,
       warn_at, next_at, pending)
     SELECT t.id, 'resolution', 1, v.id, cv.id, 259200, t.created_at, t.next_due_at, t.next_warn_at, t.next_warn_at,
       jsonb_build_array(jsonb_build_object('type', 'warned', 'step', '75', 'at', t.next_warn_at),
                         jsonb_build_object('type', 'breached', 'step', '', 'at', t.next_due_at + interval '1 millisecond'))
     FROM tickets t, (SELECT id, calendar_id FROM sla_policy_versions ORDER BY id LIMIT 1) AS v
       JOIN calendar_versions cv ON cv.calendar_id = v.calendar_id
     WHERE t.next_due_at IS NOT NULL`,
  );
  await owner.rows("SELECT fold_ticket_counts()");
  for (const table of ["tickets", "ticket_bodies", "sla_clocks", "ticket_counts"]) await owner.rows(`ANALYZE ${table}`);
  return { customerId: customer, agentId: agent };
}

async function person(owner: Database, role: string): Promise<number> {
  const row = await owner.one<{ id: number }>(
    "INSERT INTO people (full_name, email, role_id, created_at) SELECT $1, $1 || '@bench.test', id, app_now() FROM roles WHERE key = $1 RETURNING id",
    [role],
  );
  if (!row) throw new Error(`There is no role ${role}`);
  return row.id;
}
