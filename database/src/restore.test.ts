import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { allRows, fillDesk, keptKey } from "./testing/desk-rows.js";
import { memoryFiles } from "./testing/memory-files.js";
import { restoreBackup } from "./backup/restore-backup.js";
import { takeBackup } from "./backup/take-backup.js";
import { withClient } from "./connection.js";
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

describe("A restore is refused, and nothing is changed,", () => {
  let target: TestDatabase;
  beforeEach(async () => {
    target = await other(cloneDatabase(serverOfRun()));
  });
  const mark = () => withClient(target.ownerUrl, (client) => client.query("UPDATE desk SET name = 'Marked'"));
  const isMarked = async () => (await count(target, "desk WHERE name = 'Marked'")) === 1;

  test("when any byte of the file is another", async () => {
    const path = await backup();
    await mark();
    const whole = readFileSync(path);
    for (let i = 1; i <= 12; i += 1) {
      const bytes = Buffer.from(whole);
      const at = Math.floor((bytes.length * i) / 13);
      bytes.writeUInt8((bytes.readUInt8(at) ^ 0x10) & 0xff, at);
      writeFileSync(path, bytes);
      await expect(restore(path, target)).rejects.toThrow(/damaged, cut short or no backup/);
    }
    expect(await isMarked()).toBe(true);
  });

  test("when a row is another, however well the file was packed again", async () => {
    const path = await backup();
    await mark();
    const tar = gunzipSync(readFileSync(path));
    tar.write("Q", tar.indexOf("Person 5"));
    writeFileSync(path, gzipSync(tar));

    await expect(restore(path, target)).rejects.toThrow(/damaged, cut short or no backup/);
    expect(await isMarked()).toBe(true);
  });

  test("when the file is cut short, anywhere", async () => {
    const path = await backup();
    await mark();
    const whole = statSync(path).size;
    for (const size of [whole - 1, whole - 20, Math.floor(whole / 2), 100, 5, 0]) {
      truncateSync(path, size);
      await expect(restore(path, target)).rejects.toThrow(/damaged, cut short or no backup/);
    }
    expect(await isMarked()).toBe(true);
  });

  test("when there is no file, or another one", async () => {
    await expect(restore(join(folder, "none"), target)).rejects.toThrow("There is no file");
    const path = join(folder, "letter");
    writeFileSync(path, "Dear Sir or Madam");
    await expect(restore(path, target)).rejects.toThrow("damaged, cut short or no backup");
  });

  test("when the database is not empty; replaced only when that is said", async () => {
    const path = await backup();
    await withClient(target.ownerUrl, (client) =>
      client.query(
        "INSERT INTO people (full_name, role_id, created_at) SELECT 'Somebody', id, now() FROM roles LIMIT 1",
      ),
    );
    await expect(restore(path, target)).rejects.toThrow("The database is not empty");
    expect(await count(target, "people WHERE full_name = 'Somebody'")).toBe(1);

    await restore(path, target, { replace: true });
    expect(await count(target, "people WHERE full_name = 'Somebody'")).toBe(0);
    expect(await count(target, "people")).toBe(await count(source, "people"));
  });

  test("when a desk works on the database, or the database is something else's", async () => {
    const path = await backup();
    await withClient(target.ownerUrl, (client) =>
      client.query("INSERT INTO processes VALUES ('w', 'host', 1, clock_timestamp(), clock_timestamp())"),
    );
    await expect(restore(path, target, { replace: true })).rejects.toThrow("A desk is working on this database");

    const strange = await other(emptyDatabase(serverOfRun()));
    await withClient(strange.ownerUrl, (client) => client.query("CREATE TABLE recipes (name text)"));
    await expect(restore(path, strange, { replace: true })).rejects.toThrow("something else");
    expect(await count(strange, "recipes")).toBe(0);
  });

  test("when it breaks off in the middle: what was there is still there", async () => {
    const path = await backup();
    await withClient(target.ownerUrl, (client) =>
      client.query(
        "INSERT INTO people (full_name, role_id, created_at) SELECT 'Somebody', id, now() FROM roles LIMIT 1",
      ),
    );
    const before = await rowsOf(target);
    const files = { ...memoryFiles(), put: () => Promise.reject(new Error("The disk is full")) };

    const broken = restoreBackup({ path, ownerUrl: target.ownerUrl, appUrl: target.appUrl, files, replace: true });
    await expect(broken).rejects.toThrow("The disk is full");

    expect(await rowsOf(target)).toEqual(before);
    await withClient(target.ownerUrl, (client) =>
      expect(client.query("DELETE FROM events")).rejects.toThrow("append-only"),
    );
  });

  test("when it was made by a version with other migrations", async () => {
    const newer = await other(cloneDatabase(serverOfRun()));
    await withClient(newer.ownerUrl, (client) =>
      client.query("INSERT INTO schema_migrations (name, checksum) VALUES ('9999_from_the_future.sql', 'x')"),
    );
    const path = join(folder, "newer");
    await takeBackup({ ownerUrl: newer.ownerUrl, path, files: memoryFiles() });
    await expect(restore(path, target)).rejects.toThrow("9999_from_the_future.sql");
    expect(existsSync(path)).toBe(true);
  });
});
