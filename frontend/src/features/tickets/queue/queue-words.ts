import type { TicketCounts } from "@redress/backend/contract";
import { t, type MessageId } from "../../../lib/i18n.js";
import type { QueueView } from "../../../lib/queue-views.js";
import { formatNumber } from "../../../lib/format.js";
import { isNarrowed, type QueueAddress, type QueueSort } from "../model/queue-address.js";

const VIEWS: Record<QueueView, MessageId> = {
  mine: "queue.view.mine",
  unassigned: "queue.view.unassigned",
  at_risk: "queue.view.at_risk",
  overdue: "queue.view.overdue",
  waiting: "queue.view.waiting",
  open: "queue.view.open",
  closed: "queue.view.closed",
  all: "queue.view.all",
  snoozed: "queue.view.snoozed",
  following: "queue.view.following",
};

const SORTS: Record<QueueSort, MessageId> = {
  due: "queue.sort.due",
  newest: "queue.sort.newest",
  oldest: "queue.sort.oldest",
  updated: "queue.sort.updated",
  priority: "queue.sort.priority",
  relevance: "queue.sort.relevance",
};

const EMPTY: Record<QueueView, MessageId> = {
  mine: "queue.empty.mine",
  unassigned: "queue.empty.unassigned",
  at_risk: "queue.empty.at_risk",
  overdue: "queue.empty.overdue",
  waiting: "queue.empty.waiting",
  open: "queue.empty.open",
  closed: "queue.empty.closed",
  all: "queue.empty.all",
  snoozed: "queue.empty.snoozed",
  following: "queue.empty.following",
};

export const viewWord = (view: QueueView): string => t(VIEWS[view]);
/** What a list is called: a view's or saved view's name, or that it was searched for. */
export const listWord = ({ view, isSearch, saved }: Pick<QueueAddress, "view" | "isSearch" | "saved">): string =>
  saved ? saved.name : isSearch ? t("queue.search") : viewWord(view);
/** Whether a list is counted by asking: the numbers of the queue's own views are always there. */
export const isCountedApart = (address: QueueAddress): boolean => address.saved !== null || isNarrowed(address);
/** As far as that goes. */
const COUNTED_AT_MOST = 10_000;

/** How long a list is, "128" or "10,000+". */
function lengthWord(address: QueueAddress, count: number): string {
  if (!isCountedApart(address) || count <= COUNTED_AT_MOST) return formatNumber(count);
  return t("queue.count.more", { count: formatNumber(COUNTED_AT_MOST) });
}

/** The same with the time that the search took, "1,240 in 0.03 s". */
export function foundWord(address: QueueAddress, count: number, tookMs: number | undefined): string {
  const length = lengthWord(address, count);
  if (address.q === "" || tookMs === undefined) return length;
  return t("queue.count.took", { count: length, seconds: formatNumber(Math.max(tookMs, 10) / 1000, 2) });
}

export const sortWord = (sort: QueueSort): string => t(SORTS[sort]);
export const emptySentence = (view: QueueView): string => t(EMPTY[view]);

/** How many tickets a view has; "all" is not counted. */
export function countOf(view: QueueView, counts: TicketCounts | undefined): number | undefined {
  return view === "all" ? undefined : counts?.[view];
}
