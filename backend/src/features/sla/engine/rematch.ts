import type { Status } from "../../../contract/index.js";
import { judgeChange } from "./changes.js";
import { foldClocks } from "./fold-clocks.js";
import type { Terms } from "./lines.js";
import { firstMatch, type MatchFacts, type OrderedPolicy } from "./match.js";
import { isOpen, isRunning, type PolicyVersion, type Rulebook, type SlaEvent } from "./types.js";

/** A ticket as far as another policy may come to hold for it. */
export interface Rematched {
  events: readonly SlaEvent[];
  book: Rulebook;
  policies: readonly OrderedPolicy[];
  facts: MatchFacts;
  status: Status;
  /** When it reached the desk; null: it came from elsewhere, and time counts from then. */
  receivedAt: Date | null;
}

/** The version that a ticket's promises were made under: those that run, else the latest; null when there were none. */
export function ownVersion(events: readonly SlaEvent[], book: Rulebook): PolicyVersion | null {
  const last = foldClocks(events, book).findLast(isRunning) ?? events.at(-1);
  return last ? book.versionOf(last.policyVersionId) : null;
}

/** What is to be promised to a ticket as it is now: by the policy that matches, in the version that the ticket has of it. */
export function presentTerms({ events, book, policies, facts }: Rematched, now: Date): Terms | null {
  const match = firstMatch(policies, facts, now)?.version;
  if (!match) return null;
  const own = ownVersion(events, book);
  const { priority } = facts;
  return own?.policyId === match.policyId
    ? { version: own, priority, calendars: "kept" }
    : { version: match, priority, calendars: "newest" };
}

/**
 * The lines that bring an open ticket under its present terms. Time that was used stays used; what was not promised before is
 * from now on.
 */
export function rematch(ticket: Rematched, now: Date): SlaEvent[] {
  const terms = presentTerms(ticket, now);
  const { events, book, status, receivedAt } = ticket;
  if (!terms || !isOpen(status)) return [];
  return judgeChange(events, book, { kind: "retarget", ...terms, status, receivedAt }, now);
}
