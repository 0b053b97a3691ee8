import { AppError, notFound, staleVersion } from "../../../platform/errors.js";
import type { Work } from "../../../platform/work.js";
import type { Team } from "../models.js";
import { requireManager } from "../policy.js";
import { requireTeamParts } from "../team-parts.js";
import { showTeam } from "../team-presenter.js";
import { lockTeam, usesOfTeam } from "../teams.js";
import { withUniqueName } from "../unique-name.js";

/** `undefined` leaves it; the lists replace what was there. */
export interface TeamChange {
  name?: string | undefined;
  description?: string | null | undefined;
  supervisorId?: number | null | undefined;
  memberIds?: readonly number[] | undefined;
  departmentIds?: readonly number[] | undefined;
  archived?: boolean | undefined;
}

/**
 * Changes a team; what its members may see follows by the tables' triggers. Members who were deactivated stay in it,
 * unseen, so that they are back when they are reactivated.
 *
 * @throws AppError 404, 412 when `expected` is not the present version, 409 `team.in_use` when it is to be archived and
 *   is still needed, 422 with a message per field.
 */
export async function updateTeam(work: Work, id: number, change: TeamChange, expected: number | null): Promise<void> {
  requireManager(work.actor);
  const before = await lockTeam(work, id);
  if (!before) throw notFound("Team");
  if (expected !== null && expected !== before.version) throw staleVersion(await showTeam(work, before));
  const wanted = wantedOf(before, change);
  const changes = changesOf(before, wanted);
  if (Object.keys(changes).length === 0) return;

  if (wanted.archived && !before.archivedAt) await requireUnused(work, before);
  await requireTeamParts(work, {
    supervisorId: changes.supervisor_id && wanted.supervisorId,
    memberIds: wanted.memberIds.filter((person) => !before.memberIds.includes(person)),
    departmentIds: changes.department_ids && wanted.departmentIds,
  });
  await withUniqueName("team", () =>
    work.rows(
      `UPDATE teams SET name = $2, description = $3, supervisor_id = $4,
              archived_at = CASE WHEN $5::boolean THEN coalesce(archived_at, $6::timestamptz) END,
              changed_at = $6::timestamptz, changed_by = $7, version = version + 1
       WHERE id = $1`,
      [id, wanted.name, wanted.description, wanted.supervisorId, wanted.archived, work.now, work.actor.id],
    ),
  );
  if (changes.member_ids) await replaceMembers(work, id, before.memberIds, wanted.memberIds);
  if (changes.department_ids) await replaceDepartments(work, id, wanted.departmentIds);
  await recordChange(work, id, changes);
}

interface Wanted {
  name: string;
  description: string | null;
  supervisorId: number | null;
  memberIds: readonly number[];
  departmentIds: readonly number[];
  archived: boolean;
}

function wantedOf(before: Team, change: TeamChange): Wanted {
  const {
    name = before.name,
    description = before.description,
    supervisorId = before.supervisorId,
    memberIds = before.memberIds,
    departmentIds = before.departments.map((department) => department.id),
    archived = before.archivedAt !== null,
  } = change;
  return { name, description, supervisorId, memberIds, departmentIds, archived };
}

type Changes = Record<string, { from: unknown; to: unknown }>;

/** Old and new values by wire name, of what really differs. */
function changesOf(before: Team, wanted: Wanted): Changes {
  const sorted = (ids: readonly number[]) => [...new Set(ids)].sort((a, b) => a - b);
  const all: Changes = {
    name: { from: before.name, to: wanted.name },
    description: { from: before.description, to: wanted.description },
    supervisor_id: { from: before.supervisorId, to: wanted.supervisorId },
    member_ids: { from: sorted(before.memberIds), to: sorted(wanted.memberIds) },
    department_ids: { from: sorted(before.departments.map(({ id }) => id)), to: sorted(wanted.departmentIds) },
    archived: { from: before.archivedAt !== null, to: wanted.archived },
  };
  return Object.fromEntries(
    Object.entries(all).filter(([, { from, to }]) => JSON.stringify(from) !== JSON.stringify(to)),
  );
}

/** @throws AppError 409 that says how many categories and open tickets are in the way. */
async function requireUnused(work: Work, team: Team): Promise<void> {
  const { categories, openTickets } = await usesOfTeam(work, team.id);
  if (categories === 0 && openTickets === 0) return;
  const parts = [
    ...(categories > 0
      ? [`${categories} ${categories === 1 ? "category sends" : "categories send"} complaints to it`]
      : []),
    ...(openTickets > 0 ? [`${openTickets} open ${openTickets === 1 ? "ticket is" : "tickets are"} in it`] : []),
  ];
  throw new AppError("team.in_use", 409, `${team.name} is still needed: ${parts.join(" and ")}`);
}

async function replaceMembers(
  work: Work,
  id: number,
  before: readonly number[],
  wanted: readonly number[],
): Promise<void> {
  const left = before.filter((person) => !wanted.includes(person));
  await work.rows("DELETE FROM team_members WHERE team_id = $1 AND person_id = ANY ($2::bigint[])", [id, left]);
  await work.rows(
    "INSERT INTO team_members (team_id, person_id) SELECT $1, unnest($2::bigint[]) ON CONFLICT DO NOTHING",
    [id, wanted],
  );
}

async function replaceDepartments(work: Work, id: number, wanted: readonly number[]): Promise<void> {
  await work.rows("DELETE FROM team_departments WHERE team_id = $1 AND department_id <> ALL ($2::bigint[])", [
    id,
    wanted,
  ]);
  await work.rows(
    "INSERT INTO team_departments (team_id, department_id) SELECT $1, unnest($2::bigint[]) ON CONFLICT DO NOTHING",
    [id, wanted],
  );
}

/** Putting away and restoring are happenings of their own; what else changed with them is one more. */
async function recordChange(work: Work, id: number, { archived, ...changes }: Changes): Promise<void> {
  const fields = Object.keys(changes);
  if (fields.length > 0) {
    await work.record({
      type: "team.updated",
      object: { kind: "team", id },
      data: { team_id: id, fields },
      details: { changes },
    });
  }
  if (archived) {
    await work.record({
      type: archived.to === true ? "team.archived" : "team.restored",
      object: { kind: "team", id },
      data: { team_id: id },
      details: { changes: { archived } },
    });
  }
}
