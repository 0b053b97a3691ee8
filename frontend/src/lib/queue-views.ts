import type { TicketViewName } from "@redress/backend/contract";

/** The views of the queue, in the order in which they are offered: those that are counted, and all tickets there are. */
export const countedViews = [
  "mine",
  "unassigned",
  "at_risk",
  "overdue",
  "waiting",
  "open",
  "closed",
  "snoozed",
  "following",
] as const satisfies readonly TicketViewName[];
export const queueViews = [...countedViews, "all"] as const satisfies readonly TicketViewName[];

export type CountedView = (typeof countedViews)[number];
export type QueueView = (typeof queueViews)[number];

export function isQueueView(text: string | undefined): text is QueueView {
  return queueViews.some((view) => view === text);
}
