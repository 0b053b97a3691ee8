import { personId } from "../../../../platform/actor.js";
import { notFound } from "../../../../platform/errors.js";
import type { Work } from "../../../../platform/work.js";
import type { ApiKeyRow } from "../model.js";
import { lockKey } from "../queries.js";

/** Renames a key of the actor's own. @throws AppError 404, also for somebody else's. */
export async function renameKey(work: Work, id: number, name: string): Promise<ApiKeyRow> {
  const key = await lockKey(work, id);
  if (key?.personId !== personId(work.actor)) throw notFound("API key");
  if (key.name === name) return key;
  await work.rows("UPDATE api_keys SET name = $2 WHERE id = $1", [id, name]);
  await work.record({
    type: "api_key.renamed",
    object: { kind: "api_key", id },
    data: { person_id: key.personId, prefix: key.prefix },
    details: { changes: { name: { from: key.name, to: name } } },
  });
  return { ...key, name };
}
