import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { announcedServer, cloneDatabase, startTestServer } from "@redress/database/testing";
import { openDatabase, type Database } from "../../src/platform/db.js";
import { buildPerson, type BuiltPerson } from "../factories/index.js";
import { startDeskProcess, type DeskOptions, type DeskProcess } from "./desk-process.js";
import { send } from "./request.js";

const PASSWORD = "a passphrase of the fault bench";

/** A database of its own, and desk processes on it: what every fault is tried on. */
export interface FaultBench {
  db: Database;
  ownerDb: Database;
  start(options?: Partial<DeskOptions>): Promise<DeskProcess>;
  /** Somebody who can sign in. */
  person(role: "customer" | "agent" | "supervisor" | "admin"): Promise<BuiltPerson>;
  close(): Promise<void>;
}

export async function openFaultBench(): Promise<FaultBench> {
  const server = announcedServer() ?? (await startTestServer());
  const database = await cloneDatabase(server);
  const dataDir = await mkdtemp(join(tmpdir(), "redress-fault-"));
  const db = openDatabase(database.appUrl, { poolSize: 4 });
  const ownerDb = openDatabase(database.ownerUrl, { poolSize: 2 });
  // Programs sign in here, by the password alone.
  await db.rows("UPDATE desk SET two_factor_required = 'nobody'");
  const running: DeskProcess[] = [];
  return {
    db,
    ownerDb,
    start: async (options) => {
      const desk = await startDeskProcess({
        appUrl: database.appUrl,
        ownerUrl: database.ownerUrl,
        dataDir,
        ...options,
      });
      running.push(desk);
      return desk;
    },
    person: (role) => buildPerson(db, { role, email: `${role}-${randomUUID()}@example.org`, password: PASSWORD }),
    close: async () => {
      for (const desk of running) await desk.kill();
      await Promise.all([db.close(), ownerDb.close()]);
      await database.drop();
      await server.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** @returns an access token, good for ten minutes and for every process of the desk. */
export async function signIn(desk: DeskProcess, person: BuiltPerson): Promise<string> {
  const { token } = (await call(desk, null, "POST", "/api/auth/login", {
    email: person.email,
    password: PASSWORD,
  })) as { token: string };
  return token;
}

/**
 * One request with its answer's body.
 *
 * @param key sent as Idempotency-Key where given.
 * @throws Error when the answer is none or no success: then nobody has promised anything.
 */
export async function call(
  desk: DeskProcess,
  token: string | null,
  method: string,
  path: string,
  body: object,
  key?: string,
): Promise<unknown> {
  const { status, text } = await send(
    desk.url + path,
    method,
    {
      "content-type": "application/json",
      "x-redress-request": "1",
      ...(token && { authorization: `Bearer ${token}` }),
      ...(key && { "idempotency-key": key }),
    },
    JSON.stringify(body),
  );
  if (status < 200 || status >= 300) throw new Error(`${method} ${path} answered ${status}: ${text.slice(0, 300)}`);
  return text === "" ? null : (JSON.parse(text) as unknown);
}

/** Waits until no job is left but those that failed for good. @returns how many did. */
export async function untilDrained(db: Database, withinSeconds: number): Promise<number> {
  for (const end = performance.now() + withinSeconds * 1000; performance.now() < end; await sleep(100)) {
    const row = await db.one<{ open: number; failed: number }>(
      `SELECT count(*) FILTER (WHERE attempts < max_attempts OR locked_at IS NOT NULL) AS open,
              count(*) FILTER (WHERE attempts >= max_attempts AND locked_at IS NULL) AS failed
         FROM graphile_worker.jobs`,
    );
    if (row?.open === 0) return row.failed;
  }
  const stuck = await db.rows(
    "SELECT task_identifier, attempts, locked_by, last_error FROM graphile_worker.jobs LIMIT 5",
  );
  throw new Error(`Jobs are left after ${withinSeconds} s: ${JSON.stringify(stuck)}`);
}

/** Makes a killed process look as if it had been silent for two minutes, to save the minute of waiting. */
export async function ageKilled(db: Database, killed: DeskProcess): Promise<void> {
  await db.rows("UPDATE processes SET seen_at = seen_at - interval '2 minutes' WHERE pid = $1", [killed.pid]);
}
