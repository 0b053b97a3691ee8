import type { QueryValue } from "../../../contract/query/index.js";
import type { Queries } from "../../../platform/db.js";
import { Binds } from "../binds.js";

/** After every letter: what begins with a text lies between the text and the text with this behind it. */
const LAST = "\u{10FFFF}";

/**
 * A statement for the ids of people whom a text names: an address, the beginning of one or of a name (`*`), a whole
 * name or its first words, an id. Compared by bytes, as the indexes are: whatever is typed, no pattern is made of it.
 */
export function personNamed({ text }: QueryValue, binds: Binds): string {
  const begins = text.endsWith("*");
  const typed = begins ? text.slice(0, -1).trimEnd() : text;
  const people = "SELECT p.id FROM people p WHERE";
  if (!begins && /^\d{1,15}$/.test(typed)) return `${people} p.id = ${binds.add(Number(typed))}::bigint`;
  const name = (more = "") => `(lower(${binds.add(typed)}::text) || ${binds.add(more)}::text)`;
  const between = (column: string, more = "") => `${column} ~>=~ ${name(more)} AND ${column} ~<~ ${name(more + LAST)}`;
  if (typed.includes("@")) return begins ? `${people} ${between("p.email")}` : `${people} p.email = ${name()}`;
  const parts = begins
    ? [between("lower(p.full_name)"), between("p.email")]
    : [`lower(p.full_name) = ${name()}`, between("lower(p.full_name)", " ")];
  return parts.map((part) => `${people} ${part}`).join(" UNION ALL ");
}

/** Those of some names that nobody has. Where more may follow a name, nobody needs to have it. */
export async function unknownAmong<Wanted extends { value: QueryValue }>(
  queries: Queries,
  wanted: readonly Wanted[],
): Promise<Wanted[]> {
  const whole = wanted.filter(({ value }) => !value.text.endsWith("*"));
  if (whole.length === 0) return [];
  const binds = new Binds();
  const parts = whole.map(({ value }, i) => `EXISTS (${personNamed(value, binds)}) AS known_${i}`);
  const row = await queries.one<Record<string, boolean>>(`SELECT ${parts.join(", ")}`, binds.values);
  return whole.filter((_, i) => row?.[`known_${i}`] !== true);
}
