import type { UpdateFieldBody } from "../../contract/index.js";
import type { FieldFacts } from "./shape.js";

/** From the wire's names to the commands'. */
export const factsOf = (body: UpdateFieldBody): FieldFacts => ({
  label: body.label,
  help: body.help,
  type: body.type,
  required: body.required,
  audience: body.audience,
  options: body.options,
  minimum: body.min,
  maximum: body.max,
  decimals: body.decimals,
  earliest: body.earliest,
  latest: body.latest,
  categoryIds: body.category_ids,
  texts: body.texts,
});
