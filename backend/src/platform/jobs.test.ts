import { afterAll, afterEach, beforeAll, expect, test } from "@jest/globals";
import { cloneDatabase, serverOfRun, type TestDatabase } from "@redress/database/testing";
import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { TaskList } from "graphile-worker";
import { pino } from "pino";
import { eventually } from "../../test/eventually.js";
import { openDatabase, type Database } from "./db.js";
import { freeJobsOfSilent } from "./jobs-heartbeat.js";
import { toTaskList } from "./jobs-tasks.js";
import { startJobs, type Jobs } from "./jobs.js";
import type { RecordedEvent } from "./events.js";
import type { Services } from "./services.js";

const log = pino({ level: "silent" });
let database: TestDatabase;
let db: Database;

beforeAll(async () => {
  database = await cloneDatabase(serverOfRun());
  db = openDatabase(database.appUrl);
});

afterAll(async () => {
  await db.close();
  await database.drop();
});

/** A worker that outlived its test would look for its database until it ends the tests of other files. */
const running: Jobs[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((jobs) => jobs.stop()));
});

async function start(tasks: TaskList): Promise<Jobs> {
  const jobs = await startJobs({ url: database.appUrl, db, tasks, concurrency: 2, log });
  running.push(jobs);
  return jobs;
}

const add = (task: string, payload: object = {}) =>
  db.rows("SELECT 1 FROM graphile_worker.add_job($1, $2::json, max_attempts => 2)", [task, JSON.stringify(payload)]);

/** A worker that starts anew waits longer each time. */
const until = (condition: () => unknown) => eventually(condition, 60_000);

test("a job runs as the app role, and the process has its row until it stops", async () => {
  const seen: unknown[] = [];
  const jobs = await start({ greet: (payload) => void seen.push(payload) });
  await add("greet", { to: "Ada" });

  await until(() => seen.length === 1);
  expect(seen).toEqual([{ to: "Ada" }]);
  expect(await db.rows("SELECT pid FROM processes")).toEqual([{ pid: process.pid }]);
  await jobs.stop();
  expect(await db.rows("SELECT pid FROM processes")).toEqual([]);
});

test("a worker killed in the middle of a job: another process does the job again", async () => {
  const child = workerProcess();
  const [said] = await Promise.all([once(child, "message"), add("slow")]);
  expect(said[0]).toBe("started");
  child.kill("SIGKILL");
  await once(child, "exit");

  let redone = 0;
  const jobs = await start({ slow: () => void (redone += 1) });
  await jobs.heartbeat();
  expect(redone).toBe(0);
  // It was killed before or after its first heartbeat.
  await db.rows("UPDATE processes SET seen_at = seen_at - interval '61 s' WHERE pid = $1", [child.pid]);
  await db.rows("UPDATE graphile_worker._private_jobs SET locked_at = locked_at - interval '61 s'");
  await jobs.heartbeat();
  // Its row goes once the job has ended, which is after what it did.
  const left = () => db.rows("SELECT 1 FROM graphile_worker.jobs WHERE task_identifier = 'slow'");
  await until(async () => redone > 0 && (await left()).length === 0);
  expect(redone).toBe(1);

  expect(await db.rows("SELECT pid FROM processes")).toEqual([{ pid: process.pid }]);
  await jobs.stop();
});

test("a worker that never got to its first heartbeat is known by the age of its lock", async () => {
  await add("orphaned");
  await db.rows(
    "UPDATE graphile_worker._private_jobs SET locked_by = 'gone', locked_at = clock_timestamp() - interval '61 s'",
  );

  expect(await freeJobsOfSilent(db)).toEqual(["gone"]);
  expect(await freeJobsOfSilent(db)).toEqual([]);
  expect(await db.one("SELECT locked_by FROM graphile_worker.jobs WHERE task_identifier = 'orphaned'")).toEqual({
    locked_by: null,
  });
  await db.rows("DELETE FROM graphile_worker._private_jobs");
});

test("a worker that lost its connections goes on working", async () => {
  const seen: unknown[] = [];
  const jobs = await start({ greet: (payload) => void seen.push(payload) });
  const superuser = openDatabase(database.superuserUrl, { poolSize: 1 });
  await superuser.rows(
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'redress jobs'",
  );
  await superuser.close();

  await add("greet", { to: "Grace" });
  await until(() => seen.length === 1);
  await jobs.stop();
});

test("a job that does not end is given back when the process stops", async () => {
  let started = false;
  const jobs = await start({ endless: () => ((started = true), new Promise(() => undefined)) });
  await add("endless");
  await until(() => started);

  const before = performance.now();
  await jobs.stop();

  expect(performance.now() - before).toBeLessThan(30_000);
  expect(
    await db.one("SELECT locked_by, attempts FROM graphile_worker.jobs WHERE task_identifier = 'endless'"),
  ).toEqual({
    locked_by: null,
    attempts: 1,
  });
});

test("a job that keeps failing is tried again later, and stays to be seen after its last attempt", async () => {
  const jobs = await start({
    fail: () => {
      throw new Error("No such luck");
    },
  });
  await add("fail");
  const job = () =>
    db.one<{ attempts: number; later: boolean; last_error: string }>(
      "SELECT attempts, run_at > clock_timestamp() AS later, last_error FROM graphile_worker.jobs WHERE task_identifier = 'fail'",
    );
  await until(async () => (await job())?.last_error !== null);
  expect(await job()).toEqual({ attempts: 1, later: true, last_error: "No such luck" });

  await until(async () => (await job())?.attempts === 2);
  await jobs.stop();
  expect(await job()).toMatchObject({ attempts: 2, last_error: "No such luck" });
});

test("a consumer's job brings the event it names", async () => {
  const row = await db.one<{ id: number }>(
    `INSERT INTO events (type, actor_kind, data, created_at) VALUES ('ticket.created', 'system', '{"number":"CMP-1"}', app_now()) RETURNING id`,
  );
  const events: RecordedEvent[] = [];
  const services = { db } as Services;
  const list = toTaskList(services, {
    consumers: { note: async (_services, event) => void events.push(event) },
    tasks: {},
  });

  await list["note"]?.({ event_id: row?.id }, {} as never);

  expect(events).toEqual([
    expect.objectContaining({
      id: row?.id,
      type: "ticket.created",
      actorKind: "system",
      data: { number: "CMP-1" },
      isInternal: false,
    }),
  ]);
  expect(() =>
    toTaskList(services, { consumers: { x: async () => undefined }, tasks: { x: async () => undefined } }),
  ).toThrow(/"x"/);
});

function workerProcess(): ChildProcess {
  const script = fileURLToPath(new URL("../../test/faults/stuck-worker.ts", import.meta.url));
  return fork(script, [database.appUrl], {
    execArgv: ["--import", "tsx", "--conditions=source"],
    env: withoutJestOptions(),
  });
}

function withoutJestOptions(): NodeJS.ProcessEnv {
  const { NODE_OPTIONS: _, ...env } = process.env;
  return env;
}
