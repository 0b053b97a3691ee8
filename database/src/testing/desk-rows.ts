import type { Client } from "pg";

/** Two files that rows speak of: one that is there, one that was removed meanwhile. */
export const keptKey = "a".repeat(32);
const removedKey = "b".repeat(32);

/** Rows of every kind that need care: files, texts with all that COPY escapes, circles, jobs in every state. */
export async function fillDesk(client: Client): Promise<void> {
  await fillPeople(client);
  for (const [task, values] of [
    ["waits", "attempts = 0"],
    ["runs", "attempts = 1, locked_at = now(), locked_by = 'somebody'"],
    ["failed", "attempts = 3, last_error = 'No luck', run_at = now() + interval '1 day'"],
  ]) {
    await client.query("SELECT graphile_worker.add_job($1, '{\"a\": 1}', queue_name => 'one', job_key => $1)", [task]);
    await client.query(`UPDATE graphile_worker._private_jobs SET ${values} WHERE key = $1`, [task]);
  }
}

export async function addPerson(client: Client, name: string, roleId: number): Promise<void> {
  await client.query(
    `WITH person AS (
       INSERT INTO people (full_name, role_id, created_at) VALUES ($1, $2, clock_timestamp()) RETURNING id, created_at
     ) INSERT INTO events (type, actor_kind, actor_id, data, created_at)
       SELECT 'person.added', 'person', id, jsonb_build_object('name', $1), created_at FROM person`,
    [name, roleId],
  );
}

export type Rows = Record<string, string[]>;

/** Every row of every table, as JSON, in order. Transactions' numbers mean nothing elsewhere. */
export async function allRows(client: Client): Promise<Rows> {
  const { rows: tables } = await client.query<{ name: string }>(
    `SELECT c.oid::regclass::text AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind = 'r' AND (n.nspname = 'public' AND c.relname NOT IN ('schema_migrations', 'processes')
         OR n.nspname = 'graphile_worker' AND c.relname LIKE '%job%') ORDER BY 1`,
  );
  const all: Rows = {};
  for (const { name } of tables) {
    const { rows } = await client.query<{ row: string }>(
      `SELECT (to_jsonb(t) - 'xid')::text AS row FROM ${name} t ORDER BY 1`,
    );
    all[name] = rows.map(({ row }) => row);
  }
  return all;
}

/** The part of it that the oldest schemas have already. */
export async function fillPeople(client: Client): Promise<void> {
  const { rows } = await client.query<{ id: number }>("SELECT id FROM roles WHERE key = 'admin'");
  for (let i = 0; i < 300; i += 1) await addPerson(client, `Person ${i}`, rows[0]?.id ?? 0);
  await client.query("UPDATE people SET photo_key = $1, photo_media_type = 'image/png' WHERE id = 1", [keptKey]);
  await client.query("UPDATE people SET photo_key = $1, photo_media_type = 'image/png' WHERE id = 2", [removedKey]);
  await client.query(
    "UPDATE people SET address = E'tab\\t line\\nback\\\\slash \\\\. \\\\N end\\r\\n“ü”' WHERE id = 3",
  );
}
