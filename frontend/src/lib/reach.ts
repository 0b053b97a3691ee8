import { createStore } from "./store.js";

/** Whether the desk answered when it was last asked for anything. */
export const deskAnswers = createStore(true);

/** Of no answer, or a proxy's word that nobody answers behind it: the same request may go well a little later. */
export function isOutOfReach(status: number): boolean {
  return status === 0 || (status >= 502 && status <= 504);
}
