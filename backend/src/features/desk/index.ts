/** What admins set about the desk itself: the feature's one door. */
export { readRules, readSettings } from "./queries.js";
export { lastChangeOf, presentLastChange, type LastChangeRow } from "./last-change.js";
export type { Settings } from "./models.js";
