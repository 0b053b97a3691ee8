import { personId } from "../../../../platform/actor.js";
import { forbidden, notFound } from "../../../../platform/errors.js";
import type { Work } from "../../../../platform/work.js";
import { canChange } from "../../policy.js";
import { findPerson } from "../../queries.js";
import { holdRights } from "../../run-the-desk.js";
import { announceAccessChange } from "../../sessions.js";
import type { ApiKeyRow } from "../model.js";
import { lockKey } from "../queries.js";

/** Ends a key of the actor's own. @throws AppError 404, also for somebody else's. */
export async function revokeOwnKey(work: Work, id: number): Promise<void> {
  const key = await lockKey(work, id);
  if (key?.personId !== personId(work.actor)) throw notFound("API key");
  await revoke(work, key);
}

/**
 * Ends anybody's key.
 *
 * @throws AppError 404; 403 for one of somebody who has more rights than the actor.
 */
export async function revokeAnyKey(work: Work, id: number): Promise<void> {
  const actor = await holdRights(work);
  const key = await lockKey(work, id);
  const owner = key && (await findPerson(work, key.personId));
  if (!owner) throw notFound("API key");
  if (owner.id !== actor.id && !canChange(actor, owner))
    throw forbidden("revoke a key of somebody who has more rights than you");
  await revoke(work, key);
}

async function revoke(work: Work, key: ApiKeyRow): Promise<void> {
  await work.rows("UPDATE api_keys SET revoked_at = $2, revoked_by = $3, revoked_because = 'pressed' WHERE id = $1", [
    key.id,
    work.now,
    work.actor.id,
  ]);
  await work.record({
    type: "api_key.revoked",
    object: { kind: "api_key", id: key.id },
    data: { person_id: key.personId, prefix: key.prefix },
  });
  // Every process drops what it remembers of the owner, the key among it.
  await announceAccessChange(work, key.personId);
}
