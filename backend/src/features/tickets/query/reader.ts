import type { CustomField, FilterClause, QueryVocabulary } from "../../../contract/query/index.js";
import type { Actor } from "../../../platform/actor.js";
import { seesInternal } from "../policy.js";

/** Who asks, and when and where: what a query's words mean depends on it. */
export interface Reader {
  readonly actor: Actor;
  readonly now: Date;
  readonly timeZone: string;
  /** The desk's own fields that they may ask for. */
  readonly customFields: readonly CustomField[];
}

/** What an actor can ask for: customers know nothing of the desk's own business. */
export const vocabularyOf = (actor: Actor, customFields: readonly CustomField[]): QueryVocabulary => ({
  staff: actor.isStaff,
  notes: seesInternal(actor),
  customFields,
});

/** Any of the conditions; a clause has at least one value. */
export const anyOf = (conditions: readonly string[]): string =>
  conditions.length === 1 ? (conditions[0] ?? "false") : `(${conditions.join(" OR ")})`;

/** A value in the language's own spelling; null where it was quoted, and so is a name. */
export const wordOf = ({ text, quoted }: FilterClause["values"][number]): string | null =>
  quoted ? null : text.toLowerCase();
