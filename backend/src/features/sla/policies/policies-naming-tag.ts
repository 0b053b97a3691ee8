import type { Queries } from "../../../platform/db.js";

/** Policies that ask for a tag now, or for one that was merged into it: without it they would silently match less. */
export const policiesNamingTag = (queries: Queries, tagId: number): Promise<{ id: number; name: string }[]> =>
  queries.rows(
    `SELECT p.id, p.name
     FROM sla_policies p JOIN LATERAL (
       SELECT conditions FROM sla_policy_versions WHERE policy_id = p.id ORDER BY version DESC LIMIT 1) v ON true
     WHERE p.deleted_at IS NULL
       AND EXISTS (SELECT FROM tags t WHERE (t.id = $1 OR t.merged_into = $1) AND v.conditions->'tag_ids' @> to_jsonb(t.id))
     ORDER BY p.position`,
    [tagId],
  );
