import type { Origin, Work } from "../../../platform/work.js";
import { closeBootstrap, lockFirstAdmin, requireBootstrapLink } from "../first-admin.js";
import type { Person } from "../models/person.js";
import { roleOfFounders } from "../models/role.js";
import { findPerson, loadActor } from "../queries.js";
import { openSession, type OpenedSession } from "../sessions.js";
import type { RefreshTokens } from "../tokens.js";
import { createPerson } from "./create-person.js";

export interface FirstAdmin {
  email: string;
  fullName: string;
  passwordHash: string;
  locale?: string | undefined;
  timeZone?: string | undefined;
}

/**
 * Makes whoever holds a bootstrap link the desk's first admin and signs them in. Having read what the desk printed
 * proves more than a mailbox would, so the address counts as confirmed. Of two at once exactly one succeeds.
 *
 * @throws AppError 422 `bootstrap.over` or `link.invalid`, 409 `person.email_taken`.
 */
export async function becomeFirstAdmin(
  work: Work,
  token: string,
  admin: FirstAdmin,
  tokens: RefreshTokens,
  origin: Origin,
): Promise<{ person: Person; session: OpenedSession }> {
  await lockFirstAdmin(work);
  await requireBootstrapLink(work, token);
  const id = await createPerson(work, { ...admin, roleKey: roleOfFounders, emailVerified: true });
  await closeBootstrap(work);

  const person = await findPerson(work, id);
  const session = person && (await openSession(work, person, tokens, origin));
  const actor = session && (await loadActor(work, id, session.id));
  if (!actor) throw new Error("The first admin was not written");
  await work
    .as(actor)
    .record({ type: "account.first_admin_made", object: { kind: "person", id }, data: { person_id: id } });
  await work
    .as(actor)
    .record({ type: "account.signed_in", object: { kind: "person", id }, data: { session_id: session.id } });
  return { person, session };
}
