import type { Queries } from "../../platform/db.js";
import type { Work } from "../../platform/work.js";

/** A ticket's tags, by name. */
export async function tagsOf(queries: Queries, ticketId: number): Promise<string[]> {
  const rows = await queries.rows<{ name: string }>(
    "SELECT g.name FROM ticket_tags x JOIN tags g ON g.id = x.tag_id WHERE x.ticket_id = $1 ORDER BY lower(g.name)",
    [ticketId],
  );
  return rows.map((row) => row.name);
}

/** Replaces a ticket's tags. A tag is what it is called, in any case; a new name makes a new one. */
export async function setTags(work: Work, ticketId: number, names: readonly string[]): Promise<void> {
  // In one order everywhere: two who make the same new tags must not wait for each other.
  const wanted = [...new Map(names.map((name) => [name.toLowerCase(), name])).values()].sort();
  await work.rows("INSERT INTO tags (name) SELECT unnest($1::text[]) ON CONFLICT (lower(name)) DO NOTHING", [wanted]);
  await work.rows(
    `WITH wanted AS (
       SELECT id FROM tags WHERE lower(name) IN (SELECT lower(unnest($2::text[])))
     ), dropped AS (
       DELETE FROM ticket_tags WHERE ticket_id = $1 AND tag_id NOT IN (SELECT id FROM wanted)
     )
     INSERT INTO ticket_tags (ticket_id, tag_id) SELECT $1, id FROM wanted ON CONFLICT DO NOTHING`,
    [ticketId, wanted],
  );
}
