/** Background jobs and the processes that work on them, for those who watch over the desk. */
export { jobRoutes } from "./routes.js";
