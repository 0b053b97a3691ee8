import type { QueryClient } from "@tanstack/react-query";
import type { RequestOf, TicketDetail } from "@redress/backend/contract";
import { ApiProblem } from "../../../lib/api-problem.js";
import { api } from "../../../lib/api.js";
import { createStore, useStore, type Store } from "../../../lib/store.js";
import {
  applyChange,
  currentValue,
  isAnswer,
  keyOfAnswer,
  sameValue,
  type TicketChange,
} from "../model/ticket-change.js";
import { outbox, type Basis } from "../outbox/outbox.js";
import { ticketQuery } from "./ticket-queries.js";

/** How a change ended. */
export type Outcome =
  | { result: "saved"; ticket: TicketDetail }
  /** Somebody else changed the same field meanwhile; `theirs` is the ticket as it is now. */
  | { result: "conflict"; theirs: TicketDetail }
  /** Somebody else holds the ticket: taking it needs a reason. */
  | { result: "held"; theirs: TicketDetail };

/** Changes on their way, by ticket: what is shown is the server's state with these on top. */
const pending: Store<ReadonlyMap<number, readonly TicketChange[]>> = createStore<
  ReadonlyMap<number, readonly TicketChange[]>
>(new Map());
/** The tail of each ticket's changes: they are sent one after another. */
const tails = new Map<number, Promise<unknown>>();
/** The newest version that came back from one's own changes, of which the person has seen the result. */
const ownVersions = new Map<number, number>();

/** Those, and below them what waits for a connection. */
const shown = createStore(withWaiting());
for (const source of [pending, outbox]) source.subscribe(() => shown.set(withWaiting()));

function withWaiting(): ReadonlyMap<number, readonly TicketChange[]> {
  const all = new Map<number, readonly TicketChange[]>();
  for (const { ticket, deed, refusal } of outbox.get())
    if (deed.kind === "change" && refusal === null) all.set(ticket.id, [...(all.get(ticket.id) ?? []), deed.change]);
  for (const [id, changes] of pending.get()) all.set(id, [...(all.get(id) ?? []), ...changes]);
  return all;
}

export function usePendingChanges(): ReadonlyMap<number, readonly TicketChange[]> {
  return useStore(shown);
}

/** Shows a ticket or row with the changes that are on their way. */
export function withPending<Ticket extends TicketDetail>(
  ticket: Ticket,
  changes: readonly TicketChange[] = [],
): Ticket {
  return changes.reduce((shown, change) => applyChange(shown, change), ticket);
}

/**
 * Changes a ticket: shown at once, sent after this ticket's earlier changes, taken back when it is refused.
 *
 * @param seen the ticket as the person saw it when they decided.
 * @throws ApiProblem when it was refused for another reason than `Outcome` knows.
 */
export function changeTicket(cache: QueryClient, seen: TicketDetail, change: TicketChange): Promise<Outcome> {
  const { id, version } = seen;
  return changeFrom(cache, { id, version, value: currentValue(seen, change.field) }, change);
}

/** The same, by what is left of the ticket that the person saw. */
export async function changeFrom(
  cache: QueryClient,
  seen: { id: number } & Basis,
  change: TicketChange,
): Promise<Outcome> {
  const { id } = seen;
  setPending(id, (changes) => [...changes, change]);
  const before = tails.get(id) ?? Promise.resolve();
  const turn = before.then(() => send(cache, seen, change));
  // The next change waits for this one, however it ends.
  const tail = turn.catch(() => undefined);
  tails.set(id, tail);
  try {
    return await turn;
  } finally {
    setPending(id, (changes) => changes.filter((other) => other !== change));
    if (tails.get(id) === tail) tails.delete(id);
  }
}

/** Shows changes of many tickets that are on their way. @returns takes them off again, once it is known how it went. */
export function showPending(changes: ReadonlyMap<number, readonly TicketChange[]>): () => void {
  const update = (change: (id: number, now: readonly TicketChange[]) => readonly TicketChange[]) => {
    const next = new Map(pending.get());
    for (const id of changes.keys()) {
      const left = change(id, next.get(id) ?? []);
      if (left.length > 0) next.set(id, left);
      else next.delete(id);
    }
    pending.set(next);
  };
  update((id, now) => [...now, ...(changes.get(id) ?? [])]);
  return () => update((id, now) => now.filter((change) => !changes.get(id)?.includes(change)));
}

function setPending(id: number, update: (changes: readonly TicketChange[]) => readonly TicketChange[]): void {
  const next = new Map(pending.get());
  const changes = update(next.get(id) ?? []);
  if (changes.length > 0) next.set(id, changes);
  else next.delete(id);
  pending.set(next);
}

/** The version of a ticket whose state the person knows: what they saw, or what came of their own changes since. */
export function newestSeen(id: number, version: number): number {
  return Math.max(version, ownVersions.get(id) ?? 0);
}

/** Shows a ticket as it came back from one's own change. */
export async function takeOwn(cache: QueryClient, ticket: TicketDetail): Promise<void> {
  const { queryKey } = ticketQuery(ticket.id);
  ownVersions.set(ticket.id, ticket.version);
  await cache.cancelQueries({ queryKey });
  cache.setQueryData(queryKey, ticket);
}

async function send(cache: QueryClient, seen: { id: number } & Basis, change: TicketChange): Promise<Outcome> {
  let version = newestSeen(seen.id, seen.version);
  for (;;) {
    try {
      const ticket = await request(seen.id, version, change);
      await takeOwn(cache, ticket);
      return { result: "saved", ticket };
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      const stale = error.is("stale_version");
      if (!stale && !error.is("ticket.already_assigned")) throw error;
      const theirs = await cache.fetchQuery({ ...ticketQuery(seen.id), staleTime: 0 });
      if (!stale) return { result: "held", theirs };
      const now = currentValue(theirs, change.field);
      if (sameValue(now, change.value)) return { result: "saved", ticket: theirs };
      // Another field was changed: nothing of theirs is lost by ours.
      if (!sameValue(now, seen.value) || theirs.version === version) return { result: "conflict", theirs };
      version = theirs.version;
    }
  }
}

function request(id: number, version: number, change: TicketChange): Promise<TicketDetail> {
  const options = { params: { id: String(id) }, ifMatch: version };
  switch (change.field) {
    case "status":
      return api.setTicketStatus({
        ...options,
        body: { status: change.value, ...(change.children && { with_open_children: change.children }) },
      });
    case "assignee":
      return api.assignTicket({
        ...options,
        body: { agent_id: change.value?.id ?? null, ...(change.reason && { reason: change.reason }) },
      });
    default:
      return api.updateTicket({ ...options, body: bodyOf(change) });
  }
}

function bodyOf(change: Exclude<TicketChange, { field: "status" | "assignee" }>): RequestOf<"updateTicket">["body"] {
  if (isAnswer(change)) return { fields: { [keyOfAnswer(change.field)]: change.value } };
  switch (change.field) {
    case "priority":
      return { priority: change.value, ...(change.wish && { requested_priority: change.wish }) };
    case "requested_priority":
      return { requested_priority: change.value };
    case "category":
      return { category_id: change.value.id };
    case "tags":
      return { tags: change.value };
    case "due_at":
      return { due_at: change.value };
    case "team":
      return { team_id: change.value?.id ?? null };
    case "department":
      return { department_id: change.value?.id ?? null };
    case "skill":
      return { skill_id: change.value?.id ?? null };
  }
}
