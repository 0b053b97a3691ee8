import type { Work } from "../../../platform/work.js";
import { linkOf, type Link } from "./relations.js";

export async function insertLink(work: Work, { fromId, toId, kind }: Link): Promise<void> {
  await work.rows("INSERT INTO ticket_links (from_id, to_id, kind) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING", [
    fromId,
    toId,
    kind,
  ]);
}

/** @returns whether there was one. */
export async function deleteLink(work: Work, { fromId, toId, kind }: Link): Promise<boolean> {
  const gone = await work.one(
    "DELETE FROM ticket_links WHERE from_id = $1 AND to_id = $2 AND kind = $3 RETURNING from_id",
    [fromId, toId, kind],
  );
  return gone !== null;
}

/** Two held tickets belong together by what their timelines tell otherwise: no event of its own. */
export const linkAsRelated = (work: Work, id: number, otherId: number): Promise<void> =>
  insertLink(work, linkOf(id, "related", otherId));

export const unlinkRelated = (work: Work, id: number, otherId: number): Promise<boolean> =>
  deleteLink(work, linkOf(id, "related", otherId));
