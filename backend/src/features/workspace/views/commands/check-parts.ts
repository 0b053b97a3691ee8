import { fieldErrors } from "../../../../platform/errors.js";
import type { Work } from "../../../../platform/work.js";
import { readQuery } from "../../../tickets/index.js";
import { wrongTeams } from "../../sharing.js";
import type { WholeView } from "../models.js";

/**
 * @param before what it was; a query that has not changed is not judged again: what it names may be gone since.
 * @throws AppError 422 with a message per field, and what is wrong with the query at its place.
 */
export async function requireViewParts(work: Work, wanted: WholeView, before: WholeView | null): Promise<void> {
  const wrong = await wrongTeams(work, wanted, before, ["team_id"]);
  if (Object.keys(wrong).length > 0) throw fieldErrors(wrong);
  if (wanted.q !== before?.q) await readQuery(work, work.actor, wanted.q, work.now);
}
