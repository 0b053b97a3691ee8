import { useEffect, useSyncExternalStore } from "react";
import { serverNow } from "./clock.js";

/**
 * One clock for everything on the page that counts down: 15 s, or 1 s while anybody needs seconds, and none in
 * hidden tabs. A list of a hundred chips must not have a hundred timers.
 */
const SLOW_MS = 15_000;
const FAST_MS = 1000;

let now = serverNow();
let timer: ReturnType<typeof setInterval> | undefined;
let hurried = 0;
const listeners = new Set<() => void>();

function tick(): void {
  now = serverNow();
  for (const listener of listeners) listener();
}

function restart(): void {
  clearInterval(timer);
  timer = undefined;
  if (listeners.size === 0 || document.hidden) return;
  timer = setInterval(tick, hurried > 0 ? FAST_MS : SLOW_MS);
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) {
    now = serverNow();
    document.addEventListener("visibilitychange", onVisibility);
  }
  listeners.add(listener);
  if (listeners.size === 1) restart();
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    document.removeEventListener("visibilitychange", onVisibility);
    restart();
  };
}

function onVisibility(): void {
  if (!document.hidden) tick();
  restart();
}

/** While nobody listens the time stands still: whoever comes first must not begin with an old one. */
function read(): number {
  if (listeners.size === 0 && Math.abs(serverNow() - now) >= FAST_MS) now = serverNow();
  return now;
}

/** The server's time in milliseconds, moving on by itself. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, read);
}

/** Has the clock tick every second while `wanted`. */
export function useSeconds(wanted: boolean): void {
  useEffect(() => {
    if (!wanted) return;
    hurried += 1;
    restart();
    return () => {
      hurried -= 1;
      restart();
    };
  }, [wanted]);
}
