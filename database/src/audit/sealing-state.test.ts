import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { withClient } from "../connection.js";
import { addActor, sealAll } from "../testing/audit-rows.js";
import { cloneDatabase, serverOfRun, type TestDatabase } from "../testing.js";
import { queriesOf } from "./queries.js";
import { sealingState } from "./sealing-state.js";

let database: TestDatabase;
beforeEach(async () => {
  database = await cloneDatabase(serverOfRun());
  await withClient(database.ownerUrl, addActor);
});
afterEach(() => database.drop());

const state = () => withClient(database.appUrl, (client) => sealingState(queriesOf(client)));
const ADD =
  "INSERT INTO events (type, actor_kind, created_at) VALUES ('thing.made', 'system', app_now() - $1::interval)";
const add = (age: string) => withClient(database.appUrl, (client) => client.query(ADD, [age]));

test("What waits for its seal is counted, before the first seal and after it, with the age of the oldest", async () => {
  expect(await state()).toMatchObject({ waiting: 0, lagSeconds: 0 });
  await add("90 seconds");
  await add("10 seconds");
  const before = await state();
  expect(before.waiting).toBe(2);
  expect(before.lagSeconds).toBeGreaterThanOrEqual(90);
  expect(before.lagSeconds).toBeLessThan(120);

  await sealAll(database.appUrl);
  expect(await state()).toMatchObject({ waiting: 0, lagSeconds: 0 });
  await add("5 minutes");
  const after = await state();
  expect(after.waiting).toBe(1);
  expect(after.lagSeconds).toBeGreaterThanOrEqual(300);
});

test("The transaction that holds sealing up is told by its age", async () => {
  await withClient(database.appUrl, async (open) => {
    await open.query("BEGIN");
    await open.query(ADD, ["0"]);
    await open.query("SELECT pg_sleep(1.2)");
    expect((await state()).oldestTransactionSeconds).toBeGreaterThan(1.1);
    await open.query("ROLLBACK");
  });
});
