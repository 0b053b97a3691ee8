import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect } from "react";
import { useSearchParams } from "react-router-dom";
import { ticketQuery } from "../data/ticket-queries.js";
import { besideRow } from "./focused-row.js";

/** Somebody who walks through the list quickly does not look at every ticket's neighbours. */
const PREFETCH_AFTER_MS = 150;

export interface OpenTicket {
  id: number | null;
  /** The open ticket's neighbours in the list; undefined at its ends. */
  previousId: number | undefined;
  nextId: number | undefined;
  /** What a row's link leads to. */
  hrefOf: (id: number) => string;
  open: (id: number) => void;
  close: () => void;
}

/** The open ticket, which is part of the address, and the ways to the next ones. */
export function useOpenTicket(rows: readonly { id: number }[]): OpenTicket {
  const [search, setSearch] = useSearchParams();
  const cache = useQueryClient();
  const id = ticketIdIn(search.get("ticket"));
  const nextId = besideRow(rows, id, 1);
  const previousId = besideRow(rows, id, -1);

  useEffect(() => {
    if (id === null) return;
    const timer = setTimeout(() => {
      for (const neighbour of [nextId, previousId]) {
        if (neighbour !== undefined) void cache.prefetchQuery(ticketQuery(neighbour));
      }
    }, PREFETCH_AFTER_MS);
    return () => clearTimeout(timer);
  }, [id, nextId, previousId, cache]);

  const hrefOf = (ticket: number) => `?${withTicket(search, ticket).toString()}`;
  const open = useCallback(
    // From the list forward, so that Back returns to it; from ticket to ticket in place.
    (ticket: number) => setSearch((now) => withTicket(now, ticket), { replace: id !== null }),
    [id, setSearch],
  );
  const close = useCallback(() => setSearch((now) => withTicket(now, null), { replace: true }), [setSearch]);
  return { id, previousId, nextId, hrefOf, open, close };
}

/** An id or a number, "10431" or "CMP-10431". */
function ticketIdIn(text: string | null): number | null {
  const digits = /^(?:cmp-)?([1-9]\d{0,14})$/i.exec(text ?? "")?.[1];
  return digits === undefined ? null : Number(digits);
}

function withTicket(search: URLSearchParams, id: number | null): URLSearchParams {
  const next = new URLSearchParams(search);
  if (id === null) next.delete("ticket");
  else next.set("ticket", String(id));
  return next;
}
