import type { DraftMode, Status } from "@redress/backend/contract";
import { onSession } from "../../../lib/access-token.js";
import { currentPerson } from "../../../lib/session.js";
import { createStore } from "../../../lib/store.js";
import type { TicketChange } from "../model/ticket-change.js";

/** What a change was decided on: the ticket's version, and what its field held. */
export interface Basis {
  version: number;
  value: TicketChange["value"];
}

export type Deed =
  | { kind: "change"; change: TicketChange; seen: Basis }
  | {
      kind: "message";
      mode: DraftMode;
      text: string;
      /** The newest public message that its writer had seen. */
      base: number | null;
      attachmentIds: readonly string[];
      /** Colleagues whom a note calls by name; older entries know of none. */
      mentions?: readonly number[];
      status?: Status;
    }
  /** Everything that a macro does, decided on at that version of the ticket. */
  | { kind: "macro"; canned: { id: number; title: string }; version: number };

/** Why something was not done: in words, or because somebody else changed the same thing, or anything under a macro. */
export type Refusal =
  | { kind: "refused"; reason: string }
  | { kind: "conflict"; theirs: Basis; by: string | null }
  | { kind: "stale"; version: number; by: string | null };

/** Something that was done without a connection, and waits for one. */
export interface Waiting {
  /** 128 random bits; a message is sent under it, so that a repeat makes nothing twice. */
  key: string;
  /** ISO. */
  at: string;
  ticket: { id: number; number: string; subject: string };
  deed: Deed;
  /** Null while it waits. */
  refusal: Refusal | null;
}

/** More would hardly be the work of somebody without a connection. */
const MOST = 200;

const entries = createStore<readonly Waiting[]>([]);
/** What the person who is signed in did and could not send yet, in order. It is theirs alone, and outlives the page. */
export const outbox = { get: entries.get, subscribe: entries.subscribe };
let owner: number | null = null;

const place = (person: number) => `redress.outbox.${person}`;

function read(person: number): readonly Waiting[] {
  try {
    return JSON.parse(localStorage.getItem(place(person)) ?? "[]") as readonly Waiting[];
  } catch {
    // Written by another version: it cannot be sent any more.
    return [];
  }
}

function open(person: number | null): void {
  owner = person;
  entries.set(person === null ? [] : read(person));
}

/** @returns whether it is kept on this device. */
function update(change: (now: readonly Waiting[]) => readonly Waiting[]): boolean {
  if (owner === null) return false;
  // As another tab may have left it.
  const next = change(read(owner));
  try {
    if (next.length > 0) localStorage.setItem(place(owner), JSON.stringify(next));
    else localStorage.removeItem(place(owner));
  } catch {
    return false;
  }
  entries.set(next);
  return true;
}

/** Keeps things for when there is a connection. @returns false when this device has no room for all: none was done. */
export function putInOutbox(...more: readonly Waiting[]): boolean {
  const isNew = ({ key }: Waiting) => more.every((entry) => entry.key !== key);
  return read(owner ?? 0).length + more.length <= MOST && update((now) => [...now.filter(isNew), ...more]);
}

export function takeFromOutbox(...keys: readonly string[]): void {
  update((now) => now.filter((entry) => !keys.includes(entry.key)));
}

export function changeInOutbox(key: string, part: Partial<Pick<Waiting, "deed" | "refusal">>): void {
  update((now) => now.map((entry) => (entry.key === key ? { ...entry, ...part } : entry)));
}

/** What is to be sent, as another tab may have left it. */
export const nextToSend = (): Waiting | undefined =>
  owner === null ? undefined : read(owner).find(({ refusal }) => refusal === null);

/** Whose it is. */
export const outboxOwner = (): number | null => owner;

/** The message of one mode that waits for a ticket. */
export function waitingMessage(all: readonly Waiting[], ticketId: number, mode: DraftMode): Waiting | undefined {
  return all.find(
    ({ ticket, deed, refusal }) =>
      ticket.id === ticketId && refusal === null && deed.kind === "message" && deed.mode === mode,
  );
}

onSession((user) => {
  if ((user?.id ?? null) !== owner) open(user?.id ?? null);
});
window.addEventListener("storage", ({ key }) => {
  if (owner !== null && key === place(owner)) entries.set(read(owner));
});
open(currentPerson()?.id ?? null);
