import type { Queries } from "../../platform/db.js";
import { firstValues } from "../../platform/differences.js";
import { fieldErrors } from "../../platform/errors.js";
import type { Work } from "../../platform/work.js";

/** A ticket's tags, by name. */
export async function tagsOf(queries: Queries, ticketId: number): Promise<string[]> {
  const rows = await queries.rows<{ name: string }>(
    "SELECT g.name FROM ticket_tags x JOIN tags g ON g.id = x.tag_id WHERE x.ticket_id = $1 ORDER BY lower(g.name)",
    [ticketId],
  );
  return rows.map((row) => row.name);
}

/**
 * The tags that typed names mean: a name in any case, or one that was merged into another. A new name stays as typed.
 * @param present the tags the ticket has: an archived one stays on it.
 * @throws AppError 422 for an archived tag that is put on another ticket.
 */
export async function meantTags(
  queries: Queries,
  names: readonly string[],
  present: readonly string[],
): Promise<string[]> {
  const meant = await queries.rows<{ name: string; isArchived: boolean }>(
    `SELECT coalesce(i.name, g.name, typed.name) AS name, coalesce(i.archived_at, g.archived_at) IS NOT NULL AS "isArchived"
     FROM unnest($1::text[]) AS typed (name)
     LEFT JOIN tags g ON lower(g.name) = lower(typed.name)
     LEFT JOIN tags i ON i.id = g.merged_into`,
    [names],
  );
  const away = meant.find(({ name, isArchived }) => isArchived && !present.includes(name));
  if (away) throw fieldErrors({ tags: `The tag "${away.name}" is archived` });
  return [...new Map(meant.map(({ name }) => [name.toLowerCase(), name])).values()];
}

/** Replaces a ticket's tags by what `meantTags` made of them; a new name makes a new one. */
export async function setTags(work: Work, ticketId: number, names: readonly string[]): Promise<void> {
  const tagIds = await holdTags(work, names);
  await work.rows(
    `WITH dropped AS (
       DELETE FROM ticket_tags WHERE ticket_id = $1 AND tag_id <> ALL ($2::bigint[])
     )
     INSERT INTO ticket_tags (ticket_id, tag_id) SELECT $1, unnest($2::bigint[]) ON CONFLICT DO NOTHING`,
    [ticketId, tagIds],
  );
}

interface Held {
  id: number;
  mergedInto: number | null;
}

/** The tags' ids, held until the transaction ends: meanwhile none of them is merged or deleted. */
async function holdTags(work: Work, names: readonly string[]): Promise<number[]> {
  // In one order everywhere: two who make the same new tags must not wait for each other.
  const wanted = [...names].sort();
  await makeTags(work, wanted);
  let held = await work.rows<Held>(
    `SELECT id, merged_into AS "mergedInto" FROM tags WHERE lower(name) IN (SELECT lower(unnest($1::text[])))
     ORDER BY id FOR KEY SHARE`,
    [wanted],
  );
  // Deleted since it was found there: it is made anew.
  if (held.length < wanted.length) return holdTags(work, names);
  const ids = new Set<number>();
  while (held.length > 0) {
    for (const { id, mergedInto } of held) if (mergedInto === null) ids.add(id);
    const into = held.flatMap(({ mergedInto }) => mergedInto ?? []);
    held =
      into.length === 0
        ? []
        : await work.rows<Held>(
            `SELECT id, merged_into AS "mergedInto" FROM tags WHERE id = ANY ($1::bigint[]) ORDER BY id FOR KEY SHARE`,
            [into],
          );
  }
  return [...ids];
}

/** Makes the tags that there are not yet. @param names in one order everywhere. */
export async function makeTags(work: Work, names: readonly string[]): Promise<void> {
  const made = await work.rows<{ id: number; name: string }>(
    "INSERT INTO tags (name) SELECT unnest($1::text[]) ON CONFLICT (lower(name)) DO NOTHING RETURNING id, name",
    [names],
  );
  for (const tag of made) await recordTag(work, tag);
}

/** A new tag is on record, also one that came about by being typed. */
export const recordTag = (work: Work, { id, name }: { id: number; name: string }): Promise<number> =>
  work.record({
    type: "tag.created",
    object: { kind: "tag", id },
    data: { tag_id: id, name },
    details: { changes: firstValues({ name }) },
  });
