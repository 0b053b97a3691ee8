import type { Priority, RequestOf, Status } from "@redress/backend/contract";
import { parseQuery, withClause, withoutClause } from "@redress/backend/contract/query";
import type { QueueView } from "../../../lib/queue-views.js";
import { daysToInstants } from "../../../lib/zoned-instant.js";
import type { ShownView } from "./answer-columns.js";

export const queueSorts = ["due", "newest", "oldest", "updated", "priority", "relevance"] as const;
export type QueueSort = (typeof queueSorts)[number];

const STATUSES: readonly Status[] = ["new", "in_progress", "pending", "on_hold", "resolved", "closed"];
const PRIORITIES: readonly Priority[] = ["critical", "high", "medium", "low"];

/** What narrows a view. Days are the viewer's, "2026-07-13". */
export interface QueueFilters {
  status: Status[];
  priority: Priority[];
  category: number[];
  department: number[];
  team: number[];
  from: string | null;
  to: string | null;
  /** Whose they are, by id. */
  assignee: number | null;
  /** Whose complaints, by id. */
  customer: number | null;
  /** Due before so many minutes from now; 0: overdue. */
  dueWithin: number | null;
  notOverdue: boolean;
  /** The customer wrote last. */
  awaiting: boolean;
  reopened: boolean;
  /** By the viewer. */
  following: boolean;
  snoozed: boolean;
  /** On that day or later: resolved, reopened, and first answered by the viewer. */
  resolvedFrom: string | null;
  reopenedFrom: string | null;
  firstReplyFrom: string | null;
  /** Due on that day. */
  dueOn: string | null;
  /** What one notice to the viewer speaks of, by its id. */
  notice: number | null;
}

/** Everything about a queue that its address says. */
export interface QueueAddress {
  view: QueueView;
  sort: QueueSort;
  filters: QueueFilters;
  /** What is searched for among them, in the query language; "" for nothing. */
  q: string;
  /** It is looked at as a search: the best match comes first, wherever words can match. */
  isSearch: boolean;
  /** The saved view that is shown; what the address does not say is as that view has it. */
  saved: ShownView | null;
}

/** Reads the address; what it does not know is left out, so that an old link still opens. */
export function readAddress(
  view: QueueView,
  search: URLSearchParams,
  isSearch = false,
  saved: ShownView | null = null,
): QueueAddress {
  const q = search.get("q")?.trim() ?? saved?.q ?? "";
  const { sort: ordered } = parseQuery(q);
  const asked = queueSorts.find((known) => known === search.get("sort"));
  const usual = usualSort({ view, q, isSearch, saved });
  // An order within the query is the one that was typed; one by words needs some.
  const sort = ordered?.value ?? (asked === "relevance" && !hasWords(q) ? usual : (asked ?? usual));
  return { view, sort, filters: filtersIn(search), q, isSearch, saved };
}

/** Whether words are looked for, so that some tickets can match better than others. */
export function hasWords(q: string): boolean {
  return parseQuery(q).clauses.some(({ kind, negated }) => kind === "words" && !negated);
}

function filtersIn(search: URLSearchParams): QueueFilters {
  return {
    status: STATUSES.filter((status) => list(search, "status").includes(status)),
    priority: PRIORITIES.filter((priority) => list(search, "priority").includes(priority)),
    category: list(search, "category").map(Number).filter(isId),
    department: list(search, "department").map(Number).filter(isId),
    team: list(search, "team").map(Number).filter(isId),
    from: day(search, "from"),
    to: day(search, "to"),
    assignee: number(search, "assignee", 1),
    customer: number(search, "customer", 1),
    dueWithin: number(search, "due_within", 0),
    notOverdue: search.get("not_overdue") === "true",
    awaiting: search.get("awaiting") === "true",
    reopened: search.get("reopened") === "true",
    following: search.get("following") === "true",
    snoozed: search.get("snoozed") === "true",
    resolvedFrom: day(search, "resolved_from"),
    reopenedFrom: day(search, "reopened_from"),
    firstReplyFrom: day(search, "first_reply_from"),
    dueOn: day(search, "due_on"),
    notice: number(search, "notice", 1),
  };
}

function list(search: URLSearchParams, name: string): string[] {
  return search.get(name)?.split(",") ?? [];
}

function isId(value: number): boolean {
  return Number.isSafeInteger(value) && value > 0;
}

function number(search: URLSearchParams, name: string, least: number): number | null {
  const text = search.get(name) ?? "";
  return /^\d{1,15}$/.test(text) && Number(text) >= least ? Number(text) : null;
}

function day(search: URLSearchParams, name: string): string | null {
  const value = search.get(name) ?? "";
  return /^\d{4}-\d{2}-\d{2}$/.test(value) && Number.isFinite(Date.parse(value)) ? value : null;
}

