import { afterAll, beforeAll, expect, test } from "@jest/globals";
import {
  buildAdmin,
  buildAgent,
  buildCustomer,
  buildDepartment,
  buildField,
  buildTicket,
  type BuiltPerson,
} from "../../../test/factories/index.js";
import { startTestApp, type TestApp } from "../../../test/start-test-app.js";
import { foldWords } from "./fold-words.js";

/** The words of a ticket are a copy, kept by triggers: whatever happened, they are what writing them anew would make. */
let app: TestApp;
let admin: BuiltPerson;
let agent: BuiltPerson;
beforeAll(async () => {
  app = await startTestApp();
  [admin, agent] = [await buildAdmin(app.db), await buildAgent(app.db)];
});
afterAll(() => app.close());

/** Words with their weights; places differ by the order in which things were written. */
const words = (vector: string) =>
  `(SELECT array_agg(lexeme || coalesce((SELECT string_agg(DISTINCT w, '' ORDER BY w) FROM unnest(weights) w), '') ORDER BY lexeme) FROM unnest(${vector}))`;

async function wordsOf(id: number): Promise<string[]> {
  const row = await app.db.one<{ kept: string[]; made: string[] }>(
    `SELECT ${words("x.words")} AS kept, ${words("words_of_ticket(x.ticket_id, x.languages)")} AS made FROM ticket_texts x WHERE x.ticket_id = $1`,
    [id],
  );
  if (!row) throw new Error("It has no words");
  expect(row.kept).toEqual(row.made);
  return row.kept;
}

const say = (id: number, comment: string, more: object = {}, by = agent) =>
  app.api
    .as(by)
    .post(`/api/tickets/${id}/comments`)
    .send({ comment, ...more })
    .expect(201);
const put = (id: number, body: object) => app.api.as(agent).patch(`/api/tickets/${id}`).send(body).expect(200);

async function upload(name: string, by: BuiltPerson): Promise<string> {
  const answer = await app.api.as(by).post("/api/attachments").attach("files", Buffer.from("text"), name).expect(201);
  return answer.body.data[0].id as string;
}

test("a new ticket is found by subject, text, customer and number, each as public as it is", async () => {
  const customer = await buildCustomer(app.db, { fullName: "Zoë Quartz", email: "zoe.quartz@example.org" });
  const { id } = await buildTicket(app.services, {
    customerId: customer.id,
    subject: "Broken Gate",
    description: "It squeaks",
  });
  expect(await wordsOf(id)).toEqual(
    expect.arrayContaining([
      "brokenA",
      "gateA",
      "squeaksB",
      "~squeakB",
      "zoeB",
      "quartzB",
      "zoe.quartz@example.orgB",
      `#n${id}A`,
    ]),
  );
});

test("messages, notes and files are added; a note's and its files' words are for notes alone", async () => {
  const { id } = await buildTicket(app.services);
  await say(id, "We refunded it");
  await say(id, "Probably fraudulent", { is_internal: true, attachment_ids: [await upload("evidence_77.txt", agent)] });
  await say(id, "Fraudulent? Never", { attachment_ids: [await upload("contract.txt", agent)] });
  const kept = await wordsOf(id);
  expect(kept).toEqual(expect.arrayContaining(["refundedB", "probablyD", "evidenceD", "77D", "contractB"]));
  expect(kept).toEqual(expect.arrayContaining(["fraudulentBD"]));
});

test("words that are edited away are gone", async () => {
  const { id } = await buildTicket(app.services, { subject: "Marmalade", description: "Peppermint" });
  await put(id, { subject: "Jam", description: "Sage", tags: ["urgent", "vip"] });
  await put(id, { tags: ["vip"] });
  const kept = await wordsOf(id);
  expect(kept).toEqual(expect.arrayContaining(["jamA", "sageB"]));
  expect(kept.filter((word) => /marmalade|peppermint/.test(word))).toEqual([]);
  expect(kept.filter((word) => word.startsWith("#t"))).toHaveLength(1);
});

test("merging tags, moving a ticket and joining what one person wrote are followed", async () => {
  const { id } = await buildTicket(app.services);
  await put(id, { tags: ["refund", "money"] });
  const tags = (await app.api.as(admin).get("/api/tags/uses?limit=100")).body.data as { id: number; name: string }[];
  const idOf = (name: string) => tags.find((tag) => tag.name === name)?.id ?? 0;
  await app.api
    .as(admin)
    .post(`/api/tags/${idOf("refund")}/merge`)
    .send({ into_id: idOf("money") })
    .expect(200);
  expect((await wordsOf(id)).filter((word) => word.startsWith("#t"))).toEqual([`#t${idOf("money")}C`]);

  const department = await buildDepartment(app.db);
  await app.db.rows(
    "UPDATE tickets SET organization_id = (SELECT organization_id FROM departments WHERE id = $2) WHERE id = $1",
    [id, department.id],
  );
  expect((await wordsOf(id)).filter((word) => word.startsWith("#o"))).toHaveLength(1);
});

