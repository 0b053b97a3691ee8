import { createStore, type Store } from "./store.js";

export interface ToastMessage {
  id: number;
  text: string;
  /** Errors stay until they are put away. */
  tone: "neutral" | "error";
  /** Undo, Retry: shown as a button. */
  action?: { label: string; run: () => void };
  /** Of the request that failed. */
  requestId?: string | undefined;
  durationMs: number;
}

/** So many are shown. */
export const MOST_TOASTS = 3;
let last = 0;
/** Those shown, and behind them those that wait until an error is put away: their time begins when they are shown. */
export const toasts: Store<readonly ToastMessage[]> = createStore<readonly ToastMessage[]>([]);

/**
 * Says what has just been done, for 6 s, or 10 s with an action such as Undo. At most three are shown: where there is no room
 * the oldest that is no error goes; behind three errors a further one waits.
 *
 * @returns its id, for `dismissToast`.
 */
export function toast(
  text: string,
  options: {
    tone?: "neutral" | "error";
    action?: { label: string; run: () => void };
    requestId?: string | undefined;
  } = {},
): number {
  const { tone = "neutral", action } = options;
  const durationMs = tone === "error" ? Infinity : action ? 10_000 : 6000;
  last += 1;
  const before = toasts.get();
  // An error that is met again stands for both: whoever tries a hundred times closes it once.
  const isSame = (held: ToastMessage) => !action && !held.action && held.text === text;
  const gone =
    before.length < MOST_TOASTS ? undefined : (before.find((held) => held.tone === "neutral") ?? before.find(isSame));
  toasts.set([...before.filter((held) => held !== gone), { ...options, id: last, text, tone, durationMs }]);
  return last;
}

export function dismissToast(id: number): void {
  toasts.set(toasts.get().filter((shown) => shown.id !== id));
}
