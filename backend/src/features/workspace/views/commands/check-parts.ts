import { fieldErrors } from "../../../../platform/errors.js";
import type { Work } from "../../../../platform/work.js";
import { canReadField, readFields } from "../../../fields/index.js";
import { readQuery } from "../../../tickets/index.js";
import { wrongTeams } from "../../sharing.js";
import type { WholeView } from "../models.js";

/**
 * @param before what it was; a query that has not changed is not judged again: what it names may be gone since.
 * @throws AppError 422 with a message per field, and what is wrong with the query at its place.
 */
export async function requireViewParts(work: Work, wanted: WholeView, before: WholeView | null): Promise<void> {
  const wrong = {
    ...(await wrongTeams(work, wanted, before, ["team_id"])),
    ...(await wrongColumns(work, wanted, before)),
  };
  if (Object.keys(wrong).length > 0) throw fieldErrors(wrong);
  if (wanted.q !== before?.q) await readQuery(work, work.actor, wanted.q, work.now);
}

/** A field that was put away since stays a column, which nobody is shown. */
async function wrongColumns(work: Work, wanted: WholeView, before: WholeView | null): Promise<{ columns?: string }> {
  const named = wanted.columns.filter((column) => column.startsWith("fields.") && !before?.columns.includes(column));
  if (named.length === 0) return {};
  const known = (await readFields(work)).filter(
    (field) => field.archivedAt === null && canReadField(work.actor, field),
  );
  const gone = named
    .map((column) => column.slice("fields.".length))
    .find((key) => known.every((field) => field.key !== key));
  return gone === undefined ? {} : { columns: `There is no field "${gone}"` };
}
