import { expect, test } from "@jest/globals";
import { priorities, statuses, ticketChannels, ticketSorts } from "../index.js";
import {
  fieldsOf,
  parseQuery,
  printQuery,
  queryLimits,
  querySorts,
  wholeVocabulary,
  type QueryVocabulary,
} from "./index.js";

/** Clauses without their places, short enough to be read in a test. */
const said = (text: string, vocabulary?: QueryVocabulary) =>
  parseQuery(text, vocabulary).clauses.map((clause) => {
    const sign = clause.negated ? "-" : "";
    if (clause.kind === "words") return `${sign}${clause.phrase ? "phrase" : "word"} ${clause.text}`;
    return `${sign}${clause.field} ${clause.op} ${clause.values.map(({ text: value }) => value).join(" | ")}`;
  });

/** What is wrong, and the text it points at. */
const wrong = (text: string, vocabulary?: QueryVocabulary) =>
  parseQuery(text, vocabulary).errors.map(({ code, from, to, suggestion }) =>
    [code, text.slice(from, to), ...(suggestion === undefined ? [] : [suggestion])].join(" ~ "),
  );

test("The whole of the language in one line", () => {
  const text =
    'status:open priority>=high sla:breached due<2h assignee:me|none team:refunds category:"Billing/*" created:-7d..now has:attachment from:luis@example.com tag:vip "exact words" -negated -tag:spam sort:due';
  const query = parseQuery(text);
  expect(query.errors).toEqual([]);
  expect(query.sort).toMatchObject({ value: "due" });
  expect(said(text)).toEqual([
    "status : open",
    "priority >= high",
    "sla : breached",
    "due < 2h",
    "assignee : me | none",
    "team : refunds",
    "category : Billing/*",
    "created .. -7d | now",
    "has : attachment",
    "from : luis@example.com",
    "tag : vip",
    "phrase exact words",
    "-word negated",
    "-tag : spam",
  ]);
});

test("Each clause, value and error knows its place", () => {
  const text = '  -team:"Night shift"|none   due:..2h colour:red';
  const { clauses, errors } = parseQuery(text);
  const at = ({ from, to }: { from: number; to: number }) => text.slice(from, to);
  expect(clauses.map(at)).toEqual(['-team:"Night shift"|none', "due:..2h", "colour:red"]);
  expect(clauses.flatMap((clause) => (clause.kind === "filter" ? clause.values.map(at) : []))).toEqual([
    '"Night shift"',
    "none",
    "",
    "2h",
    "red",
  ]);
  expect(errors.map(at)).toEqual(["colour:red"]);
});

test("What is wrong is said where it is wrong, with what may have been meant", () => {
  expect(wrong("statsu:open")).toEqual(["unknown_field ~ statsu ~ status"]);
  expect(wrong("re:refund")).toEqual(['unknown_field ~ re:refund ~ "re:refund"']);
  expect(wrong("status:opne")).toEqual(["unknown_value ~ opne ~ open"]);
  expect(wrong("status>=open")).toEqual(["operator_not_allowed ~ >= ~ :"]);
  expect(wrong("status:")).toEqual(["empty_value ~ "]);
  expect(wrong("status:new|")).toEqual(["empty_value ~ "]);
  expect(wrong('team:"Night')).toEqual(['unclosed_quote ~ "Night ~ "Night"']);
  expect(wrong('-"half a phrase')).toEqual(['unclosed_quote ~ -"half a phrase ~ -"half a phrase"']);
  expect(wrong("created:tomorow")).toEqual(["bad_date ~ tomorow"]);
  expect(wrong("created:2026-02-30")).toEqual(["bad_date ~ 2026-02-30"]);
  expect(wrong("due<2x")).toEqual(["bad_date ~ 2x"]);
  expect(wrong("created:7d..now")).toEqual(["not_in_the_future ~ 7d ~ -7d"]);
  expect(wrong("comments>many")).toEqual(["bad_number ~ many"]);
  expect(wrong("tag:*ip")).toEqual(["bad_pattern ~ *ip"]);
  expect(wrong("created:..")).toEqual(["empty_value ~ .."]);
  expect(wrong("created:today|-7d..now")).toEqual(["range_alone ~ -7d..now"]);
  expect(wrong("priority>=high|low")).toEqual(["too_many_values ~ priority>=high|low"]);
  expect(wrong("sort:due sort:newest")).toEqual(["sort_twice ~ sort:newest"]);
  expect(wrong("sort:deu")).toEqual(["unknown_value ~ deu ~ due"]);
  expect(wrong("-sort:due")).toEqual(["not_negatable ~ -sort:due"]);
  expect(wrong("status:open sort:relevance")).toEqual(["sort_without_words ~ sort:relevance"]);
  expect(wrong("!!! ???")).toEqual(["no_word ~ !!!"]);
});

