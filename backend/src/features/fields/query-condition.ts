import { readInstant, type CustomField, type FilterClause, type QueryOperator } from "../../contract/query/index.js";
import { resolveInstant } from "../../platform/asked-instants.js";

export interface Asking {
  now: Date;
  /** The asker's, in which days are counted. */
  timeZone: string;
}

interface Binds {
  add(value: unknown): string;
}

/**
 * What a clause of a query means for `t.id`, its negation aside: some answer fits one of its values. Several choices fit
 * when any of them does. The parser has checked the clause; a number or day that is none fits nothing.
 */
export function customFieldCondition(
  field: CustomField,
  { op, values }: Pick<FilterClause, "op" | "values">,
  binds: Binds,
  asking: Asking,
): string {
  const id = `(SELECT f.id FROM custom_fields f WHERE f.key = ${binds.add(field.key)}::text)`;
  const answered = (fits: string) =>
    `EXISTS (SELECT FROM ticket_field_values v WHERE v.ticket_id = t.id AND v.field_id = ${id} AND ${fits})`;
  if (op === "..") {
    const [from = "", to = ""] = values.map(({ text }) => text);
    const ends = [
      ...(from === "" ? [] : [compared(field, ">=", from, binds, asking)]),
      ...(to === "" ? [] : [compared(field, "<=", to, binds, asking)]),
    ];
    return answered(ends.join(" AND ") || "true");
  }
  const any = values.map(({ text, quoted }) => {
    const word = quoted ? null : text.toLowerCase();
    if (word === "any") return answered("true");
    if (word === "none") return `NOT ${answered("true")}`;
    return answered(compared(field, op, text, binds, asking));
  });
  return `(${any.join(" OR ") || "false"})`;
}

/** One answer, held against one value. */
function compared({ type }: CustomField, op: QueryOperator, text: string, binds: Binds, asking: Asking): string {
  switch (type) {
    case "text":
      return sameText(text, binds);
    case "number": {
      const number = Number(text);
      return Number.isFinite(number) ? `v.number ${sqlOf[op]} ${binds.add(number)}::numeric` : "false";
    }
    case "date":
      return comparedDay(op, text, binds, asking);
    case "yes_no":
      return `v.yes = ${binds.add(text.toLowerCase() === "yes")}::boolean`;
    case "choice":
    case "multi_choice":
      return `v.option = ${binds.add(text.toLowerCase())}::text`;
  }
}

const sqlOf: Readonly<Record<QueryOperator, string>> = {
  ":": "=",
  "..": "=",
  ">=": ">=",
  "<=": "<=",
  ">": ">",
  "<": "<",
};

/** In any case; `*` at the end stands for anything. The first condition is what the index knows: 200 characters. */
function sameText(text: string, binds: Binds): string {
  const known = `lower(left(v.text, 200)) COLLATE "C"`;
  if (text.endsWith("*")) {
    const beginning = text.slice(0, -1).replace(/[\\%_]/g, "\\$&");
    return `${known} LIKE lower(left(${binds.add(beginning)}::text, 200)) || '%'`;
  }
  const value = `${binds.add(text)}::text`;
  return `${known} = lower(left(${value}, 200)) AND lower(v.text) = lower(${value})`;
}

/** "2026-03" is a month and "-7d" a day of the asker's: a span from its first day to its last. */
function comparedDay(op: QueryOperator, text: string, binds: Binds, { now, timeZone }: Asking): string {
  const words = readInstant(text);
  if (!words) return "false";
  const { from, to } = resolveInstant(words, now, timeZone);
  // What is a span ends where the next one begins.
  const last = to > from ? new Date(to.getTime() - 1) : from;
  const zone = `${binds.add(timeZone)}::text`;
  const day = (at: Date) => `(${binds.add(at)}::timestamptz AT TIME ZONE ${zone})::date`;
  switch (op) {
    case "<":
      return `v.date < ${day(from)}`;
    case ">=":
      return `v.date >= ${day(from)}`;
    case ">":
      return `v.date > ${day(last)}`;
    case "<=":
      return `v.date <= ${day(last)}`;
    default:
      return `v.date BETWEEN ${day(from)} AND ${day(last)}`;
  }
}
