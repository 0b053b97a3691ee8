/**
 * The language in which tickets are asked for, in the search box, the API (`q`) and views alike:
 * `status:open priority>=high due<2h assignee:me|none category:"Billing/*" "exact words" -negated sort:due`.
 * Imports nothing: server and browser read the same text in the same way.
 */
export { parseQuery } from "./parse.js";
export { printClause, printQuery, quoted } from "./print.js";
export { withClause, withoutClause, type NewClause } from "./edit.js";
export { completionsAt, type Candidate, type Completion } from "./complete.js";
export {
  fieldsOf,
  findField,
  isReservedField,
  operatorsOf,
  statusGroups,
  wholeVocabulary,
  type FieldKind,
  type QueryField,
  type RemoteList,
} from "./fields.js";
export { readInstant, type InstantWords, type SpanUnit } from "./instants.js";
export { nearest } from "./nearest.js";
export * from "./types.js";
