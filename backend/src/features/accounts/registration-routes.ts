import { setTimeout } from "node:timers/promises";
import { AppError, fieldErrors } from "../../platform/errors.js";
import type { Mount } from "../../platform/http/context.js";
import type { Services } from "../../platform/services.js";
import { registerAccount } from "./commands/register-account.js";
import { askForPasswordReset } from "./commands/request-password-reset.js";
import { acceptInvitation, resetPassword } from "./commands/set-password.js";
import { verifyEmail } from "./commands/verify-email.js";
import { openLink, personOfLink } from "./links.js";
import { requireMail } from "./mail-needed.js";
import type { LinkPurpose } from "./models/one-time-link.js";
import type { Passwords } from "./passwords.js";
import { findPerson, readDesk } from "./queries.js";

/** Longer than the database takes to make an account. */
const registrationMillis = 60;

/** Making an account and setting its password, by the links that are mailed. */
export function mountRegistration(mount: Mount, services: Services, passwords: Passwords): void {
  const { db, demo } = services;

  /** The hash of a new password for the person behind a link; the link is not used up, so a weak password can be replaced. */
  const hashFor = async (token: string, purpose: LinkPurpose, password: string, fullName?: string): Promise<string> => {
    const person = await findPerson(db, await personOfLink(db, token, purpose));
    const desk = await readDesk(db);
    return passwords.hashNew(password, [fullName ?? person?.fullName, person?.email, desk.name]);
  };

  /** Its owner may have got mails for other people's registrations as well, and follow the newest. */
  const requirePassword = async (personId: number, password: string | undefined): Promise<void> => {
    if (password === undefined)
      throw new AppError("link.password_needed", 422, "Type the password that you chose when you made the account");
    const person = await findPerson(db, personId);
    if (!(await passwords.matches(password, person?.passwordHash ?? null)))
      throw fieldErrors({ password: "That is not the password of this registration" });
  };

  mount("register", async (ctx) => {
    requireMail(services);
    const { email, password, full_name: fullName, locale, time_zone: timeZone } = ctx.body;
    const desk = await readDesk(db);
    const passwordHash = await passwords.hashNew(password, [fullName, email, desk.name]);
    const registration = { email, fullName, passwordHash, locale, timeZone };
    // Making an account takes some milliseconds more than finding one: both are answered after the longer time.
    await Promise.all([ctx.work((work) => registerAccount(work, registration, demo)), setTimeout(registrationMillis)]);
    return { message: demo ? "You can sign in now." : "Look into your mailbox: a link there confirms your address." };
  });

  mount("verifyEmail", async (ctx) => {
    const { token, password } = ctx.body;
    const link = await openLink(db, token, "verify_email");
    if (link.isContested) await requirePassword(link.personId, password);
    await ctx.work((work) => verifyEmail(work, token));
    return { message: "Your address is confirmed. You can sign in now." };
  });

  mount("forgotPassword", async (ctx) => {
    requireMail(services);
    await ctx.work((work) => askForPasswordReset(work, ctx.body.email));
    return { message: "If there is an account with this address, a link to set a new password is on its way to it." };
  });

  mount("resetPassword", async (ctx) => {
    const { token, password } = ctx.body;
    const passwordHash = await hashFor(token, "reset_password", password);
    await ctx.work((work) => resetPassword(work, token, passwordHash));
    return { message: "Your new password is set. Sign in with it." };
  });

  mount("acceptInvitation", async (ctx) => {
    const { token, password, full_name: fullName } = ctx.body;
    const passwordHash = await hashFor(token, "invitation", password, fullName);
    await ctx.work((work) => acceptInvitation(work, token, passwordHash, fullName));
    return { message: "Welcome. You can sign in now." };
  });
}
