import type { InvitationRow } from "../../contract/index.js";
import type { Actor } from "../../platform/actor.js";
import type { Mount } from "../../platform/http/context.js";
import type { Services } from "../../platform/services.js";
import { invitePeople } from "./commands/invite-people.js";
import { invitePerson } from "./commands/invite-person.js";
import { resendInvitation, revokeInvitation } from "./commands/revoke-invitation.js";
import { listInvitations, type ListedInvitation } from "./invitations.js";
import { presentInvitation } from "./person-detail.js";
import type { PersonDoors } from "./person-doors.js";
import { canGrant } from "./policy.js";
import { personRefs, presentPersonRef } from "./presenter.js";
import { showAdded } from "./show-added.js";

export function mountInvitations(mount: Mount, { config, db, mail }: Services, doors: PersonDoors): void {
  /**
   * Links are shown where no mail could carry them, and only in the first answer: what a unit of work returns is stored
   * for repetitions of the request, and a link must not lie there in the clear.
   */
  const linkOf = (token: string | undefined) =>
    mail === null && token !== undefined ? `${config.publicUrl}/invite?token=${token}` : null;

  mount("invitePerson", async (ctx) => {
    const { email, full_name: fullName, role: roleKey, team_ids: teamIds } = ctx.body;
    const secret: { token?: string } = {};
    const invitation = await ctx.work(async (work) => {
      const { personId, token } = await invitePerson(work, { email, fullName, roleKey, teamIds }, doors);
      secret.token = token;
      return { person: await showAdded(work, personId), link: null };
    });
    return { ...invitation, link: linkOf(secret.token) };
  });

  mount("invitePeople", async (ctx) => {
    const { people, role: roleKey, team_ids: teamIds } = ctx.body;
    const tokens = new Map<string, string>();
    const invited = await ctx.work(async (work) => {
      const asked = people.map(({ email, full_name: fullName }) => ({ email, fullName }));
      const results = await invitePeople(work, { people: asked, roleKey, teamIds }, doors);
      for (const result of results) if ("token" in result) tokens.set(result.email, result.token);
      return {
        data: results.map((result) => ({
          email: result.email,
          outcome: "token" in result ? ("invited" as const) : ("refused" as const),
          message: "refused" in result ? result.refused : null,
          person_id: "token" in result ? result.personId : null,
          link: null,
        })),
      };
    });
    return { data: invited.data.map((result) => ({ ...result, link: linkOf(tokens.get(result.email)) })) };
  });

  mount("listInvitations", async ({ actor, query }) => {
    const { invitations, nextCursor } = await listInvitations(db, query);
    const people = await personRefs(
      db,
      invitations.flatMap(({ invitedBy }) => (invitedBy === null ? [] : [invitedBy])),
    );
    return {
      data: invitations.map((invitation) => ({
        ...presentInvitation(invitation, people),
        ...presentRow(actor, invitation),
      })),
      page: { next_cursor: nextCursor },
    };
  });

  mount("resendInvitation", async (ctx) => {
    const secret: { token?: string } = {};
    const invitation = await ctx.work(async (work) => {
      secret.token = await resendInvitation(work, ctx.params.id);
      return { person: await showAdded(work, ctx.params.id), link: null };
    });
    return { ...invitation, link: linkOf(secret.token) };
  });

  mount("revokeInvitation", async (ctx) => {
    await ctx.work((work) => revokeInvitation(work, ctx.params.id, doors));
    return undefined;
  });
}

function presentRow(
  actor: Actor,
  { person, teams, state }: ListedInvitation,
): Pick<InvitationRow, "person" | "role" | "teams" | "abilities"> {
  const stands = (state === "waiting" || state === "expired") && canGrant(actor, person);
  return {
    person: { ...presentPersonRef(person), email: person.email },
    role: { key: person.roleKey, name: person.roleName },
    teams,
    abilities: { resend: stands, revoke: stands },
  };
}
