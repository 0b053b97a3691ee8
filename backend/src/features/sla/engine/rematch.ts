import type { Status } from "../../../contract/index.js";
import { judgeChange } from "./changes.js";
import { foldClocks } from "./fold-clocks.js";
import { firstMatch, type MatchFacts, type OrderedPolicy } from "./match.js";
import { isRunning, type PolicyVersion, type Rulebook, type SlaEvent } from "./types.js";

/** A ticket as far as another policy may come to hold for it. */
export interface Rematched {
  events: readonly SlaEvent[];
  book: Rulebook;
  policies: readonly OrderedPolicy[];
  facts: MatchFacts;
  status: Status;
}

/** The version that a ticket's running promises were made under; null when none runs. */
export function ownVersion(events: readonly SlaEvent[], book: Rulebook): PolicyVersion | null {
  const last = foldClocks(events, book).findLast(isRunning);
  return last ? book.versionOf(last.policyVersionId) : null;
}

/**
 * The lines that bring a ticket under the policy that matches it now, at the priority it has now. One whose policy still
 * matches keeps its version; time that was used stays used.
 */
export function rematch(ticket: Rematched, now: Date): SlaEvent[] {
  const own = ownVersion(ticket.events, ticket.book);
  const match = firstMatch(ticket.policies, ticket.facts, now);
  if (!own || !match) return [];
  const stays = own.policyId === match.version.policyId;
  const change = {
    kind: "retarget",
    version: stays ? own : match.version,
    priority: ticket.facts.priority,
    status: ticket.status,
    calendars: stays ? "kept" : "newest",
  } as const;
  return judgeChange(ticket.events, ticket.book, change, now);
}
