import { z } from "zod";
import type { Endpoint } from "../endpoint.js";
import { session } from "../schemas/accounts.js";
import { idText } from "../schemas/primitives.js";
import * as twoFactor from "../schemas/two-factor.js";

const own = { tag: "Sign-in", access: "signed_in" } as const;

export const twoFactorEndpoints = {
  loginTwoFactor: {
    tag: "Sign-in",
    summary: "Sign in, second step: a code of the app or a recovery code",
    description:
      "A challenge lasts five minutes and five tries, and works once; after that it is 401 `challenge_over`, and signing in begins again with the password.",
    access: "public",
    body: twoFactor.loginTwoFactorBody,
    responses: { 200: session },
  },
  beginTwoFactor: {
    ...own,
    summary: "Begin to set up two-factor",
    description:
      "Nothing changes until a code confirms it; where two-factor is on already, its app keeps working until then.",
    beforeTwoFactor: true,
    recent: true,
    responses: { 201: twoFactor.begunTwoFactor },
    errors: [403],
  },
  confirmTwoFactor: {
    ...own,
    summary: "Turn two-factor on with the app's first code",
    description: "Answers ten recovery codes, which are shown here alone; earlier ones stop working.",
    beforeTwoFactor: true,
    body: twoFactor.confirmTwoFactorBody,
    responses: { 200: twoFactor.recoveryCodes },
    errors: [409],
  },
  turnTwoFactorOff: {
    ...own,
    summary: "Turn two-factor off",
    description: "409 `two_factor.demanded` where the desk demands it of this person.",
    recent: true,
    responses: { 204: null },
    errors: [403, 409],
  },
  renewRecoveryCodes: {
    ...own,
    summary: "Get new recovery codes",
    description: "The earlier ones stop working.",
    recent: true,
    responses: { 201: twoFactor.recoveryCodes },
    errors: [403, 409],
  },
  removeTwoFactor: {
    tag: "People",
    summary: "Turn off the two-factor of somebody who lost it",
    description: "They are told by mail. Nobody does this to somebody with more rights, nor to themselves (403).",
    access: { permission: "people.manage" },
    recent: true,
    params: z.strictObject({ id: idText }),
    responses: { 204: null },
    errors: [403, 404],
  },
} as const satisfies Record<string, Endpoint>;
