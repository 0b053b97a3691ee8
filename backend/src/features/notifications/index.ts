/** Telling people what happened, in the app; and deciding who is told, for every other way of telling. */
export { notificationRoutes } from "./routes.js";
export { notify } from "./notify.js";
export { sendPush } from "./push/send-push.js";
export { ownPush } from "./push/queries.js";
export { recipientsOf } from "./recipients.js";
