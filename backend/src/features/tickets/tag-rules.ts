import type { Actor } from "../../platform/actor.js";
import { fieldErrors, forbidden } from "../../platform/errors.js";
import { isUniqueViolation } from "../../platform/unique-violation.js";
import type { Work } from "../../platform/work.js";

/** Agents make tags by typing them; keeping them in order is for those who set up the desk. */
export function requireTagManager(actor: Actor): void {
  if (!actor.may("directory.manage")) throw forbidden("keep the tags in order");
}

/**
 * Runs a statement that gives a tag its name.
 * @throws AppError 422 on `name` that says which tag has it.
 */
export async function withTagName<T>(work: Work, name: string, write: () => Promise<T>): Promise<T> {
  await requireFreeName(work, name);
  try {
    return await write();
  } catch (error) {
    // Somebody was quicker; the transaction has ended with it, so nothing more can be said.
    if (isUniqueViolation(error)) throw fieldErrors({ name: "Another tag has that name" });
    throw error;
  }
}

async function requireFreeName(work: Work, name: string): Promise<void> {
  const taken = await work.one<{ archived: boolean; into: string | null }>(
    `SELECT g.archived_at IS NOT NULL AS archived, i.name AS "into" FROM tags g LEFT JOIN tags i ON i.id = g.merged_into
     WHERE lower(g.name) = lower($1)`,
    [name],
  );
  if (!taken) return;
  if (taken.into !== null) throw fieldErrors({ name: `That name was merged into "${taken.into}"` });
  throw fieldErrors({ name: taken.archived ? "An archived tag has that name" : "Another tag has that name" });
}
