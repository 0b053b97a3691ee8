import { fieldErrors } from "../../../../platform/errors.js";
import type { Queries } from "../../../../platform/db.js";
import { findTeam } from "../../../directory/index.js";
import type { WholeCanned } from "../models.js";
import { unknownVariables } from "../texts.js";

/**
 * @param before what it was; what has not changed is not judged again: a team that was put away stays where it is.
 * @throws AppError 422 with a message per field.
 */
export async function requireCannedParts(
  queries: Queries,
  wanted: WholeCanned,
  before: WholeCanned | null,
): Promise<void> {
  const wrong: Record<string, string> = {};
  if (wanted.scope === "team" && wanted.team_id === null) wrong.team_id = "Choose the team whose it is";
  for (const field of ["team_id", "assign_team_id"] as const) {
    const id = wanted[field];
    if (id === null || id === before?.[field]) continue;
    const team = await findTeam(queries, id);
    if (!team || team.archivedAt) wrong[field] = "There is no such team";
  }
  const unknown = wanted.texts.flatMap(({ body }) => unknownVariables(body));
  if (unknown.length > 0) wrong.texts = `There is no variable called ${unknown[0]}`;
  else if (wanted.texts.length === 0 && !doesSomething(wanted))
    wrong.texts = "Write a text, or choose what it does to the ticket";
  if (Object.keys(wrong).length > 0) throw fieldErrors(wrong);
}

const doesSomething = (parts: WholeCanned): boolean =>
  parts.set_status !== null ||
  parts.set_priority !== null ||
  parts.add_tags.length > 0 ||
  parts.assign_to_me ||
  parts.assign_team_id !== null;
