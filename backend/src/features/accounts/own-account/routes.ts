import { fieldErrors } from "../../../platform/errors.js";
import { personId } from "../../../platform/actor.js";
import type { Mount } from "../../../platform/http/context.js";
import type { Services } from "../../../platform/services.js";
import { requireMail } from "../mail-needed.js";
import { createPasswords } from "../passwords.js";
import type { PersonDoors } from "../person-doors.js";
import { readDesk } from "../queries.js";
import { createSessionCookie } from "../session-cookie.js";
import { digestOf } from "../two-factor/challenges.js";
import { wrongCode } from "../two-factor/commands/set-up.js";
import { createCodeTries } from "../two-factor/tries.js";
import { readAppCode } from "../two-factor/typed-code.js";
import { checkPassword } from "./check-password.js";
import { changeEmail, cancelEmailChange } from "./commands/change-email.js";
import { changePassword } from "./commands/change-password.js";
import { confirmSession } from "./commands/confirm-session.js";
import { deleteMyself, deletePerson } from "./commands/delete-person.js";
import { requestEmailChange } from "./commands/request-email-change.js";
import { exportPerson, type ExportDoors } from "./export-person.js";

/** What people do with their own account; and deleting somebody else's, which is the same. */
export function mountOwnAccount(mount: Mount, services: Services, doors: PersonDoors & ExportDoors): void {
  const { config, db, storage, vault } = services;
  const passwords = createPasswords(config);
  const cookie = createSessionCookie(config);
  const tries = createCodeTries(services);

  mount("confirmPassword", async (ctx) => {
    const { password, code = "" } = ctx.body;
    const person = await checkPassword(ctx, { db, passwords }, password, "password");
    const confirm = () => ctx.work((work) => confirmSession(work, person, { code, vault }));
    if (!person.twoFactorOn) {
      if (!(await confirm())) throw wrongCode();
      return undefined;
    }
    if (code === "") throw fieldErrors({ code: "Enter the code that your app shows" });
    const account = { personId: person.id, passwordDigest: digestOf(person.passwordHash) };
    const takeBack = await tries.count(account, ctx.origin.ip, readAppCode(code) !== null);
    if (!(await confirm())) throw wrongCode();
    await takeBack();
    return undefined;
  });

  mount("changePassword", async (ctx) => {
    const { current_password: current, new_password: wanted, revoke_api_keys: revokeKeys = false } = ctx.body;
    const person = await checkPassword(ctx, { db, passwords }, current, "current_password");
    if (current === wanted) throw fieldErrors({ new_password: "Choose another password than the present one" });
    const desk = await readDesk(db);
    const hash = await passwords.hashNew(wanted, [person.fullName, person.email, desk.name], "new_password");
    const keys = await ctx.work((work) => changePassword(work, person, hash, { revokeKeys }));
    return { message: "Your new password is set. Every other device was signed out.", api_keys: keys };
  });

  mount("changeEmail", async (ctx) => {
    requireMail(services);
    await ctx.work((work) => requestEmailChange(work, ctx.body.email));
    return { message: "Look into the new mailbox: a link there confirms the address." };
  });

  mount("cancelEmailChange", async (ctx) => {
    await ctx.work((work) => cancelEmailChange(work, personId(work.actor)));
    return undefined;
  });

  mount("confirmEmail", async (ctx) => {
    await ctx.work((work) => changeEmail(work, ctx.body.token, doors));
    return { message: "Your new address is confirmed. Sign in with it from now on." };
  });

  mount("deleteMe", async (ctx) => {
    const { photoKey } = await ctx.work((work) => deleteMyself(work, doors));
    if (photoKey) await storage.remove(photoKey);
    cookie.clear(ctx.res);
    return undefined;
  });

  mount("deletePerson", async (ctx) => {
    const heir = ctx.query.assign_to ?? null;
    const { photoKey } = await ctx.work((work) => deletePerson(work, ctx.params.id, heir, doors));
    if (photoKey) await storage.remove(photoKey);
    return undefined;
  });

  mount("exportMe", (ctx) => exportPerson(services, ctx, doors));
}
