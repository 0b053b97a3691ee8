import { createHash } from "node:crypto";
import { utimes } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { buildAgent, buildCustomer, type BuiltPerson } from "../../../test/factories/index.js";
import { untilWaiting } from "../../../test/until-waiting.js";
import { startTestApp, type TestApp } from "../../../test/start-test-app.js";
import { sweepAttachments } from "./index.js";

const hours = 3_600_000;
let app: TestApp;
let customer: BuiltPerson;
let stranger: BuiltPerson;
let agent: BuiltPerson;
beforeAll(async () => {
  app = await startTestApp();
  stranger = await buildCustomer(app.db);
  agent = await buildAgent(app.db);
});
afterAll(() => app.close());
beforeEach(async () => {
  customer = await buildCustomer(app.db);
});

const upload = (by: BuiltPerson, ...contents: string[]) =>
  contents.reduce(
    (request, content, i) => request.attach("files", Buffer.from(content), `letter ${i + 1}.txt`),
    app.api.as(by).post("/api/attachments"),
  );
const uploaded = async (by: BuiltPerson, content = "Dear desk"): Promise<string> =>
  (await upload(by, content)).body.data[0].id;
const download = (by: BuiltPerson, id: string) => app.api.as(by).get(`/api/attachments/${id}`);
const remove = (by: BuiltPerson, id: string) => app.api.as(by).delete(`/api/attachments/${id}`);
const file = (by: BuiltPerson, ids: string[]) =>
  app.api
    .as(by)
    .post("/api/tickets")
    .send({ subject: "Broken lamp", description: "It is dark.", category: "Other", attachment_ids: ids });
const comment = (by: BuiltPerson, ticket: number, body: object) =>
  app.api
    .as(by)
    .post(`/api/tickets/${ticket}/comments`)
    .send({ comment: "See the file", ...body });
const row = (id: string) =>
  app.db.one<{ ticket_id: number | null; storage_key: string }>(
    "SELECT ticket_id, storage_key FROM attachments WHERE id = $1",
    [id],
  );
const stored = async () => {
  const keys = new Set<string>();
  for await (const { key } of app.services.storage.list()) keys.add(key);
  return keys;
};

describe("an upload", () => {
  test("is described by its content, and downloaded as it was", async () => {
    const answer = await upload(customer, "Dear desk", "Another page");
    expect(answer.status).toBe(201);
    const [first] = answer.body.data;
    expect(first).toMatchObject({
      file_name: "letter 1.txt",
      media_type: "text/plain",
      size: 9,
      sha256: createHash("sha256").update("Dear desk").digest("hex"),
      uploaded_by: customer.id,
    });
    expect(first.id).toMatch(/^[\w-]{22}$/);
    const got = await download(customer, first.id);
    expect([got.status, got.text]).toEqual([200, "Dear desk"]);
    expect(got.get("Content-Disposition")).toMatch(/^attachment; filename="letter 1\.txt"/);
    expect(got.get("X-Content-Type-Options")).toBe("nosniff");
    expect(got.get("Cache-Control")).toBe("private, no-store");
  });

  test("belongs to its uploader alone until it is claimed", async () => {
    const id = await uploaded(customer);
    for (const other of [stranger, agent]) {
      expect((await download(other, id)).status).toBe(404);
      expect((await remove(other, id)).status).toBe(404);
    }
    expect((await app.api.anonymous().get(`/api/attachments/${id}`)).status).toBe(401);
    expect((await download(customer, id)).status).toBe(200);
  });

  test("removed is gone with its file", async () => {
    const id = await uploaded(customer);
    const key = (await row(id))?.storage_key ?? "";
    expect((await remove(customer, id)).status).toBe(204);
    expect([await row(id), (await stored()).has(key)]).toEqual([null, false]);
    expect((await remove(customer, id)).status).toBe(404);
  });

  test("of too many files that nothing has claimed is refused, and leaves none", async () => {
    for (let i = 0; i < 10; i += 1) expect((await upload(customer, "1", "2", "3", "4", "5")).status).toBe(201);
    const before = await stored();
    const answer = await upload(customer, "one more");
    expect([answer.status, answer.body.errors[0].field]).toEqual([422, "files"]);
    expect(await stored()).toEqual(before);
    expect((await upload(stranger, "another person's")).status).toBe(201);
  });

  test("is counted after those that came at the same moment: several at once do not get past the limit", async () => {
    for (let i = 0; i < 9; i += 1) expect((await upload(customer, "1", "2", "3", "4", "5")).status).toBe(201);
    expect((await upload(customer, "1", "2", "3", "4")).status).toBe(201);
    let answers: Promise<number>[] = [];
    await app.db.transaction(async (held) => {
      // The table can be read, and be written once this is over: whoever counts now does so before any of them is in it.
      await held.rows("LOCK TABLE attachments IN EXCLUSIVE MODE");
      answers = ["a", "b", "c"].map(async (content) => (await upload(customer, content)).status);
      await untilWaiting(app.db, answers.length);
    });
    expect((await Promise.all(answers)).sort()).toEqual([201, 422, 422]);
  });

  test("of more files than a message may have is refused whole", async () => {
    const before = await stored();
    expect((await upload(customer, "1", "2", "3", "4", "5", "6")).status).toBe(422);
    expect(await stored()).toEqual(before);
  });
});

