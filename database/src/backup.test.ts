import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { addPerson, allRows, fillDesk, fillPeople, keptKey, type Rows } from "./testing/desk-rows.js";
import { checkLog } from "./audit/check-log.js";
import { findHead, signHead } from "./audit/head.js";
import { inSnapshot, sealAll, sealOnce } from "./testing/audit-rows.js";
import { memoryFiles } from "./testing/memory-files.js";
import { restoreBackup } from "./backup/restore-backup.js";
import { takeBackup } from "./backup/take-backup.js";
import { withClient } from "./connection.js";
import { migrate } from "./migrate.js";
import { defaultMigrationsDir } from "./migrate/files.js";
import { cloneDatabase, emptyDatabase, serverOfRun, type TestDatabase } from "./testing.js";

let folder: string;
let source: TestDatabase;
const others: TestDatabase[] = [];

beforeAll(async () => {
  source = await cloneDatabase(serverOfRun());
  await withClient(source.ownerUrl, fillDesk);
});
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "redress-backup-"));
});
afterEach(async () => {
  rmSync(folder, { recursive: true, force: true });
  for (const database of others.splice(0)) await database.drop();
});
afterAll(() => source.drop());

const sourceFiles = () => memoryFiles({ [keptKey]: "a photo" });
const other = async (make: Promise<TestDatabase>) => {
  const database = await make;
  others.push(database);
  return database;
};
const backup = async (files = sourceFiles()) => {
  const path = join(folder, "desk.backup");
  await takeBackup({ ownerUrl: source.ownerUrl, path, files });
  return path;
};
const restore = (path: string, into: TestDatabase, { files = memoryFiles(), replace = false } = {}) =>
  restoreBackup({ path, ownerUrl: into.ownerUrl, appUrl: into.appUrl, files, replace });

const rowsOf = (database: TestDatabase) => withClient(database.ownerUrl, allRows);
const count = (database: TestDatabase, from: string) =>
  withClient(database.ownerUrl, async (client) => {
    const { rows } = await client.query<{ n: string }>(`SELECT count(*) AS n FROM ${from}`);
    return Number(rows[0]?.n);
  });

describe("A backup", () => {
  test("taken while others write holds the rows of one instant, all of them, and nothing else", async () => {
    const path = join(folder, "desk.backup");
    let atSnapshot: Rows = {};
    let writing = true;
    let written = 0;
    const writers = [1, 2, 3].map((number) =>
      withClient(source.appUrl, async (client) => {
        const { rows } = await client.query<{ id: number }>("SELECT id FROM roles WHERE key = 'customer'");
        while (writing) {
          await addPerson(client, `Writer ${number}`, rows[0]?.id ?? 0);
          await client.query("UPDATE people SET version = version + 1 WHERE id = $1", [number]);
          await client.query("SELECT graphile_worker.add_job('later')");
          written += 1;
        }
      }),
    );
    const target = await other(emptyDatabase(serverOfRun()));
    try {
      await takeBackup({
        ownerUrl: source.ownerUrl,
        path,
        files: sourceFiles(),
        onSnapshot: async (snapshot) => {
          const before = written;
          atSnapshot = await withClient(source.ownerUrl, async (client) => {
            await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
            await client.query(`SET TRANSACTION SNAPSHOT '${snapshot}'`);
            return allRows(client);
          });
          while (written < before + 30) await new Promise((resolve) => setTimeout(resolve, 10));
        },
      });
    } finally {
      writing = false;
      await Promise.all(writers);
    }
    await restore(path, target);

    const restored = await rowsOf(target);
    const jobs = "graphile_worker._private_jobs";
    expect(Object.keys(restored)).toEqual(Object.keys(atSnapshot));
    for (const name of Object.keys(atSnapshot).filter((table) => table !== jobs)) {
      expect({ name, rows: restored[name] }).toEqual({ name, rows: atSnapshot[name] });
    }
    const freed = (atSnapshot[jobs] ?? []).map((row) => {
      const job = JSON.parse(row) as Record<string, unknown>;
      return job["locked_by"] ? { ...job, locked_by: null, locked_at: null, attempts: 0 } : job;
    });
    const order = (list: unknown[]) => list.map((job) => JSON.stringify(Object.entries(job as object).sort())).sort();
    const withoutAvailable = (list: Record<string, unknown>[]) => list.map(({ is_available: _, ...job }) => job);
    const found = (restored[jobs] ?? []).map((row) => JSON.parse(row) as Record<string, unknown>);
    expect(order(withoutAvailable(found))).toEqual(order(withoutAvailable(freed)));
    expect(await count(source, "people")).toBeGreaterThan(await count(target, "people"));
  });

  test("brings its files along, byte by byte, and says which had been removed", async () => {
    const path = join(folder, "desk.backup");
    const result = await takeBackup({ ownerUrl: source.ownerUrl, path, files: sourceFiles() });
    const files = memoryFiles();
    const target = await other(emptyDatabase(serverOfRun()));

    const restored = await restore(path, target, { files });

    expect(result).toMatchObject({ files: 1, missingFiles: 1 });
    expect(restored.missingFiles).toBe(1);
    expect(files.contents()).toEqual({ [keptKey]: "a photo" });
  });

  test("can be read by its owner alone, takes no place that is taken, and leaves nothing of one that failed", async () => {
    const path = await backup();
    expect(statSync(path).mode & 0o777).toBe(0o600);
    await expect(backup()).rejects.toThrow("exists already");

    const failing = { ...sourceFiles(), open: () => Promise.reject(new Error("The disk is gone")) };
    const broken = takeBackup({ ownerUrl: source.ownerUrl, path: join(folder, "broken"), files: failing });
    await expect(broken).rejects.toThrow("The disk is gone");
    expect(readdirSync(folder)).toEqual(["desk.backup"]);
  });

  test("of a database without a desk is refused", async () => {
    const target = await other(emptyDatabase(serverOfRun()));
    const taken = takeBackup({ ownerUrl: target.ownerUrl, path: join(folder, "none"), files: memoryFiles() });
    await expect(taken).rejects.toThrow("There is no desk in this database");
  });
});

