import type { Calendar } from "../engine/calendar/calendar.js";
import type { OrderedPolicy } from "../engine/match.js";
import type { PolicyVersion } from "../engine/types.js";
import type { Offer } from "../policies/ordered.js";

/** No version of a calendar has this id: a draft has not been saved. */
const DRAFT_CALENDAR = 0;

export interface Draft {
  policy?: PolicyVersion;
  isOn?: boolean;
  /** Of the calendar that is saved, or that the policy names. */
  calendar?: Calendar;
  calendarId?: number;
}

/**
 * What would be on offer if a draft were saved: a policy in its own place, or, where it is new, last before the default one;
 * a calendar as the newest version of itself.
 */
export function withDraft({ policies, book }: Offer, { policy, isOn = true, calendar, calendarId }: Draft): Offer {
  const drafted: Offer["book"] = {
    ...book,
    versionOf: (id) => (policy && id === policy.id ? policy : book.versionOf(id)),
    calendarOf: (id) => (calendar && id === DRAFT_CALENDAR ? calendar : book.calendarOf(id)),
    calendarIdOf: (id) =>
      calendar && id === DRAFT_CALENDAR && calendarId !== undefined ? calendarId : book.calendarIdOf(id),
    calendarName: (id) => (calendar && id === DRAFT_CALENDAR ? calendar.name : book.calendarName(id)),
    newestOf: (id) => (calendar && id === calendarId ? DRAFT_CALENDAR : book.newestOf(id)),
  };
  const placed = policy
    ? inPlace(policies, { version: policy, isOn, calendar: calendarOf(drafted, policy) })
    : policies;
  return { book: drafted, policies: placed.map((each) => ({ ...each, calendar: calendarOf(drafted, each.version) })) };
}

const calendarOf = (book: Offer["book"], version: PolicyVersion) => book.calendarOf(book.newestOf(version.calendarId));

function inPlace(policies: readonly OrderedPolicy[], draft: OrderedPolicy): OrderedPolicy[] {
  const known = policies.some(({ version }) => version.policyId === draft.version.policyId);
  if (known) return policies.map((each) => (each.version.policyId === draft.version.policyId ? draft : each));
  return [
    ...policies.filter(({ version }) => !version.isDefault),
    draft,
    ...policies.filter(({ version }) => version.isDefault),
  ];
}
