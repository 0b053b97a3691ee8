import { AppError, notFound, staleVersion } from "../../../platform/errors.js";
import type { Work } from "../../../platform/work.js";
import { lockFields } from "../lock-fields.js";
import { requireManager } from "../policy.js";
import { showField } from "../presenter.js";
import { forgetFields } from "../queries.js";

/**
 * Puts a question behind another one, or first. Told by the neighbour, so that of two who arrange them at once both get
 * what they saw.
 *
 * @throws AppError 404, 412 when `expected` is not the present version, 409 `field.moved`.
 */
export async function moveField(
  work: Work,
  id: number,
  { afterId }: { afterId: number | null },
  expected: number | null,
): Promise<void> {
  requireManager(work.actor);
  const fields = await lockFields(work);
  const field = fields.find((one) => one.id === id);
  if (!field) throw notFound("Field");
  if (expected !== null && expected !== field.version) throw staleVersion(await showField(work, work.actor, field));
  const former = fields.map((one) => one.id);
  const others = former.filter((one) => one !== id);
  const at = afterId === null ? 0 : others.indexOf(afterId) + 1;
  if (afterId !== null && at === 0) throw new AppError("field.moved", 409, "There is no such field to stand behind");
  const order = others.toSpliced(at, 0, id);
  if (order.join() === former.join()) return;
  await work.rows(
    `UPDATE custom_fields f SET position = place.n FROM unnest($1::bigint[]) WITH ORDINALITY AS place (id, n)
     WHERE f.id = place.id AND f.position <> place.n`,
    [order],
  );
  await work.rows("UPDATE custom_fields SET changed_by = $2, changed_at = $3, version = version + 1 WHERE id = $1", [
    id,
    work.actor.id,
    work.now,
  ]);
  await work.record({
    type: "field.moved",
    object: { kind: "field", id },
    data: { field_id: id, key: field.key, name: field.label },
    details: { changes: { position: { from: former.indexOf(id) + 1, to: at + 1 } } },
  });
  work.afterCommit(forgetFields);
}
