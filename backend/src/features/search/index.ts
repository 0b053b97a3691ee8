/** Words that are looked for in tickets: the feature's one door. */
export { wordsCondition, type WantedWords } from "./words-condition.js";
export { writeMissingTexts } from "./write-missing-texts.js";
export { wordsRank } from "./words-rank.js";
