// eslint-disable-next-line no-control-regex -- control characters are exactly what is replaced
const unprintable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;

/** Any cell as a text that can be stored and shown: cut short, and without what PostgreSQL cannot hold. */
export function shownText(value: unknown, longest: number): string {
  const text = plainText(value, longest);
  const safe = text.slice(0, longest).toWellFormed().replace(unprintable, "\ufffd");
  return text.length > longest ? `${safe}…` : safe;
}

/** Lists by their first entries, not by what lies in them: nesting that a file is made of must not become our own. */
function plainText(value: unknown, longest: number): string {
  if (typeof value === "string") return value;
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  if (!Array.isArray(value)) return "";
  const entries = (value as unknown[]).slice(0, longest);
  return entries.map((entry) => (typeof entry === "object" && entry !== null ? "{…}" : String(entry))).join(", ");
}

const LONGEST_NAME = 200;

/** A column's name as it may be stored, shown and chosen. */
export const columnName = (name: string): string => shownText(name.replace(/\s+/gu, " ").trim(), LONGEST_NAME);
