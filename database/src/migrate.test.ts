import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { withClient } from "./connection.js";
import { migrate, pendingMigrations } from "./migrate.js";
import { emptyDatabase, serverOfRun, type TestDatabase } from "./testing.js";

let database: TestDatabase;
let migrationsDir: string;

beforeEach(async () => {
  database = await emptyDatabase(serverOfRun());
  migrationsDir = mkdtempSync(join(tmpdir(), "redress-migrations-"));
  write(
    "0001_create_letters.sql",
    "CREATE TABLE letters (id bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY, body text);",
  );
});

afterEach(async () => {
  rmSync(migrationsDir, { recursive: true });
  await database.drop();
});

function write(name: string, sql: string): void {
  writeFileSync(join(migrationsDir, name), sql);
}

function run(log: (line: string) => void = () => undefined): Promise<void> {
  return migrate({
    ownerUrl: database.ownerUrl,
    appUrl: database.appUrl,
    migrationsDir,
    seedsDir: join(migrationsDir, "seeds"),
    log,
  });
}

async function select(sql: string, url: string = database.ownerUrl): Promise<Record<string, unknown>[]> {
  return withClient(url, async (client) => (await client.query<Record<string, unknown>>(sql)).rows);
}

describe("migrate", () => {
  test("applies what is missing, once, and the app can tell what is pending", async () => {
    expect(await pendingMigrations(database.appUrl, migrationsDir)).toEqual(["0001_create_letters.sql"]);
    await run();
    write("0002_add_sender.sql", "ALTER TABLE letters ADD COLUMN sender text;");
    expect(await pendingMigrations(database.appUrl, migrationsDir)).toEqual(["0002_add_sender.sql"]);

    const lines: string[] = [];
    await run((line) => lines.push(line));
    await run((line) => lines.push(line));

    expect(lines).toEqual(["Applying 0002_add_sender.sql"]);
    expect(await pendingMigrations(database.appUrl, migrationsDir)).toEqual([]);
  });

  test("with two at once on an empty database, applies every file once", async () => {
    write("0002_fill.sql", `INSERT INTO letters (body) SELECT 'x' FROM pg_sleep(0.3);`);

    await Promise.all([run(), run()]);

    expect(await select("SELECT count(*)::int AS count FROM letters")).toEqual([{ count: 1 }]);
  });

  test("when the one that migrates is killed, its file is undone and the waiting one goes on", async () => {
    write("0002_slow.sql", `CREATE TABLE half (id bigint); SELECT pg_sleep(60);`);
    const killed = run().catch((error: unknown) => error);
    const sleeping = `FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'CREATE TABLE half%'`;
    while ((await select(`SELECT pid ${sleeping}`, database.superuserUrl)).length === 0) await sleep(20);
    const lines: string[] = [];
    const second = run((line) => lines.push(line));
    while (lines.length === 0) await sleep(20);
    write("0002_slow.sql", `CREATE TABLE half (id bigint);`);

    await select(`SELECT pg_terminate_backend(pid) ${sleeping}`, database.superuserUrl);

    expect(String(await killed)).toContain("0002_slow.sql failed");
    await second;
    expect(await pendingMigrations(database.appUrl, migrationsDir)).toEqual([]);
  });

  test("lets another process build an index concurrently while it waits", async () => {
    write(
      "0002_index.sql",
      "-- no-transaction\nCREATE INDEX CONCURRENTLY IF NOT EXISTS letters_body ON letters (body);",
    );

    await Promise.all([run(), run()]);

    expect(await select(`SELECT indisvalid FROM pg_index WHERE indexrelid = 'letters_body'::regclass`)).toEqual([
      { indisvalid: true },
    ]);
  });

  test("when an applied file was changed, refuses and names it", async () => {
    await run();
    write("0001_create_letters.sql", "CREATE TABLE letters (id bigint PRIMARY KEY);");

    await expect(run()).rejects.toThrow(
      "0001_create_letters.sql was applied to this database and has been changed since",
    );
  });

  test("when only the line ends of an applied file differ, goes on", async () => {
    write("0002_two_lines.sql", "SELECT 1;\nSELECT 2;\n");
    await run();
    write("0002_two_lines.sql", "SELECT 1;\r\nSELECT 2;\r\n");

    await expect(run()).resolves.toBeUndefined();
  });

  test("when a file fails, undoes that file alone and tells its line", async () => {
    write("0002_broken.sql", "CREATE TABLE stamps (id bigint);\nCREATE TABEL mistakes (id bigint);");

    await expect(run()).rejects.toThrow('0002_broken.sql failed: syntax error at or near "TABEL" (line 2)');

    expect(
      await select(`SELECT to_regclass('letters') IS NULL AS letters, to_regclass('stamps') IS NULL AS stamps`),
    ).toEqual([{ letters: false, stamps: true }]);
  });

  test("on a database newer than the files, says so and changes nothing", async () => {
    write("0002_later.sql", "CREATE TABLE later (id bigint);");
    await run();
    for (const name of ["0001_create_letters.sql", "0002_later.sql"]) rmSync(join(migrationsDir, name));
    const lines: string[] = [];

    await run((line) => lines.push(line));

    expect(lines).toEqual([
      "The database is newer than this version: it also has 0001_create_letters.sql, 0002_later.sql",
    ]);
  });

  test("as one role for both, migrates without granting anything", async () => {
    await migrate({
      ownerUrl: database.ownerUrl,
      appUrl: database.ownerUrl,
      migrationsDir,
      seedsDir: migrationsDir + "/none",
    });

    await expect(select("SELECT * FROM letters", database.appUrl)).rejects.toThrow("permission denied");
  });
});
