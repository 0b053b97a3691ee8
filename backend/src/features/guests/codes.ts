import { createHash, createHmac, createSecretKey, randomBytes, randomInt, timingSafeEqual } from "node:crypto";
import type { Config } from "../../config.js";

/** Minutes a code works: long enough for a slow mail, too short to try it out. */
export const codeMinutes = { draft: 15, track: 10 };
/** Hours in which a draft waits for its confirmation, and a mailed link works. */
export const draftHours = 24;
export const linkHours = 24;
/** Wrong codes, after which a new one is needed: five in a million is what a guesser gets. */
export const wrongTries = 5;

/** The codes' keyed hashes: of six digits a plain one would be undone in a second by whoever reads the table. */
export interface Codes {
  /** A new code for a draft or request. */
  make(scope: string): { code: string; hash: Buffer };
  /** Takes the same time whether there is a code or not. */
  matches(scope: string, code: string, stored: Buffer | null): boolean;
}

export function createCodes(config: Pick<Config, "jwtSecret">): Codes {
  const key = createSecretKey(createHmac("sha256", config.jwtSecret).update("guest code").digest());
  const hashOf = (scope: string, code: string) => createHmac("sha256", key).update(`${scope} ${code}`).digest();
  const nobody = randomBytes(32);
  return {
    make: (scope) => {
      const code = String(randomInt(1_000_000)).padStart(6, "0");
      return { code, hash: hashOf(scope, code) };
    },
    matches: (scope, code, stored) => {
      const equal = timingSafeEqual(hashOf(scope, code), stored ?? nobody);
      return equal && stored !== null;
    },
  };
}

/** 256 random bits for one holder; only the hash is stored. */
export function newHandle(): { token: string; hash: Buffer } {
  const token = randomBytes(32).toString("base64url");
  return { token, hash: hashHandle(token) };
}

export const hashHandle = (token: string): Buffer => createHash("sha256").update(token).digest();
