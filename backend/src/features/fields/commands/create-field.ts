import type { FieldType } from "../../../contract/index.js";
import { isReservedField } from "../../../contract/query/index.js";
import { firstValues } from "../../../platform/differences.js";
import { fieldErrors } from "../../../platform/errors.js";
import type { Work } from "../../../platform/work.js";
import { keyFor } from "../keys.js";
import { lockFields } from "../lock-fields.js";
import { requireManager } from "../policy.js";
import { forgetFields } from "../queries.js";
import { fitToType, optionsFrom, requireShape, type FieldFacts } from "../shape.js";
import { shapeColumns, shapeValues, toldOf, writeParts } from "../write-field.js";

export interface NewField extends FieldFacts {
  /** Made of the label unless it is given. */
  key?: string | undefined;
  label: string;
  type: FieldType;
}

/** Adds a question behind all others. @throws AppError 403, 422 with a message per field. */
export async function createField(work: Work, given: NewField): Promise<number> {
  requireManager(work.actor);
  const taken = new Set((await lockFields(work)).map(({ key }) => key));
  if (given.key !== undefined && taken.has(given.key)) throw fieldErrors({ key: "Another field has that key" });
  if (given.key !== undefined && isReservedField(given.key))
    throw fieldErrors({ key: "The search has this word already; use another" });
  const key = given.key ?? keyFor(given.label, taken);
  const shape = fitToType({
    label: given.label,
    help: given.help ?? null,
    type: given.type,
    required: given.required ?? "never",
    audience: given.audience ?? "customer_fills",
    options: optionsFrom(given.options ?? [], []),
    minimum: given.minimum ?? null,
    maximum: given.maximum ?? null,
    decimals: given.decimals ?? 0,
    earliest: given.earliest ?? null,
    latest: given.latest ?? null,
    categoryIds: [...new Set(given.categoryIds ?? [])],
    texts: [...(given.texts ?? [])],
  });
  await requireShape(work, shape);
  const values = [key, ...shapeValues(shape), work.actor.id, work.actor.id === null ? null : work.now];
  const row = await work.one<{ id: number }>(
    `INSERT INTO custom_fields (key, ${shapeColumns.join(", ")}, changed_by, changed_at, position)
     VALUES (${values.map((_value, i) => `$${i + 1}`).join(", ")}, (SELECT coalesce(max(position), 0) + 1 FROM custom_fields))
     RETURNING id`,
    values,
  );
  if (!row) throw new Error("The field was not written");
  await writeParts(work, row.id, shape);
  await work.record({
    type: "field.created",
    object: { kind: "field", id: row.id },
    data: { field_id: row.id, key, name: shape.label },
    details: { changes: firstValues({ key, ...toldOf(shape) }) },
  });
  work.afterCommit(forgetFields);
  return row.id;
}
