/** What agents work with beside the tickets themselves: the feature's one door. */
export { startWorkspace } from "./start.js";
export { workspaceRoutes } from "./routes.js";
export { bringDrafts } from "./drafts/bring-drafts.js";
export { ownDrafts } from "./drafts/queries.js";
export { createCanned } from "./canned/commands/create-canned.js";
export { ownCanned } from "./canned/queries.js";
export { askViews } from "./views/alerts/ask-views.js";
export { matchViews } from "./views/alerts/match-views.js";
export { ownViews, viewNames, viewsNamed } from "./views/queries.js";
export { sendHeldReply } from "./held/send-held-reply.js";
export { ownStandings, standingsOn } from "./following/queries.js";
export { wakeBy } from "./snooze/wake-by.js";
export { wakeDue } from "./snooze/wake-due.js";
export { bookTime } from "./time/book-time.js";
export { ownTime } from "./time/own-time.js";
