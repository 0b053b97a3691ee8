import type { PersonDetail, PersonLock, PersonRef } from "../../contract/index.js";
import type { Actor } from "../../platform/actor.js";
import type { Queries } from "../../platform/db.js";
import { notFound } from "../../platform/errors.js";
import { lastChangeOf, presentLastChange, type LastChangeRow } from "../desk/index.js";
import { countWorkingKeys } from "./api-keys/queries.js";
import { findInvitation, type Invitation } from "./invitations.js";
import { getListedPerson, type ListedPerson } from "./people-list.js";
import { canChange, canDelete } from "./policy.js";
import { personRefs, presentPerson } from "./presenter.js";
import { isLastAdmin } from "./run-the-desk.js";

interface More {
  changed: LastChangeRow;
  skills: PersonDetail["skills"];
  groups: PersonDetail["customer_groups"];
  openTickets: number;
}

async function readMore(queries: Queries, id: number): Promise<More> {
  const row = await queries.one<More>(
    `SELECT ${lastChangeOf("p.")} AS changed,
            coalesce((SELECT json_agg(json_build_object('id', s.id, 'name', s.name, 'level', l.level) ORDER BY l.level DESC, s.name)
                      FROM person_skills l JOIN skills s ON s.id = l.skill_id AND s.archived_at IS NULL
                      WHERE l.person_id = p.id), '[]') AS skills,
            coalesce((SELECT json_agg(json_build_object('id', g.id, 'name', g.name, 'tone', g.tone) ORDER BY lower(g.name))
                      FROM customer_group_members m JOIN customer_groups g ON g.id = m.group_id AND g.archived_at IS NULL
                      WHERE m.person_id = p.id), '[]') AS groups,
            (SELECT count(*) FROM tickets t
             WHERE t.assignee_id = p.id AND t.status IN ('new', 'in_progress', 'pending', 'on_hold') AND t.hidden_at IS NULL) AS "openTickets"
     FROM people p WHERE p.id = $1`,
    [id],
  );
  if (!row) throw notFound("Person");
  return row;
}

/** One person with everything that is known of them here. @throws AppError 404 when there is none for the actor. */
export async function showPerson(queries: Queries, actor: Actor, id: number): Promise<PersonDetail> {
  const person = await getListedPerson(queries, actor, id);
  if (!person) throw notFound("Person");
  const more = await readMore(queries, id);
  const invitation = await findInvitation(queries, id);
  const people = await personRefs(queries, invitation?.invitedBy ? [invitation.invitedBy] : []);
  const lock = await lockOf(queries, actor, person);
  const mayChange = canChange(actor, person);
  return {
    ...presentPerson(actor, person),
    version: person.version,
    changed: presentLastChange(more.changed),
    skills: more.skills,
    customer_groups: more.groups,
    invitation: invitation && presentInvitation(invitation, people),
    open_tickets: actor.may("people.manage") ? more.openTickets : null,
    api_keys: actor.may("people.manage") ? await countWorkingKeys(queries, id) : null,
    abilities: {
      change_teams: mayChange && person.isStaff,
      change_role: lock === null,
      deactivate: lock === null && person.deactivatedAt === null,
      reactivate: lock === null && person.deactivatedAt !== null,
      end_sessions: mayChange,
      delete: lock !== "self" && lock !== "last_admin" && canDelete(actor, person),
      lock,
    },
  };
}

export function presentInvitation(
  invitation: Invitation,
  people: ReadonlyMap<number, PersonRef>,
): NonNullable<PersonDetail["invitation"]> {
  return {
    state: invitation.state,
    invited_at: invitation.invitedAt.toISOString(),
    expires_at: invitation.expiresAt.toISOString(),
    invited_by: (invitation.invitedBy !== null && people.get(invitation.invitedBy)) || null,
    sent: invitation.sent,
  };
}

/** Why the actor cannot change the person's role and account; null when they can. */
async function lockOf(queries: Queries, actor: Actor, person: ListedPerson): Promise<PersonLock | null> {
  if (!actor.may("people.manage")) return "not_allowed";
  if (actor.id === person.id) return "self";
  if (!canChange(actor, person)) return "more_rights";
  return (await isLastAdmin(queries, person.id)) ? "last_admin" : null;
}
