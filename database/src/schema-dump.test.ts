import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { readFileSync } from "node:fs";
import { withClient } from "./connection.js";
import { migrate } from "./migrate.js";
import { schemaFile } from "./migrate/files.js";
import { dumpSchema } from "./schema-dump.js";
import { cloneDatabase, emptyDatabase, serverOfRun, type TestDatabase } from "./testing.js";

let database: TestDatabase;
beforeAll(async () => {
  database = await emptyDatabase(serverOfRun());
  await migrate(database);
});
afterAll(() => database.drop());

describe("dumpSchema", () => {
  test("of a freshly migrated database is the committed schema.sql; if not, run: npm run db -- schema", async () => {
    expect(await dumpSchema(database.ownerUrl)).toBe(readFileSync(schemaFile, "utf8").replaceAll("\r\n", "\n"));
  });

  test("notices every kind of change", async () => {
    const changes = [
      "ALTER TABLE events ADD COLUMN color text",
      "ALTER TABLE events ALTER COLUMN type DROP NOT NULL",
      `COMMENT ON TABLE events IS 'append-only: otherwise'`,
      "CREATE INDEX events_by_type ON events (type)",
      "ALTER TABLE events ADD CHECK (type <> $$$$)",
      "ALTER TABLE events SET (fillfactor = 50)",
      "ALTER TABLE rate_limits SET LOGGED",
      "DROP TRIGGER events_append_only ON events",
      `CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'`,
      "CREATE VIEW first_events AS SELECT id FROM events",
      "CREATE EXTENSION btree_gist",
      `CREATE TYPE mood AS ENUM ('calm', 'cross')`,
      "CREATE DOMAIN percent AS integer CHECK (VALUE BETWEEN 0 AND 100)",
      "CREATE SEQUENCE tickets_of_the_day",
    ];
    const copy = await cloneDatabase(serverOfRun());
    let before = await dumpSchema(copy.ownerUrl);

    for (const change of changes) {
      await withClient(copy.ownerUrl, (client) => client.query(change));
      const after = await dumpSchema(copy.ownerUrl);
      expect({ change, noticed: after !== before }).toEqual({ change, noticed: true });
      before = after;
    }
    await copy.drop();
  });
});
