import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { eicar } from "../../../../test/fakes/clamd.js";
import {
  buildPerson,
  buildCustomer,
  buildRole,
  buildTicket,
  type BuiltPerson,
} from "../../../../test/factories/index.js";
import { startScanDesk, type ScanDesk } from "../../../../test/scan-desk.js";

let desk: ScanDesk;
let app: ScanDesk["app"], clamd: ScanDesk["clamd"], customer: BuiltPerson, agent: BuiltPerson;
let { upload, download, row, stored, events } = {} as ScanDesk;
beforeEach(async () => {
  desk = await startScanDesk();
  ({ app, clamd, customer, agent, upload, download, row, stored, events } = desk);
});
afterEach(() => desk.close());

const seen = async (by: BuiltPerson, ticket: number) =>
  (await app.api.as(by).get(`/api/tickets/${ticket}`)).body as {
    attachments: Record<string, unknown>[];
    comments: { attachments: Record<string, unknown>[] }[];
    timeline: { type: string }[];
    version: number;
  };

describe("an uploaded file", () => {
  test("is nobody's before the scanner has seen it, and everybody's who may have it after", async () => {
    const file = await upload("Dear desk");
    expect(file).toMatchObject({ scan_state: "pending", finding: null });
    for (const query of ["", "?inline=true"])
      expect(await download(file.id, customer, query)).toEqual([409, "file_being_checked"]);
    // Whoever may not have it learns nothing about it either.
    expect(await download(file.id, await buildCustomer(app.db))).toEqual([404, "not_found"]);

    await app.jobs.runAll();

    expect(await download(file.id)).toBe("Dear desk");
    expect(clamd.scanned.map(String)).toEqual(["Dear desk"]);
    expect(await row(file.id)).toEqual({ scan_state: "clean", finding: null, kept: true });
  });

  test("in which something was found is gone, and stays named with what it was", async () => {
    const file = await upload(eicar, customer, "invoice.pdf");
    await app.jobs.runAll();

    expect(await download(file.id)).toEqual([403, "file_quarantined"]);
    expect(await download(file.id, customer, "?inline=true")).toEqual([403, "file_quarantined"]);
    expect(await row(file.id)).toEqual({ scan_state: "quarantined", finding: "Eicar-Test-Signature", kept: false });
    expect(await stored()).toBe(0);
    expect(await events()).toEqual([
      expect.objectContaining({
        type: "attachment.quarantined",
        actor_kind: "system",
        object_kind: "person",
        object_id: customer.id,
        data: { file: "invoice.pdf", finding: "Eicar-Test-Signature", sha256: file.sha256 },
        details: { changes: { scan_state: { from: "pending", to: "quarantined" } } },
      }),
    ]);
  });

  test("can be put into a complaint meanwhile, sent away, or swept, whatever its state", async () => {
    const [pending, bad] = [await upload("Dear desk"), await upload(eicar)];
    await app.api.as(customer).delete(`/api/attachments/${pending.id}`);
    await app.jobs.runAll();
    expect(clamd.scanned.map(String)).toEqual([eicar]);
    expect((await app.api.as(customer).delete(`/api/attachments/${bad.id}`)).status).toBe(204);
    expect(await app.db.rows("SELECT 1 FROM attachments")).toEqual([]);
  });

  test("is looked into once for all its jobs, and one at a time", async () => {
    const file = await upload("Dear desk");
    await app.db.rows("SELECT graphile_worker.add_job('scan_file', $1::json)", [
      JSON.stringify({ attachment_id: file.id }),
    ]);
    await upload("Another");
    expect(await app.db.rows("SELECT DISTINCT queue_name FROM graphile_worker.jobs WHERE key LIKE 'scan:%'")).toEqual([
      { queue_name: "scan" },
    ]);
    await app.jobs.runAll();
    expect(clamd.scanned.map(String).sort()).toEqual(["Another", "Dear desk"]);
  });
});

