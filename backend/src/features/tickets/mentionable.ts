import type { PersonRef } from "../../contract/index.js";
import type { Actor } from "../../platform/actor.js";
import type { Queries } from "../../platform/db.js";
import { fieldErrors } from "../../platform/errors.js";
import { loadStaff, presentPersonRef, type PersonRefRow } from "../accounts/index.js";
import { canSee, seesInternal, type Sight } from "./policy.js";

/** Colleagues who may read an internal note on a ticket, by name; neither whoever asks nor somebody in their own complaint. */
export async function mentionable(queries: Queries, actor: Actor, ticket: Sight): Promise<PersonRef[]> {
  return (await readersOfNotes(queries, actor, ticket)).map(presentPersonRef);
}

/** Those of some people who can be mentioned, each once; a draft keeps these. */
export async function mentionableAmong(
  queries: Queries,
  actor: Actor,
  ticket: Sight,
  ids: readonly number[],
): Promise<number[]> {
  if (ids.length === 0) return [];
  const readers = new Set((await readersOfNotes(queries, actor, ticket)).map(({ id }) => id));
  return [...new Set(ids)].filter((id) => readers.has(id));
}

/**
 * Whom a message is to tell, each once.
 *
 * @throws AppError `validation` (422) for a public message, and for anybody who may not read the note.
 */
export async function requireMentionable(
  queries: Queries,
  actor: Actor,
  ticket: Sight,
  { ids, isInternal }: { ids: readonly number[]; isInternal: boolean },
): Promise<number[]> {
  if (!isInternal && ids.length > 0) throw fieldErrors({ mentions: "Mention colleagues in internal notes" });
  const wanted = new Set(ids);
  // To mention oneself tells nobody anything.
  if (actor.id !== null) wanted.delete(actor.id);
  const found = await mentionableAmong(queries, actor, ticket, [...wanted]);
  if (found.length < wanted.size) throw fieldErrors({ mentions: "Mention colleagues who may see this ticket" });
  return found;
}

async function readersOfNotes(queries: Queries, actor: Actor, ticket: Sight): Promise<PersonRefRow[]> {
  const staff = await loadStaff(queries, { withSamples: ticket.isSample });
  return staff
    .filter(({ person: { id } }) => id !== actor.id && id !== ticket.customerId)
    .filter(({ rights }) => seesInternal(rights) && canSee(rights, ticket))
    .map(({ person }) => person);
}
