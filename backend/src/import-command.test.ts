import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { cloneDatabase, serverOfRun, type TestDatabase } from "@redress/database/testing";
import type { ChildProcess } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { startBuilt, untilEnded, type Ended } from "../test/built.js";
import { readArguments } from "./import-arguments.js";
import { openDatabase, type Database } from "./platform/db.js";

let database: TestDatabase;
let db: Database;
let folder: string;

beforeEach(async () => {
  database = await cloneDatabase(serverOfRun());
  db = openDatabase(database.appUrl, { poolSize: 2 });
  folder = mkdtempSync(join(tmpdir(), "redress-import-"));
});
afterEach(async () => {
  await db.close();
  await database.drop();
  rmSync(folder, { recursive: true });
});

/** As `npm run import -- …` calls it. */
function start(args: string[]): { child: ChildProcess; ended: Promise<Ended> } {
  const child = startBuilt("import-command", args, {
    stdio: ["ignore", "pipe", "pipe"],
    env: { DATABASE_URL: database.appUrl, DATABASE_OWNER_URL: database.ownerUrl, DATA_DIR: join(folder, "data") },
  });
  return { child, ended: untilEnded(child) };
}

const run = (...args: string[]) => start(args).ended;

function file(content: string, name = "old.csv"): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const count = async (table: string) => (await db.one<{ n: number }>(`SELECT count(*) AS n FROM ${table}`))?.n;
const usual = ["--requester", "old@example.org", "--create-categories"];

test("--help says all there is, and a wrong call what is wrong with it", async () => {
  const help = await run("--help");
  expect(help.code).toBe(0);
  for (const word of ["--map", "--requester", "--dry-run", "external_id", "Ends with 0"])
    expect(help.output).toContain(word);

  const lost = await run("nowhere.csv");
  expect(lost.code).toBe(1);
  expect(lost.output).toContain("There is no file nowhere.csv");
  expect(lost.output).not.toContain("    at ");

  for (const [args, words] of [
    [[], "Name the file"],
    [["a.csv", "b.csv"], "One file at a time"],
    [["a.csv", "--maps", "x=y"], "Unknown option"],
    [["a.csv", "--map", "titel=Title"], 'no field "titel"'],
    [["a.csv", "--status", "lost"], "--status"],
    [["a.csv", "--requester", "nobody"], "--requester"],
  ] as [string[], string][]) {
    expect(() => readArguments(args)).toThrow(words);
  }
});

test("--dry-run says what would happen and writes nothing; the run then does it and lists what it refused", async () => {
  const path = file(
    "Nr,Titel,Was,Art,Vom\n1,A,Text,Lifts,31.12.2025\n2,B,Text,Lifts,=1+1\n3,C,Text,Lifts,01.02.2026 10:00\n",
  );
  const args = [
    path,
    ...usual,
    "--map",
    "external_id=Nr,subject=Titel,description=Was",
    "--map",
    "category=Art,created_at=Vom",
    "--date-format",
    "DD.MM.YYYY HH:mm",
    "--time-zone",
    "Europe/Berlin",
  ];
  const dry = await run(...args, "--dry-run");
  expect(dry.code).toBe(2);
  expect(dry.output).toContain("2 would be imported, 0 are here already, 1 would be refused");
  expect(dry.output).toContain("categories that would be made: Lifts");
  expect(dry.output).toContain('row 3, created_at: It is not written as DD.MM.YYYY HH:mm ("=1+1")');
  for (const table of ["tickets", "imports", "events WHERE type LIKE 'import%'"]) expect(await count(table)).toBe(0);

  const real = await run(...args);
  expect(real.code).toBe(2);
  expect(real.output).toContain("2 imported, 0 were here already, 1 refused");
  expect(real.output).toMatch(/3 rows in [\d.]+ s \([\d,]+ rows\/s\), peak memory \d+ MB/);
  expect(readFileSync(`${path}.report.csv`, "utf8")).toBe(
    "\ufeffrow,field,value,reason\n3,created_at,'=1+1,It is not written as DD.MM.YYYY HH:mm\n",
  );
  expect(await db.rows("SELECT created_at FROM tickets ORDER BY id")).toEqual([
    { created_at: new Date("2025-12-30T23:00:00Z") },
    { created_at: new Date("2026-02-01T09:00:00Z") },
  ]);
  expect(await db.one("SELECT state, by_command, created_by FROM imports")).toEqual({
    state: "finished",
    by_command: true,
    created_by: null,
  });
  expect((await run(...args)).output).toContain("0 imported, 2 were here already, 1 refused");
});

test("a run that is killed in the middle goes on where it was, and every row is in exactly once", async () => {
  const rows = 12_000;
  const path = file(`text,topic\n${Array.from({ length: rows }, (_, i) => `Complaint ${i},Topic\n`).join("")}`);
  const { child, ended } = start([path, ...usual]);
  const some = async () => Number((await db.one<{ n: number }>("SELECT rows_imported AS n FROM imports"))?.n ?? 0);
  let settled = 0;
  while (child.exitCode === null && (settled = await some()) < 1500);
  child.kill("SIGKILL");
  await ended;
  expect(settled).toBeGreaterThanOrEqual(1500);
  expect(settled).toBeLessThan(rows);

  const again = await run(path, ...usual);
  expect(again.output).toContain("Went on where an earlier run had ended");
  expect(again.output).toContain("12,000 imported, 0 were here already, 0 refused");
  expect(again.code).toBe(0);
  expect(await count("tickets")).toBe(rows);
  expect(await count("imports")).toBe(1);
  expect(await db.one("SELECT count(DISTINCT description) AS n FROM ticket_bodies")).toEqual({ n: rows });
  expect(await db.one("SELECT count(*) AS n FROM events WHERE type = 'ticket.imported'")).toEqual({ n: rows });
  expect(await db.one("SELECT sum(n)::integer AS n FROM ticket_counts WHERE status = 'closed'")).toEqual({ n: rows });
  expect(await db.one("SELECT count(*) AS n FROM graphile_worker.jobs")).toEqual({ n: 0 });
});

test("interrupted by Ctrl-C it ends in order and says that the same command goes on", async () => {
  const path = file(`text,topic\n${Array.from({ length: 12_000 }, (_, i) => `Complaint ${i},Topic\n`).join("")}`);
  const { child, ended } = start([path, ...usual]);
  const some = async () => Number((await db.one<{ n: number }>("SELECT rows_imported AS n FROM imports"))?.n ?? 0);
  while (child.exitCode === null && (await some()) < 500);
  child.kill("SIGINT");
  const { code, output } = await ended;

  expect(code).toBe(1);
  expect(output).toContain("The same command goes on where it ended");
  expect(await db.one("SELECT state FROM imports")).toEqual({ state: "stopped" });
});

const shared = process.env["REDRESS_TEST_DATA"] ?? resolve(import.meta.dirname, "../../../shared/data");
const tickets = join(shared, "text/it-tickets-train.csv");

test("37,905 real tickets of an IT desk all come in, by their text and topic alone", async () => {
  if (!existsSync(tickets)) {
    process.stderr.write(`Not tried: there is no ${tickets}\n`);
    return;
  }
  const { code, output } = await run(tickets, ...usual, "--report", join(folder, "report.csv"));

  expect(output).toContain("37,905 imported, 0 were here already, 0 refused");
  expect(code).toBe(0);
  expect(await count("tickets")).toBe(37_905);
  expect(await count("categories c WHERE c.id IN (SELECT category_id FROM tickets)")).toBe(8);
}, 300_000);
