import type { Client } from "pg";
import { sealEvents } from "../audit/seal-events.js";
import { queriesOf, type AuditQueries } from "../audit/queries.js";
import { withClient } from "../connection.js";
import { inTransaction } from "../migrate/transaction.js";

/** An event as the product writes one; every third has no details, some have no actor, some are about a ticket. */
export async function writeEvent(client: Client, n: number): Promise<void> {
  await client.query(
    `WITH event AS (
       INSERT INTO events (type, ticket_id, object_kind, object_id, actor_kind, actor_id, is_internal, data, request_id, created_at)
       SELECT 'thing.changed', CASE WHEN $1 % 2 = 0 THEN $1 END, CASE WHEN $1 % 2 = 1 THEN 'thing' END, CASE WHEN $1 % 2 = 1 THEN $1 END,
              CASE WHEN $1 % 5 = 0 THEN 'system' ELSE 'person' END, CASE WHEN $1 % 5 > 0 THEN (SELECT min(id) FROM people) END,
              $1 % 4 = 0, jsonb_build_object('n', $1, 'text', 'ü"\\' || $1), 'request-' || $1, app_now() - interval '1 day' + $1 * interval '1 second'
       RETURNING id
     )
     INSERT INTO event_details (event_id, data, ip, user_agent)
     SELECT id, jsonb_build_object('changes', jsonb_build_object('name', jsonb_build_object('from', $1, 'to', $1 + 1))), '192.0.2.1', 'Browser'
       FROM event WHERE $1 % 3 > 0`,
    [n],
  );
}

/** The person that events are of. */
export async function addActor(client: Client): Promise<void> {
  await client.query(
    "INSERT INTO people (full_name, role_id, created_at) SELECT 'Priya Nair', id, app_now() FROM roles LIMIT 1",
  );
}

/** Seals until nothing is left; waits for transactions of others, tests of other databases among them. */
export async function sealAll(url: string): Promise<void> {
  await withClient(url, async (client) => {
    for (let left = true; left;) {
      await sealOnce(client);
      const { rows } = await client.query<{ left: boolean }>(
        "SELECT EXISTS (SELECT FROM events e WHERE NOT EXISTS (SELECT FROM event_seals s WHERE s.event_id = e.id)) AS left",
      );
      left = rows[0]?.left === true;
    }
  });
}

/** One batch, as the job does it. */
export const sealOnce = (client: Client, limit?: number): Promise<number | null> =>
  inTransaction(client, () => sealEvents(queriesOf(client), limit));

/** What `check` finds of a database as one snapshot shows it. */
export const inSnapshot = <T>(url: string, check: (queries: AuditQueries) => Promise<T>): Promise<T> =>
  withClient(url, async (client) => {
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    return check(queriesOf(client));
  });
