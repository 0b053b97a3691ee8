import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { emptyDatabase, serverOfRun, type TestDatabase } from "@redress/database/testing";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startDeskProcess, type DeskProcess } from "../test/faults/desk-process.js";
import { openDatabase, type Database } from "./platform/db.js";
import { eventually } from "../test/eventually.js";

let database: TestDatabase;
let db: Database;
let dataDir: string;
const running: DeskProcess[] = [];

beforeAll(async () => {
  database = await emptyDatabase(serverOfRun());
  db = openDatabase(database.appUrl, { poolSize: 2 });
  dataDir = mkdtempSync(join(tmpdir(), "redress-first-"));
});
afterAll(async () => {
  for (const desk of running) await desk.kill();
  await db.close();
  await database.drop();
  rmSync(dataDir, { recursive: true, force: true });
});

async function start(): Promise<DeskProcess> {
  const desk = await startDeskProcess({
    appUrl: database.appUrl,
    ownerUrl: database.ownerUrl,
    dataDir,
    env: {
      NODE_ENV: "production",
      JWT_SECRET: "q8Z4fJx0vT2mLw7RkNcB1yHsUe9aGdPo",
      ENCRYPTION_KEYS: "k1:pV9tXk3cQm7Zr2LwYb8NfHs0UaJd5GeiT4oRxCvM1qE",
      PUBLIC_URL: "http://localhost:5000",
    },
  });
  running.push(desk);
  return desk;
}

const linkPattern = /http:\/\/localhost:5000\/setup\?token=([\w-]{43})\n/;

/** The token a process printed with its welcome, which comes a moment after it is ready; null: it printed none. */
async function printed(desk: DeskProcess): Promise<string | null> {
  await eventually(() => desk.output().includes("Redress is ready"));
  return linkPattern.exec(desk.output())?.[1] ?? null;
}

const become = (desk: DeskProcess, token: string, email: string) =>
  fetch(`${desk.url}/api/auth/bootstrap`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ token, email, full_name: "Ada Lovelace", password: "copper lantern ferry" }),
  });
const count = async (sql: string) => (await db.one<{ n: number }>(`SELECT count(*) AS n FROM ${sql}`))?.n;

test("the first start in production makes nobody and nothing up, and prints a link; each process and each later start prints one that works", async () => {
  const [first, second] = await Promise.all([start(), start()]);
  const tokens = [await printed(first), await printed(second)];
  expect(tokens).not.toContain(null);
  expect(await count("people")).toBe(0);
  expect(await count("tickets")).toBe(0);
  expect(await count("desk WHERE demo_since IS NOT NULL")).toBe(0);
  expect(first.output()).not.toContain("admin@example.com");
  expect(first.output()).toContain("Warning: PUBLIC_URL names this machine alone");
  const app = (await (await fetch(`${first.url}/api/app`)).json()) as { demo: boolean; demo_accounts: unknown[] };
  expect(app).toMatchObject({ demo: false, demo_accounts: [] });

  expect(await first.stop()).toBe(0);
  const third = await start();
  tokens.push(await printed(third));
  expect(new Set(tokens).size).toBe(3);
  for (const token of tokens) {
    // As a browser, a mail scanner or a curious proxy would: nothing is used up by it.
    expect((await fetch(`${third.url}/setup?token=${token}`)).status).toBeLessThan(500);
  }

  // The token of one process, at another.
  expect((await become(third, tokens[1] ?? "", "ada@example.org")).status).toBe(201);
  const late = await become(second, tokens[2] ?? "", "eve@example.org");
  expect(late.status).toBe(422);
  expect(await late.json()).toMatchObject({ code: "bootstrap.over" });
  expect(await count("people")).toBe(1);

  const fourth = await start();
  expect(await printed(fourth)).toBeNull();
  expect(fourth.output()).toContain("Redress is ready");
  // Nothing the desk printed or logged afterwards repeats a token.
  for (const desk of running) expect(desk.output().split(linkPattern).length).toBeLessThanOrEqual(3);
});
