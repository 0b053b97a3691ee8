import { expect, test } from "@jest/globals";
import type { ImportMapping, ImportOptions } from "../../../contract/index.js";
import { newCells } from "../source/file-source.js";
import { DateProblem, readDate } from "./dates.js";
import type { Draft, Refusal } from "./draft.js";
import { guessMapping } from "./guess-mapping.js";
import { judgeRow } from "./judge-row.js";
import { readPriority, readStatus } from "./words.js";

const options: ImportOptions = {
  requester_email: "desk@example.org",
  category_id: null,
  create_categories: false,
  status: "closed",
  priority: null,
  time_zone: "UTC",
  date_format: null,
  encoding: "auto",
  delimiter: "auto",
  source: "",
};
const fields = [
  "external_id",
  "subject",
  "description",
  "category",
  "requester_email",
  "requester_name",
  "status",
  "priority",
  "created_at",
  "resolved_at",
  "closed_at",
  "department",
  "assignee_email",
  "tags",
  "comments",
] as const;

/** A row whose columns are called like the fields. */
function judge(given: Readonly<Record<string, unknown>>, changes: Partial<ImportOptions> = {}) {
  const mapping = Object.fromEntries(fields.map((field) => [field, field])) as ImportMapping;
  const now = new Date("2026-11-21T12:00:00Z");
  const cells = Object.assign(newCells(), { subject: "The lift is out of order" }, given);
  return judgeRow({ number: 7, cells }, { mapping, options: { ...options, ...changes }, now, autoCloseDays: 4 });
}
const draftOf = (...given: Parameters<typeof judge>): Draft => {
  const judged = judge(...given);
  if ("refusals" in judged) throw new Error(JSON.stringify(judged.refusals));
  return judged.draft;
};
const refusalsOf = (...given: Parameters<typeof judge>): Refusal[] => {
  const judged = judge(...given);
  return "refusals" in judged ? judged.refusals : [];
};

test.each([
  ["2026-03-31", "UTC", "2026-03-31T00:00:00.000Z"],
  ["2026-03-31T14:05", "UTC", "2026-03-31T14:05:00.000Z"],
  ["2026-03-31 14:05:09", "Europe/Berlin", "2026-03-31T12:05:09.000Z"],
  ["2026-01-31 14:05:09.123456", "Europe/Berlin", "2026-01-31T13:05:09.000Z"],
  ["2026-03-31T14:05:09Z", "Europe/Berlin", "2026-03-31T14:05:09.000Z"],
  ["2026-03-31T14:05:09+05:30", "UTC", "2026-03-31T08:35:09.000Z"],
  ["2026-03-31T14:05:09-0800", "UTC", "2026-03-31T22:05:09.000Z"],
  ["2026-03-29T02:30", "Europe/Berlin", "2026-03-29T01:30:00.000Z"],
  ["1900-01-01", "UTC", "1900-01-01T00:00:00.000Z"],
])("%s in %s is %s", (text, zone, instant) => {
  expect(readDate(text, null, zone).toISOString()).toBe(instant);
});

test.each([
  ["31.03.2026", "DD.MM.YYYY"],
  ["31.3.2026", "DD.MM.YYYY HH:mm"],
  ["03/31/2026 00:00", "MM/DD/YYYY HH:mm"],
  ["2026-03-31", "DD.MM.YYYY"],
])("%s by the format %s is the last of March", (text, format) => {
  expect(readDate(text, format, "UTC").toISOString()).toBe("2026-03-31T00:00:00.000Z");
});

test.each([
  ["03/04/2026", "either day or month"],
  ["25/12/2025", "not an ISO date"],
  ["yesterday", "not an ISO date"],
  ["2026-02-30", "no such day"],
  ["2026-03-31T25:00", "no such day"],
  ["0001-01-01", "before 1900"],
])("%s is refused in words, for nobody guesses a date", (text, words) => {
  expect(() => readDate(text, null, "UTC")).toThrow(DateProblem);
  expect(() => readDate(text, null, "UTC")).toThrow(words);
});

test("columns are recognised by their names, the most telling first, and each fills one field", () => {
  expect(guessMapping(["text", "topic"])).toEqual({ description: "text", category: "topic" });
  expect(
    guessMapping(["Ticket ID", "Title", "Customer Email", "Agent Email", "createdAt", "Ticket_Status", "Tags"]),
  ).toEqual({
    external_id: "Ticket ID",
    subject: "Title",
    requester_email: "Customer Email",
    assignee_email: "Agent Email",
    created_at: "createdAt",
    status: "Ticket_Status",
    tags: "Tags",
  });
  expect(guessMapping(["id", "requester.email", "requester.name", "comments"])).toEqual({
    external_id: "id",
    requester_email: "requester.email",
    requester_name: "requester.name",
    comments: "comments",
  });
  expect(guessMapping(["foo", "constructor"])).toEqual({});
});