describe("a file of a ticket", () => {
  let ticket: number;
  beforeEach(async () => {
    ({ id: ticket } = await buildTicket(app.services, { customerId: customer.id }));
    await app.jobs.runAll();
  });
  const attach = async (content: string, by = customer) =>
    (
      await app.api
        .as(by)
        .post(`/api/tickets/${ticket}/attachments`)
        .attach("files", Buffer.from(content), "invoice.pdf")
    ).body.data[0];

  test("shows its state to both sides and its finding to staff, live and without making anybody's change stale", async () => {
    const file = await attach(eicar);
    const before = await seen(agent, ticket);
    expect(before.attachments).toMatchObject([{ id: file.id, scan_state: "pending", finding: null }]);
    expect(await download(file.id, agent)).toEqual([409, "file_being_checked"]);
    app.hints.length = 0;

    await app.jobs.runAll();

    expect((await seen(agent, ticket)).attachments).toMatchObject([
      { scan_state: "quarantined", finding: "Eicar-Test-Signature" },
    ]);
    expect((await seen(customer, ticket)).attachments).toMatchObject([{ scan_state: "quarantined", finding: null }]);
    const listed = await app.api.as(customer).get(`/api/tickets/${ticket}/attachments`);
    expect(listed.body.data).toMatchObject([{ scan_state: "quarantined", finding: null }]);
    expect(await download(file.id, agent)).toEqual([403, "file_quarantined"]);
    expect((await seen(agent, ticket)).version).toBe(before.version);
    expect(app.hints.map(({ hint, rooms }) => ({ items: hint.items, rooms: [...rooms] }))).toEqual([
      { items: [{ id: ticket, version: before.version }], rooms: expect.arrayContaining([`customer:${customer.id}`]) },
    ]);
  });

  test("is spoken of in the timeline for staff, once it is blocked; what was cleared is a change like any other", async () => {
    const since = (await app.api.as(customer).get("/api/changes?since=0")).body.seq as number;
    await attach("fine");
    await attach(eicar);
    await app.jobs.runAll();
    const types = async (by: BuiltPerson) =>
      (await seen(by, ticket)).timeline.map(({ type }) => type).filter((type) => type.startsWith("attachment."));
    expect(await types(agent)).toEqual(["attachment.quarantined"]);
    expect(await types(customer)).toEqual([]);
    expect((await events()).map(({ type }) => type)).toEqual(["attachment.cleared", "attachment.quarantined"]);
    const changes = (await app.api.as(customer).get(`/api/changes?since=${since + 2}`)).body;
    expect(changes.tickets).toMatchObject([{ id: ticket }]);
  });

  test("that hangs on an internal note is told to those who read notes and to nobody else", async () => {
    const file = await upload("for us", agent);
    const note = { comment: "See this", is_internal: true, attachment_ids: [file.id] };
    await app.api.as(agent).post(`/api/tickets/${ticket}/comments`).send(note);
    const bad = await upload(eicar, agent);
    await app.api
      .as(agent)
      .post(`/api/tickets/${ticket}/comments`)
      .send({ ...note, attachment_ids: [bad.id] });
    const outsider = await buildPerson(app.db, {
      role: (await buildRole(app.db, { permissions: ["ticket.reply"] })).key,
    });
    // What came in the minute before what was heard last is told once more: that is another ticket here.
    await app.clock.set(new Date(Date.now() + 120_000).toISOString());
    await buildTicket(app.services);
    const seq = (await app.api.as(outsider).get("/api/changes?since=0")).body.seq as number;
    await app.clock.set(new Date(Date.now() + 3_600_000).toISOString());
    app.hints.length = 0;
    await app.jobs.runAll();

    const rooms = app.hints.filter(({ hint }) => hint.type === "ticket").flatMap((hint) => hint.rooms);
    expect(rooms.length).toBeGreaterThan(0);
    expect(rooms.filter((name) => !name.endsWith(":notes"))).toEqual([]);
    const changed = (await app.api.as(outsider).get(`/api/changes?since=${seq}`)).body.tickets as { id: number }[];
    expect(changed.map(({ id }) => id)).not.toContain(ticket);
    expect((await seen(outsider, ticket)).timeline.filter(({ type }) => type.startsWith("attachment."))).toEqual([]);
    expect((await seen(customer, ticket)).timeline.filter(({ type }) => type.startsWith("attachment."))).toEqual([]);
  });

  test("stays out of the export of one's own data until it is clean, and the export says so", async () => {
    await attach("fine");
    await app.jobs.runAll();
    await attach(eicar);
    await app.jobs.runAll();
    clamd.become("hang");
    await attach("waiting");

    const zip = await app.api
      .as(customer)
      .post("/api/me/export")
      .buffer(true)
      .parse((res, done) => {
        const chunks: Buffer[] = [];
        res.on("data", (chunk: Buffer) => chunks.push(chunk)).on("end", () => done(null, Buffer.concat(chunks)));
      });
    expect(zip.status).toBe(200);
    const names = (zip.body as Buffer).toString("latin1");
    expect(names).toContain("files/1 invoice.pdf");
    expect(names).toContain("files/left out.txt");
    expect(names).not.toContain("files/2 invoice.pdf");
    expect(names).not.toContain("files/3 invoice.pdf");
  });
});
