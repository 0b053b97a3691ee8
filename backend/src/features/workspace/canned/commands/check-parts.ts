import { fieldErrors } from "../../../../platform/errors.js";
import type { Queries } from "../../../../platform/db.js";
import { customersRead, readFields } from "../../../fields/index.js";
import { wrongTeams } from "../../sharing.js";
import type { WholeCanned } from "../models.js";
import { answerKeysIn, unknownVariables } from "../texts.js";

/**
 * @param before what it was; teams that have not changed are not judged again.
 * @throws AppError 422 with a message per field.
 */
export async function requireCannedParts(
  queries: Queries,
  wanted: WholeCanned,
  before: WholeCanned | null,
): Promise<void> {
  const wrong = await wrongTeams(queries, wanted, before, ["team_id", "assign_team_id"]);
  const unknown = wanted.texts.flatMap(({ body }) => unknownVariables(body));
  const closed = await unreadable(queries, answerKeysIn(wanted.texts));
  if (unknown.length > 0) wrong["texts"] = `There is no variable called ${unknown[0]}`;
  else if (closed !== null) wrong["texts"] = closed;
  else if (wanted.texts.length === 0 && !doesSomething(wanted))
    wrong["texts"] = "Write a text, or choose what it does to the ticket";
  if (Object.keys(wrong).length > 0) throw fieldErrors(wrong);
}

/** Why a text to customers cannot name one of these fields; null where it can name all. */
async function unreadable(queries: Queries, keys: readonly string[]): Promise<string | null> {
  if (keys.length === 0) return null;
  const fields = await readFields(queries);
  for (const key of keys) {
    const field = fields.find((one) => one.key === key);
    if (!field) return `There is no variable called field.${key}`;
    if (!customersRead(field))
      return `${field.label} is for your team alone: a text to customers cannot name field.${key}`;
  }
  return null;
}

const doesSomething = (parts: WholeCanned): boolean =>
  parts.set_status !== null ||
  parts.set_priority !== null ||
  parts.add_tags.length > 0 ||
  parts.assign_to_me ||
  parts.assign_team_id !== null;
