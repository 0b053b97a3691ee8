import type { InvitationState, PersonState } from "@redress/backend/contract";
import { Tag, type TagTone } from "../../components/ui/tag.js";
import { t, type MessageId } from "../../lib/i18n.js";

interface Look {
  word: MessageId;
  tone: TagTone;
}

const PEOPLE: Record<PersonState, Look> = {
  active: { word: "accounts.people.active", tone: "ok" },
  invited: { word: "accounts.people.invited", tone: "info" },
  no_account: { word: "accounts.people.no_sign_in", tone: "neutral" },
  deactivated: { word: "accounts.people.deactivated", tone: "danger" },
};
export const PERSON_STATES = ["active", "invited", "no_account", "deactivated"] as const;
export const personStateWord = (state: PersonState): string => t(PEOPLE[state].word);

/** What stands between a person and signing in, if anything does. */
export function PersonStateTag({ state }: { state: PersonState }) {
  return <Tag tone={PEOPLE[state].tone}>{personStateWord(state)}</Tag>;
}

const INVITATIONS: Record<InvitationState, Look> = {
  waiting: { word: "accounts.invites.waiting", tone: "info" },
  expired: { word: "accounts.invites.expired", tone: "warn" },
  accepted: { word: "accounts.invites.accepted", tone: "ok" },
  revoked: { word: "accounts.invites.revoked", tone: "neutral" },
};
export const INVITATION_STATES = ["waiting", "expired", "accepted", "revoked"] as const;
export const invitationStateWord = (state: InvitationState): string => t(INVITATIONS[state].word);

/** What became of an invitation. */
export function InvitationStateTag({ state }: { state: InvitationState }) {
  return <Tag tone={INVITATIONS[state].tone}>{invitationStateWord(state)}</Tag>;
}
