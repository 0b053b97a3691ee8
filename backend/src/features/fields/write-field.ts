import type { Work } from "../../platform/work.js";
import type { FieldShape } from "./shape.js";

/** The columns of a field and what they are given, in one order. */
export const shapeColumns = [
  "label",
  "help",
  "type",
  "required",
  "audience",
  "minimum",
  "maximum",
  "decimals",
  "earliest",
  "latest",
  "texts",
] as const;

export const shapeValues = (shape: FieldShape): unknown[] => [
  shape.label,
  shape.help,
  shape.type,
  shape.required,
  shape.audience,
  shape.minimum,
  shape.maximum,
  shape.decimals,
  shape.earliest,
  shape.latest,
  JSON.stringify(shape.texts),
];

/** Where a field is asked, and what can be chosen. */
export async function writeParts(work: Work, fieldId: number, { categoryIds, options }: FieldShape): Promise<void> {
  await work.rows("DELETE FROM custom_field_categories WHERE field_id = $1 AND category_id <> ALL ($2::bigint[])", [
    fieldId,
    categoryIds,
  ]);
  await work.rows(
    `INSERT INTO custom_field_categories (field_id, category_id) SELECT $1, unnest($2::bigint[])
     ON CONFLICT DO NOTHING`,
    [fieldId, categoryIds],
  );
  // Of another type it had no use for them, and no ticket has any.
  if (options.length === 0) await work.rows("DELETE FROM custom_field_options WHERE field_id = $1", [fieldId]);
  await work.rows(
    `INSERT INTO custom_field_options (field_id, key, label, is_archived, position)
     SELECT $1, o.key, o.label, o.archived, o.n
     FROM ROWS FROM (jsonb_to_recordset($2::jsonb) AS (key text, label text, archived boolean)) WITH ORDINALITY AS o (key, label, archived, n)
     ON CONFLICT (field_id, key) DO UPDATE
       SET label = EXCLUDED.label, is_archived = EXCLUDED.is_archived, position = EXCLUDED.position`,
    [fieldId, JSON.stringify(options)],
  );
}

/** For the audit: what of it is told, by wire name. */
export const toldOf = (shape: FieldShape): Record<string, unknown> => ({
  label: shape.label,
  help: shape.help,
  type: shape.type,
  required: shape.required,
  audience: shape.audience,
  options:
    shape.options.length > 0 ? shape.options.map(({ label, archived }) => (archived ? `(${label})` : label)) : null,
  min: shape.minimum,
  max: shape.maximum,
  decimals: shape.decimals,
  earliest: shape.earliest,
  latest: shape.latest,
  category_ids: shape.categoryIds.length > 0 ? shape.categoryIds : null,
  texts: shape.texts.length > 0 ? shape.texts : null,
});
