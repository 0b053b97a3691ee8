import { z } from "zod";
import type { Endpoint } from "../endpoint.js";
import * as people from "../schemas/people-admin.js";
import { invitation } from "../schemas/accounts.js";
import { deletePersonQuery } from "../schemas/own-account.js";
import { idText } from "../schemas/primitives.js";

const tag = { tag: "People" } as const;
const invite = { permission: "people.invite" } as const;
const byId = z.strictObject({ id: idText });

export const peopleAdminEndpoints = {
  getPerson: {
    ...tag,
    summary: "One person",
    access: { permission: "people.read" },
    versioned: true,
    params: byId,
    responses: { 200: people.personDetail },
    errors: [404],
  },
  updatePerson: {
    ...tag,
    summary: "Change somebody's role or teams, deactivate or reactivate them",
    description:
      "Nobody changes their own role or deactivates themselves, gives rights they do not have, or changes somebody who has more (403). The last admin stays one (409 `person.last_admin`). A new role and a deactivation end the person's sessions everywhere within seconds, a deactivation their API keys too, for good; open tickets they can no longer work on are handed over.",
    access: { permission: "people.manage" },
    recent: ["role", "deactivated"],
    versioned: true,
    params: byId,
    body: people.updatePersonBody,
    responses: { 200: people.updatedPerson },
    errors: [404, 409, 412],
  },
  deletePerson: {
    ...tag,
    summary: "Delete somebody's account and contact details",
    description:
      "As if they had done it themselves: signing in ends at once, complaints stay under the name of a deleted person. Cannot be undone. Not for oneself, nor for somebody who has more rights (403).",
    access: { permission: "people.delete" },
    recent: true,
    params: byId,
    query: deletePersonQuery,
    responses: { 204: null },
    errors: [404, 409],
  },
  invitePerson: {
    ...tag,
    summary: "Invite somebody and give them a role",
    description: "Inviting again sends a new link; the older one stops working.",
    access: invite,
    recent: true,
    idempotent: true,
    body: people.inviteBody,
    responses: { 201: invitation },
    errors: [409],
  },
  invitePeople: {
    ...tag,
    summary: "Invite many at once, with a result for each address",
    description:
      "A role or team that the caller may not give refuses all of it; an address that cannot be invited only itself.",
    access: invite,
    recent: true,
    idempotent: true,
    body: people.invitePeopleBody,
    responses: { 200: people.invitedPeople },
  },
  listInvitations: {
    ...tag,
    summary: "List invitations, newest first",
    access: invite,
    query: people.listInvitationsQuery,
    responses: { 200: people.invitationPage },
  },
  resendInvitation: {
    ...tag,
    summary: "Send the invitation again",
    description: "The older link stops working. 409 `invitation.over` once it was accepted or revoked.",
    access: invite,
    recent: true,
    idempotent: true,
    params: byId,
    responses: { 200: invitation },
    errors: [404, 409],
  },
  revokeInvitation: {
    ...tag,
    summary: "Take an invitation back",
    description:
      "Its link stops working, and the role and teams it would have given are taken away. 409 `invitation.over` once it was accepted or revoked.",
    access: invite,
    params: byId,
    responses: { 204: null },
    errors: [404, 409],
  },
} as const satisfies Record<string, Endpoint>;