test("Fields have other names, in any case, and quotation marks of any keyboard work", () => {
  expect(said("STATE:Open Org:none customer:me via=web “two words” -„und so“")).toEqual([
    "status : Open",
    "organization : none",
    "from : me",
    "channel : web",
    "phrase two words",
    "-phrase und so",
  ]);
});

test("What looks like a filter and is none is a word: addresses of pages, times, lone marks", () => {
  expect(said("https://example.com/a?b=c 12:30 Smith & Sons --x a\\b")).toEqual([
    "word https://example.com/a?b=c",
    "word 12:30",
    "word Smith",
    "word Sons",
    "word --x",
    "word a\\b",
  ]);
});

test("Quotation marks and backslashes within a name are written with a backslash", () => {
  const query = parseQuery(String.raw`team:"The \"A\" team \\ 2"`);
  expect(query.clauses).toMatchObject([{ values: [{ text: String.raw`The "A" team \ 2` }] }]);
  expect(printQuery(query)).toBe(String.raw`team:"The \"A\" team \\ 2"`);
});

test("A query has its bounds, and says where they are", () => {
  const { length, clauses, values } = queryLimits;
  expect(parseQuery("x".repeat(length)).errors).toEqual([]);
  expect(parseQuery("x".repeat(length + 1))).toMatchObject({
    clauses: [],
    errors: [{ code: "too_long", from: length, to: length + 1, params: { max: length } }],
  });
  expect(parseQuery("a ".repeat(clauses)).errors).toEqual([]);
  expect(parseQuery("a ".repeat(clauses + 2))).toMatchObject({
    errors: [{ code: "too_many_clauses", from: clauses * 2, params: { max: clauses } }],
  });
  const numbers = (n: number) => `id:${Array.from({ length: n }, (_, i) => i).join("|")}`;
  expect(wrong(numbers(values))).toEqual([]);
  expect(parseQuery(numbers(values + 1)).errors).toMatchObject([{ code: "too_many_values", params: { max: values } }]);
});

test("What only the desk knows is no field, and no value, for customers; notes for nobody without that right", () => {
  const customer = { ...wholeVocabulary, staff: false, notes: false };
  for (const text of ["assignee:me", "team:x", "tag:x", "from:x", "skill:x", "escalation:1", "following:me"])
    expect(wrong(text, customer)).toEqual([expect.stringMatching(/^unknown_field/)]);
  for (const text of ["is:escalated", "is:unassigned", "is:followed", "has:note", "has:tag"])
    expect(wrong(text, customer)).toEqual([expect.stringMatching(/^unknown_value/)]);
  expect(wrong("status:open has:attachment is:reopened category:Refunds sla:breached due<2h", customer)).toEqual([]);
  expect(wrong("has:note", { ...wholeVocabulary, notes: false })).toEqual([expect.stringMatching(/^unknown_value/)]);
  expect(wrong("has:note")).toEqual([]);
});

test("A desk's own fields are asked for like the others", () => {
  const vocabulary: QueryVocabulary = {
    ...wholeVocabulary,
    customFields: [
      { key: "model", label: "Model", type: "text" },
      { key: "Amount", label: "Amount", type: "number" },
      { key: "bought", label: "Bought on", type: "date" },
      { key: "colour", label: "Colour", type: "choice", options: [{ value: "Dark red", label: "Dark red" }] },
      { key: "insured", label: "Insured", type: "yes_no" },
      { key: "status", label: "Not ours", type: "text" },
    ],
  };
  const text = 'model:"X 12*" amount>=12.50 bought:2026-01-01..2026-02 colour:"dark red"|none insured:yes status:open';
  expect(wrong(text, vocabulary)).toEqual([]);
  expect(said(text, vocabulary)[1]).toBe("Amount >= 12.50");
  expect(wrong("colour:blu amount:x bought:x insured:maybe", vocabulary)).toEqual([
    "unknown_value ~ blu",
    "bad_number ~ x",
    "bad_date ~ x",
    "unknown_value ~ maybe",
  ]);
});

test("The language's words are the contract's", () => {
  const words = (name: string) => fieldsOf(wholeVocabulary).find((field) => field.name === name)?.words;
  expect(words("priority")).toEqual([...priorities]);
  expect(words("status")).toEqual(expect.arrayContaining([...statuses]));
  expect(words("channel")).toEqual([...ticketChannels]);
  expect([...querySorts]).toEqual([...ticketSorts, "relevance"]);
});
