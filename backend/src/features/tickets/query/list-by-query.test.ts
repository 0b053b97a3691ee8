import { afterAll, beforeAll, expect, test } from "@jest/globals";
import fc from "fast-check";
import { naughtyStrings } from "../../../../test/naughty/strings.js";
import { buildPersonWith, type BuiltPerson } from "../../../../test/factories/index.js";
import { fieldsOf, wholeVocabulary } from "../../../contract/query/index.js";
import type { TicketRow } from "../../../contract/index.js";
import { buildQueryDesk, type QueryDesk } from "./testing/query-desk.js";

let desk: QueryDesk;
beforeAll(async () => {
  desk = await buildQueryDesk();
}, 120_000);
afterAll(() => desk.app.close());

const ask = (person: BuiltPerson, q: string, more: object = {}) =>
  desk.app.api
    .as(person)
    .get("/api/tickets")
    .query({ q, ...more });
const list = async (person: BuiltPerson, q: string, more: object = {}): Promise<TicketRow[]> =>
  (await ask(person, q, { limit: 100, ...more }).expect(200)).body.data as TicketRow[];
const errorsOf = async (person: BuiltPerson, q: string) =>
  (await ask(person, q).expect(422)).body.query_errors as {
    from: number;
    to: number;
    code: string;
    suggestion?: string;
  }[];

test("What is wrong is 422 and says where, and what may have been meant", async () => {
  const q = "status:open team:nobdoy prioriti:high";
  expect((await ask(desk.admin, q).expect(422)).body).toMatchObject({
    code: "validation",
    errors: [{ field: "q", message: expect.stringContaining("prioriti") }],
    query_errors: [{ code: "unknown_field", from: 24, to: 32, suggestion: "priority", params: { field: "prioriti" } }],
  });
  const names = 'status:open tag:vlp category:Bilings team:"The \\"A\\" team | onn" assignee:"Ben ONeil"';
  const at = (found: { from: number; to: number; suggestion?: string }[]) =>
    found.map(({ from, to, suggestion }) => [names.slice(from, to), suggestion]);
  expect(at(await errorsOf(desk.admin, names))).toEqual([
    ["vlp", "vip"],
    ["Bilings", "Billing"],
    ['"The \\"A\\" team | onn"', '"The \\"A\\" team | one"'],
    ['"Ben ONeil"', `"Ben O'Neil"`],
  ]);
});

test("Customers are not told of names that they may not list, nor of fields of the desk's own", async () => {
  for (const q of ["assignee:Ben", "team:any", "tag:vip", "from:luisa", "is:escalated", "has:note", "skill:any"])
    expect(await errorsOf(desk.luis, q)).toMatchObject([{ code: expect.stringMatching(/^unknown_(field|value)$/) }]);
  const secret = await desk.app.db.one<{ id: number }>(
    "INSERT INTO departments (organization_id, name, is_public) VALUES ($1, 'Inspection', false) RETURNING id",
    [desk.here.organizationId],
  );
  for (const q of ["department:Inspection", `department:${secret?.id}`, "department:Insp*", "department:Inspectoin"]) {
    const [error, ...others] = await errorsOf(desk.luis, q);
    expect([error, others]).toMatchObject([{ code: "unknown_name" }, []]);
    expect(error).not.toHaveProperty("suggestion");
  }
  expect(await list(desk.admin, "department:Inspection")).toEqual([]);
  expect((await list(desk.luis, "status:open")).every(({ customer }) => customer.id === desk.luis.id)).toBe(true);
});

test("A file of a note makes no difference to the customer's search", async () => {
  const ofNotes = await desk.app.ownerDb.rows<{ id: number }>(
    `SELECT a.ticket_id AS id FROM attachments a JOIN ticket_comments c ON c.id = a.comment_id
     JOIN tickets t ON t.id = a.ticket_id WHERE t.customer_id = $1 AND t.hidden_at IS NULL`,
    [desk.luis.id],
  );
  expect(ofNotes.length).toBeGreaterThan(0);
  const found = async (person: BuiltPerson, q: string) => (await list(person, q)).map(({ id }) => id);
  const [theirs, ours] = [await found(desk.luis, "has:attachment"), await found(desk.admin, "has:attachment")];
  expect(theirs.length).toBeGreaterThan(0);
  for (const { id } of ofNotes) expect([theirs.includes(id), ours.includes(id)]).toEqual([false, true]);
});

