/** The way from an empty desk to one at work: the setup checklist and the sample data. */
export { setupRoutes } from "./routes.js";
export { makeSampleData } from "./make-sample-data.js";
