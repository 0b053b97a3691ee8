import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { setTimeout as sleep } from "node:timers/promises";
import { withClient } from "../connection.js";
import { addActor, inSnapshot, sealAll, sealOnce, writeEvent } from "../testing/audit-rows.js";
import { cloneDatabase, serverOfRun, type TestDatabase } from "../testing.js";
import { checkLog } from "./check-log.js";
import { sealedColumns } from "./form.js";

let database: TestDatabase;
beforeEach(async () => {
  database = await cloneDatabase(serverOfRun());
  await withClient(database.ownerUrl, addActor);
});
afterEach(() => database.drop());

const asApp = <T>(task: Parameters<typeof withClient<T>>[1]) => withClient(database.appUrl, task);
const sealedIds = () =>
  asApp(async (client) => {
    const { rows } = await client.query<{ event_id: string }>("SELECT event_id FROM event_seals ORDER BY seq");
    return rows.map(({ event_id }) => Number(event_id));
  });
const writeSome = (from: number, count: number) =>
  asApp(async (client) => {
    for (let n = from; n < from + count; n += 1) await writeEvent(client, n);
  });

test("Every column of an event and of its details is sealed, but the number of its transaction", async () => {
  const columns = await asApp(async (client) => {
    const { rows } = await client.query<{ table: string; columns: string[] }>(
      `SELECT attrelid::regclass::text AS table, array_agg(attname::text ORDER BY attname) AS columns FROM pg_attribute
        WHERE attrelid IN ('events'::regclass, 'event_details'::regclass) AND attnum > 0 AND NOT attisdropped AND attname <> 'xid' GROUP BY 1`,
    );
    return Object.fromEntries(rows.map((row) => [row.table, row.columns]));
  });
  expect({ ...sealedColumns }).toEqual(columns);
});

test.each(["UPDATE %t SET %c = %c", "DELETE FROM %t", "TRUNCATE %t CASCADE"])(
  "Nobody changes what is on record: the app may not, the owner is refused (%s)",
  async (statement) => {
    await writeSome(1, 3);
    await sealAll(database.appUrl);
    for (const [table, column] of [
      ["events", "type"],
      ["event_details", "data"],
      ["event_seals", "hash"],
    ] as const) {
      const sql = statement.replaceAll("%t", table).replaceAll("%c", column);
      await asApp((client) => expect(client.query(sql)).rejects.toThrow(`permission denied for table ${table}`));
      await withClient(database.ownerUrl, (client) => expect(client.query(sql)).rejects.toThrow("append-only"));
    }
  },
);

test("What was written while an older transaction is open waits for it, and nothing is left out or sealed twice", async () => {
  await writeSome(1, 3);
  await sealAll(database.appUrl);

  await asApp(async (older) => {
    await older.query("BEGIN");
    await writeEvent(older, 4);
    await writeSome(5, 3);
    await asApp((client) => sealOnce(client));
    expect(await sealedIds()).toHaveLength(3);
    await older.query("COMMIT");
  });
  await sealAll(database.appUrl);

  const ids = await sealedIds();
  expect(ids).toHaveLength(7);
  expect(new Set(ids).size).toBe(7);
  expect(await inSnapshot(database.appUrl, checkLog)).toMatchObject({ problem: null, waiting: 0, end: { seq: 7 } });
});

test("Ids in another order than transactions are sealed in the order of transactions, in batches of any size", async () => {
  await asApp(async (first) => {
    await first.query("BEGIN");
    await first.query("SELECT pg_current_xact_id()");
    await writeSome(1, 2); // later transactions, lower ids
    await writeEvent(first, 3);
    await first.query("COMMIT");
  });
  await asApp(async (client) => {
    while ((await sealedIds()).length < 3) await sealOnce(client, 1);
  });
  const ids = await sealedIds();
  expect(ids[0]).toBe(Math.max(...ids));
  expect(await inSnapshot(database.appUrl, checkLog)).toMatchObject({ problem: null, end: { seq: 3 } });
});

test("While many write, some for long and some in vain, several processes seal: each event once, in one chain", async () => {
  let writing = true;
  let sealed = 0;
  const sealers = [1, 2, 3].map(() =>
    asApp(async (client) => {
      // A transaction in any database of the server holds them up for as long as it is open: other tests have some.
      while (writing || sealed === 0) {
        sealed += (await sealOnce(client, 7)) ?? 0;
        await sleep(3);
      }
    }),
  );
  let written = 0;
  const writers = Array.from({ length: 8 }, (_, lane) =>
    asApp(async (client) => {
      for (let n = 1; n <= 25; n += 1) {
        await client.query("BEGIN");
        await writeEvent(client, lane * 100 + n);
        if (n % 5 === 0) await sleep((lane * 7 + n) % 40);
        await writeEvent(client, lane * 100 + n);
        if (n % 6 === 0) await client.query("ROLLBACK");
        else {
          await client.query("COMMIT");
          written += 2;
        }
      }
    }),
  );
  await Promise.all(writers);
  writing = false;
  await Promise.all(sealers);
  await sealAll(database.appUrl);

  const ids = await sealedIds();
  expect(ids).toHaveLength(written);
  expect(new Set(ids).size).toBe(written);
  expect(await inSnapshot(database.appUrl, checkLog)).toMatchObject({
    problem: null,
    waiting: 0,
    end: { seq: written },
  });
});

test("While one process seals, another does nothing and waits for nothing; who writes waits for neither", async () => {
  await writeSome(1, 5);
  await asApp(async (one) => {
    await one.query("BEGIN");
    const { rows } = await one.query("SELECT pg_try_advisory_xact_lock(7105370023) AS ours");
    expect(rows).toEqual([{ ours: true }]);
    await asApp(async (other) => {
      await other.query("SET lock_timeout = '1s'");
      expect(await sealOnce(other)).toBeNull();
      await writeEvent(other, 6);
    });
    await one.query("ROLLBACK");
  });
  await sealAll(database.appUrl);
  expect(await sealedIds()).toHaveLength(6);
});

test("10,000 events are sealed within seconds", async () => {
  await withClient(database.ownerUrl, (client) =>
    client.query(
      `WITH event AS (
         INSERT INTO events (type, ticket_id, actor_kind, data, request_id, created_at)
         SELECT 'ticket.updated', n, 'system', '{"fields": ["priority"]}', gen_random_uuid()::text, app_now() FROM generate_series(1, 10000) AS n RETURNING id
       )
       INSERT INTO event_details (event_id, data, ip, user_agent)
       SELECT id, '{"changes": {"priority": {"from": "low", "to": "high"}}}', '192.0.2.1', 'Browser' FROM event`,
    ),
  );
  const started = performance.now();
  await sealAll(database.appUrl);
  const took = performance.now() - started;
  expect(await sealedIds()).toHaveLength(10_000);
  expect(took).toBeLessThan(5_000); // on a machine that does much else; the bench has the figure
});
