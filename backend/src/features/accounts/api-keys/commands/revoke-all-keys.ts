import type { KeyEnd } from "../../../../contract/index.js";
import type { Work } from "../../../../platform/work.js";
import { announceAccessChange } from "../../sessions.js";

/**
 * Ends every key of a person for good: what brings the account back brings none of them back. Returns how many of them
 * still worked; those that had expired end too, silently.
 */
export async function revokeAllKeys(work: Work, personId: number, because: KeyEnd): Promise<number> {
  const ended = await work.rows<{ id: number; prefix: string; worked: boolean }>(
    `UPDATE api_keys SET revoked_at = $2, revoked_by = $3, revoked_because = $4
     WHERE person_id = $1 AND revoked_at IS NULL RETURNING id, prefix, expires_at > $2 AS worked`,
    // Whoever resets a password is nobody yet: the owner is who ends them.
    [personId, work.now, work.actor.id ?? personId, because],
  );
  for (const { id, prefix } of ended) {
    await work.record({
      type: "api_key.revoked",
      object: { kind: "api_key", id },
      data: { person_id: personId, prefix, because },
    });
  }
  if (ended.length > 0) await announceAccessChange(work, personId);
  return ended.filter(({ worked }) => worked).length;
}
