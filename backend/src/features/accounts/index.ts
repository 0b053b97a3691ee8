/** People, their accounts, sessions and rights: the feature's one door. */
export { accountRoutes } from "./routes.js";
export { createIdentify, type RememberingIdentify } from "./identify.js";
export { resetRequest } from "./commands/request-password-reset.js";
export { createAdmin } from "./commands/create-admin.js";
export { createPerson, type PersonToCreate } from "./commands/create-person.js";
export { createPasswords } from "./passwords.js";
export { createAccessTokens } from "./tokens.js";
export { demoAccounts } from "./demo-accounts.js";
export { canReachMailboxes } from "./mail-needed.js";
export { canSeePerson, peopleVisibleTo } from "./policy.js";
export { personRefs, presentPersonRef } from "./presenter.js";
export {
  activeAdminIds,
  activePeopleWith,
  findPerson,
  findPersonByEmail,
  loadActor,
  wantsNotification,
} from "./queries.js";
export {
  defaultPreferences,
  preferencesOf,
  type Channels,
  type NotificationPreferences,
} from "./notification-preferences.js";
export { announceAccessChange, endSessionsOf } from "./sessions.js";
export type { Person } from "./models/person.js";
