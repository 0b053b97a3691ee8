import { z } from "zod";
import { instant } from "./primitives.js";

/** Of whom a second factor is demanded. `admins`: whoever may let others in or change what protects the desk. */
export const twoFactorRule = z.enum(["nobody", "admins", "staff"]);
export type TwoFactorRule = z.infer<typeof twoFactorRule>;

/** One's own second factor. */
export const twoFactor = z.object({
  on: z.boolean(),
  /** The desk demands it of this person: where it is off, the next sign-in or refresh leads to setting it up alone. */
  required: z.boolean(),
  recovery_codes_left: z.number().int(),
});
export type TwoFactor = z.infer<typeof twoFactor>;

/** Six digits of an app; spaces between them are taken. */
export const oneTimeCode = z
  .string()
  .max(20, "Enter the 6 digits that the app shows")
  .transform((text) => text.replace(/\s/g, ""))
  .pipe(z.string().regex(/^\d{6}$/, "Enter the 6 digits that the app shows"));

/** The secret for an app, as text and as the address in a QR code. Shown here alone. */
export const begunTwoFactor = z.object({ secret: z.string(), otpauth_uri: z.string() });
export type BegunTwoFactor = z.infer<typeof begunTwoFactor>;

export const confirmTwoFactorBody = z.strictObject({ code: oneTimeCode });

/** Each works once; shown here alone. */
export const recoveryCodes = z.object({ recovery_codes: z.array(z.string()) });

/** The password was right; a code is awaited at `/api/auth/login/two-factor`. */
export const challenge = z.object({
  challenge: z.string(),
  expires_at: instant,
});
export type Challenge = z.infer<typeof challenge>;

export const loginTwoFactorBody = z.strictObject({
  challenge: z.string().min(1).max(200),
  /** Of the app, or a recovery code; spaces, dashes and upper case make no difference. */
  code: z.string().min(1, "Enter a code").max(60, "Enter a code"),
});
