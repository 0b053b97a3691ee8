import type { Metric, Status } from "../../contract/index.js";
import { takeOver } from "./engine/merge.js";
import { handOnAnswer, livedPromises, type Life } from "./engine/split.js";
import type { SlaEvent } from "./engine/types.js";
import type { SlaHistory } from "./history.js";
import type { Matched } from "./match-ticket.js";

/** What a ticket is begun with. */
export interface SplitOff extends Life {
  status: Status;
  /** Nothing stays behind that waits for an answer. */
  takesQuestion: boolean;
}

/** Lines of both logs. */
export interface SplitPlan {
  source: SlaEvent[];
  fresh: SlaEvent[];
  /** Which promises the other had missed by now. */
  missed: Metric[];
}

/**
 * Promises about a ticket that is begun with messages of another, counted from when they came. Where they were all that waited
 * for an answer there, that promise ends and this one is due no later; what nobody here would promise stays promised there.
 */
export function planSplit(
  { policy, book, facts }: Matched,
  from: SlaHistory,
  { status, takesQuestion, ...life }: SplitOff,
  now: Date,
): SplitPlan {
  if (!policy) return { source: [], fresh: [], missed: [] };
  const lived = livedPromises(book, { version: policy.version, priority: facts.priority }, life, now);
  const left = takesQuestion ? handOnAnswer(from.events, from.book, now) : { lines: [], handed: [], missed: [] };
  const kept = takeOver(lived, book, left.handed, { status, now });
  return kept
    ? { source: left.lines, fresh: [...lived, ...kept.lines], missed: left.missed }
    : { source: [], fresh: lived, missed: [] };
}
