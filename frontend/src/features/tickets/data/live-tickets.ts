import { useQueryClient, type QueryClient } from "@tanstack/react-query";
import type { TicketDetail } from "@redress/backend/contract";
import { useEffect, useRef } from "react";
import { ApiProblem } from "../../../lib/api-problem.js";
import { api } from "../../../lib/api.js";
import { onHint, onMuchMissed } from "../../../lib/live.js";
import { mayRetry } from "../../../lib/query.js";
import type { QueueRow } from "../model/queue-row.js";
import { ticketQuery } from "./ticket-queries.js";

/** Hints come in bursts; what they name is asked for together. */
const GATHER_MS = 250;
/** A change to many tickets reaches hundreds of browsers in the same moment: they ask at different ones, and seldom. */
const MANY = 10;
const SPREAD_MS = 2000;
/** As many rows as one request takes. Of more the loaded ones go first; for the rest the pill offers to load the list again. */
const MOST_AT_ONCE = 100;
/** No ticket's id: stands for all that a list may lack. */
const NONE_OF_THEM = 0;

interface Watcher {
  /** Rows that are loaded. */
  shown: () => readonly number[];
  /** What rows are asked for beside what all have. */
  asked?: () => { fields?: string };
  /** A ticket as it is now, whoever asked for it. */
  onTicket: (ticket: TicketDetail) => void;
  /** The same of a row. @param matches it is among those that `matching` told. */
  onRow: (row: QueueRow, matches: boolean) => void;
  /** A ticket that cannot be seen any more. */
  onLoss: (id: number) => void;
  /** A ticket that changed and was not asked for. */
  onUnknown: (id: number) => void;
  /** Which of some tickets the list searches for: the server's to say. Absent: its rows tell. */
  matching?: ((ids: readonly number[]) => Promise<ReadonlySet<number>>) | undefined;
}

/**
 * Follows tickets while the component is mounted: the open one is fetched whole, the rows of all others together, with
 * the reader's rights.
 */
export function useLiveTickets(watcher: Watcher): void {
  const cache = useQueryClient();
  const latest = useRef(watcher);
  useEffect(() => {
    latest.current = watcher;
  });
  useEffect(() => {
    const stopFetching = fetchWhatChanged(cache, {
      shown: () => latest.current.shown(),
      asked: () => latest.current.asked?.() ?? {},
      onTicket: () => undefined,
      onRow: (row, matches) => latest.current.onRow(row, matches),
      onLoss: (id) => latest.current.onLoss(id),
      onUnknown: (id) => latest.current.onUnknown(id),
      matching: (ids) => latest.current.matching?.(ids) ?? Promise.resolve(new Set(ids)),
    });
    // Also answers that others asked for, and what one's own changes brought back.
    const stopListening = cache.getQueryCache().subscribe((event) => {
      if (
        event.type !== "updated" ||
        event.action.type !== "success" ||
        !isTicket(event.query.queryKey as readonly unknown[])
      )
        return;
      latest.current.onTicket(event.query.state.data as TicketDetail);
    });
    return () => {
      stopFetching();
      stopListening();
    };
  }, [cache]);
}

function isTicket([name]: readonly unknown[]): boolean {
  return name === "getTicket";
}

function fetchWhatChanged(cache: QueryClient, watcher: Watcher): () => void {
  const waiting = new Map<number, number>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const flush = () => {
    timer = undefined;
    const changed = [...waiting];
    waiting.clear();
    const rows: number[] = [];
    for (const [id, version] of changed) {
      const { queryKey } = ticketQuery(id);
      if (cache.getQueryCache().find({ queryKey })?.isActive()) void refreshTicket(cache, id, version, watcher.onLoss);
      else {
        // Fetched ahead, or looked at before: asked for again when it is opened.
        void cache.invalidateQueries({ queryKey, refetchType: "none" });
        rows.push(id);
      }
    }
    const shown = new Set(watcher.shown());
    const shownFirst = rows.toSorted((x, y) => Number(shown.has(y)) - Number(shown.has(x)));
    for (const id of shownFirst.slice(MOST_AT_ONCE)) watcher.onUnknown(id);
    void fetchRows(shownFirst.slice(0, MOST_AT_ONCE), watcher);
  };
  const stop = onHint("ticket", ({ items }) => {
    for (const { id, version } of items) waiting.set(id, Math.max(version, waiting.get(id) ?? 0));
    const wait = items.length > MANY ? GATHER_MS + Math.random() * SPREAD_MS : GATHER_MS;
    timer ??= setTimeout(flush, wait);
  });
  const stopMissed = onMuchMissed(() => {
    void fetchRows(watcher.shown().slice(0, MOST_AT_ONCE), watcher);
    // There may be others by now: which, the list says when it is loaded again.
    watcher.onUnknown(NONE_OF_THEM);
  });
  return () => {
    clearTimeout(timer);
    stop();
    stopMissed();
  };
}

async function fetchRows(ids: readonly number[], watcher: Watcher): Promise<void> {
  if (ids.length === 0) return;
  try {
    const [rows, matching] = await Promise.all([readRows(ids, watcher.asked?.()), watcher.matching?.(ids)]);
    for (const row of rows) watcher.onRow(row, matching?.has(row.id) ?? true);
    const seen = new Set(rows.map(({ id }) => id));
    for (const id of ids) if (!seen.has(id)) watcher.onLoss(id);
  } catch {
    // Nothing is lost: what is shown may be old, and the pill says so.
    for (const id of ids) watcher.onUnknown(id);
  }
}

/** The rows of at most 100 tickets, as far as they are there for the reader. @param asked with `q` as far as it finds them. */
export async function readRows(
  ids: readonly number[],
  asked: { q?: string; fields?: string } = {},
): Promise<QueueRow[]> {
  const query = { ids: ids.join(), limit: MOST_AT_ONCE, ...asked };
  const { data, server_time } = await api.listTickets({ query });
  return data.map((row) => ({ server_time, ...row }));
}

/**
 * Fetches a ticket unless what is kept is newer. An equal version is no reason to stay away: internal notes and
 * clocks change what staff see without a new one.
 *
 * @param version the newest known; absent: whatever there is now.
 */
export async function refreshTicket(
  cache: QueryClient,
  id: number,
  version?: number,
  onLoss?: (id: number) => void,
): Promise<void> {
  const query = ticketQuery(id);
  const kept = cache.getQueryData(query.queryKey);
  if (version !== undefined && kept && kept.version > version) return;
  try {
    await cache.fetchQuery({ ...query, staleTime: 0, retry: mayRetry });
  } catch (error) {
    // Anything else loses nothing: the ticket is asked for again when it is next opened or hinted at.
    if (error instanceof ApiProblem && error.is("not_found")) onLoss?.(id);
  }
}
