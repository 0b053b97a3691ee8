import { afterAll, beforeAll, expect, jest, test } from "@jest/globals";
import { cloneDatabase, serverOfRun, type TestDatabase } from "@redress/database/testing";
import { pino } from "pino";
import { eventually } from "../../test/eventually.js";
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

/** A watch whose timer is in the test's hand. */
function startWatch() {
  const told: (number | null)[] = [];
  let look: () => void = () => undefined;
  let everyMs = Infinity;
  const timer = jest.spyOn(globalThis, "setInterval").mockImplementationOnce((work, ms = 0) => {
    [look, everyMs] = [work, ms];
    return setTimeout(() => undefined, 0);
  });
  const watch = watchAccess({ url: database.appUrl, db, log: pino({ level: "silent" }) }, (id) => told.push(id));
  timer.mockRestore();
  return { told, look: () => look(), everyMs, stop: watch.stop };
}

test("changed rights are told at once by a notice, also after the listening connection was lost", async () => {
  const [ada] = people;
  const { told, stop } = startWatch();
  // Changed again until it is heard: nobody says from when on it listens. There is no look that could find it.
  const isHeard = () =>
    eventually(async () => {
      await change(ada);
      expect(told).toContain(ada);
    });
  await isHeard();

  const superuser = openDatabase(database.superuserUrl, { poolSize: 1 });
  await superuser.rows(
    "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE application_name = 'redress listen' AND datname = current_database()",
  );
  await superuser.close();
  told.length = 0;
  await isHeard();
  await stop();
});

test("where the notice was lost they are found by a look, of which there is one every two seconds", async () => {
  const [, grace] = people;
  const { told, look, everyMs, stop } = startWatch();
  expect(everyMs).toBeLessThanOrEqual(2_000);
  look();
  // The first look cannot know what was before it.
  await eventually(() => expect(told).toContain(null));

  told.length = 0;
  const superuser = openDatabase(database.superuserUrl, { poolSize: 1 });
  await superuser.transaction(async (silent) => {
    // Without triggers, and so without a notice.
    await silent.rows("SET LOCAL session_replication_role = replica");
    await silent.rows("INSERT INTO access_changes (person_id) VALUES ($1)", [grace]);
  });
  await superuser.close();
  look();
  await eventually(() => expect(told).toEqual([grace]));
  await stop();
});
