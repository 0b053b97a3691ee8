import type { Work } from "../../../platform/work.js";
import { judgeChange, type SlaChange } from "../engine/changes.js";
import { foldClocks } from "../engine/fold-clocks.js";
import { presentTerms, rematch } from "../engine/rematch.js";
import { isOpen, isRunning, type Rulebook, type SlaEvent } from "../engine/types.js";
import { loadHistory } from "../history.js";
import { loadCase } from "../ticket-case.js";
import { writeLines, type ChangedTicket } from "./write-lines.js";

/**
 * Lets a ticket's clocks follow what happened to it: settles, pauses, resumes, sets or clears a date, begins the next
 * cycle, cancels. The caller holds the ticket's row, and has changed it. A deadline found missed on the way is announced like
 * one the monitor found.
 */
export async function changeClocks(work: Work, ticket: ChangedTicket, changes: readonly SlaChange[]): Promise<void> {
  const { events, book } = await loadHistory(work, ticket.id);
  if (changes.some(bringsWork) && !foldClocks(events, book).some(isRunning)) return wake(work, ticket, changes);
  await writeLines(work, ticket, events, judgeAll(events, book, changes, work.now), book);
}

function judgeAll(events: readonly SlaEvent[], book: Rulebook, changes: readonly SlaChange[], now: Date): SlaEvent[] {
  const lines: SlaEvent[] = [];
  for (const change of changes) lines.push(...judgeChange([...events, ...lines], book, change, now));
  return lines;
}

const bringsWork = (change: SlaChange) =>
  (change.kind === "status" && isOpen(change.to)) ||
  (change.kind === "asked" && isOpen(change.status)) ||
  (change.kind === "due" && change.to !== null);

/**
 * Nothing runs and there is work again: the ticket was reopened, or nothing has been promised about it so far. What matches it
 * by now is what is promised: category and priority may have changed while nothing ran.
 */
async function wake(work: Work, ticket: ChangedTicket, changes: readonly SlaChange[]): Promise<void> {
  const found = await loadCase(work, ticket.id);
  if (!found) throw new Error(`There is no ticket ${ticket.id}`);
  const { events, book } = found;
  const [begin, others] = [changes.filter(needsTerms), changes.filter((change) => !needsTerms(change))];
  const lines = judgeAll(events, book, others, work.now);
  lines.push(...rematch({ ...found, events: [...events, ...lines] }, work.now));
  const terms = presentTerms({ ...found, events: [...events, ...lines] }, work.now);
  const ready = terms ? begin.map((change) => ({ ...change, terms })) : [];
  lines.push(...judgeAll([...events, ...lines], book, ready, work.now));
  await writeLines(work, ticket, events, lines, book);
}

/** Begins something by itself, for which nothing that runs gives the terms. */
const needsTerms = (change: SlaChange) => change.kind === "asked" || change.kind === "due";
