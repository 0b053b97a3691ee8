import type { TestDatabase } from "@redress/database/testing";
import { fork, type ChildProcess } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { openDatabase, type Database } from "../../src/platform/db.js";
import { buildWhatIsStale } from "../../launch/build.mjs";
import { openSession } from "../../test/test-api.js";
import { openConnection, type Request } from "./client.js";
import { staff } from "./load/world.js";
import { ask, type Run, type Statement } from "./messages.js";

/** A loaded desk that is served, and the floor beside it: each in a process of its own, on the same rows. */
export interface Stage {
  tickets: number;
  url: string;
  floorUrl: string;
  database: TestDatabase;
  owner: Database;
  serve: ChildProcess;
  floor: ChildProcess;
  tokenOf(personId: number): Promise<string>;
  close(): Promise<void>;
}

/** Of no session that the desk has opened itself. */
const FIRST_SESSION = 1_000_000;

/** As those who run a desk start it: with plain Node, and nothing that it inherits from a test. */
const start = (file: string): ChildProcess =>
  fork(fileURLToPath(new URL(file, import.meta.url)), {
    execArgv: ["--enable-source-maps"],
    env: { ...process.env, NODE_OPTIONS: "" },
    serialization: "advanced",
  });

export async function openStage(database: TestDatabase, tickets: number): Promise<Stage> {
  const folder = await mkdtemp(join(tmpdir(), "redress-bench-"));
  await buildWhatIsStale(["database", "backend"]);
  const serve = start("./serve-process.mjs");
  const floor = start("./floor-process.mjs");
  // Every question to them waits for its answer by a listener of its own.
  for (const child of [serve, floor]) child.setMaxListeners(0);
  const { appUrl } = database;
  const [url, floorUrl] = await Promise.all([
    ask<string>(serve, { ask: "start", appUrl, folder }),
    ask<string>(floor, { ask: "start", appUrl }),
  ]);
  const owner = openDatabase(database.ownerUrl, { poolSize: 2, statementTimeout: 600_000 });
  let nextSession = FIRST_SESSION;
  return {
    tickets,
    url,
    floorUrl,
    database,
    owner,
    serve,
    floor,
    tokenOf: async (personId) => {
      const sessionId = nextSession++;
      await openSession(owner, sessionId, personId);
      const token = await ask<string>(serve, { ask: "token", personId, sessionId });
      // From the first request on the desk remembers who that is.
      await request(url, { method: "GET", path: "/api/tickets/counts", token });
      return token;
    },
    close: async () => {
      for (const child of [serve, floor]) child.disconnect();
      await owner.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Agents who see the departments of two teams, those with the most to do among them. */
export const agents = staff.filter(({ role, teamIds }) => role === "agent" && teamIds.length === 2).slice(0, 8);
/** One who sees as much and may make API keys. */
export const supervisor = staff.find(({ role, teamIds }) => role === "supervisor" && teamIds.length === 2)!;
export const admin = staff[0]!;

/** One request to the desk. @throws Error when it does not go well. @returns the answer's body. */
export async function request<T>(url: string, asked: Request): Promise<T> {
  const connection = openConnection(url);
  try {
    const { status, body } = await connection.send(asked);
    if (status >= 300) throw new Error(`${asked.method} ${asked.path} answered ${status}: ${body}`);
    return (body === "" ? null : JSON.parse(body)) as T;
  } finally {
    connection.close();
  }
}

/** What the desk asks PostgreSQL for a request; the second time, when it has remembered what it may. */
export async function statementsOf(stage: Stage, asked: Request): Promise<Statement[]> {
  await ask(stage.serve, { ask: "record" });
  await request(stage.url, asked).catch((error: unknown) => {
    // What it asked until it was given up, it asked.
    if (!String(error).includes("search.too_slow")) throw error;
  });
  return ask<Statement[]>(stage.serve, { ask: "recorded" });
}

/** Teaches the floor what the desk does for requests of a kind. @param targets the tickets it is to write on. */
export async function teach(stage: Stage, kind: string, runs: Run[], targets: number[] = []): Promise<void> {
  await ask(stage.floor, { ask: "learn", kind, runs, targets });
}
