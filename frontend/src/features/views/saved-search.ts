import { parseQuery, withoutClause } from "@redress/backend/contract/query";
import type { QueueView } from "../../lib/queue-views.js";
import { readAddress, type QueueAddress, type QueueSort } from "../tickets/model/queue-address.js";

/** What the queue's own views ask for, in the query language. */
const BUILT_IN: Record<QueueView, string> = {
  mine: "status:open assignee:me -snoozed:me",
  unassigned: "status:open assignee:none",
  at_risk: "status:open sla:at_risk",
  overdue: "is:overdue",
  waiting: "status:pending|on_hold",
  open: "status:open",
  closed: "status:done",
  snoozed: "status:open snoozed:me",
  following: "status:open following:me",
  all: "",
};

/** A search as a view keeps it. */
export interface SavedSearch {
  q: string;
  sort: Exclude<QueueSort, "relevance">;
}

/** What is looked at now, as a view of its own would keep it: the queue's own view in words, and the order apart. */
export function savedSearchOf({ view, q, sort }: Pick<QueueAddress, "view" | "q" | "sort">): SavedSearch {
  const { sort: order } = parseQuery(q);
  const asked = order ? withoutClause(q, order) : q;
  return {
    q: [BUILT_IN[view], asked].filter(Boolean).join(" "),
    // How well words match is no order to keep: it is another one with each search.
    sort: sort === "relevance" ? "updated" : sort,
  };
}

/** Whether something else is looked at than what an address shows that says nothing but the saved view. */
export function differs(address: QueueAddress): boolean {
  if (!address.saved) return false;
  const now = savedSearchOf(address);
  const kept = savedSearchOf(readAddress(address.view, new URLSearchParams(), address.isSearch, address.saved));
  return now.q !== kept.q || now.sort !== kept.sort;
}
