/** People, their accounts, sessions and rights: the feature's one door. */
export { accountRoutes } from "./routes.js";
export { peopleAdminRoutes } from "./people-admin-routes.js";
export type { HandedOver } from "./person-doors.js";
export { createIdentify, type RememberingIdentify } from "./identify.js";
export { resetRequest } from "./commands/request-password-reset.js";
export { claimMailbox } from "./commands/claim-mailbox.js";
export { createAdmin } from "./commands/create-admin.js";
export { addPeople } from "./commands/add-people.js";
export { createPerson } from "./commands/create-person.js";
export { isLinkOpen } from "./links.js";
export { createGuestSessions, type GuestSessions } from "./guest-sessions.js";
export { requireMail } from "./mail-needed.js";
export { offerBootstrap } from "./offer-bootstrap.js";
export { createPasswords } from "./passwords.js";
export { createAccessTokens } from "./tokens.js";
export { demoAccounts } from "./demo-accounts.js";
export { personRefs, presentPersonRef } from "./presenter.js";
export { activeAdminIds, loadActor, loadListener } from "./queries.js";
