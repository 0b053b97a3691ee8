import { readInstant, type FilterClause, type QueryValue } from "../../../contract/query/index.js";
import { resolveInstant, type AskedInstant } from "../../../platform/asked-instants.js";
import type { Binds } from "../binds.js";
import { dueAt, openCondition } from "../filters.js";
import { anyOf, wordOf, type Reader } from "./reader.js";

const MINUTE_MS = 60_000;

const columns: Readonly<Record<string, string>> = {
  created: "t.created_at",
  updated: "t.updated_at",
  received: "t.received_at",
  resolved: "t.resolved_at",
  closed: "t.closed_at",
};

/** An instant of the ticket against those asked for. A date means its whole day, a span what lies between it and now. */
export function instantCondition(clause: FilterClause, reader: Reader, binds: Binds): string {
  const isDue = clause.field === "due";
  const column = isDue ? dueAt : columns[clause.field];
  if (column === undefined) throw new Error(`No column is known for ${clause.field}`);
  const compared =
    clause.op === ".."
      ? rangeCondition(column, clause.values, reader, binds)
      : anyOf(clause.values.map((value) => oneCondition(column, clause, value, reader, binds)));
  return isDue ? `(${openCondition} AND ${compared})` : compared;
}

function oneCondition(
  column: string,
  { field, op }: FilterClause,
  value: QueryValue,
  reader: Reader,
  binds: Binds,
): string {
  const word = op === ":" ? wordOf(value) : null;
  const isThere = field === "due" ? `${column} < 'infinity'` : `${column} IS NOT NULL`;
  if (word === "none") return `NOT (${isThere})`;
  if (word === "any") return isThere;
  const at = (instant: Date) => `${binds.add(instant)}::timestamptz`;
  const { from, to, forward } = meant(value, reader);
  switch (op) {
    case ">=":
      return known(column, `${column} >= ${at(from)}`);
    case ">":
      return known(column, isPoint({ from, to }) ? `${column} > ${at(from)}` : `${column} >= ${at(to)}`);
    case "<":
      return `${column} < ${at(from)}`;
    case "<=":
      return isPoint({ from, to }) ? `${column} <= ${at(from)}` : `${column} < ${at(to)}`;
    default: {
      if (forward !== null) {
        const [first, last] = forward ? [reader.now, from] : [from, reader.now];
        return `(${column} >= ${at(first)} AND ${column} <= ${at(last)})`;
      }
      const end = isPoint({ from, to }) ? new Date(from.getTime() + MINUTE_MS) : to;
      return `(${column} >= ${at(from)} AND ${column} < ${at(end)})`;
    }
  }
}

/** What has no due time is not due later than anything. */
const known = (column: string, condition: string): string =>
  column === dueAt ? `(${condition} AND ${column} < 'infinity')` : condition;

function rangeCondition(column: string, [first, last]: readonly QueryValue[], reader: Reader, binds: Binds): string {
  const parts: string[] = [];
  if (first && first.text !== "") parts.push(`${column} >= ${binds.add(meant(first, reader).from)}::timestamptz`);
  if (last && last.text !== "") {
    const end = meant(last, reader);
    parts.push(`${column} ${isPoint(end) ? "<=" : "<"} ${binds.add(end.to)}::timestamptz`);
  }
  return known(column, `(${parts.join(" AND ")})`);
}

const isPoint = ({ from, to }: AskedInstant): boolean => from.getTime() === to.getTime();

/** `forward`: of a span, whether it leads from now into what comes; null: it is none. */
function meant(value: QueryValue, { now, timeZone }: Reader): AskedInstant & { forward: boolean | null } {
  const words = readInstant(value.text);
  // The parser has let it through: were it none, the query would have been refused.
  if (!words) throw new Error(`"${value.text}" is no instant`);
  return { ...resolveInstant(words, now, timeZone), forward: words.kind === "span" ? words.amount > 0 : null };
}
