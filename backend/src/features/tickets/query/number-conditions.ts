import type { FilterClause } from "../../../contract/query/index.js";
import type { Binds } from "../binds.js";
import { seesInternal } from "../policy.js";
import { anyOf, type Reader } from "./reader.js";

const columns: Readonly<Record<string, (reader: Reader) => string>> = {
  id: () => "t.id",
  reopened: () => "t.reopened_count",
  escalation: () => "t.escalation_level",
  // As many as the list shows the reader.
  comments: ({ actor }) => (seesInternal(actor) ? "(t.comment_count + t.note_count)" : "t.comment_count"),
};

/** A count or an id against whole numbers. */
export function numberCondition({ field, op, values }: FilterClause, reader: Reader, binds: Binds): string {
  const column = columns[field]?.(reader);
  if (column === undefined) throw new Error(`No number is known for ${field}`);
  const number = (text: string) => `${binds.add(Number(text.replace(/^(cmp-|#)/i, "")))}::bigint`;
  if (op !== "..") return anyOf(values.map(({ text }) => `${column} ${op === ":" ? "=" : op} ${number(text)}`));
  const [first, last] = values;
  const parts: string[] = [];
  if (first && first.text !== "") parts.push(`${column} >= ${number(first.text)}`);
  if (last && last.text !== "") parts.push(`${column} <= ${number(last.text)}`);
  return `(${parts.join(" AND ")})`;
}
