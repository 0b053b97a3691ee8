import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { eicar, startClamd, type ClamdMood, type FakeClamd } from "../../../test/fakes/clamd.js";
import { createScanner } from "./index.js";

let clamd: FakeClamd;
beforeEach(async () => {
  clamd = await startClamd();
});
afterEach(() => clamd.close());

/** For whoever never answers; everybody else is given time, as a busy machine needs it. */
const short = { connectMillis: 10_000, totalMillis: 1_000 };
const long = { connectMillis: 30_000, totalMillis: 60_000 };
const scan = (content: Buffer, { size = content.length, pieces = [content], limits = long } = {}) =>
  createScanner(clamd.address, limits).scan(Readable.from(pieces), size);

describe("a verdict", () => {
  test("is nothing found, or the scanner's name for what was", async () => {
    expect(await scan(Buffer.from("Dear desk"))).toBeNull();
    expect(await scan(Buffer.from(`before ${eicar} after`))).toBe("Eicar-Test-Signature");
    expect(clamd.scanned.map(String)).toEqual(["Dear desk", `before ${eicar} after`]);
  });

  test("is about every byte, of an empty file and of one of many pieces", async () => {
    const large = randomBytes(3_000_000);
    const pieces = [large.subarray(0, 1), Buffer.alloc(0), large.subarray(1, 2_000_000), large.subarray(2_000_000)];
    expect(await scan(large, { pieces })).toBeNull();
    expect(await scan(Buffer.alloc(0))).toBeNull();
    expect(clamd.scanned[0]?.equals(large)).toBe(true);
    expect(clamd.scanned[1]?.length).toBe(0);
  });

  test("comes by a Unix socket as well", async () => {
    const folder = await mkdtemp(join(tmpdir(), "redress-clamd-"));
    const local = await startClamd({ path: join(folder, "clamd.ctl") });
    const ask = (text: string) =>
      createScanner(local.address).scan(Readable.from([Buffer.from(text)]), Buffer.byteLength(text));
    expect([await ask("Dear desk"), await ask(eicar)]).toEqual([null, "Eicar-Test-Signature"]);
    await local.close();
    await rm(folder, { recursive: true });
  });

  test("is shown without what no terminal or page should get", async () => {
    clamd.become({ says: `stream: Bad\u001b[31m\r\n${"x".repeat(500)} FOUND\0` });
    expect(await scan(Buffer.from("a"))).toMatch(/^Bad\?\[31m\?\?x{100,}$/);
  });
});

describe("anything else is no yes", () => {
  const moods: [ClamdMood, RegExp][] = [
    ["hang", /did not answer within 1 s/],
    ["cut", /closed the connection without an answer/],
    ["close", /closed the connection without an answer/],
    ["too_large", /size limit exceeded/],
    [{ says: "" }, /without an answer/],
    [{ says: "\0" }, /answered: $/],
    [{ says: "stream: OK FOUND OK\0" }, /answered/],
    [{ says: "OK\0" }, /answered: OK/],
    [{ says: "stream: ok\0" }, /answered/],
    [{ says: " stream: OK\0" }, /answered/],
    [{ says: "stream: OK\n\0" }, /answered/],
    [{ says: "stream: OK\0stream: Eicar FOUND\0" }, /answered twice/],
    [{ says: "stream: Can't allocate memory ERROR\0" }, /Can't allocate memory ERROR/],
    [{ says: "UNKNOWN COMMAND\0" }, /UNKNOWN COMMAND/],
    [{ says: "HTTP/1.1 200 OK\r\n\r\n" }, /without an answer/],
    [{ says: "x".repeat(10_000) }, /has no end/],
  ];
  test.each(moods)("%j", async (mood, message) => {
    clamd.become(mood);
    // Large enough that nobody has it whole at once.
    const limits = mood === "hang" ? short : long;
    await expect(scan(randomBytes(2_000_000), { limits })).rejects.toMatchObject({
      name: "ScanError",
      message: expect.stringMatching(message),
    });
  });

  test("a yes to what was not yet sent whole", async () => {
    clamd.become("early");
    const slowly = async function* () {
      yield Buffer.from("The harmless ");
      await sleep(100);
      yield Buffer.from("beginning");
    };
    const scanning = createScanner(clamd.address, long).scan(Readable.from(slowly()), 22);
    await expect(scanning).rejects.toThrow(/OK before it had the whole file/);
  });

  test("a scanner that does not read what it is sent", async () => {
    clamd.become("deaf");
    await expect(scan(randomBytes(50_000_000), { limits: short })).rejects.toThrow(/did not answer within/);
  });

  test("a scanner that is not there", async () => {
    await clamd.close();
    await expect(scan(Buffer.from("a"))).rejects.toThrow(/could not be asked: .*ECONNREFUSED/);
  });

  test("an address that takes no connection", async () => {
    const nowhere = createScanner({ host: "192.0.2.1", port: 9 }, { ...short, connectMillis: 300 });
    await expect(nowhere.scan(Readable.from([Buffer.from("a")]), 1)).rejects.toMatchObject({ name: "ScanError" });
  });

  test.each([
    [4, /longer/],
    [6, /shorter/],
  ])("a stored file that does not have its %d bytes", async (size, message) => {
    await expect(scan(Buffer.from("Hello"), { size })).rejects.toThrow(message);
    expect(clamd.scanned).toEqual([]);
  });

  test("a content that cannot be read", async () => {
    const broken = new Readable({
      read() {
        this.destroy(new Error("EIO"));
      },
    });
    await expect(createScanner(clamd.address, long).scan(broken, 5)).rejects.toThrow(/could not be asked: EIO/);
  });
});
