import { generateSecret, generateURI, verifySync } from "otplib";

/** Seconds for which an app shows one code; the code before and the one after it are taken too, for clocks that differ. */
const STEP = 30;
/** Bytes: as much as the hash inside, and what RFC 4226 recommends. */
const SECRET_BYTES = 20;

/** A secret for an app, in Base32. */
export const newTotpSecret = (): string => generateSecret({ length: SECRET_BYTES });

/** What a QR code for an app holds. */
export function otpauthUri(account: { desk: string; email: string; secret: string }): string {
  return generateURI({ issuer: account.desk, label: account.email, secret: account.secret });
}

/**
 * The time step that a code is of, when it is right and newer than what was taken before.
 *
 * @param code six digits.
 * @param now by the desk's clock.
 * @param lastStep the newest step taken so far; codes up to it are not taken again. Null: none was.
 */
export function stepOfCode(secret: string, code: string, now: Date, lastStep: number | null): number | null {
  const result = verifySync({
    secret,
    token: code,
    epoch: Math.floor(now.getTime() / 1000),
    epochTolerance: STEP,
    ...(lastStep !== null && { afterTimeStep: lastStep }),
  });
  if (!result.valid || !("timeStep" in result)) return null;
  return result.timeStep;
}
