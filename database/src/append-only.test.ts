import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { withClient } from "./connection.js";
import { cloneDatabase, serverOfRun, type TestDatabase } from "./testing.js";

let database: TestDatabase;
/** A column of each table that takes new rows only. */
let logs: { name: string; column: string }[];
beforeAll(async () => {
  database = await cloneDatabase(serverOfRun());
  logs = await withClient(database.ownerUrl, async (client) => {
    const { rows } = await client.query<{ name: string; column: string }>(
      `SELECT c.relname AS name, (SELECT quote_ident(attname) FROM pg_attribute WHERE attrelid = c.oid AND attnum > 0
                                    AND NOT attisdropped AND attidentity = '' ORDER BY attnum LIMIT 1) AS column
         FROM pg_class c
        WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
          AND obj_description(c.oid, 'pg_class') LIKE 'append-only:%' ORDER BY 1`,
    );
    return rows;
  });
});
afterAll(() => database.drop());

const refusalOf = (url: string, sql: string): Promise<string> =>
  withClient(url, async (client) => {
    try {
      await client.query(sql);
      return "done";
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  });

test("What happened, its seals and what was promised are such tables", () => {
  expect(logs.map(({ name }) => name)).toEqual(
    expect.arrayContaining(["event_details", "event_seals", "events", "sla_events", "sla_policy_versions"]),
  );
});

test("None can be changed, emptied or cut: the app has no right to, and a trigger of its own stops whoever has", async () => {
  for (const { name, column } of logs) {
    for (const sql of [`UPDATE ${name} SET ${column} = ${column}`, `DELETE FROM ${name}`, `TRUNCATE ${name} CASCADE`]) {
      expect([sql, await refusalOf(database.appUrl, sql)]).toEqual([sql, `permission denied for table ${name}`]);
      expect([sql, await refusalOf(database.ownerUrl, sql)]).toEqual([sql, `${name} is append-only`]);
    }
  }
});

test("The app cannot take a trigger away, nor have it sleep or say yes", async () => {
  const all = [
    ...logs.flatMap(({ name }) => [
      `ALTER TABLE ${name} DISABLE TRIGGER ALL`,
      `DROP TRIGGER ${name}_append_only ON ${name}`,
      `ALTER TABLE ${name} OWNER TO CURRENT_USER`,
    ]),
    "SET session_replication_role = replica",
    "CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'",
  ];
  for (const sql of all)
    expect([sql, await refusalOf(database.appUrl, sql)]).toEqual([
      sql,
      expect.stringMatching(/permission denied|must be owner/),
    ]);
});