test("other desks' words for status and priority are understood, and nothing else", () => {
  expect(["Open", "IN-PROGRESS", "Waiting on customer", "solved", "Done"].map(readStatus)).toEqual([
    "new",
    "in_progress",
    "pending",
    "resolved",
    "closed",
  ]);
  expect(["Urgent", "P2", "normal", "4"].map(readPriority)).toEqual(["critical", "high", "medium", "low"]);
  expect([readStatus("constructor"), readPriority("toString"), readStatus("gone")]).toEqual([null, null, null]);
});

test("a row that says little is a closed complaint named by how it begins", () => {
  const description = `${"word ".repeat(40)}end`;
  const draft = draftOf({ subject: "", description });

  expect(draft).toMatchObject({ status: "closed", description, requesterEmail: "desk@example.org", createdAt: null });
  expect(draft.subject).toMatch(/^word .*word…$/);
  expect(draft.subject.length).toBeLessThanOrEqual(100);
});

test("what is resolved and would close at once by itself is closed already", () => {
  expect(draftOf({ status: "solved", resolved_at: "2026-01-01" })).toMatchObject({
    status: "closed",
    closedAt: new Date("2026-01-05"),
  });
  expect(draftOf({ status: "solved", resolved_at: "2026-11-20" }).status).toBe("resolved");
});

test("addresses are taken with a name before them, tags by any separator, messages in any common form", () => {
  const draft = draftOf({
    requester_email: '"Mei Lin" <MEI@Example.org>',
    tags: "late, refund;VIP",
    comments: [
      "Where is it?",
      { body: "On its way", author: "agent@example.org", by_staff: "yes", created_at: "2026-01-02" },
      { text: "Cross", internal: true },
      "",
    ],
  });

  expect(draft).toMatchObject({ requesterEmail: "mei@example.org", requesterName: "Mei Lin" });
  expect(draft.tags).toEqual(["late", "refund", "VIP"]);
  expect(draft.comments).toEqual([
    { body: "Where is it?", authorEmail: null, byStaff: null, isInternal: false, createdAt: null },
    {
      body: "On its way",
      authorEmail: "agent@example.org",
      byStaff: true,
      isInternal: false,
      createdAt: new Date("2026-01-02"),
    },
    { body: "Cross", authorEmail: null, byStaff: null, isInternal: true, createdAt: null },
  ]);
});

test.each([
  [{ subject: "", description: "" }, "description", "empty"],
  [{ subject: "x".repeat(201) }, "subject", "more than 200"],
  [{ description: "a\0b" }, "description", "cannot be shown"],
  [{ description: "\ud800" }, "description", "cannot be shown"],
  [{ description: "x".repeat(50_001) }, "description", "more than 50000"],
  [{ description: ["a", "b"] }, "description", "list"],
  [{ requester_email: "nobody" }, "requester_email", "not an email"],
  [{ status: "lost" }, "status", "no such status"],
  [{ priority: "9" }, "priority", "no such priority"],
  [{ created_at: "03/04/2026" }, "created_at", "day or month"],
  [{ created_at: "2026-11-22" }, "created_at", "future"],
  [{ created_at: "2026-02-02", closed_at: "2026-02-01" }, "closed_at", "closed before"],
  [{ status: "new", closed_at: "2026-02-01" }, "status", "not closed"],
  [{ tags: Array.from({ length: 21 }, (_, i) => `t${i}`) }, "tags", "20 tags"],
  [{ comments: "[broken" }, "comments", "JSON list"],
])("what makes no complaint is refused with its field and the reason: %#", (cells, field, words) => {
  const refusals = refusalsOf(cells);

  expect(refusals).toHaveLength(1);
  expect(refusals[0]).toMatchObject({ row: 7, field });
  expect(refusals[0]?.reason).toContain(words);
});

test("everything wrong with a row is said at once, and what stood there only in a form that can be stored", () => {
  const refusals = refusalsOf({ status: "lost\0", priority: "\udfff", description: "a\0".repeat(500) });

  expect(refusals.map(({ field }) => field)).toEqual(["description", "status", "priority"]);
  for (const { value } of refusals) {
    expect(value.isWellFormed()).toBe(true);
    expect(value).not.toContain("\0");
    expect(value.length).toBeLessThanOrEqual(121);
  }
});

test("without an address and without anybody chosen for such rows, a row is refused", () => {
  expect(refusalsOf({}, { requester_email: null })).toMatchObject([{ field: "requester_email" }]);
});
