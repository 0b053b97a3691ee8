import { email as emailSchema } from "../../contract/index.js";
import { AppError } from "../../platform/errors.js";
import type { Mount } from "../../platform/http/context.js";
import { createKnownDevices } from "../../platform/http/known-device.js";
import type { Services } from "../../platform/services.js";
import { refreshSession } from "./commands/refresh-session.js";
import { recordFailedSignIn, signIn, wrongCredentials } from "./commands/sign-in.js";
import { signOut } from "./commands/sign-out.js";
import type { Passwords } from "./passwords.js";
import { presentSignIn } from "./present-sign-in.js";
import { findPersonByEmail } from "./queries.js";
import { createSessionCookie } from "./session-cookie.js";
import { createAccessTokens, createRefreshTokens } from "./tokens.js";

/** Signing in, staying signed in, signing out. */
export function mountSignIn(mount: Mount, services: Services, passwords: Passwords): void {
  const accessTokens = createAccessTokens(services.config);
  const refreshTokens = createRefreshTokens(services.config);
  const cookie = createSessionCookie(services.config);
  const devices = createKnownDevices(services.config);

  mount("login", async (ctx) => {
    // What cannot be anybody's address takes the same way as one that is nobody's.
    const email = emailSchema.safeParse(ctx.body.email).data ?? null;
    const person = email === null ? null : await findPersonByEmail(services.db, email);
    const isRight = await passwords.matches(ctx.body.password, person?.passwordHash ?? null);
    if (!person || !isRight || person.deactivatedAt) {
      await ctx.work((work) => recordFailedSignIn(work, person?.id ?? null, email));
      throw wrongCredentials();
    }

    const result = await ctx.work((work) => signIn(work, person, refreshTokens, ctx.origin));
    if (result.outcome === "unverified") {
      throw new AppError("email_not_verified", 403, "Confirm your address first: a new link is in your mailbox.");
    }
    if (result.outcome === "challenged") {
      ctx.status(202);
      return { challenge: result.token, expires_at: result.expiresAt.toISOString() };
    }
    const { session } = result;
    cookie.set(ctx.res, session.refreshToken, session.cookieSeconds);
    devices.remember(ctx.req, ctx.res, person.email ?? "");
    return presentSignIn(accessTokens, result.person, session);
  });

  mount("refresh", async (ctx) => {
    const token = cookie.read(ctx.req);
    const result = token === null ? null : await ctx.work((work) => refreshSession(work, token, refreshTokens));
    if (!result || result.outcome === "dead") {
      if (token !== null) cookie.clear(ctx.res);
      ctx.status(204);
      return undefined;
    }
    const session = result.outcome === "rotated" ? result.session : { id: result.sessionId, ends: result.ends };
    if (result.outcome === "rotated") cookie.set(ctx.res, result.session.refreshToken, result.session.cookieSeconds);
    return presentSignIn(accessTokens, result.person, session);
  });

  mount("logout", async (ctx) => {
    await ctx.work((work) => signOut(work, cookie.read(ctx.req), refreshTokens));
    cookie.clear(ctx.res);
    return undefined;
  });
}
