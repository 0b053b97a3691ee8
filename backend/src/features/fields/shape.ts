import type { FieldAudience, FieldOption, FieldRequired, FieldText, FieldType } from "../../contract/index.js";
import { fieldErrors } from "../../platform/errors.js";
import type { Work } from "../../platform/work.js";
import { MOST_LENGTH } from "./judge-value.js";
import { optionKeyFor } from "./keys.js";

export interface GivenOption {
  key?: string | undefined;
  label: string;
  archived?: boolean | undefined;
}

/** What an admin says of a field; `undefined` is left as it is. */
export interface FieldFacts {
  label?: string | undefined;
  help?: string | null | undefined;
  type?: FieldType | undefined;
  required?: FieldRequired | undefined;
  audience?: FieldAudience | undefined;
  options?: readonly GivenOption[] | undefined;
  minimum?: number | null | undefined;
  maximum?: number | null | undefined;
  decimals?: number | undefined;
  earliest?: string | null | undefined;
  latest?: string | null | undefined;
  categoryIds?: readonly number[] | undefined;
  texts?: readonly FieldText[] | undefined;
}

/** All of it, as it is going to be. */
export interface FieldShape {
  label: string;
  help: string | null;
  type: FieldType;
  required: FieldRequired;
  audience: FieldAudience;
  options: FieldOption[];
  minimum: number | null;
  maximum: number | null;
  decimals: number;
  earliest: string | null;
  latest: string | null;
  categoryIds: number[];
  texts: FieldText[];
}

const hasOptions = ({ type }: FieldShape) => type === "choice" || type === "multi_choice";
const hasBounds = ({ type }: FieldShape) => type === "text" || type === "number" || type === "multi_choice";

/** What a type has no use for is dropped: it would come back with another type, long forgotten. */
export function fitToType(shape: FieldShape): FieldShape {
  return {
    ...shape,
    options: hasOptions(shape) ? shape.options : [],
    minimum: hasBounds(shape) ? shape.minimum : null,
    maximum: hasBounds(shape) ? shape.maximum : null,
    decimals: shape.type === "number" ? shape.decimals : 0,
    earliest: shape.type === "date" ? shape.earliest : null,
    latest: shape.type === "date" ? shape.latest : null,
  };
}

/** @throws AppError 422 with a message per field. */
export async function requireShape(work: Work, shape: FieldShape): Promise<void> {
  const wrong: Record<string, string> = {};
  const { minimum, maximum, earliest, latest, options } = shape;
  if (hasOptions(shape) && !options.some(({ archived }) => !archived)) wrong.options = "Give at least one option";
  const labels = options.filter(({ archived }) => !archived).map(({ label }) => label.toLowerCase());
  if (new Set(labels).size < labels.length) wrong.options = "Give each option a name of its own";
  if (minimum !== null && maximum !== null && minimum > maximum) wrong.max = "Use no less than the least";
  if (earliest !== null && latest !== null && earliest > latest) wrong.latest = "Use no earlier day than the first";
  if (shape.type === "text" || shape.type === "multi_choice") {
    const isCount = (bound: number | null) => bound === null || (Number.isInteger(bound) && bound >= 1);
    if (!isCount(minimum)) wrong.min = "Use a whole number from 1";
    if (!isCount(maximum)) wrong.max = "Use a whole number from 1";
    else if (shape.type === "text" && (maximum ?? 0) > MOST_LENGTH) wrong.max = `Use at most ${MOST_LENGTH}`;
  }
  if (shape.required === "to_file" && shape.audience === "customer_reads")
    wrong.required = "Customers only read it, so they cannot be asked for it";
  const found = await work.one<{ count: number }>(
    "SELECT count(*)::integer FROM categories WHERE id = ANY ($1::bigint[]) AND NOT is_hidden",
    [shape.categoryIds],
  );
  if (found?.count !== shape.categoryIds.length) wrong.category_ids = "There is no such category";
  if (Object.keys(wrong).length > 0) throw fieldErrors(wrong);
}

/**
 * The options as they are going to be: each keeps its key, new ones are given one. What is left out of the list was on
 * it, and may be on tickets: it is archived, behind the others.
 *
 * @throws AppError 422 for a key that the field does not have.
 */
export function optionsFrom(given: readonly GivenOption[], present: readonly FieldOption[]): FieldOption[] {
  const known = new Set(present.map(({ key }) => key));
  const named = given.flatMap(({ key }) => (key === undefined ? [] : [key]));
  if (named.some((key) => !known.has(key)) || new Set(named).size < named.length)
    throw fieldErrors({ options: "There is no such option" });
  const taken = new Set(known);
  const listed = given.map(({ key, label, archived = false }) => {
    const own = key ?? optionKeyFor(label, taken);
    taken.add(own);
    return { key: own, label, archived };
  });
  const left = present.filter(({ key }) => !named.includes(key)).map((option) => ({ ...option, archived: true }));
  return [...listed, ...left];
}
