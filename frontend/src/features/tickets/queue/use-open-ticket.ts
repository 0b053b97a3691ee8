import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef } from "react";
import { useSearch } from "../../../lib/search.js";
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
  // At once: what is pressed next is meant for the ticket that was asked for, never for the one before.
  const [search, setSearch] = useSearch();
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
  // The same function at each step: a row that is none other is not drawn again for it.
  const latest = useRef({ id, search, setSearch });
  useEffect(() => {
    latest.current = { id, search, setSearch };
  });
  const goTo = useCallback((ticket: number | null, replace: boolean) => {
    const { search: now, setSearch: set } = latest.current;
    set(withTicket(now, ticket), { replace });
  }, []);
  // From the list forward, so that Back returns to it; from ticket to ticket in place.
  const open = useCallback((ticket: number) => goTo(ticket, latest.current.id !== null), [goTo]);
  const close = useCallback(() => goTo(null, true), [goTo]);
  return { id, previousId, nextId, hrefOf, open, close };
}

/** An id or a number, "10431" or "CMP-10431". */
function ticketIdIn(text: string | null): number | null {
  const digits = /^(?:cmp-)?([1-9]\d{0,14})$/i.exec(text ?? "")?.[1];
  return digits === undefined ? null : Number(digits);
}

function withTicket(search: URLSearchParams, id: number | null): URLSearchParams {
  const next = new URLSearchParams(search);
  // What is written and looked at is so in one ticket; from ticket to ticket the same is looked at.
  next.delete("write");
  if (id === null) for (const name of ["ticket", "tab"]) next.delete(name);
  else next.set("ticket", String(id));
  return next;
}
