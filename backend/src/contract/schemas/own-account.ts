import { z } from "zod";
import { accepted, email, newPassword } from "./accounts.js";
import { id, idText, instant } from "./primitives.js";

/** The password as it was typed: checked, never set. */
const typedPassword = z.string().min(1, "Enter your password").max(1024, "Use at most 1024 characters");

export const confirmBody = z.strictObject({
  password: typedPassword,
  /** From the authenticator app, or one of the recovery codes; needed where two-factor is on. */
  code: z.string().max(40).optional(),
});

export const changePasswordBody = z.strictObject({
  current_password: typedPassword,
  new_password: newPassword,
  /** Also ends all API keys, for good; without it they go on working. */
  revoke_api_keys: z.boolean().optional(),
});
/** What became of the API keys that worked. */
export const changedPassword = accepted.extend({
  api_keys: z.object({ revoked: z.number().int(), left: z.number().int() }),
});
export const changeEmailBody = z.strictObject({ email });

/** One browser's sign-in. */
export const ownSession = z.object({
  id,
  /** In words, from what the browser says of itself: "Firefox on Windows"; null where it says nothing. */
  device: z.string().nullable(),
  ip: z.string().nullable(),
  started_at: instant,
  /** To ten minutes. */
  last_used_at: instant,
  /** The one that asks. */
  current: z.boolean(),
});
export type OwnSession = z.infer<typeof ownSession>;
export const sessionList = z.object({ data: z.array(ownSession) });
export const sessionParams = z.strictObject({ id: idText });
export const personSessionParams = z.strictObject({ id: idText, session_id: idText });
export const endedSessions = z.object({ ended: z.number().int() });

export const deletePersonQuery = z.strictObject({
  /** Who gets their open tickets; without it their teams do. */
  assign_to: idText.optional(),
});
