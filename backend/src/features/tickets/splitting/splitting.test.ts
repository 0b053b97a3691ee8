import { afterAll, beforeAll, beforeEach, expect, test } from "@jest/globals";
import type { TicketLinks } from "../../../contract/index.js";
import type { BuiltPerson } from "../../../../test/factories/index.js";
import { startSplitDesk, type SplitDesk } from "./testing/split-desk.js";

let desk: SplitDesk;
let app: SplitDesk["app"];
let agent: SplitDesk["agent"];
let customer: SplitDesk["customer"];
let other: SplitDesk["other"];
let file: SplitDesk["file"];
let split: SplitDesk["split"];
let begin: SplitDesk["begin"];
let unsplit: SplitDesk["unsplit"];
let merge: SplitDesk["merge"];
let read: SplitDesk["read"];
let say: SplitDesk["say"];
let words: SplitDesk["words"];
let a: number;
beforeAll(async () => {
  desk = await startSplitDesk();
  ({ app, agent, customer, other, file, split, begin, unsplit, merge, read, say, words } = desk);
});
afterAll(() => desk.app.close());
beforeEach(async () => {
  a = await file();
});

const upload = async (who: BuiltPerson, name: string): Promise<string> =>
  (await app.api.as(who).post("/api/attachments").attach("files", Buffer.from(name), name).expect(201)).body.data[0].id;
const found = async (who: BuiltPerson, q: string): Promise<number[]> =>
  (await app.api.as(who).get("/api/tickets").query({ q }).expect(200)).body.data.map(({ id }: { id: number }) => id);

/** A ticket's own rows, but for what says that it was changed at all. */
async function rowsOf(id: number) {
  const all = (sql: string) => app.db.rows(sql, [id]);
  return {
    ticket: await all(`SELECT to_jsonb(t) - 'version' - 'updated_at' AS row FROM tickets t WHERE t.id = $1`),
    comments: await all("SELECT to_jsonb(x) AS row FROM ticket_comments x WHERE ticket_id = $1 ORDER BY id"),
    files: await all("SELECT to_jsonb(x) AS row FROM attachments x WHERE ticket_id = $1 ORDER BY id"),
    links: await all("SELECT to_jsonb(x) AS row FROM ticket_links x WHERE $1 IN (from_id, to_id)"),
    clocks: await all("SELECT to_jsonb(x) AS row FROM sla_clocks x WHERE ticket_id = $1 ORDER BY metric, cycle"),
    words: await all("SELECT languages, strip(words)::text AS words FROM ticket_texts WHERE ticket_id = $1"),
  };
}

test("A message begins a ticket of its own: its text is the complaint, its files hang on it, and both tickets say so", async () => {
  await say(customer, a, "About the router");
  const asked = await say(customer, a, "And the bill is wrong", {
    attachment_ids: [await upload(customer, "bill.txt")],
  });
  await say(agent, a, "A note", { is_internal: true });
  const fresh = await begin(a, asked);
  expect(fresh).toMatchObject({
    subject: "The bill, too",
    description: "And the bill is wrong",
    status: "new",
    customer: { id: customer.id },
    comments: [],
    comment_count: 0,
    attachments: [{ file_name: "bill.txt" }],
    split_from: { id: a, number: `CMP-${a}` },
    abilities: { unsplit: true },
  });
  expect(await words(agent, a)).toEqual(["About the router", "A note"]);
  expect(await read(customer, a)).toMatchObject({ comment_count: 1, attachments: [], split_from: null });
  for (const who of [customer, agent]) {
    const [left, begun] = [await read(who, a), await read(who, fresh.id)];
    expect(left.timeline.at(-1)).toMatchObject({ type: "ticket.split", data: { other: fresh.number } });
    expect(begun.timeline.at(-1)).toMatchObject({ type: "ticket.split_from", data: { other: `CMP-${a}` } });
    expect(begun.description).toBe("And the bill is wrong");
  }
  expect(Object.keys((await read(customer, fresh.id)).timeline.at(-1)?.data ?? {})).toEqual(["other"]);
  const links = (await app.api.as(agent).get(`/api/tickets/${a}/links`).expect(200)).body as TicketLinks;
  expect(links.data).toMatchObject([{ relation: "related", ticket: { id: fresh.id } }]);
  const [bill] = fresh.attachments;
  await app.api.as(customer).get(`/api/attachments/${bill?.id}`).expect(200);
});

