import { createStore, type Store } from "./store.js";

export interface ToastMessage {
  id: number;
  text: string;
  /** Errors stay until they are put away. */
  tone: "neutral" | "error";
  /** Undo, Retry: shown as a button. */
  action?: { label: string; run: () => void };
  durationMs: number;
}

const MOST = 3;
let last = 0;
export const toasts: Store<readonly ToastMessage[]> = createStore<readonly ToastMessage[]>([]);

/**
 * Says what has just been done, for 6 s, or 10 s with an action such as Undo. At most three are shown.
 *
 * @returns its id, for `dismissToast`.
 */
export function toast(
  text: string,
  options: { tone?: "neutral" | "error"; action?: { label: string; run: () => void } } = {},
): number {
  const { tone = "neutral", action } = options;
  const durationMs = tone === "error" ? Infinity : action ? 10_000 : 6000;
  last += 1;
  toasts.set([...toasts.get(), { id: last, text, tone, durationMs, ...(action && { action }) }].slice(-MOST));
  return last;
}

export function dismissToast(id: number): void {
  toasts.set(toasts.get().filter((shown) => shown.id !== id));
}