describe("claiming", () => {
  test("gives the file to the ticket: who sees the one has the other, nobody else, and it can no longer be removed", async () => {
    const id = await uploaded(customer);
    const ticket = await file(customer, [id]);
    expect(ticket.status).toBe(201);
    expect(await row(id)).toMatchObject({ ticket_id: ticket.body.id });
    expect((await download(customer, id)).status).toBe(200);
    expect((await download(agent, id)).status).toBe(200);
    expect((await download(stranger, id)).status).toBe(404);
    expect((await remove(customer, id)).status).toBe(404);
  });

  test.each([
    ["somebody else's", async () => [await uploaded(stranger)]],
    ["unknown", async () => ["AAAAAAAAAAAAAAAAAAAAAA"]],
    ["one's own beside somebody else's", async () => [await uploaded(customer), await uploaded(stranger)]],
  ])("of %s file is refused, and nothing is claimed or filed", async (_case, ids) => {
    const given = await ids();
    const answer = await file(customer, given);
    expect([answer.status, answer.body.errors[0].field]).toEqual([422, "attachment_ids"]);
    for (const id of given) expect((await row(id))?.ticket_id ?? null).toBeNull();
    expect(await app.db.rows("SELECT id FROM tickets WHERE customer_id = $1", [customer.id])).toEqual([]);
  });

  test("of a file that another ticket has is refused, also at the same moment", async () => {
    const id = await uploaded(customer);
    const answers = await Promise.all([file(customer, [id]), file(customer, [id]), file(customer, [id])]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 422, 422]);
    expect(await app.db.rows("SELECT id FROM tickets WHERE customer_id = $1", [customer.id])).toHaveLength(1);
  });

  test("of more files than a message may have is refused", async () => {
    const ids = [await uploaded(customer)];
    for (let i = 0; i < 5; i += 1) ids.push(await uploaded(customer));
    expect((await file(customer, ids)).body.errors).toEqual([
      { field: "attachment_ids", message: "Attach at most 5 files" },
    ]);
    expect((await file(customer, [...ids.slice(0, 5), ids[0] ?? ""])).status).toBe(201);
  });

  test("by an internal note keeps the file from the customer", async () => {
    const ticket = (await file(customer, [])).body.id as number;
    const [open, internal] = [await uploaded(agent), await uploaded(agent)];
    expect((await comment(agent, ticket, { attachment_ids: [open] })).status).toBe(201);
    expect((await comment(agent, ticket, { attachment_ids: [internal], is_internal: true })).status).toBe(201);
    expect((await download(customer, open)).status).toBe(200);
    expect((await download(customer, internal)).status).toBe(404);
    expect((await download(agent, internal)).status).toBe(200);
    const listed = await app.api.as(customer).get(`/api/tickets/${ticket}/attachments`);
    expect(listed.body.data.map((item: { id: string }) => item.id)).toEqual([open]);
  });
});

describe("POST /tickets/:id/attachments", () => {
  test("adds files, and of a refused request leaves none", async () => {
    const ticket = (await file(customer, [])).body.id as number;
    const add = (by: BuiltPerson) =>
      app.api.as(by).post(`/api/tickets/${ticket}/attachments`).attach("files", Buffer.from("x"), "x.txt");
    expect((await add(customer)).status).toBe(201);
    const before = await stored();
    expect((await add(stranger)).status).toBe(404);
    expect(await stored()).toEqual(before);
  });
});

describe("sweepAttachments", () => {
  test("removes what nothing claimed for a day, and keeps what is newer or claimed", async () => {
    const [old, claimed] = [await uploaded(customer), await uploaded(customer)];
    await file(customer, [claimed]);
    const key = (await row(old))?.storage_key ?? "";
    await app.clock.advance(24 * hours + 1000);
    const young = await uploaded(customer);
    await sweepAttachments(app.services);
    expect([await row(old), (await stored()).has(key)]).toEqual([null, false]);
    for (const id of [claimed, young]) expect((await download(customer, id)).status).toBe(200);
  });

  test("removes old files that belong to nothing, but no photo, logo or file to import, and no young one", async () => {
    const write = async () => (await app.services.storage.write(Readable.from([Buffer.from("x")]))).key;
    const [lost, photo, young] = [await write(), await write(), await write()];
    const [deskLogo, logo, toImport] = [await write(), await write(), await write()];
    await app.db.rows("UPDATE people SET photo_key = $2, photo_media_type = 'image/png' WHERE id = $1", [
      customer.id,
      photo,
    ]);
    await app.db.rows("UPDATE desk SET logo_key = $1, logo_media_type = 'image/png'", [deskLogo]);
    await app.db.rows("INSERT INTO organizations (name, logo_key, logo_media_type) VALUES ('Water', $1, 'image/png')", [
      logo,
    ]);
    await app.db.rows(
      `INSERT INTO imports (file_name, file_hash, file_size, format, encoding, storage_key, state, mapping, options, created_at)
       VALUES ('old.csv', sha256('x'), 1, 'csv', 'utf-8', $1, 'ready', '{}', '{}', app_now())`,
      [toImport],
    );
    const kept = [photo, deskLogo, logo, toImport];
    const folder = join(app.services.config.dataDir, "files");
    for (const key of [lost, ...kept]) await utimes(join(folder, key.slice(0, 2), key), 0, 0);
    await sweepAttachments(app.services);
    const left = await stored();
    expect(left.has(lost)).toBe(false);
    expect([...kept, young].filter((key) => !left.has(key))).toEqual([]);
  });
});
