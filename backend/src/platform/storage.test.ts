import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { createHash } from "node:crypto";
import { mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { openDiskStorage, type Storage } from "./storage.js";

let folder: string;
let storage: Storage;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "redress-storage-"));
  storage = openDiskStorage(folder);
});
afterAll(() => rm(folder, { recursive: true }));

const keys = async () => {
  const found: string[] = [];
  for await (const { key } of storage.list()) found.push(key);
  return found;
};

test("what is written is read again, measured and under a random name that only the owner may open", async () => {
  const { key, size, sha256 } = await storage.write(Readable.from([Buffer.from("half "), Buffer.from("and half")]));
  expect(key).toMatch(/^[0-9a-f]{32}$/);
  expect([size, sha256.toString("hex")]).toEqual([13, createHash("sha256").update("half and half").digest("hex")]);
  expect(await text(storage.read(key))).toBe("half and half");
  expect((await stat(join(folder, key.slice(0, 2), key))).mode & 0o077).toBe(0);
  expect(await keys()).toEqual([key]);
  await storage.remove(key);
  await storage.remove(key);
  expect(await keys()).toEqual([]);
});

test("of a stream that breaks off nothing is left", async () => {
  const breaking = Readable.from(
    (async function* () {
      yield Buffer.from("some");
      throw new Error("gone");
    })(),
  );
  await expect(storage.write(breaking)).rejects.toThrow("gone");
  expect((await readdir(join(folder, "incoming"))).length).toBe(0);
});

test("a full disk is told as such", async () => {
  const full = Readable.from(
    (async function* () {
      yield Buffer.from("some");
      throw Object.assign(new Error("write"), { code: "ENOSPC" });
    })(),
  );
  await expect(storage.write(full)).rejects.toMatchObject({ code: "storage_full", status: 507 });
});

test.each(["../../etc/passwd", "", "ABC", "0".repeat(31)])("the key %j leads nowhere", async (key) => {
  expect(() => storage.read(key)).toThrow("no storage key");
  await expect(storage.remove(key)).rejects.toThrow("no storage key");
});
