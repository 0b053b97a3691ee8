import type { Permission } from "../contract/permissions.js";
import type { Sees } from "../contract/permissions.js";
import type { Scope } from "../contract/scopes.js";

/** Who is acting, and all that decides what they may see and do. */
export interface Actor {
  readonly kind: "person" | "system" | "anonymous";
  /** The person's id; null for the system and for strangers. */
  readonly id: number | null;
  readonly sees: Sees;
  /** Staff's messages count as the desk's; a customer's as the customer's. */
  readonly isStaff: boolean;
  readonly departmentIds: readonly number[];
  readonly teamIds: readonly number[];
  /** The session that vouches for the person, where there is one. */
  readonly sessionId: number | null;
  /** A guest's: the one ticket that all their rights end at. Null for everybody else. */
  readonly onlyTicketId: number | null;
  /** The API key that the person acts by, and all that it opens. Null: they are here themselves. */
  readonly key: KeyRights | null;
  /** Has to set up two-factor before anything else; sees and may do nothing until then. */
  readonly mustSetUpTwoFactor: boolean;
  may(permission: Permission): boolean;
}

export interface KeyRights {
  readonly id: number;
  readonly scopes: readonly Scope[];
}

/** What is stored about a person's rights. */
export interface ActorFacts {
  id: number;
  sees: Sees;
  isStaff: boolean;
  permissions: readonly Permission[];
  departmentIds: readonly number[];
  teamIds: readonly number[];
  sessionId?: number | null;
}

export function personActor(facts: ActorFacts): Actor {
  const permissions = new Set(facts.permissions);
  return {
    kind: "person",
    id: facts.id,
    sees: facts.sees,
    isStaff: facts.isStaff,
    departmentIds: facts.departmentIds,
    teamIds: facts.teamIds,
    sessionId: facts.sessionId ?? null,
    onlyTicketId: null,
    key: null,
    mustSetUpTwoFactor: false,
    may: (permission) => permissions.has(permission),
  };
}

/**
 * Somebody who proved a mailbox and follows one complaint of its owner, without being signed in. Whatever rights the
 * person has otherwise, even as staff, a guest has none of them: they are the customer of that one ticket.
 */
export function guestActor(guest: { personId: number; sessionId: number; ticketId: number }): Actor {
  const person = {
    id: guest.personId,
    sees: "own",
    isStaff: false,
    permissions: [],
    departmentIds: [],
    teamIds: [],
  } as const;
  return { ...personActor({ ...person, sessionId: guest.sessionId }), onlyTicketId: guest.ticketId };
}

/** A person by one of their keys: the rights are theirs, the scopes say which doors they come to at all. */
export const keyActor = (owner: Actor, key: KeyRights): Actor => ({ ...owner, key });

/** Somebody of whom two-factor is demanded and who has none yet: none of their rights work until it is on. */
export function setUpActor({ personId, sessionId }: { personId: number; sessionId: number }): Actor {
  const nothing = { sees: "own", isStaff: false, permissions: [], departmentIds: [], teamIds: [] } as const;
  return { ...personActor({ ...nothing, id: personId, sessionId }), mustSetUpTwoFactor: true };
}

/** The desk itself: the monitor, jobs, automatic closing. Sees and may do everything. */
export const systemActor: Actor = {
  kind: "system",
  id: null,
  sees: "all",
  isStaff: true,
  departmentIds: [],
  teamIds: [],
  sessionId: null,
  onlyTicketId: null,
  key: null,
  mustSetUpTwoFactor: false,
  may: () => true,
};

/** Somebody who has not signed in: sees nothing, may do nothing. */
export const anonymousActor: Actor = {
  kind: "anonymous",
  id: null,
  sees: "own",
  isStaff: false,
  departmentIds: [],
  teamIds: [],
  sessionId: null,
  onlyTicketId: null,
  key: null,
  mustSetUpTwoFactor: false,
  may: () => false,
};

/** The person's id, for places that only people reach. */
export function personId(actor: Actor): number {
  if (actor.id === null) throw new Error(`A ${actor.kind} actor has no person behind it`);
  return actor.id;
}
