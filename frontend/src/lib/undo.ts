import { createStore } from "./store.js";
import { toast, toasts } from "./toasts.js";

interface Offer {
  run: () => void;
}
/** What can be taken back now, the newest last; each as long as the screen offers it. */
const offered = createStore<readonly Offer[]>([]);

/**
 * Lets the undo key take something back until the offer is withdrawn.
 *
 * @param run sends the inverse request and says how it went; must not fail.
 * @param place of what was expected to be offered, which it takes.
 * @returns withdraws the offer: it was undone by other means, or it is too late.
 */
export function offerUndo(run: () => void, place?: Offer): () => void {
  const offer = { run };
  const others = offered.get();
  offered.set(
    place && others.includes(place) ? others.map((other) => (other === place ? offer : other)) : [...others, offer],
  );
  return () => withdraw(offer);
}

const withdraw = (offer: Offer): void => offered.set(offered.get().filter((other) => other !== offer));

/** Something on its way to the desk, which the undo key means from now on; pressed meanwhile, it is `wanted`. */
export interface Expected extends Offer {
  wanted: boolean;
}

/** Keeps a place for what is done at this moment: without it the key would take back what was done before. */
export function expectUndo(): Expected {
  const expected: Expected = { wanted: false, run: () => void (expected.wanted = true) };
  offered.set([...offered.get(), expected]);
  return expected;
}

/** It has arrived, one way or another; nothing where something took its place. */
export const noLongerExpected = withdraw;

/** Whether there is something to take back. */
export const canUndo = (): boolean => offered.get().length > 0;

/** Takes back what was done last, and only that; nothing when nothing is offered. */
export function undoLast(): void {
  const last = offered.get().at(-1);
  if (!last) return;
  offered.set(offered.get().slice(0, -1));
  last.run();
}

/**
 * Says what was done, with a button that takes it back; the key does so for as long as the words are shown.
 *
 * @param expected since it was on its way; where that is wanted, it is taken back at once.
 */
export function toastWithUndo(text: string, label: string, undo: () => void, expected?: Expected): void {
  const run = () => {
    stopOffering();
    undo();
  };
  const takeBack = () => {
    toasts.set(toasts.get().filter(({ id: shown }) => shown !== id));
    run();
  };
  const stopOffering = offerUndo(takeBack, expected);
  const id = toast(text, { action: { label, run } });
  const stop = toasts.subscribe(() => {
    if (toasts.get().some(({ id: shown }) => shown === id)) return;
    stop();
    stopOffering();
  });
  if (expected?.wanted) takeBack();
}
