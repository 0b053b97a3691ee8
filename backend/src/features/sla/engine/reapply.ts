import { judgeChange } from "./changes.js";
import { firstMatch } from "./match.js";
import { ownVersion, type Rematched } from "./rematch.js";
import { foldClocks } from "./fold-clocks.js";
import { isOpen, isRunning, type PolicyVersion, type SlaEvent } from "./types.js";

/** What has changed and is brought to the open tickets. */
export type Changed = { policyId: number } | { calendarId: number };

export interface Reapplied {
  lines: SlaEvent[];
  /** The changed policy is the one that holds for the ticket, or the calendar one that its promises count by. */
  concerned: boolean;
}

/**
 * The lines that bring an open ticket under a policy or calendar as it is now. Of a policy: tickets that it matches now, and
 * those that have an earlier version of it and no longer match. What was used and missed stays.
 */
export function reapply(ticket: Rematched, changed: Changed, now: Date): Reapplied {
  if (!isOpen(ticket.status)) return { lines: [], concerned: false };
  return "policyId" in changed
    ? reapplyPolicy(ticket, changed.policyId, now)
    : reapplyCalendar(ticket, changed.calendarId, now);
}

function reapplyPolicy(ticket: Rematched, policyId: number, now: Date): Reapplied {
  const match = firstMatch(ticket.policies, ticket.facts, now)?.version;
  const concerned = match?.policyId === policyId;
  if (!match || (!concerned && ownVersion(ticket.events, ticket.book)?.policyId !== policyId))
    return { lines: [], concerned: false };
  return { lines: retargeted(ticket, match, "newest", now), concerned };
}

function reapplyCalendar(ticket: Rematched, calendarId: number, now: Date): Reapplied {
  const own = ownVersion(ticket.events, ticket.book);
  const counting = foldClocks(ticket.events, ticket.book).filter(isRunning);
  const concerned = counting.some((clock) => ticket.book.calendarIdOf(clock.calendarVersionId) === calendarId);
  return own && concerned
    ? { lines: retargeted(ticket, own, { newestOf: calendarId }, now), concerned }
    : { lines: [], concerned: false };
}

function retargeted(
  ticket: Rematched,
  version: PolicyVersion,
  calendars: "newest" | { newestOf: number },
  now: Date,
): SlaEvent[] {
  const { facts, status, receivedAt, events, book } = ticket;
  const { priority } = facts;
  return judgeChange(events, book, { kind: "retarget", version, priority, status, calendars, receivedAt }, now);
}
