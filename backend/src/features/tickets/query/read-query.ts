import {
  fieldsOf,
  parseQuery,
  type FilterClause,
  type QuerySort,
  type QueryVocabulary,
  type WordsClause,
} from "../../../contract/query/index.js";
import type { Actor } from "../../../platform/actor.js";
import type { Queries } from "../../../platform/db.js";
import { queryFieldsOf } from "../../fields/index.js";
import { prepareSearch, type Search } from "../../search/index.js";
import type { Binds } from "../binds.js";
import { listedFor } from "../policy.js";
import { clauseCondition } from "./clause-condition.js";
import { queryProblem } from "./explain.js";
import { findNames } from "./names.js";
import { vocabularyOf, type Reader } from "./reader.js";

/** A query that was understood, for one actor at one instant; good for any number of statements. */
export interface AskedQuery {
  readonly sort: QuerySort | null;
  /** Its words, ready to be looked for; null when it has none. */
  readonly search: Search | null;
  /** The conditions on `t`, to be joined by AND; a list is read in its order, what is counted is gathered in any. */
  conditions(binds: Binds, purpose?: "list" | "count"): string[];
}

/**
 * Understands what somebody wrote in the query language. Names are looked up, times are those of the actor's own zone.
 *
 * @param field where the query stood in the request.
 * @throws AppError 422 with `query_errors`, each at its place.
 */
export async function readQuery(
  queries: Queries,
  actor: Actor,
  text: string,
  now: Date,
  field = "q",
): Promise<AskedQuery> {
  const customFields = await queryFieldsOf(queries, actor);
  const vocabulary = vocabularyOf(actor, customFields);
  const parsed = parseQuery(text, vocabulary);
  if (parsed.errors.length > 0) throw queryProblem(parsed.errors, field);
  const filters = parsed.clauses.filter((clause): clause is FilterClause => clause.kind === "filter");
  const { names, errors } = await findNames(queries, actor, filters);
  if (errors.length > 0) throw queryProblem(errors, field);
  const timeZone = await zoneFor(queries, actor, filters, vocabulary);
  const words = parsed.clauses.filter((clause): clause is WordsClause => clause.kind === "words");
  const search =
    words.length === 0 ? null : await prepareSearch(queries, actor, words, (binds) => listedFor(actor, binds));
  const reader: Reader = { actor, now, timeZone, customFields };
  return {
    sort: parsed.sort?.value ?? null,
    search,
    conditions: (binds, purpose = "list") => [
      ...filters.map((clause) => clauseCondition(clause, reader, names, binds)),
      ...(search ? [purpose === "list" ? search.condition(binds) : search.gathered(binds)] : []),
    ],
  };
}

/** The asker's time zone, where a condition asks for an instant. */
async function zoneFor(
  queries: Queries,
  actor: Actor,
  clauses: readonly FilterClause[],
  vocabulary: QueryVocabulary,
): Promise<string> {
  const timed = fieldsOf(vocabulary).filter(({ kind }) => kind === "instant" || kind === "day");
  if (actor.id === null || !clauses.some(({ field }) => timed.some(({ name }) => name === field))) return "UTC";
  const row = await queries.one<{ zone: string }>("SELECT time_zone AS zone FROM people WHERE id = $1", [actor.id]);
  return row?.zone ?? "UTC";
}
