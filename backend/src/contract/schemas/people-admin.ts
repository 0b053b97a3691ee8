import { z } from "zod";
import { email, fullName, person } from "./accounts.js";
import { customerGroupRef } from "./customer-groups.js";
import { id, instant, lastChange, line, listOf, paging, personRef } from "./primitives.js";
import { skillLevel } from "./teams.js";

/** `waiting` can still be accepted; a link that is out of date, `expired`, can be sent again. */
export const invitationStates = ["waiting", "expired", "accepted", "revoked"] as const;
const invitationState = z.enum(invitationStates);
export type InvitationState = z.infer<typeof invitationState>;
const invited = {
  state: invitationState,
  invited_at: instant,
  /** Until when the newest link works. */
  expires_at: instant,
  /** Who sent it; null: the desk itself. */
  invited_by: personRef.nullable(),
  /** How often a link was sent. */
  sent: z.number().int(),
};

/** Why somebody's role and account cannot be changed by the caller. */
export const locks = ["self", "last_admin", "more_rights", "not_allowed"] as const;
export type PersonLock = (typeof locks)[number];

export const personDetail = person.extend({
  version: z.number().int(),
  changed: lastChange,
  skills: z.array(z.object({ id, name: z.string(), level: skillLevel })),
  customer_groups: z.array(customerGroupRef),
  invitation: z.object(invited).nullable(),
  /** Open tickets they hold; null for those who may not change people. */
  open_tickets: z.number().int().nullable(),
  /** API keys of theirs that work, which a deactivation ends for good; null for those who may not change people. */
  api_keys: z.number().int().nullable(),
  abilities: z.object({
    change_teams: z.boolean(),
    change_role: z.boolean(),
    deactivate: z.boolean(),
    reactivate: z.boolean(),
    end_sessions: z.boolean(),
    delete: z.boolean(),
    /** Why not, where one of them is missing. */
    lock: z.enum(locks).nullable(),
  }),
});
export type PersonDetail = z.infer<typeof personDetail>;

const teamIds = z.array(id).max(100);
const roleKey = z.string().max(60);

/** Only what is to change. */
export const updatePersonBody = z
  .strictObject({
    role: roleKey,
    /** Replaces the teams they are in. */
    team_ids: teamIds,
    /** True ends every session at once, and every API key for good; false lets them sign in again. */
    deactivated: z.boolean(),
    /** Who gets the open tickets of somebody who can no longer work on them; without it, or with null, their teams do. */
    open_tickets: z.strictObject({ assign_to: id.nullable() }),
  })
  .partial();
export const updatedPerson = personDetail.extend({
  /** What became of the open tickets: how many went to the named person, and how many back to their teams. */
  handed_over: z.object({ given: z.number().int(), returned: z.number().int() }),
});

export const inviteBody = z.strictObject({ email, full_name: fullName, role: roleKey, team_ids: teamIds.optional() });

export const invitePeopleBody = z.strictObject({
  /** Without a name it is made from the address; the invited person writes their own. */
  people: z
    .array(z.strictObject({ email, full_name: fullName.optional() }))
    .min(1)
    .max(100),
  role: roleKey,
  team_ids: teamIds.optional(),
});
export const invitedPeople = z.object({
  data: z.array(
    z.object({
      email: z.string(),
      /** `refused`: `message` says why. */
      outcome: z.enum(["invited", "refused"]),
      message: z.string().nullable(),
      person_id: id.nullable(),
      /** Shown once, and only where mail is not set up. */
      link: z.string().nullable(),
    }),
  ),
});
export type InvitedPeople = z.infer<typeof invitedPeople>;

export const invitationRow = z.object({
  ...invited,
  person: personRef.extend({ email: z.string().nullable() }),
  role: z.object({ key: z.string(), name: z.string() }),
  teams: z.array(z.object({ id, name: z.string() })),
  abilities: z.object({ resend: z.boolean(), revoke: z.boolean() }),
});
export type InvitationRow = z.infer<typeof invitationRow>;
export const invitationPage = listOf(invitationRow);
export const listInvitationsQuery = z.strictObject({
  ...paging,
  /** Part of a name or address. */
  q: line(120).optional(),
  state: invitationState.optional(),
});
