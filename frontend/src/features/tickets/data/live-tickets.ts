import { useQueryClient, type QueryClient } from "@tanstack/react-query";
import type { TicketDetail } from "@redress/backend/contract";
import { useEffect, useRef } from "react";
import { ApiProblem } from "../../../lib/api-problem.js";
import { onHint } from "../../../lib/live.js";
import { mayRetry } from "../../../lib/query.js";
import { ticketQuery } from "./ticket-queries.js";

/** Hints come in bursts; what they name is asked for together. */
const GATHER_MS = 250;
/** More at once are not fetched one by one: the pill offers to load the list again. */
const MOST_AT_ONCE = 20;

interface Watcher {
  /** A ticket as it is now, whoever asked for it. */
  onTicket: (ticket: TicketDetail) => void;
  /** A ticket that cannot be seen any more. */
  onLoss: (id: number) => void;
  /** A ticket that changed and was not asked for. */
  onUnknown: (id: number) => void;
}

/** Follows tickets while the component is mounted: changed ones are fetched one by one, with the reader's rights. */
export function useLiveTickets(watcher: Watcher): void {
  const cache = useQueryClient();
  const latest = useRef(watcher);
  useEffect(() => {
    latest.current = watcher;
  });
  useEffect(() => {
    const stopFetching = fetchWhatChanged(cache, {
      onTicket: () => undefined,
      onLoss: (id) => latest.current.onLoss(id),
      onUnknown: (id) => latest.current.onUnknown(id),
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
    for (const [id] of changed.slice(MOST_AT_ONCE)) watcher.onUnknown(id);
    for (const [id, version] of changed.slice(0, MOST_AT_ONCE)) void refreshTicket(cache, id, version, watcher.onLoss);
  };
  const stop = onHint("ticket", ({ items }) => {
    for (const { id, version } of items) waiting.set(id, Math.max(version, waiting.get(id) ?? 0));
    timer ??= setTimeout(flush, GATHER_MS);
  });
  return () => {
    clearTimeout(timer);
    stop();
  };
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
