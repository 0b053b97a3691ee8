import { randomInt } from "node:crypto";
import { hashSecret, newSecret } from "../tokens.js";

/** What every key begins with, so that scanners of published code find one that was left there. */
const MARK = "rdk_";
const SHAPE = /^rdk_[a-z0-9]{6}_[A-Za-z0-9_-]{43}$/;
const LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";

export interface NewKey {
  /** Shown once and kept nowhere. */
  key: string;
  /** Tells keys apart in lists. Random too, but no part of the secret: showing it gives nothing away. */
  prefix: string;
  hash: Buffer;
}

export function newKey(): NewKey {
  const hint = Array.from({ length: 6 }, () => LETTERS.charAt(randomInt(LETTERS.length))).join("");
  const prefix = `${MARK}${hint}`;
  const key = `${prefix}_${newSecret().token}`;
  return { key, prefix, hash: hashSecret(key) };
}

/** Whether a token says it is an API key, right or wrong: access tokens never begin like this. */
export const isKey = (token: string): boolean => token.startsWith(MARK);

/** What a key is found by; null for what cannot be one. */
export const hashOfKey = (token: string): Buffer | null => (SHAPE.test(token) ? hashSecret(token) : null);
