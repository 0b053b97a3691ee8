import { createHash, randomBytes } from "node:crypto";
import type { Queries } from "../../../platform/db.js";
import type { Work } from "../../../platform/work.js";

const COUNT = 10;
/** 80 bits: nobody can guess one, so a plain hash keeps it. */
const BYTES = 10;
/** Without letters that are read as digits or as each other. */
const LETTERS = "0123456789abcdefghjkmnpqrstvwxyz";
const LENGTH = (BYTES * 8) / 5;

/** "k7m2-x9qd-0wta-5vhe": 16 letters of 5 bits each. */
function newCode(): string {
  const bits = [...randomBytes(BYTES)].map((byte) => byte.toString(2).padStart(8, "0")).join("");
  const letters = (bits.match(/.{5}/g) ?? []).map((five) => LETTERS.charAt(parseInt(five, 2))).join("");
  return (letters.match(/.{4}/g) ?? []).join("-");
}

/** What was typed as the code it can only be meant to be; null when it cannot be one. */
export function readRecoveryCode(typed: string): string | null {
  const letters = typed.toLowerCase().replace(/[\s-]/g, "").replace(/o/g, "0").replace(/[il]/g, "1");
  const isCode = letters.length === LENGTH && [...letters].every((letter) => LETTERS.includes(letter));
  return isCode ? letters : null;
}

const hashOf = (letters: string): Buffer => createHash("sha256").update(letters).digest();

/** New codes in place of a person's earlier ones: their only copy in the clear. */
export async function replaceRecoveryCodes(work: Work, personId: number): Promise<string[]> {
  await removeRecoveryCodes(work, personId);
  const codes = Array.from({ length: COUNT }, newCode);
  const hashes = codes.map((code) => hashOf(code.replaceAll("-", "")));
  await work.rows(
    "INSERT INTO recovery_codes (person_id, code_hash, created_at) SELECT $1, unnest($2::bytea[]), $3::timestamptz",
    [personId, hashes, work.now],
  );
  return codes;
}

/** Uses a code up. Of two at once, one gets it. */
export async function useRecoveryCode(work: Work, personId: number, typed: string): Promise<boolean> {
  const letters = readRecoveryCode(typed);
  if (letters === null) return false;
  const used = await work.one(
    "UPDATE recovery_codes SET used_at = $3 WHERE person_id = $1 AND code_hash = $2 AND used_at IS NULL RETURNING id",
    [personId, hashOf(letters), work.now],
  );
  return used !== null;
}

export async function removeRecoveryCodes(queries: Queries, personId: number): Promise<void> {
  await queries.rows("DELETE FROM recovery_codes WHERE person_id = $1", [personId]);
}
