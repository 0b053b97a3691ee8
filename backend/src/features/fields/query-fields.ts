import type { CustomField } from "../../contract/query/index.js";
import type { Actor } from "../../platform/actor.js";
import type { Queries } from "../../platform/db.js";
import { canRead } from "./policy.js";
import { readFields } from "./queries.js";

/**
 * The fields that the actor may ask for in queries, in the order of forms. Archived ones too: a saved view that speaks of
 * one goes on to work.
 */
export async function queryFieldsOf(queries: Queries, actor: Actor): Promise<CustomField[]> {
  const fields = await readFields(queries);
  return fields
    .filter((field) => canRead(actor, field))
    .map(({ key, label, type, options }) => ({
      key,
      label,
      type,
      options: options.map((option) => ({ value: option.key, label: option.label })),
    }));
}