test("With all after it, answers and notes go along, and what is written later goes where it is written", async () => {
  await say(customer, a, "About the router");
  const asked = await say(customer, a, "And the bill");
  await say(agent, a, "We look into the bill", { attachment_ids: [await upload(agent, "copy.txt")] });
  await say(agent, a, "Ask accounting", { is_internal: true });
  const fresh = await begin(a, asked, { with_later: true });
  expect(fresh).toMatchObject({ status: "in_progress", comment_count: 2 });
  expect(await words(agent, fresh.id)).toEqual(["We look into the bill", "Ask accounting"]);
  expect(await words(customer, fresh.id)).toEqual(["We look into the bill"]);
  expect((await read(customer, fresh.id)).comments[0]?.attachments).toMatchObject([{ file_name: "copy.txt" }]);
  expect(await words(agent, a)).toEqual(["About the router"]);
  await say(customer, a, "The router again");
  await say(customer, fresh.id, "The bill again");
  expect(await words(customer, a)).toEqual(["About the router", "The router again"]);
  expect(await words(customer, fresh.id)).toEqual(["We look into the bill", "The bill again"]);
});

test("Merged, a ticket keeps the message that it began with: it is its complaint, and no message of the other", async () => {
  const asked = await say(customer, a, "And the bill");
  await say(customer, a, "It is twice as much");
  const [fresh, into] = [await begin(a, asked, { with_later: true }), await file()];
  await merge(fresh.id, into);
  expect(await words(agent, into)).toEqual(["It is twice as much"]);
  expect(await read(agent, into)).toMatchObject({ comment_count: 1 });
  expect(await read(agent, fresh.id)).toMatchObject({ description: "And the bill", comment_count: 0 });
});

test("Search finds the words where they are now, before and after it was taken back", async () => {
  const asked = await say(customer, a, "Zweckentfremdung", {
    attachment_ids: [await upload(customer, "quittung.txt")],
  });
  expect([await found(agent, "zweckentfremdung"), await found(agent, "quittung")]).toEqual([[a], [a]]);
  const fresh = await begin(a, asked);
  for (const who of [agent, customer])
    expect([await found(who, "zweckentfremdung"), await found(who, "quittung")]).toEqual([[fresh.id], [fresh.id]]);
  expect(await found(other, "zweckentfremdung")).toEqual([]);
  await unsplit(agent, fresh.id).expect(200);
  expect([await found(agent, "zweckentfremdung"), await found(agent, "quittung")]).toEqual([[a], [a]]);
});

test.each([
  ["alone", false],
  ["with all after it", true],
])(
  "Taken back, the message %s is byte for byte where it was, and the new ticket is put away",
  async (_title, withLater) => {
    await say(customer, a, "First");
    await say(agent, a, "An answer");
    const asked = await say(customer, a, "Else", { attachment_ids: [await upload(customer, "else.txt")] });
    await say(agent, a, "A note", { is_internal: true });
    await say(customer, a, "More of it", { attachment_ids: [await upload(customer, "more.txt")] });
    await app.jobs.runAll();
    const before = await rowsOf(a);
    const fresh = await begin(a, asked, { with_later: withLater });
    expect(await rowsOf(a)).not.toEqual(before);
    const { body } = await unsplit(agent, fresh.id).expect(200);
    expect(body).toMatchObject({ id: a, comments: { length: 5 } });
    expect(await rowsOf(a)).toEqual(before);
    for (const who of [agent, customer]) await app.api.as(who).get(`/api/tickets/${fresh.id}`).expect(404);
    expect((await read(customer, a)).timeline.slice(-2)).toMatchObject([
      { type: "ticket.split", data: { other: fresh.number } },
      { type: "ticket.unsplit", data: { other: fresh.number } },
    ]);
  },
);

test.each([
  ["a reply", (id: number) => say(agent, id, "Dear Luis")],
  ["a note", (id: number) => say(agent, id, "Hm", { is_internal: true })],
  ["the customer's word", (id: number) => say(customer, id, "Well?")],
  [
    "another priority",
    (id: number) => app.api.as(agent).patch(`/api/tickets/${id}`).send({ priority: "low" }).expect(200),
  ],
  [
    "another status",
    (id: number) => app.api.as(agent).patch(`/api/tickets/${id}/status`).send({ status: "resolved" }).expect(200),
  ],
  ["a merge", async (id: number) => merge(id, await file())],
  ["a split", async (id: number) => split(agent, id, await say(customer, id, "Third")).expect(201)],
])("After %s in the new ticket it is not taken back, and both stay as they are", async (_what, act) => {
  const asked = await say(customer, a, "Else");
  const fresh = await begin(a, asked);
  await act(fresh.id);
  const before = [await rowsOf(a), await rowsOf(fresh.id)];
  expect((await unsplit(agent, fresh.id).expect(409)).body.code).toBe("ticket.split_went_on");
  expect([await rowsOf(a), await rowsOf(fresh.id)]).toEqual(before);
});
