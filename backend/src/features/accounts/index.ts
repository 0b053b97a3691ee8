/** People, their accounts, sessions and rights: the feature's one door. */
export { accountRoutes } from "./routes.js";
export { createIdentify, type RememberingIdentify } from "./identify.js";
export { resetRequest } from "./commands/request-password-reset.js";
export { createAdmin } from "./commands/create-admin.js";
export { createPerson } from "./commands/create-person.js";
export { createPasswords } from "./passwords.js";
export { createAccessTokens } from "./tokens.js";
export { demoAccounts } from "./demo-accounts.js";
export { personRefs, presentPersonRef } from "./presenter.js";
export { activeAdminIds, loadActor, loadListener } from "./queries.js";
