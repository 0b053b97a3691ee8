import { afterAll, beforeAll, beforeEach, expect, test } from "@jest/globals";
import { setTimeout as sleep } from "node:timers/promises";
import { eventually } from "../../test/eventually.js";
import { startTestApp, type TestApp } from "../../test/start-test-app.js";
import { holdExportTurn, takeExportTurn } from "./export-turn.js";

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());
beforeEach(() => app.db.rows("DELETE FROM export_turns"));

/** Seconds for which the turn is still taken; null when there is none. */
const left = async () =>
  (
    await app.db.one<{ seconds: number }>(
      "SELECT extract(epoch FROM until - clock_timestamp())::float8 AS seconds FROM export_turns",
    )
  )?.seconds ?? null;
const nearlyOver = () => app.db.rows("UPDATE export_turns SET until = clock_timestamp() + interval '1 second'");
const quick = { renewedEvery: 20, sleepsAfter: 10_000 };

test("A turn that a crash leaves behind is free after half a minute", async () => {
  await takeExportTurn(app.db, 1);
  expect(await left()).toBeLessThanOrEqual(30);

  await expect(takeExportTurn(app.db, 1)).rejects.toMatchObject({ code: "export.running" });
  await app.db.rows("UPDATE export_turns SET until = until - interval '30 seconds'");
  await takeExportTurn(app.db, 1);
});

test("While its export runs a turn is renewed; afterwards it is gone at once", async () => {
  const held = holdExportTurn(app.services, await takeExportTurn(app.db, 1), quick);
  await nearlyOver();
  await eventually(async () => expect(await left()).toBeGreaterThan(20));

  await held.end();
  expect(await left()).toBeNull();
});

test("For a reader who takes nothing any more it is not renewed; one who goes on keeps it", async () => {
  const held = holdExportTurn(app.services, await takeExportTurn(app.db, 1), { renewedEvery: 20, sleepsAfter: 100 });
  // Tried again, for a renewal that was on its way already.
  await eventually(async () => {
    await nearlyOver();
    await sleep(200);
    expect(await left()).toBeLessThanOrEqual(1);
  });

  // As often as a reader takes something: on a busy machine the sleep may begin again before the next renewal.
  await eventually(async () => {
    held.goesOn();
    expect(await left()).toBeGreaterThan(20);
  });
  await held.end();
});

test("Who lost the turn neither keeps nor ends that of another", async () => {
  const lost = holdExportTurn(app.services, await takeExportTurn(app.db, 1), quick);
  await app.db.rows(
    "UPDATE export_turns SET token = gen_random_uuid(), until = clock_timestamp() - interval '1 second'",
  );
  await sleep(100);
  expect(await left()).toBeLessThan(0);
  await lost.end();
  expect(await left()).not.toBeNull();
});
