import type { Mount } from "../../platform/http/context.js";
import type { Services } from "../../platform/services.js";
import { becomeFirstAdmin } from "./commands/become-first-admin.js";
import { requireBootstrapLink } from "./first-admin.js";
import type { Passwords } from "./passwords.js";
import { presentSignIn } from "./present-sign-in.js";
import { readDesk } from "./queries.js";
import { createSessionCookie } from "./session-cookie.js";
import { createAccessTokens, createRefreshTokens } from "./tokens.js";

/** The first admin of a new desk, by the link that its start prints. */
export function mountBootstrap(mount: Mount, services: Services, passwords: Passwords): void {
  const { config, db } = services;
  const accessTokens = createAccessTokens(config);
  const refreshTokens = createRefreshTokens(config);
  const cookie = createSessionCookie(config);

  mount("checkBootstrapLink", async (ctx) => {
    await requireBootstrapLink(db, ctx.body.token);
    return undefined;
  });

  mount("becomeFirstAdmin", async (ctx) => {
    const { token, email, full_name: fullName, password, locale, time_zone: timeZone } = ctx.body;
    // Before the password is judged and hashed, which takes long: strangers must not have us do it.
    await requireBootstrapLink(db, token);
    const desk = await readDesk(db);
    const passwordHash = await passwords.hashNew(password, [fullName, email, desk.name]);
    const admin = { email, fullName, passwordHash, locale, timeZone };
    const { person, session } = await ctx.work((work) =>
      becomeFirstAdmin(work, token, admin, refreshTokens, ctx.origin),
    );
    cookie.set(ctx.res, session.refreshToken, session.cookieSeconds);
    return presentSignIn(accessTokens, person, session);
  });
}
