import type { Mount } from "../../../platform/http/context.js";
import type { Services } from "../../../platform/services.js";
import type { Passwords } from "../passwords.js";
import { checkPassword } from "./check-password.js";
import { confirmSession } from "./commands/confirm-session.js";

/** What people do with their own account. */
export function mountOwnAccount(mount: Mount, { db }: Services, passwords: Passwords): void {
  mount("confirmPassword", async (ctx) => {
    const person = await checkPassword(ctx, { db, passwords }, ctx.body.password, "password");
    await ctx.work((work) => confirmSession(work, person));
    return undefined;
  });
}