describe("A restored desk", () => {
  test("goes on counting, keeps its protections, and its app works with its rights", async () => {
    const path = await backup();
    const target = await other(cloneDatabase(serverOfRun()));
    await restore(path, target);

    await withClient(target.appUrl, async (client) => {
      const { rows } = await client.query<{ id: number; highest: number }>(
        `INSERT INTO people (full_name, role_id, created_at) SELECT 'New', role_id, created_at FROM people WHERE id = 1
         RETURNING id::integer, (SELECT max(id)::integer FROM people) AS highest`,
      );
      expect(rows[0]?.id).toBeGreaterThan(rows[0]?.highest ?? Infinity);
      await expect(client.query("DELETE FROM events")).rejects.toThrow("permission denied");
      await expect(
        client.query("INSERT INTO people (full_name, role_id, created_at) VALUES ('x', -1, now())"),
      ).rejects.toThrow("people_role_id_fkey");
      await client.query("SELECT graphile_worker.add_job('anything')");
    });
    await withClient(target.ownerUrl, async (client) => {
      await expect(client.query("UPDATE events SET type = 'forged'")).rejects.toThrow("append-only");
      const { rows } = await client.query<{ xid: string }>("SELECT DISTINCT xid::text FROM events");
      // None was sealed yet: they count as written by the restore.
      expect(rows).toEqual([{ xid: expect.stringMatching(/^[1-9]/) }]);
    });
  });

  test("has its audit: what was sealed is as it was, what was not yet is sealed next, and an older head belongs to it", async () => {
    const sealed = await other(cloneDatabase(serverOfRun()));
    await withClient(sealed.ownerUrl, fillDesk);
    await sealAll(sealed.appUrl);
    const dataDir = join(folder, "data");
    const head = await inSnapshot(sealed.appUrl, (queries) => signHead(queries, dataDir));
    // Written in the order of their numbers, sealed in the order of their transactions.
    await withClient(sealed.appUrl, async (first) => {
      const { rows } = await first.query<{ id: number }>("SELECT id FROM roles LIMIT 1");
      await first.query("BEGIN");
      await first.query("SELECT pg_current_xact_id()");
      await withClient(sealed.appUrl, (second) => addPerson(second, "Number lower, later", rows[0]?.id ?? 0));
      await addPerson(first, "Number higher, earlier", rows[0]?.id ?? 0);
      await first.query("COMMIT");
      while ((await sealOnce(first, 1)) !== 1);
    });
    const path = join(folder, "sealed");
    await takeBackup({ ownerUrl: sealed.ownerUrl, path, files: memoryFiles() });
    const target = await other(emptyDatabase(serverOfRun()));
    await restore(path, target);

    expect(await inSnapshot(target.appUrl, checkLog)).toMatchObject({ problem: null, waiting: 1, end: { seq: 301 } });
    await withClient(target.appUrl, (client) => addPerson(client, "New", 1));
    await sealAll(target.appUrl);

    await inSnapshot(target.appUrl, async (queries) => {
      expect(await checkLog(queries)).toMatchObject({ problem: null, waiting: 0, end: { seq: 303 } });
      expect(head && (await findHead(queries, head))).toBeNull();
    });
  });

  test("of an older schema is brought to this one", async () => {
    const older = await other(emptyDatabase(serverOfRun()));
    const migrationsDir = join(folder, "migrations");
    mkdirSync(migrationsDir);
    const names = readdirSync(defaultMigrationsDir).toSorted().slice(0, 3);
    for (const name of names) copyFileSync(join(defaultMigrationsDir, name), join(migrationsDir, name));
    await migrate({ ...older, migrationsDir, seedsDir: join(folder, "none") });
    await withClient(older.ownerUrl, (client) =>
      client.query(
        "INSERT INTO roles (key, name, is_staff, sees, permissions) VALUES ('admin', 'Old role', true, 'all', '{}')",
      ),
    );
    await withClient(older.ownerUrl, fillPeople);
    const path = join(folder, "older");
    await takeBackup({ ownerUrl: older.ownerUrl, path, files: sourceFiles() });
    const target = await other(cloneDatabase(serverOfRun()));
    const files = memoryFiles();

    await restore(path, target, { files });

    expect(files.contents()).toEqual({ [keptKey]: "a photo" });

    expect(await count(target, "roles WHERE name = 'Old role' OR key = 'admin'")).toBe(1);
    expect(await count(target, "schema_migrations")).toBe(readdirSync(defaultMigrationsDir).length);
  });
});

test("Every column that could name a stored file says whether it does", async () => {
  const database = await other(cloneDatabase(serverOfRun()));
  await withClient(database.ownerUrl, async (client) => {
    const { rows } = await client.query<{ column: string }>(
      `SELECT c.relname || '.' || a.attname AS column FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
        WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND a.attnum > 0 AND a.atttypid = 'text'::regtype
          AND a.attname LIKE '%\\_key' AND col_description(c.oid, a.attnum) IS NULL`,
    );
    expect(rows).toEqual([]);
  });
});
