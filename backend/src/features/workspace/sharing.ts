import type { SharedScope } from "../../contract/index.js";
import type { Actor } from "../../platform/actor.js";
import type { Queries } from "../../platform/db.js";
import type { Difference } from "../../platform/differences.js";
import { findTeam } from "../directory/index.js";
import type { Binds } from "../tickets/index.js";

/** Whose it is: all that decides who sees it and who changes it. */
export interface Belonging {
  scope: SharedScope;
  ownerId: number | null;
  team: { id: number } | null;
}

/** Is it theirs to use? @param manages they look after what teams and everybody use. */
export function isTheirs(actor: Actor, { scope, ownerId, team }: Belonging, manages: boolean): boolean {
  switch (scope) {
    case "personal":
      return ownerId !== null && ownerId === actor.id;
    case "team":
      return manages || (team !== null && actor.teamIds.includes(team.id));
    case "all":
      return true;
  }
}

/** The same rule as `isTheirs` for a list, case by case. @param x the name of the table in the statement. */
export function theirs(actor: Actor, manages: boolean, binds: Binds, x: string): string {
  const own = `${x}.owner_id = ${binds.add(actor.id)}::bigint`;
  const ofTeam = manages ? "true" : `${x}.team_id = ANY (${binds.add(actor.teamIds)}::bigint[])`;
  return `(CASE ${x}.scope WHEN 'personal' THEN ${own} WHEN 'team' THEN ${ofTeam} ELSE true END)`;
}

/** What everything that can be shared says of whose it is. */
interface Shared {
  scope: SharedScope;
  team_id: number | null;
}

/** A team is named only where it is a team's. */
export const belonging = <Parts extends Shared>(parts: Parts): Parts => ({
  ...parts,
  team_id: parts.scope === "team" ? parts.team_id : null,
});

export const teamOf = ({ team_id: id }: Shared): { id: number } | null => (id === null ? null : { id });

/**
 * What is wrong with the teams that something names, by field.
 *
 * @param before what it was; what has not changed is not judged again: a team that was put away stays where it is.
 */
export async function wrongTeams<Field extends string>(
  queries: Queries,
  wanted: Shared & Readonly<Record<Field, number | null>>,
  before: Readonly<Record<Field, number | null>> | null,
  fields: readonly Field[],
): Promise<Record<string, string>> {
  const wrong: Record<string, string> = {};
  if (wanted.scope === "team" && wanted.team_id === null) wrong["team_id"] = "Choose the team whose it is";
  for (const field of fields) {
    const id: number | null = wanted[field];
    if (id === null || id === before?.[field]) continue;
    const team = await findTeam(queries, id);
    if (!team || team.archivedAt) wrong[field] = "There is no such team";
  }
  return wrong;
}

/** Without what was left out. */
export const given = <Parts extends object>(parts: Parts) =>
  Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined)) as {
    [Part in keyof Parts]: Exclude<Parts[Part], undefined>;
  };

/** What differs, by field. @param comparable two values are the same when these are. */
export function changesOf<Parts extends object>(
  before: Parts,
  wanted: Parts,
  comparable: (value: Parts[keyof Parts]) => string = JSON.stringify,
): Partial<Record<keyof Parts, Difference>> {
  const fields = Object.keys(wanted) as (keyof Parts)[];
  const differing = fields.filter((field) => comparable(before[field]) !== comparable(wanted[field]));
  return Object.fromEntries(differing.map((field) => [field, { from: before[field], to: wanted[field] }])) as Partial<
    Record<keyof Parts, Difference>
  >;
}
