import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { runOnce, Logger } from "graphile-worker";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { withClient } from "./connection.js";
import { migrate } from "./migrate.js";
import { emptyDatabase, serverOfRun, type TestDatabase } from "./testing.js";

let database: TestDatabase;
const folder = mkdtempSync(join(tmpdir(), "redress-rights-"));

beforeAll(async () => {
  database = await emptyDatabase(serverOfRun());
  writeFileSync(
    join(folder, "0001_create.sql"),
    `CREATE TABLE letters (id bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY, body text);
     CREATE TABLE journal (id bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY, body text);
     COMMENT ON TABLE journal IS 'append-only: what happened';
     CREATE TABLE countries (code text PRIMARY KEY);
     COMMENT ON TABLE countries IS 'read-only: reference data';
     CREATE TABLE readings (at date NOT NULL) PARTITION BY RANGE (at);
     COMMENT ON TABLE readings IS 'append-only: partitioned';
     CREATE TABLE readings_2026 PARTITION OF readings FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
     CREATE VIEW short_letters AS SELECT * FROM letters WHERE length(body) < 10;`,
  );
  await run();
});

afterAll(async () => {
  rmSync(folder, { recursive: true });
  await database.drop();
});

function run(): Promise<void> {
  return migrate({
    ownerUrl: database.ownerUrl,
    appUrl: database.appUrl,
    migrationsDir: folder,
    seedsDir: join(folder, "seeds"),
  });
}

async function asApp(sql: string): Promise<"done" | "refused"> {
  return withClient(database.appUrl, async (client) => {
    try {
      await client.query(sql);
      return "done";
    } catch (error) {
      if (error instanceof Error && /permission denied|must be owner/.test(error.message)) return "refused";
      throw error;
    }
  });
}

describe("the app role", () => {
  test.each([
    ["done", `INSERT INTO letters (body) VALUES ('x')`],
    ["done", `UPDATE letters SET body = 'y'`],
    ["done", "DELETE FROM letters"],
    ["refused", "TRUNCATE letters"],
    ["refused", "DROP TABLE letters"],
    ["refused", "CREATE TABLE mine (id int)"],
    ["done", `INSERT INTO journal (body) VALUES ('x')`],
    ["done", "SELECT * FROM journal"],
    ["refused", `UPDATE journal SET body = 'y'`],
    ["refused", "DELETE FROM journal"],
    ["refused", "TRUNCATE journal"],
    ["refused", "ALTER TABLE journal DISABLE TRIGGER ALL"],
    ["done", "SELECT * FROM countries"],
    ["refused", `INSERT INTO countries VALUES ('XX')`],
    ["done", `INSERT INTO readings VALUES ('2026-05-01')`],
    ["refused", "DELETE FROM readings_2026"],
    ["done", "SELECT * FROM short_letters"],
    ["refused", "DELETE FROM short_letters"],
    ["done", "SELECT * FROM schema_migrations"],
    ["refused", "DELETE FROM schema_migrations"],
  ] as const)("is %s: %s", async (expected, sql) => {
    expect(await asApp(sql)).toBe(expected);
  });

  test("when a comment says less than before, loses the right at the next migration", async () => {
    writeFileSync(join(folder, "0002_protect.sql"), `COMMENT ON TABLE letters IS 'read-only: now'`);

    await run();

    expect(await asApp(`INSERT INTO letters (body) VALUES ('x')`)).toBe("refused");
  });

  test("adds jobs, and a worker under the same role sees and runs them", async () => {
    await withClient(database.appUrl, (client) =>
      client.query(`SELECT graphile_worker.add_job('answer', json_build_object('letter', 7))`),
    );
    const done: unknown[] = [];

    await runOnce({
      connectionString: database.appUrl,
      logger: new Logger(() => () => undefined),
      noHandleSignals: true,
      taskList: { answer: (payload) => void done.push(payload) },
    });

    expect(done).toEqual([{ letter: 7 }]);
    const { rows } = await withClient(database.appUrl, (client) => client.query("SELECT id FROM graphile_worker.jobs"));
    expect(rows).toEqual([]);
  });
});
