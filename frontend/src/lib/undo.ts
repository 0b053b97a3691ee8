import { createStore } from "./store.js";
import { toast, toasts } from "./toasts.js";

/** What can be taken back now, the newest last; each as long as the screen offers it. */
const offered = createStore<readonly { run: () => void }[]>([]);

/**
 * Lets the undo key take something back until the offer is withdrawn.
 *
 * @param run sends the inverse request and says how it went; must not fail.
 * @returns withdraws the offer: it was undone by other means, or it is too late.
 */
export function offerUndo(run: () => void): () => void {
  const offer = { run };
  offered.set([...offered.get(), offer]);
  return () => offered.set(offered.get().filter((other) => other !== offer));
}

/** Whether there is something to take back. */
export const canUndo = (): boolean => offered.get().length > 0;

/** Takes back what was done last, and only that; nothing when nothing is offered. */
export function undoLast(): void {
  const last = offered.get().at(-1);
  if (!last) return;
  offered.set(offered.get().slice(0, -1));
  last.run();
}

/** Says what was done, with a button that takes it back; the key does so for as long as the words are shown. */
export function toastWithUndo(text: string, label: string, undo: () => void): void {
  const run = () => {
    withdraw();
    undo();
  };
  const withdraw = offerUndo(() => {
    toasts.set(toasts.get().filter(({ id: shown }) => shown !== id));
    run();
  });
  const id = toast(text, { action: { label, run } });
  const stop = toasts.subscribe(() => {
    if (toasts.get().some(({ id: shown }) => shown === id)) return;
    stop();
    withdraw();
  });
}