/** The same address with other filters; the open ticket stays. */
export function withFilters(search: URLSearchParams, filters: QueueFilters): URLSearchParams {
  const next = new URLSearchParams(search);
  const values = {
    ...filters,
    status: filters.status.join(),
    priority: filters.priority.join(),
    category: filters.category.join(),
    department: filters.department.join(),
    team: filters.team.join(),
  };
  for (const [field, value] of Object.entries(values)) {
    const name = field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    if (value || value === 0) next.set(name, String(value));
    else next.delete(name);
  }
  return next;
}

type Listed = Pick<QueueAddress, "view" | "q" | "isSearch" | "saved">;

/** What is due next comes first; where nothing is due any more, what was touched last; of a search the best match. */
function usualSort({ view, q, isSearch, saved }: Listed): QueueSort {
  if (saved) return saved.sort;
  if (isSearch) return hasWords(q) ? "relevance" : "updated";
  return view === "closed" ? "updated" : "due";
}

/** The same address in another order; the usual one is not written, and one within the query gives way. */
export function withSort(search: URLSearchParams, address: Listed, sort: QueueSort): URLSearchParams {
  const next = withQuery(search, withoutOrder(address.q));
  if (sort === usualSort(address)) next.delete("sort");
  else next.set("sort", sort);
  return next;
}

function withoutOrder(q: string): string {
  const { sort } = parseQuery(q);
  return sort ? withoutClause(q, sort) : q;
}

/** The same address with another query; the open ticket stays. */
export function withQuery(search: URLSearchParams, q: string): URLSearchParams {
  const next = new URLSearchParams(search);
  if (q === "") next.delete("q");
  else next.set("q", q);
  return next;
}

/** Whether a view is not shown whole. */
export function isNarrowed({ filters, q }: QueueAddress): boolean {
  return q !== "" || countFilters(filters) > 0;
}

export const noFilters: QueueFilters = filtersIn(new URLSearchParams());

/** A span of days is one, and so is a span of due times. */
export function countFilters(filters: QueueFilters): number {
  const counts: number[] = Object.values(filters).map((value) =>
    Array.isArray(value) ? value.length : Number(value !== null && value !== false),
  );
  const twice = [filters.from && filters.to, filters.dueWithin !== null && filters.notOverdue].filter(Boolean);
  return counts.reduce((sum, count) => sum + count) - twice.length;
}

const PAGE_SIZE = 50;

/** What the API is asked for. */
export function listQueryOf(
  { view, sort, filters, q }: QueueAddress,
  timeZone: string,
): NonNullable<RequestOf<"listTickets">["query"]> {
  const { status, priority, category, department, team } = filters;
  const { from, to } = daysToInstants(filters, timeZone);
  const since = (from: string | null) => daysToInstants({ from, to: null }, timeZone).from;
  const resolved = since(filters.resolvedFrom);
  const reopened = since(filters.reopenedFrom);
  const firstReply = since(filters.firstReplyFrom);
  const due = daysToInstants({ from: filters.dueOn, to: filters.dueOn }, timeZone);
  return {
    view,
    limit: PAGE_SIZE,
    // How well a ticket matches is an order of queries alone.
    ...(sort === "relevance"
      ? { q: withClause(q, { field: "sort", values: [sort] }) }
      : { sort, ...(q !== "" && { q }) }),
    ...(status.length > 0 && { status: status.join() }),
    ...(priority.length > 0 && { priority: priority.join() }),
    ...(category.length > 0 && { category_id: category.join() }),
    ...(department.length > 0 && { department_id: department.join() }),
    ...(team.length > 0 && { team_id: team.join() }),
    ...(from && { created_from: from }),
    ...(to && { created_to: to }),
    ...(filters.assignee !== null && { assigned_agent_id: String(filters.assignee) }),
    ...(filters.customer !== null && { customer_id: String(filters.customer) }),
    ...(filters.dueWithin !== null && { due_within: String(filters.dueWithin) }),
    ...(filters.notOverdue && { not_overdue: "true" }),
    ...(filters.awaiting && { awaiting_reply: "true" }),
    ...(filters.reopened && { reopened: "true" }),
    ...(filters.following && { following: "me" }),
    ...(filters.snoozed && { snoozed: "me" }),
    ...(resolved && { resolved_from: resolved }),
    ...(reopened && { reopened_from: reopened }),
    ...(firstReply && { first_reply_by: "me", first_reply_from: firstReply }),
    ...(due.from && due.to && { due_from: due.from, due_to: due.to }),
    ...(filters.notice !== null && { notice: String(filters.notice) }),
  };
}
