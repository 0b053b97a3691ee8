import { fieldErrors } from "../../../../platform/errors.js";
import { isUniqueViolation } from "../../../../platform/unique-violation.js";
import type { Work } from "../../../../platform/work.js";
import type { CannedText } from "../models.js";

/** Replaces the texts by these. */
export async function keepTexts(work: Work, cannedId: number, texts: readonly CannedText[]): Promise<void> {
  await work.rows("DELETE FROM canned_texts WHERE canned_id = $1", [cannedId]);
  await work.rows(
    `INSERT INTO canned_texts (canned_id, language, body)
     SELECT $1, t.language, t.body FROM jsonb_to_recordset($2::jsonb) AS t (language text, body text)`,
    [cannedId, JSON.stringify(texts)],
  );
}

/**
 * Runs a statement that gives a shortcut. The database's own index decides, so that two at once cannot both have it.
 * @throws AppError 422 on `shortcut` when another of the same person, team or desk has it.
 */
export async function withOwnShortcut<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (isUniqueViolation(error)) throw fieldErrors({ shortcut: "Another one has that shortcut" });
    throw error;
  }
}
