import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { cloneDatabase, serverOfRun, type TestDatabase } from "@redress/database/testing";
import { setTimeout as sleep } from "node:timers/promises";
import { pino } from "pino";
import { openDatabase, type Database } from "./db.js";
import { watchAccess } from "./listen-access.js";

let database: TestDatabase;
let db: Database;
let people: number[];

beforeAll(async () => {
  database = await cloneDatabase(serverOfRun());
  db = openDatabase(database.appUrl);
  const rows = await db.rows<{ id: number }>(
    `INSERT INTO people (full_name, role_id, created_at)
     SELECT name, (SELECT min(id) FROM roles), app_now() FROM unnest(ARRAY['Ada', 'Grace']) AS name RETURNING id`,
  );
  people = rows.map(({ id }) => id);
});

afterAll(async () => {
  await db.close();
  await database.drop();
});

const change = (personId: number | undefined) =>
  db.rows("INSERT INTO access_changes (person_id) VALUES ($1)", [personId]);

async function within(ms: number, condition: () => boolean): Promise<boolean> {
  for (const end = performance.now() + ms; performance.now() < end; await sleep(20)) if (condition()) return true;
  return false;
}

test("changed rights are told at once, and within five seconds where the notice was lost", async () => {
  const told: (number | null)[] = [];
  const watch = watchAccess({ url: database.appUrl, db, log: pino({ level: "silent" }) }, (id) => told.push(id));
  const [ada, grace] = people;
  // The first look cannot know what was before it.
  expect(await within(4_000, () => told.includes(null))).toBe(true);

  told.length = 0;
  await change(ada);
  expect(await within(1_000, () => told.includes(ada ?? 0))).toBe(true);

  const superuser = openDatabase(database.superuserUrl, { poolSize: 1 });
  await superuser.rows(
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'redress listen' AND datname = current_database()",
  );
  await superuser.close();
  await change(grace);
  expect(await within(5_000, () => told.includes(grace ?? 0))).toBe(true);

  // Listening again by now: at once, as before.
  told.length = 0;
  await sleep(1_000);
  told.length = 0;
  await change(ada);
  expect(await within(1_000, () => told.includes(ada ?? 0))).toBe(true);
  await watch.stop();
});
