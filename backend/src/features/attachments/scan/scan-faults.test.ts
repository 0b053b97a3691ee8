import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { Registry } from "prom-client";
import type { Services } from "../../../platform/services.js";
import { runDueJobs } from "../../../../test/run-due-jobs.js";
import { eicar, type ClamdMood } from "../../../../test/fakes/clamd.js";
import { buildCustomer, buildTicket, type BuiltPerson } from "../../../../test/factories/index.js";
import { startTestApp } from "../../../../test/start-test-app.js";
import { queueScans, watchScans } from "../index.js";
import { startScanDesk, type ScanDesk } from "../../../../test/scan-desk.js";

let desk: ScanDesk;
let app: ScanDesk["app"], clamd: ScanDesk["clamd"], customer: BuiltPerson;
let { upload, download, row, jobs, rewind, stored, events } = {} as ScanDesk;
beforeEach(async () => {
  desk = await startScanDesk();
  ({ app, clamd, customer, upload, download, row, jobs, rewind, stored, events } = desk);
});
afterEach(() => desk.close());

describe("a scanner that gives no clear answer", () => {
  const moods: ClamdMood[] = ["cut", "close", { says: "stream: Out of memory ERROR\0" }, { says: "hello" }];
  test.each(moods)("%j keeps the file waiting, and its job to be tried again", async (mood) => {
    clamd.become(mood);
    const file = await upload("Dear desk");
    await app.jobs.runAll({ mayFail: true });

    expect(await row(file.id)).toEqual({ scan_state: "pending", finding: null, kept: true });
    expect(await download(file.id)).toEqual([409, "file_being_checked"]);
    expect(await jobs()).toMatchObject([{ attempts: 1, last_error: expect.stringMatching(/scanner/i) }]);

    clamd.become("scan");
    await rewind();
    await app.jobs.runAll();
    expect(await download(file.id)).toBe("Dear desk");
    expect(await jobs()).toEqual([]);
  });

  test("is asked for days, and within five minutes once it is back", async () => {
    await clamd.close();
    const file = await upload("Dear desk");
    for (let i = 0; i < 30; i += 1) {
      await rewind();
      await app.jobs.runAll({ mayFail: true });
    }
    const [worn] = await jobs();
    expect(worn?.attempts).toBe(30);
    expect(worn?.minutes).toBeGreaterThan(300);

    await queueScans(app.services);

    const [hastened] = await jobs();
    expect(hastened?.minutes).toBeLessThanOrEqual(5);
    // What it failed at is still there to be seen.
    expect(hastened).toMatchObject({ attempts: 30, last_error: expect.stringMatching(/ECONNREFUSED/) });
    expect(await row(file.id)).toMatchObject({ scan_state: "pending" });
  });

  test("shows in the metrics how many files wait and since when", async () => {
    const registry = new Registry();
    watchScans(registry, app.db);
    expect(await registry.metrics()).toMatch(/redress_files_pending 0/);
    await clamd.close();
    await upload("Dear desk");
    await app.jobs.runAll({ mayFail: true });
    await app.clock.set(new Date(Date.now() + 7_200_000).toISOString());
    const text = await registry.metrics();
    expect(text).toMatch(/redress_files_pending 1/);
    const age = /redress_files_pending_seconds (\d+)/.exec(await registry.metrics())?.[1];
    expect(Number(age)).toBeGreaterThan(7_000);
  });
});

describe("a worker that dies", () => {
  test("before the verdict is written: the file waits and is looked into again", async () => {
    const file = await upload(eicar);
    const dying: Services = { ...app.services, runWork: () => Promise.reject(new Error("killed")) };
    await runDueJobs(dying, app.databaseUrl, { mayFail: true });
    expect(await row(file.id)).toMatchObject({ scan_state: "pending", kept: true });
    await rewind();
    await app.jobs.runAll();
    expect(await row(file.id)).toMatchObject({ scan_state: "quarantined", kept: false });
    expect(await events()).toHaveLength(1);
  });

  test("before the content is removed: no row leads to it, and nothing happens twice", async () => {
    const file = await upload(eicar);
    const { storage } = app.services;
    const dying = { ...storage, remove: () => Promise.reject(new Error("killed")) };
    await runDueJobs({ ...app.services, storage: dying }, app.databaseUrl, { mayFail: true });
    await rewind();
    await app.jobs.runAll();
    expect(await download(file.id)).toEqual([403, "file_quarantined"]);
    expect(await stored()).toBe(1);
    expect(await app.db.rows("SELECT 1 FROM attachments WHERE storage_key IS NOT NULL")).toEqual([]);
    expect(await events()).toHaveLength(1);
  });
});

describe("without a scanner, or before there was one", () => {
  const without = () => ({ ...app.services, scanner: null });

  test("files are as they were: open, and nobody is asked", async () => {
    const plain = await startTestApp();
    const person = await buildCustomer(plain.db);
    const answer = await plain.api.as(person).post("/api/attachments").attach("files", Buffer.from("Hello"), "a.txt");
    const [file] = answer.body.data as [{ id: string; scan_state: string }];
    expect(file.scan_state).toBe("unscanned");
    expect((await plain.api.as(person).get(`/api/attachments/${file.id}`)).text).toBe("Hello");
    await queueScans(plain.services);
    expect(await plain.db.rows("SELECT 1 FROM graphile_worker.jobs WHERE task_identifier = 'scan_file'")).toEqual([]);
    await plain.close();
  });

  test("a process that has none leaves a waiting file to one that has", async () => {
    const file = await upload("Dear desk");
    await runDueJobs(without(), app.databaseUrl);
    expect(await download(file.id)).toEqual([409, "file_being_checked"]);
    await queueScans(without());
    expect(await jobs()).toEqual([]);

    await queueScans(app.services);
    await app.jobs.runAll();
    expect(await download(file.id)).toBe("Dear desk");
  });

  test("older files stay open while they are looked into, behind all new ones", async () => {
    const [old, bad] = [await upload("Old"), await upload(eicar)];
    await app.jobs.runAll({ mayFail: true });
    await app.ownerDb.rows("UPDATE attachments SET scan_state = 'unscanned', scanned_at = NULL WHERE id = $1", [
      old.id,
    ]);
    const later = await upload("Later");
    await app.ownerDb.rows("UPDATE attachments SET scan_state = 'unscanned' WHERE id = $1", [later.id]);
    await app.db.rows("SELECT graphile_worker.complete_jobs(ARRAY(SELECT id FROM graphile_worker.jobs))");
    clamd.scanned.length = 0;
    await queueScans(app.services);
    await queueScans(app.services);
    expect((await jobs()).map(({ priority }) => priority)).toEqual([10, 10]);
    await upload("Newest");
    expect(await download(old.id)).toBe("Old");
    await app.jobs.runAll();
    expect(clamd.scanned.map(String)).toEqual(["Newest", "Old", "Later"]);
    expect(await row(old.id)).toEqual({ scan_state: "clean", finding: null, kept: true });
    expect(await row(bad.id)).toMatchObject({ scan_state: "quarantined" });
  });

  test("an old file that was cleared is no news, one that is blocked is", async () => {
    const { id: ticket } = await buildTicket(app.services, { customerId: customer.id });
    for (const content of ["fine", eicar])
      await app.api
        .as(customer)
        .post(`/api/tickets/${ticket}/attachments`)
        .attach("files", Buffer.from(content), "a.txt");
    await app.ownerDb.rows("UPDATE attachments SET scan_state = 'unscanned'");
    await app.jobs.runAll();
    expect((await events()).map(({ type }) => type)).toEqual(["attachment.quarantined"]);
  });
});
