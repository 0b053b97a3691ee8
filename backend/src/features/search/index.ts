/** Words that are looked for in tickets: the feature's one door. */
export { foldWords } from "./fold-words.js";
export { prepareSearch, type Search } from "./prepare-search.js";
export { searchRoutes } from "./routes.js";
export { searching, searchingSoon } from "./searching.js";
export { writeMissingTexts } from "./write-missing-texts.js";
