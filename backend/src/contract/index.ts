/** The contract's one door. In the browser take types only; its zod schemas belong in a form's own chunk. */
export * from "./routes.js";
export * from "./endpoint.js";
export * from "./endpoints.js";
export * from "./permissions.js";
export * from "./scopes.js";
export * from "./key-access.js";
export * from "./errors.js";
export * from "./socket.js";
export * from "./schemas/index.js";
