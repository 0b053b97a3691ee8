import { afterAll, beforeAll, beforeEach, expect, test } from "@jest/globals";
import { buildDepartment } from "../../../test/factories/index.js";
import { foldWords } from "./fold-words.js";
import { searching } from "./searching.js";
import { startSearchDesk, type SearchDesk } from "./testing/search-desk.js";

let app: SearchDesk["app"];
let admin: SearchDesk["admin"];
let agent: SearchDesk["agent"];
let outsider: SearchDesk["outsider"];
let countsAtLeast: SearchDesk["countsAtLeast"];
let customer: SearchDesk["customer"];
let other: SearchDesk["other"];
let file: SearchDesk["file"];
let say: SearchDesk["say"];
beforeAll(async () => {
  ({ app, admin, agent, outsider, customer, other, countsAtLeast, file, say } = await startSearchDesk());
});
afterAll(() => app.close());
beforeEach(() => app.identify.forget(null));

const list = async (q: string, by = agent, more: object = {}) => {
  const { body } = await app.api
    .as(by)
    .get("/api/tickets")
    .query({ q, count: true, ...more })
    .expect(200);
  return body as { data: { id: number }[]; count: number; corrected?: object[]; page: { next_cursor: string | null } };
};
const ids = async (q: string, by = agent, more: object = {}) => (await list(q, by, more)).data.map(({ id }) => id);

test("the list of tickets takes words among its filters, counts what it found and tells what was corrected", async () => {
  const id = await file("Velocipede", "Bent wheel");
  await file("Velocipede", "Another one", other.id);
  await foldWords(app.db);
  expect(await list("velocipede wheel status:new")).toMatchObject({ data: [{ id }], count: 1, corrected: [] });
  expect(await list("velocipedd wheel")).toMatchObject({
    data: [{ id }],
    count: 1,
    corrected: [{ from: "velocipedd", to: "velocipede" }],
  });
  expect(await list("velocipede -another status:closed")).toMatchObject({ data: [], count: 0 });
  expect(await list("velocipede", customer)).toMatchObject({ data: [{ id }], count: 1 });
});

test("by relevance the subject counts before the text, and pages go on where they ended", async () => {
  const often = await file("Noise", "The trombone, again the trombone. Trombone!");
  const subject = await file("Trombone", "At night");
  const once = await file("Neighbours", "Among much else that there is to be said about them there is one trombone");
  const all = [subject, often, once];
  expect(await ids("trombone sort:relevance")).toEqual(all);
  const paged: number[] = [];
  for (let cursor: string | null = ""; cursor !== null;) {
    const page = await list("trombone sort:relevance", agent, { limit: 1, ...(cursor && { cursor }) });
    paged.push(...page.data.map(({ id }) => id));
    cursor = page.page.next_cursor;
  }
  expect(paged).toEqual(all);
});

test("a note's words raise nobody's rank who may not read them", async () => {
  const noted = await file("Kiosk", "The bassoon was loud, too loud for all of us here");
  const plain = await file("Kiosk", "The bassoon was too loud, bassoon");
  await say(noted, "bassoon bassoon bassoon bassoon bassoon bassoon", { is_internal: true });
  expect(await ids("bassoon sort:relevance", customer)).toEqual([plain, noted]);
});

test("a length that the lexicon has counted is never more than there are", async () => {
  const ids: number[] = [];
  for (const text of ["sousaphone", "sousaphone tuba", "sousaphone tuba"]) ids.push(await file("Brass", text));
  await say(ids[0] ?? 0, "A euphonium for one person", { is_internal: true });
  await foldWords(app.db);
  const all = (await app.db.one<{ n: number }>("SELECT count(*) AS n FROM tickets WHERE hidden_at IS NULL"))?.n ?? 0;
  expect(await countsAtLeast(admin, "sousaphone")).toBe(3);
  expect(await countsAtLeast(admin, "sousaphone tuba")).toBe(Math.max(0, 3 + 2 - all));
  expect(await countsAtLeast(admin, "brass brass")).toBe(Math.max(0, 3 + 3 - all));
  expect(await countsAtLeast(admin, "euphonium")).toBe(1);
  expect(await countsAtLeast(outsider, "euphonium")).toBe(0);
  expect(await countsAtLeast(admin, '"sousaphone tuba"')).toBe(0);
  expect(await countsAtLeast(admin, "sousaphone -tuba")).toBe(0);
  expect(await countsAtLeast(customer, "sousaphone")).toBe(0);
  const { id: elsewhere } = await buildDepartment(app.db);
  await app.db.rows("UPDATE tickets SET department_id = $2 WHERE id = $1", [ids[2], elsewhere]);
  await foldWords(app.db);
  expect(await countsAtLeast(agent, "sousaphone")).toBe(2);
  expect(await countsAtLeast(admin, "sousaphone")).toBe(3);
});

test("what would take too long is given up with advice", async () => {
  const slow = searching(app.db, (queries) => queries.rows("SELECT pg_sleep(10)"));
  await expect(slow).rejects.toMatchObject({
    code: "search.too_slow",
    status: 422,
    details: { errors: [{ field: "q", message: expect.stringContaining("another word") }] },
  });
});
