import { fieldErrors } from "../../../../platform/errors.js";
import type { Queries } from "../../../../platform/db.js";
import { wrongTeams } from "../../sharing.js";
import type { WholeCanned } from "../models.js";
import { unknownVariables } from "../texts.js";

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
  if (unknown.length > 0) wrong["texts"] = `There is no variable called ${unknown[0]}`;
  else if (wanted.texts.length === 0 && !doesSomething(wanted))
    wrong["texts"] = "Write a text, or choose what it does to the ticket";
  if (Object.keys(wrong).length > 0) throw fieldErrors(wrong);
}

const doesSomething = (parts: WholeCanned): boolean =>
  parts.set_status !== null ||
  parts.set_priority !== null ||
  parts.add_tags.length > 0 ||
  parts.assign_to_me ||
  parts.assign_team_id !== null;
