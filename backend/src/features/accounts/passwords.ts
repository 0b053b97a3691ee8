import bcrypt from "bcrypt";
import { createHash } from "node:crypto";
import type { Config } from "../../config.js";
import { fieldErrors } from "../../platform/errors.js";
import { weaknessOf } from "./password-strength.js";

/**
 * Setting and checking passwords. Hashing takes a fifth of a second by design: never do it inside a transaction,
 * which would hold a connection and its locks for as long.
 */
export interface Passwords {
  /** The hash to store, of a password that passes the policy. Throws 422 with the reason in words, on `field`. */
  hashNew(password: string, personalWords: readonly (string | null | undefined)[], field?: string): Promise<string>;
  /** The hash to store, whatever the password: for the demo's published ones alone. */
  hash(password: string): Promise<string>;
  /** Takes the same time whether there is a hash or not, so that nobody learns which addresses have an account. */
  matches(password: string, hash: string | null): Promise<boolean>;
}

export function createPasswords(config: Pick<Config, "bcryptCost" | "passwordMinLength">): Passwords {
  // A well-formed hash that nothing matches, with the full cost of a real one.
  const nobody = bcrypt.genSaltSync(config.bcryptCost) + ".".repeat(31);
  const hash = (password: string) => bcrypt.hash(condense(password), config.bcryptCost);

  return {
    hash,
    hashNew: async (password, personalWords, field = "password") => {
      const reason = await whyRefused(password, config.passwordMinLength, personalWords);
      if (reason) throw fieldErrors({ [field]: reason });
      return hash(password);
    },
    matches: async (password, stored) => {
      const equal = await bcrypt.compare(condense(password), stored ?? nobody);
      return equal && stored !== null;
    },
  };
}

/** bcrypt stops at 72 bytes and at a zero byte; 64 characters of base64 have neither. */
function condense(password: string): string {
  return createHash("sha384").update(normalize(password)).digest("base64");
}

/** The same characters typed on another keyboard are the same password. */
function normalize(password: string): string {
  return password.normalize("NFKC");
}

async function whyRefused(
  password: string,
  minLength: number,
  personalWords: readonly (string | null | undefined)[],
): Promise<string | null> {
  const normal = normalize(password);
  if ([...normal].length < minLength) return `Use at least ${minLength} characters`;
  return weaknessOf(
    normal,
    personalWords.filter((word) => word != null),
  );
}
