/** The audit's screens: finding, reading and exporting what happened. It is written by `work.record` everywhere. */
export { auditRoutes } from "./routes.js";
export { auditHeadRoutes } from "./seals/routes.js";
export { sealLog } from "./seals/seal-log.js";
export { watchSealing } from "./seals/watch-sealing.js";
