import type { Mount } from "../../../platform/http/context.js";
import { createKnownDevices } from "../../../platform/http/known-device.js";
import type { Services } from "../../../platform/services.js";
import { presentSignIn } from "../present-sign-in.js";
import { readDesk } from "../queries.js";
import { createSessionCookie } from "../session-cookie.js";
import { createAccessTokens, createRefreshTokens } from "../tokens.js";
import { challengeOver, findChallenge } from "./challenges.js";
import { finishSignIn } from "./commands/finish-sign-in.js";
import { beginSetUp, confirmSetUp, wrongCode } from "./commands/set-up.js";
import { removeFromPerson, renewRecoveryCodes, turnOff } from "./commands/turn-off.js";
import { otpauthUri } from "./totp.js";
import { createCodeTries } from "./tries.js";
import { readAppCode } from "./typed-code.js";

/** The second step of signing in, one's own two-factor, and that of people who lost theirs. */
export function mountTwoFactor(mount: Mount, services: Services): void {
  const { config, db, vault } = services;
  const accessTokens = createAccessTokens(config);
  const tokens = createRefreshTokens(config);
  const cookie = createSessionCookie(config);
  const devices = createKnownDevices(config);
  const tries = createCodeTries(services);

  mount("loginTwoFactor", async (ctx) => {
    const { challenge: token, code } = ctx.body;
    const { origin } = ctx;
    // Only a real challenge counts against its account: what strangers make up shuts nobody out.
    const challenge = await findChallenge(db, token);
    if (!challenge) throw challengeOver();
    const takeBack = await tries.count(challenge, origin.ip, readAppCode(code) !== null);
    const result = await ctx.work((work) => finishSignIn(work, { token, code }, { vault, tokens, origin }));
    if (result.outcome === "over") throw challengeOver();
    if (result.outcome === "wrong") throw wrongCode();
    await takeBack();
    const { person, session } = result;
    cookie.set(ctx.res, session.refreshToken, session.cookieSeconds);
    devices.remember(ctx.req, ctx.res, person.email ?? "");
    return presentSignIn(accessTokens, person, session);
  });

  mount("beginTwoFactor", async (ctx) => {
    const desk = await readDesk(db);
    const { secret, account } = await ctx.work((work) => beginSetUp(work, vault));
    return { secret, otpauth_uri: otpauthUri({ desk: desk.name, email: account, secret }) };
  });

  mount("confirmTwoFactor", async (ctx) => ({
    recovery_codes: await ctx.work((work) => confirmSetUp(work, vault, ctx.body.code)),
  }));

  mount("renewRecoveryCodes", async (ctx) => ({ recovery_codes: await ctx.work(renewRecoveryCodes) }));

  mount("turnTwoFactorOff", async (ctx) => {
    await ctx.work(turnOff);
    return undefined;
  });

  mount("removeTwoFactor", async (ctx) => {
    await ctx.work((work) => removeFromPerson(work, ctx.params.id));
    return undefined;
  });
}
