import { inflateRawSync } from "node:zlib";
import { afterAll, beforeAll, beforeEach, expect, test } from "@jest/globals";
import { buildAgent, buildCustomer, buildTicket, type BuiltPerson } from "../../../../test/factories/index.js";
import { startTestApp, type TestApp } from "../../../../test/start-test-app.js";

let app: TestApp;
let person: BuiltPerson;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  person = await buildCustomer(app.db, { fullName: "Mei Lin", phone: "+49 30 1" });
});

const ask = () =>
  app.api
    .as(person)
    .post("/api/me/export")
    .buffer(true)
    .parse((res, done) => {
      const chunks: Buffer[] = [];
      res.on("data", (chunk: Buffer) => chunks.push(chunk));
      res.on("end", () => done(null, Buffer.concat(chunks)));
    });

const fileOne = async (): Promise<string> => {
  const complaint = { subject: "Mine", description: "All of it", category: "Other" };
  return (await app.api.as(person).post("/api/tickets").send(complaint).expect(201)).body.number;
};

/** Name and content of each part, from the archive's directory at its end. */
function unzip(archive: Buffer): Map<string, Buffer> {
  const parts = new Map<string, Buffer>();
  const end = archive.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [size, name, extra, comment] = [at + 20, at + 28, at + 30, at + 32].map((place, index) =>
      index === 0 ? archive.readUInt32LE(place) : archive.readUInt16LE(place),
    ) as [number, number, number, number];
    const method = archive.readUInt16LE(at + 10);
    const local = archive.readUInt32LE(at + 42);
    const from = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
    const content = archive.subarray(from, from + size);
    parts.set(archive.subarray(at + 46, at + 46 + name).toString(), method === 8 ? inflateRawSync(content) : content);
    at += 46 + name + extra + comment;
  }
  return parts;
}

test("The export holds profile, sessions, complaints with public messages and files; no notes, nobody else's", async () => {
  const agent = await buildAgent(app.db, { fullName: "Agent Smith" });
  const file = await app.api
    .as(person)
    .post("/api/attachments")
    .attach("files", Buffer.from("the receipt"), "../receipt.txt");
  const attachment_ids = (file.body as { data: { id: string }[] }).data.map(({ id }) => id);
  const filed = await app.api
    .as(person)
    .post("/api/tickets")
    .send({ subject: "Mine", description: "All of it", category: "Other", attachment_ids })
    .expect(201);
  const { id, number } = filed.body as { id: number; number: string };
  const say = (comment: string, is_internal: boolean) =>
    app.api.as(agent).post(`/api/tickets/${id}/comments`).send({ comment, is_internal }).expect(201);
  await say("We look into it", false);
  await say("Difficult customer", true);
  const other = await buildCustomer(app.db);
  await app.api
    .as(other)
    .post("/api/tickets")
    .send({ subject: "Theirs", description: "No", category: "Other" })
    .expect(201);

  const answer = await ask().expect(200);
  expect(answer.get("Content-Type")).toBe("application/zip");
  expect(answer.get("Content-Disposition")).toMatch(/^attachment; filename="redress-data-.*\.zip"/);
  const parts = unzip(answer.body as Buffer);
  expect([...parts.keys()]).toEqual([
    "profile.json",
    "sessions.json",
    `complaints/${number}/complaint.json`,
    `complaints/${number}/files/1 receipt.txt`,
  ]);
  const read = (name: string) => JSON.parse(parts.get(name)?.toString() ?? "null") as Record<string, unknown>;
  expect(read("profile.json")).toMatchObject({ full_name: "Mei Lin", email: person.email, phone: "+49 30 1" });
  expect(read("profile.json")).toHaveProperty("notification_preferences");
  expect(read(`complaints/${number}/complaint.json`)).toMatchObject({
    subject: "Mine",
    description: "All of it",
    comments: [{ comment: "We look into it" }],
  });
  expect(parts.get(`complaints/${number}/files/1 receipt.txt`)?.toString()).toBe("the receipt");
  const all = [...parts.values()].map(String).join("\n");
  expect(all).not.toMatch(/Difficult|Theirs|password|refresh_hash/);
  expect(
    await app.db.rows("SELECT actor_id FROM events WHERE type = 'account.exported' AND object_id = $1", [person.id]),
  ).toEqual([{ actor_id: person.id }]);
});

test("Staff get their own complaints as any customer does: no notes on them either", async () => {
  const agent = await buildAgent(app.db);
  person = agent;
  const filed = await app.api
    .as(agent)
    .post("/api/tickets")
    .send({ subject: "Own", description: "x", category: "Other" })
    .expect(201);
  const { id } = filed.body as { id: number };
  const colleague = await buildAgent(app.db);
  await app.api
    .as(colleague)
    .post(`/api/tickets/${id}/comments`)
    .send({ comment: "Between us", is_internal: true })
    .expect(201);
  const all = [...unzip((await ask().expect(200)).body as Buffer).values()].map(String).join("\n");
  expect(all).toContain("Own");
  expect(all).not.toContain("Between us");
});

test("A complaint that was hidden is not in it, and does not keep the others out", async () => {
  const [hidden, open] = [await buildTicket(app.services, { customerId: person.id }), await fileOne()];
  await app.db.rows("UPDATE tickets SET hidden_at = app_now() WHERE id = $1", [hidden.id]);
  const parts = unzip((await ask().expect(200)).body as Buffer);
  expect([...parts.keys()].filter((name) => name.startsWith("complaints/"))).toEqual([
    `complaints/${open}/complaint.json`,
  ]);
});

test("One at a time: while one runs another is refused, and afterwards it goes again", async () => {
  await app.db.rows(
    "INSERT INTO export_turns (person_id, token, until) VALUES ($1, gen_random_uuid(), clock_timestamp() + interval '1 minute')",
    [person.id],
  );
  const refused = await app.api.as(person).post("/api/me/export");
  expect([refused.status, refused.body.code]).toEqual([409, "export.running"]);
  await app.db.rows("DELETE FROM export_turns WHERE person_id = $1", [person.id]);
  await ask().expect(200);
  await ask().expect(200);
});

test("A file that is gone from the storage leaves the rest whole", async () => {
  const file = await app.api.as(person).post("/api/attachments").attach("files", Buffer.from("gone"), "gone.txt");
  const attachment_ids = (file.body as { data: { id: string }[] }).data.map(({ id }) => id);
  await app.api
    .as(person)
    .post("/api/tickets")
    .send({ subject: "Mine", description: "x", category: "Other", attachment_ids })
    .expect(201);
  const kept = await app.db.one<{ key: string }>("SELECT storage_key AS key FROM attachments WHERE id = $1", [
    attachment_ids[0],
  ]);
  await app.services.storage.remove(kept?.key ?? "");
  const parts = unzip((await ask().expect(200)).body as Buffer);
  expect([...parts.keys()].filter((name) => name.endsWith(".json"))).toHaveLength(3);
});
