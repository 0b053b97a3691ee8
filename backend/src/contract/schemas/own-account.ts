import { z } from "zod";

/** The password as it was typed: checked, never set. */
const typedPassword = z.string().min(1, "Enter your password").max(1024, "Use at most 1024 characters");

export const confirmBody = z.strictObject({
  password: typedPassword,
  /** From the authenticator app, or one of the recovery codes; needed where two-factor is on. */
  code: z.string().max(40).optional(),
});
