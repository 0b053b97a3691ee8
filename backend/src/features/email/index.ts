/** Mail that goes out: written by events and accounts, sent by a job, shown to admins. */
export { emailRoutes } from "./routes.js";
export { mail } from "./ticket-mail.js";
export { sendMail } from "./send-mail.js";
export { guestMail } from "./guest-mail.js";
export { accountMail } from "./account-mail.js";
export { sealClearSecrets } from "./mailed-secret.js";