test("messages and files that move to another ticket take their words along, and those that go take them away", async () => {
  const [{ id: from }, { id: to }] = [await buildTicket(app.services), await buildTicket(app.services)];
  await say(from, "Aubergine", { attachment_ids: [await upload("zucchini.txt", agent)] });
  await app.db.rows("UPDATE attachments SET ticket_id = $2 WHERE ticket_id = $1", [from, to]);
  await app.db.rows("UPDATE ticket_comments SET ticket_id = $2 WHERE ticket_id = $1", [from, to]);
  expect((await wordsOf(from)).filter((word) => /aubergine|zucchini/.test(word))).toEqual([]);
  expect(await wordsOf(to)).toEqual(expect.arrayContaining(["aubergineB", "zucchiniB"]));
  await app.db.rows("DELETE FROM attachments WHERE ticket_id = $1", [to]);
  await app.db.rows("DELETE FROM ticket_comments WHERE ticket_id = $1", [to]);
  expect((await wordsOf(to)).filter((word) => /aubergine|zucchini/.test(word))).toEqual([]);
});

test("a person's new name and address are found, the old ones are not, also when they are forgotten", async () => {
  const customer = await buildCustomer(app.db, { fullName: "Wilhelmina Ash", email: "wilhelmina@example.org" });
  const { id } = await buildTicket(app.services, { customerId: customer.id });
  await app.db.rows("UPDATE people SET full_name = 'Erased', email = NULL WHERE id = $1", [customer.id]);
  const kept = await wordsOf(id);
  expect(kept).toContain("erasedB");
  expect(kept.filter((word) => /wilhelmina|ash/.test(word))).toEqual([]);
});

test("what does not fit into one ticket's words is left out, and can still be written", async () => {
  const { id } = await buildTicket(app.services);
  const long = (round: number) => Array.from({ length: 30_000 }, (_, n) => `w${round}x${n}`).join(" ");
  for (const round of [1, 2, 3, 4]) {
    await app.db.rows(
      "INSERT INTO ticket_comments (ticket_id, by_staff, is_internal, body, created_at) VALUES ($1, true, false, $2, app_now())",
      [id, long(round)],
    );
  }
  const kept = await wordsOf(id);
  expect(kept).toContain("w1x1B");
  expect(kept).not.toContain("w4x1B");
});

test("answers in words are added, as public as their field, and go when they are taken away", async () => {
  await buildField(app.services, { key: "order_ref" });
  await buildField(app.services, { key: "suspicion", audience: "staff" });
  await buildField(app.services, { key: "pieces", type: "number" });
  const { id } = await buildTicket(app.services);
  await put(id, { fields: { order_ref: "Kumquat crate", suspicion: "Embezzled kumquat", pieces: 4242 } });
  await say(id, "Kumquat, said again");
  await say(id, "Kumquat, a note", { is_internal: true });
  const kept = await wordsOf(id);
  expect(kept).toEqual(expect.arrayContaining(["crateB", "embezzledC", "kumquatBCD"]));
  expect(kept).not.toContain("4242B");

  await put(id, { fields: { order_ref: "Papaya", suspicion: null } });
  const after = await wordsOf(id);
  expect(after).toContain("papayaB");
  expect(after.filter((word) => /crate|embezzled/.test(word))).toEqual([]);
});

test("tickets from before are written by and by, newest first", async () => {
  const { id } = await buildTicket(app.services, { subject: "Old story" });
  await app.db.rows("DELETE FROM ticket_texts");
  await app.db.rows("UPDATE search_state SET write_below = $1", [id + 1]);
  expect(await app.db.one("SELECT write_missing_texts(1) AS n")).toEqual({ n: 1 });
  expect(await wordsOf(id)).toContain("storyA");
  await app.db.rows("SELECT write_missing_texts(1000)");
  expect(await app.db.one("SELECT write_missing_texts(1000) AS n")).toEqual({ n: 0 });
  expect(
    await app.db.one(
      "SELECT count(*)::integer AS n FROM tickets t WHERE NOT EXISTS (SELECT FROM ticket_texts x WHERE x.ticket_id = t.id)",
    ),
  ).toEqual({ n: 0 });
});

test("what is written is moved into the index by the ring that counts it, and found before", async () => {
  const moved = async () =>
    (await app.db.one<{ pages: number }>("SELECT move_words_to_index()::integer AS pages"))?.pages ?? 0;
  const file = async (subject: string) =>
    (await buildTicket(app.services, { customerId: (await buildCustomer(app.db)).id, subject })).id;
  const found = async (q: string) => {
    const { body } = await app.api.as(agent).get("/api/tickets").query({ q }).expect(200);
    return (body.data as { id: number }[]).map(({ id }) => id);
  };
  await moved();
  const first = await file("Zeppelin");
  expect(await found("zeppelin")).toEqual([first]);
  expect(await moved()).toBeGreaterThan(0);
  const second = await file("Airship");
  await foldWords(app.db);
  expect(await moved()).toBe(0);
  expect(await found("zeppelin")).toEqual([first]);
  expect(await found("airship")).toEqual([second]);
});
