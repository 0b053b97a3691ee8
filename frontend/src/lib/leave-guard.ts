import { useContext, useEffect } from "react";
import { UNSAFE_NavigationContext, type Navigator } from "react-router-dom";
import { createStore } from "./store.js";

/*
 * `<BrowserRouter>` has no blocker, so this stands where every way out passes: the router's own `push` and `replace`
 * (links and keys alike), the browser's Back and Forward (`popstate`, before the router hears of it) and its close
 * button (`beforeunload`).
 */

/** The way out that waits for an answer; the shell asks "Leave without saving?". */
export const leaveQuestion = createStore<(() => void) | null>(null);

/** Forms on the page with unsaved changes; the first one sets the guard up, the last one takes it down. */
let unsaved = 0;
let stopGuard: (() => void) | null = null;
let isLeaving = false;

/** Judges a step through the history; set while the guard stands. */
let onPopState: ((event: PopStateEvent) => void) | null = null;
// Listeners of the window hear of it in the order in which they came, whatever phase they ask for: so this one is there
// before the router's, which comes with the first page.
window.addEventListener("popstate", (event) => onPopState?.(event));

/** Asks before the page is left while something on it is not saved. Changes of the hash alone leave nothing. */
export function useLeaveGuard(dirty: boolean): void {
  const { navigator } = useContext(UNSAFE_NavigationContext);
  useEffect(() => {
    if (!dirty) return;
    unsaved += 1;
    stopGuard ??= standGuard(navigator);
    return () => {
      unsaved -= 1;
      if (unsaved > 0) return;
      stopGuard?.();
      stopGuard = null;
    };
  }, [dirty, navigator]);
}

/** Runs what puts something unsaved away, such as closing a sheet: at once, or after the question. */
export function leaveWhenSaved(leave: () => void): void {
  if (unsaved === 0 || isLeaving) leave();
  // It has been asked then: closing changes the address, and must not be asked about again.
  else leaveQuestion.set(() => leaveFreely(leave));
}

/** Goes elsewhere without the question: for what has just been saved, before its form has noticed. */
export function leaveFreely(leave: () => void): void {
  isLeaving = true;
  try {
    leave();
  } finally {
    isLeaving = false;
  }
}

function standGuard(navigator: Navigator): () => void {
  const { push, replace } = navigator;
  const guarded =
    (go: Navigator["push"]): Navigator["push"] =>
    (to, ...rest) => {
      const leave = () => leaveFreely(() => go(to, ...rest));
      if (isLeaving || isSamePage(to)) leave();
      else leaveQuestion.set(leave);
      place = currentPlace();
    };
  let place = currentPlace();
  navigator.push = guarded(push);
  navigator.replace = guarded(replace);

  // Back and Forward have happened when they are heard of: the way is gone back, then asked.
  let expected: "undo" | "leave" | null = null;
  onPopState = (event) => {
    if (expected === "undo") event.stopImmediatePropagation();
    const steps = indexOf(event.state) - place.index;
    if (expected !== null || isLeaving || currentPlace().page === place.page || !steps) {
      expected = null;
      place = currentPlace();
      return;
    }
    event.stopImmediatePropagation();
    expected = "undo";
    window.history.go(-steps);
    leaveQuestion.set(() => {
      expected = "leave";
      window.history.go(steps);
    });
  };
  const onBeforeUnload = (event: BeforeUnloadEvent) => event.preventDefault();
  window.addEventListener("beforeunload", onBeforeUnload);
  return () => {
    navigator.push = push;
    navigator.replace = replace;
    onPopState = null;
    window.removeEventListener("beforeunload", onBeforeUnload);
    leaveQuestion.set(null);
  };
}

interface Place {
  /** Path and query: another hash is the same page. */
  page: string;
  /** The router's count of the entries in this tab's history. */
  index: number;
}

function currentPlace(): Place {
  const { pathname, search } = window.location;
  return { page: pathname + search, index: indexOf(window.history.state) };
}

function indexOf(state: unknown): number {
  const index = (state as { idx?: unknown } | null)?.idx;
  return typeof index === "number" ? index : NaN;
}

function isSamePage(to: Parameters<Navigator["push"]>[0]): boolean {
  const { pathname, search } = window.location;
  const next = typeof to === "string" ? new URL(to, window.location.href) : { pathname, search: "", ...to };
  return next.pathname === pathname && next.search === search;
}
