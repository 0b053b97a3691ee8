/** What agents work with beside the tickets themselves: the feature's one door. */
export { workspaceRoutes } from "./routes.js";
