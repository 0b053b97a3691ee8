/** What admins set about the desk itself: the feature's one door. */
export { deskRoutes } from "./routes.js";
export { changeSettings } from "./commands/change-settings.js";
export { readRules, readSettings } from "./queries.js";
export { coloursOf, deskLogoUrl, logoCaching, logoUrl } from "./brand.js";
export { lastChangeOf, presentLastChange, type LastChangeRow } from "./last-change.js";
