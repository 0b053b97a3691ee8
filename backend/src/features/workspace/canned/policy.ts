import type { CannedScope } from "../../../contract/index.js";
import type { Actor } from "../../../platform/actor.js";
import { forbidden } from "../../../platform/errors.js";
import type { Binds } from "../../tickets/index.js";

/** Whose it is: all that decides who sees it and who changes it. */
export interface Belonging {
  scope: CannedScope;
  ownerId: number | null;
  team: { id: number } | null;
}

/** Everybody who replies has their own; what others use too is for those who manage it. */
const managesCanned = (actor: Actor): boolean => actor.may("canned.manage");

export function canUseCanned(actor: Actor, { scope, ownerId, team }: Belonging): boolean {
  if (!actor.isStaff || !actor.may("ticket.reply")) return false;
  switch (scope) {
    case "personal":
      return ownerId !== null && ownerId === actor.id;
    case "team":
      return managesCanned(actor) || (team !== null && actor.teamIds.includes(team.id));
    case "all":
      return true;
  }
}

/** The same rule as `canUseCanned` for a list, case by case. @param c the name of the table in the statement. */
export function usableBy(actor: Actor, binds: Binds, c = "c"): string {
  if (!actor.isStaff || !actor.may("ticket.reply")) return "false";
  const own = `${c}.owner_id = ${binds.add(actor.id)}::bigint`;
  const ofTeam = managesCanned(actor) ? "true" : `${c}.team_id = ANY (${binds.add(actor.teamIds)}::bigint[])`;
  return `(CASE ${c}.scope WHEN 'personal' THEN ${own} WHEN 'team' THEN ${ofTeam} ELSE true END)`;
}

export const canEditCanned = (actor: Actor, canned: Belonging): boolean =>
  canUseCanned(actor, canned) && (canned.scope === "personal" || managesCanned(actor));

/** @throws AppError 403 for what is not theirs to keep. */
export function requireCannedEdit(actor: Actor, canned: Belonging): void {
  if (!canEditCanned(actor, canned)) throw forbidden("change canned responses that others use too");
}
