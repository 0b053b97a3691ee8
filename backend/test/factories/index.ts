export * from "./api-keys.js";
export * from "./people.js";
export * from "./roles.js";
export * from "./directory.js";
export * from "./build-ticket.js";
export * from "./promises.js";
export * from "./push.js";
export * from "./build-tickets.js";