test("Whoever may not look people up does not learn from the search who there is", async () => {
  const clerk = await buildPersonWith(desk.app.db, { permissions: ["ticket.reply"] });
  expect(await errorsOf(desk.admin, "from:nobody@nowhere.example")).toMatchObject([{ code: "unknown_name", from: 5 }]);
  expect(await list(clerk, "from:nobody@nowhere.example")).toEqual([]);
  expect((await list(clerk, "from:luis@prado.example")).length).toBeGreaterThan(0);
  // Nor are names of colleagues, teams and tags offered that they cannot list.
  for (const q of ["team:Tha*", "tag:vipp", "assignee:Bem"])
    for (const error of await errorsOf(clerk, q)) expect(error).not.toHaveProperty("suggestion");
});

test("A query narrows what the other parameters list, its sort holds unless another is sent, and pages follow it", async () => {
  const open = await list(desk.admin, "status:open sort:oldest");
  const byParameter = await list(desk.admin, "", { status: "new,in_progress,pending,on_hold", sort: "oldest" });
  expect(open.map(({ id }) => id)).toEqual(byParameter.map(({ id }) => id));
  expect(open.length).toBeGreaterThan(8);
  expect((await list(desk.admin, "status:open sort:oldest", { sort: "newest" })).map(({ id }) => id)).toEqual(
    open.map(({ id }) => id).reverse(),
  );
  const both = await list(desk.admin, "priority>=high", { status: "new", customer_id: desk.luis.id });
  expect(both.every(({ status, customer }) => status === "new" && customer.id === desk.luis.id)).toBe(true);
  for (const sort of ["due", "priority", "updated"]) {
    const q = `status:open zebra sort:${sort}`;
    const whole = (await list(desk.admin, q)).map(({ id }) => id);
    const walked: number[] = [];
    for (let cursor: string | undefined; ;) {
      const { body } = await ask(desk.admin, q, {
        limit: 3,
        count: "true",
        ...(cursor !== undefined && { cursor }),
      }).expect(200);
      walked.push(...(body.data as TicketRow[]).map(({ id }) => id));
      expect(body.count).toBe(whole.length);
      cursor = (body.page.next_cursor as string | null) ?? undefined;
      if (cursor === undefined) break;
    }
    expect({ sort, walked }).toEqual({ sort, walked: whole });
    expect(whole.length).toBeGreaterThan(3);
  }
});

test("A search that would take too long is given up, and says what helps", async () => {
  const answer = await desk.app.ownerDb.transaction(async (queries) => {
    // Nobody reads tickets meanwhile: to the search it is as if there were no end of them.
    await queries.rows("LOCK TABLE tickets IN ACCESS EXCLUSIVE MODE");
    return ask(desk.admin, "-has:reply", { count: "true" });
  });
  expect([answer.status, answer.body]).toMatchObject([
    422,
    { code: "search.too_slow", errors: [{ field: "q", message: expect.stringContaining("status:open") }] },
  ]);
  expect((await list(desk.admin, "-has:reply")).length).toBeGreaterThan(0);
}, 20_000);

test("Without a letter in it a query is none", async () => {
  for (const q of ["", "   ", "\t"])
    expect((await list(desk.admin, q)).length).toBe((await list(desk.admin, "-id:1")).length);
});

test("No text breaks the search: each is answered or explained, also as a value and in quotation marks", async () => {
  const fields = fieldsOf(wholeVocabulary).map(({ name }) => name);
  const wrong: string[] = [];
  let answered = 0;
  for (const [i, text] of naughtyStrings().entries()) {
    const field = fields[i % fields.length] ?? "";
    const escaped = text.replace(/[\\"]/g, "\\$&");
    for (const q of [text, `"${escaped}"`, `${field}:${text}`, `-${field}:"${escaped}*"`]) {
      const { status, body } = await ask(desk.admin, q, { count: "true" });
      if (status === 200) answered += 1;
      // What no parameter may hold has been refused before anybody read it.
      else if (status !== 422 || !Array.isArray(q.includes("\u0000") ? body.errors : body.query_errors))
        wrong.push(`${status}: ${q}`);
    }
  }
  expect(wrong).toEqual([]);
  expect(answered).toBeGreaterThan(10);
}, 180_000);

test("Nor does any mixture of the language's own parts", async () => {
  const part = fc.constantFrom(
    ...fieldsOf(wholeVocabulary).flatMap(({ name, words }) => [`${name}:`, `${name}>`, `-${name}:`, ...words]),
    ...["|", "..", '"', "*", "%", "_", "\\", " ", " ", " ", "x", "99999999999999999999", "1e9", "-7d", "2026-03-01"],
  );
  await fc.assert(
    fc.asyncProperty(fc.array(part, { maxLength: 24 }), async (parts) => {
      const answer = await ask(desk.admin, parts.join(""));
      expect([200, 422]).toContain(answer.status);
    }),
    { numRuns: 300 },
  );
}, 60_000);
