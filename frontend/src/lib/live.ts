import type { QueryClient } from "@tanstack/react-query";
import type { ChangeHint, ClientMessages, ServerMessages } from "@redress/backend/contract";
import type { Socket } from "socket.io-client";
import { createStore } from "./store.js";

/** Whether live changes arrive. `off`: nobody is signed in. */
export type LiveState = "off" | "connecting" | "connected" | "interrupted";
export const liveState = createStore<LiveState>("off");

export type LiveSocket = Socket<ServerMessages, ClientMessages>;
/** The connection while there is one, for what has more to say and to hear than hints. */
export const liveSocket = createStore<LiveSocket | null>(null);

type HintHandler = (hint: ChangeHint, cache: QueryClient) => void;
const handlers = new Map<ChangeHint["type"], Set<HintHandler>>();

/**
 * Says what to do when something changed elsewhere; usually: mark the kept answers that show it.
 * A feature registers when its module loads. Handlers must not fail.
 */
export function onHint(type: ChangeHint["type"], handler: HintHandler): () => void {
  const known = handlers.get(type) ?? new Set();
  handlers.set(type, known.add(handler));
  return () => known.delete(handler);
}

type MissedHandler = (cache: QueryClient) => void;
const missedHandlers = new Set<MissedHandler>();

/** Says what to do when too much changed for it to be named; beside what is asked for again anyway. Must not fail. */
export function onMuchMissed(handler: MissedHandler): () => void {
  missedHandlers.add(handler);
  return () => missedHandlers.delete(handler);
}

export function tellHint(hint: ChangeHint, cache: QueryClient): void {
  for (const handler of handlers.get(hint.type) ?? []) handler(hint, cache);
}

export function tellMuchMissed(cache: QueryClient): void {
  for (const handler of missedHandlers) handler(cache);
}

/** Milliseconds before another try: ever more, and never the same for thousands of browsers. */
export function waitBefore(tries: number): number {
  return Math.min(15_000, 1000 * 2 ** tries) * (0.5 + Math.random());
}
