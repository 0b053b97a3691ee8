import { columnName } from "./cell-text.js";
import type { Format } from "./file-source.js";

const SEPARATORS = [",", ";", "\t", "|"] as const;

/** What kind of file it is, by its first sign. Null: it is empty. */
export function formatOf(head: string): Format | null {
  const first = head.trimStart()[0];
  if (first === undefined) return null;
  if (first === "[") return "json";
  return first === "{" ? "ndjson" : "csv";
}

/** The sign that parts the columns: the one that most often stands in the header, outside quotes. A comma, if none does. */
export function delimiterOf(head: string): string {
  const counts = new Map<string, number>(SEPARATORS.map((sign) => [sign, 0]));
  let quoted = false;
  for (const sign of head.trimStart()) {
    if (sign === '"') quoted = !quoted;
    else if (!quoted && (sign === "\n" || sign === "\r")) break;
    else if (!quoted && counts.has(sign)) counts.set(sign, (counts.get(sign) ?? 0) + 1);
  }
  return SEPARATORS.reduce((best, sign) => ((counts.get(sign) ?? 0) > (counts.get(best) ?? 0) ? sign : best), ",");
}

/** Names that can be told apart: what is unnamed gets a name, what is named twice a number. */
export function columnNames(header: readonly string[]): string[] {
  const taken = new Set<string>();
  return header.map((cell, index) => {
    const name = columnName(cell) || `Column ${index + 1}`;
    let unique = name;
    for (let n = 2; taken.has(unique); n += 1) unique = `${name} (${n})`;
    taken.add(unique);
    return unique;
  });
}
