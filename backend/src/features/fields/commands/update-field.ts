import { differences } from "../../../platform/differences.js";
import { AppError, notFound, staleVersion } from "../../../platform/errors.js";
import type { Work } from "../../../platform/work.js";
import { lockFields } from "../lock-fields.js";
import type { Field } from "../models.js";
import { requireManager } from "../policy.js";
import { showField } from "../presenter.js";
import { forgetFields, isInUse } from "../queries.js";
import { fitToType, optionsFrom, requireShape, type FieldFacts, type FieldShape } from "../shape.js";
import { shapeColumns, shapeValues, toldOf, writeParts } from "../write-field.js";

export interface FieldChange extends FieldFacts {
  archived?: boolean | undefined;
}

/**
 * Changes a question, puts it away or brings it back. Answers stay as they are, also those that new limits would refuse.
 *
 * @throws AppError 404, 412 when `expected` is not the present version, 409 `field.in_use` for another type than that of
 *   the answers there are, 422 with a message per field.
 */
export async function updateField(
  work: Work,
  id: number,
  { archived, ...facts }: FieldChange,
  expected: number | null,
): Promise<void> {
  requireManager(work.actor);
  const before = await hold(work, id);
  if (expected !== null && expected !== before.version) throw staleVersion(await showField(work, work.actor, before));

  const present = shapeOf(before);
  const shape = wanted(present, facts);
  const changes = differences(comparable(present), comparable(shape));
  if (Object.keys(changes).length > 0) {
    if (shape.type !== present.type && (await isInUse(work, id)))
      throw new AppError("field.in_use", 409, "Tickets answer it already, so its type stays; add another field");
    await requireShape(work, shape);
    await write(work, id, shape);
    const [from, to] = [toldOf(present), toldOf(shape)];
    await work.record({
      type: "field.updated",
      object: { kind: "field", id },
      data: {
        field_id: id,
        key: before.key,
        name: shape.label,
        fields: Object.keys(differences(comparable(from), comparable(to))),
      },
      details: { changes: changedValues(from, to) },
    });
  }
  if (archived !== undefined && archived !== (before.archivedAt !== null)) await setArchived(work, before, archived);
  work.afterCommit(forgetFields);
}

/** Held against all who answer it meanwhile: their answers are of the type that it had. */
async function hold(work: Work, id: number): Promise<Field> {
  const fields = await lockFields(work);
  const field = fields.find((one) => one.id === id);
  if (!field) throw notFound("Field");
  await work.rows("SELECT id FROM custom_fields WHERE id = $1 FOR UPDATE", [id]);
  return field;
}

const shapeOf = (field: Field): FieldShape => ({
  label: field.label,
  help: field.help,
  type: field.type,
  required: field.required,
  audience: field.audience,
  options: field.options,
  minimum: field.minimum,
  maximum: field.maximum,
  decimals: field.decimals,
  earliest: field.earliest,
  latest: field.latest,
  categoryIds: field.chosenCategoryIds,
  texts: field.texts,
});

function wanted(present: FieldShape, { options, categoryIds, texts, ...plain }: FieldFacts): FieldShape {
  const given = Object.fromEntries(Object.entries(plain).filter(([, value]) => value !== undefined));
  return fitToType({
    ...present,
    ...given,
    options: options ? optionsFrom(options, present.options) : present.options,
    categoryIds: categoryIds ? [...new Set(categoryIds)].sort((a, b) => a - b) : present.categoryIds,
    texts: texts ? [...texts].sort((a, b) => (a.language < b.language ? -1 : 1)) : present.texts,
  });
}

/** Lists are equal when they hold the same. */
const comparable = <Row extends object>(row: Row): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, typeof value === "object" ? JSON.stringify(value) : value]),
  );

function changedValues(from: Record<string, unknown>, to: Record<string, unknown>) {
  const changed = Object.keys(differences(comparable(from), comparable(to)));
  return Object.fromEntries(changed.map((name) => [name, { from: from[name], to: to[name] }]));
}

async function write(work: Work, id: number, shape: FieldShape): Promise<void> {
  const values = shapeValues(shape);
  await work.rows(
    `UPDATE custom_fields SET ${shapeColumns.map((column, i) => `${column} = $${i + 4}`).join(", ")},
            changed_by = $2, changed_at = $3, version = version + 1
     WHERE id = $1`,
    [id, work.actor.id, work.now, ...values],
  );
  await writeParts(work, id, shape);
}

async function setArchived(work: Work, field: Field, archived: boolean): Promise<void> {
  await work.rows(
    `UPDATE custom_fields SET archived_at = CASE WHEN $2::boolean THEN $3::timestamptz END, changed_by = $4, changed_at = $3,
            version = version + 1
     WHERE id = $1`,
    [field.id, archived, work.now, work.actor.id],
  );
  await work.record({
    type: archived ? "field.archived" : "field.restored",
    object: { kind: "field", id: field.id },
    data: { field_id: field.id, key: field.key, name: field.label },
    details: { changes: { archived: { from: !archived, to: archived } } },
  });
}
