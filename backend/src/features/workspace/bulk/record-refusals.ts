import type { BulkResult } from "../../../contract/index.js";
import type { Work } from "../../../platform/work.js";

/** What somebody may not do, or what is not there for them, is written down here as for a single change; once for each code. */
export async function recordRefusals(work: Work, results: readonly BulkResult[]): Promise<void> {
  for (const code of ["forbidden", "not_found"]) {
    const ticketIds = results.filter((result) => result.code === code).map(({ id }) => id);
    if (ticketIds.length === 0) continue;
    const data = { method: "POST", path: "/api/tickets/bulk", code, ticket_ids: ticketIds };
    await work.record({ type: "access.refused", data });
  }
}
