import { parseQuery, type WordsClause } from "../../contract/query/index.js";

/** The words of a query in the query language, also of one that is wrong elsewhere. */
export const wordsOfQuery = (text: string): WordsClause[] =>
  parseQuery(text).clauses.filter((clause): clause is WordsClause => clause.kind === "words");
