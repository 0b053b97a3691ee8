import type { TicketRow } from "@redress/backend/contract";

/** What happened to a list since it was loaded; it waits behind a pill until the person asks for it. */
export interface ListNews {
  /** Tickets that belong among the rows and are not there. */
  added: ReadonlySet<number>;
  /** Rows that belong elsewhere in the order now. */
  moved: ReadonlySet<number>;
  /** Rows that no longer belong to the list; they stay, greyed. */
  left: ReadonlySet<number>;
}

export const noNews: ListNews = { added: new Set(), moved: new Set(), left: new Set() };

export interface ShownList {
  rows: readonly TicketRow[];
  /** Whether more pages follow the rows. */
  hasMore: boolean;
  belongs: (row: TicketRow) => boolean;
  /** Below 0 when `a` stands before `b`. */
  compare: (a: TicketRow, b: TicketRow) => number;
}

/** Takes note of a changed ticket. */
export function takeChange(news: ListNews, list: ShownList, ticket: TicketRow): ListNews {
  const shown = list.rows.findIndex(({ id }) => id === ticket.id);
  if (!list.belongs(ticket)) return shown === -1 ? put(news, ticket.id, null) : put(news, ticket.id, "left");
  if (shown === -1) return put(news, ticket.id, isAmongRows(list, ticket) ? "added" : null);
  return put(news, ticket.id, isInPlace(list, ticket, shown) ? null : "moved");
}

/** Takes note of a ticket that cannot be seen any more. */
export function takeLoss(news: ListNews, list: ShownList, id: number): ListNews {
  return put(news, id, list.rows.some((row) => row.id === id) ? "left" : null);
}

/** Takes note of a ticket of which only is known that it changed. */
export function takeUnknown(news: ListNews, id: number): ListNews {
  return put(news, id, "moved");
}

/** A ticket below the last loaded row will come with its page. */
function isAmongRows({ rows, hasMore, compare }: ShownList, ticket: TicketRow): boolean {
  const last = rows.at(-1);
  return !hasMore || last === undefined || compare(ticket, last) < 0;
}

function isInPlace({ rows, compare }: ShownList, ticket: TicketRow, index: number): boolean {
  const before = rows[index - 1];
  const after = rows[index + 1];
  return (!before || compare(before, ticket) <= 0) && (!after || compare(ticket, after) <= 0);
}

/** Puts an id into one of the sets and out of the others; the same object when nothing changes. */
function put(news: ListNews, id: number, into: keyof ListNews | null): ListNews {
  const kinds = ["added", "moved", "left"] as const;
  if (kinds.every((kind) => news[kind].has(id) === (kind === into))) return news;
  const next = { added: new Set(news.added), moved: new Set(news.moved), left: new Set(news.left) };
  for (const kind of kinds) next[kind].delete(id);
  if (into) next[into].add(id);
  return next;
}

/** What the pill says: how many are new, else that the list is no longer in order; null for nothing. */
export function pillOf(news: ListNews): { kind: "added"; count: number } | { kind: "changed" } | null {
  if (news.added.size > 0) return { kind: "added", count: news.added.size };
  return news.moved.size + news.left.size > 0 ? { kind: "changed" } : null;
}
