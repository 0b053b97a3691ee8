import { querySorts, type QueryError, type QueryErrorCode } from "../../../contract/query/index.js";
import type { QueryProblem } from "../../../contract/index.js";
import { AppError } from "../../../platform/errors.js";

type Params = Readonly<Record<string, string | number>>;

/** What is wrong, in words for whoever reads the answer of the API; the page has its own. */
const sentences: Readonly<Record<QueryErrorCode, (params: Params) => string>> = {
  too_long: ({ max }) => `A query has ${max} characters at most`,
  too_many_clauses: ({ max }) => `A query has ${max} conditions and words at most`,
  too_many_values: ({ field, max }) => `${field} takes ${max === 1 ? "one value" : `${max} values at most`} here`,
  unclosed_quote: () => "The quotation mark is not closed",
  unknown_field: ({ field }) => `There is no field "${field}"; put the words in quotation marks to search for them`,
  empty_value: ({ field }) => `${field} needs a value`,
  unknown_value: ({ field, value }) => `${field} has no value "${value}"`,
  unknown_name: ({ field, value }) => `${field} "${value}" is not known here`,
  operator_not_allowed: ({ field, operator }) => `${field} cannot be compared by ${operator}`,
  bad_date: ({ value }) => `"${value}" is no date or time: write 2026-03-01, today, -7d or 2h`,
  not_in_the_future: ({ field }) => `${field} lies in the past: write -7d for the last seven days`,
  bad_number: ({ value }) => `"${value}" is no number that can be compared`,
  bad_pattern: () => "A star stands at the end of a value only, for whatever follows",
  range_alone: ({ field }) => `A range of ${field} stands alone, without |`,
  sort_twice: () => "One sort is enough",
  sort_without_words: () => `Without words nothing is relevant: sort by ${querySorts.slice(0, -1).join(", ")}`,
  not_negatable: ({ field }) => `${field} cannot be turned into its opposite`,
  no_word: () => "There is no letter or digit to search for",
};

const explainError = ({ code, params, from, to, suggestion }: QueryError): QueryProblem => ({
  code,
  params: { ...params },
  from,
  to,
  message: sentences[code](params),
  ...(suggestion !== undefined && { suggestion }),
});

/** 422 with the first error as the field's message, and all of them at their places. @param field where the query stood. */
export function queryProblem(errors: readonly QueryError[], field = "q"): AppError {
  const explained = errors.map(explainError);
  return new AppError("validation", 422, "The query cannot be understood", {
    errors: [{ field, message: explained[0]?.message ?? "" }],
    query_errors: explained,
  });
}
