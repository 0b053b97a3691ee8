import type { Queries } from "../../../platform/db.js";
import type { SavedPolicy } from "./queries.js";

export interface OpenTickets {
  all: number;
  /** With promises that still count by an earlier version of the policy. */
  onOlder: number;
}

/**
 * Open tickets with a running promise of a policy. Resolving, closing and hiding stop all promises, so no ticket is read;
 * and what runs on a ticket is of one version, so that pairs in the order of their index can be counted as tickets.
 */
export async function openTicketsOf(queries: Queries, { id, versionId }: SavedPolicy): Promise<OpenTickets> {
  const row = await queries.one<OpenTickets>(
    `SELECT count(*)::integer AS all, count(*) FILTER (WHERE policy_version_id <> $2)::integer AS "onOlder"
     FROM (SELECT DISTINCT k.policy_version_id, k.ticket_id FROM sla_clocks k
           WHERE k.met_at IS NULL AND k.cancelled_at IS NULL
             AND k.policy_version_id = ANY (ARRAY(SELECT v.id FROM sla_policy_versions v WHERE v.policy_id = $1))) AS t`,
    [id, versionId],
  );
  return row ?? { all: 0, onOlder: 0 };
}
