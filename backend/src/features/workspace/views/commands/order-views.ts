import { personId } from "../../../../platform/actor.js";
import type { Work } from "../../../../platform/work.js";
import { Binds } from "../../../tickets/index.js";
import { requireStaff, usableBy } from "../policy.js";

/**
 * Keeps the actor's own order of views. It is whole: what is not named stands behind, by name. Views that are not there
 * for them any more are passed over, for somebody may have put one away while they dragged.
 */
export async function orderViews(work: Work, ids: readonly number[]): Promise<void> {
  requireStaff(work.actor);
  const binds = new Binds();
  const person = binds.add(personId(work.actor));
  const wanted = binds.add(ids);
  await work.rows(
    `UPDATE view_standings SET place = NULL
     WHERE person_id = $1 AND place IS NOT NULL AND NOT view_id = ANY ($2::bigint[])`,
    [personId(work.actor), ids],
  );
  await work.rows(
    `INSERT INTO view_standings AS s (person_id, view_id, place)
     SELECT ${person}, v.id, named.place
     FROM unnest(${wanted}::bigint[]) WITH ORDINALITY AS named (id, place) JOIN saved_views v ON v.id = named.id
     WHERE ${usableBy(work.actor, binds)} ORDER BY v.id
     ON CONFLICT (person_id, view_id) DO UPDATE SET place = excluded.place WHERE s.place IS DISTINCT FROM excluded.place`,
    binds.values,
  );
}
