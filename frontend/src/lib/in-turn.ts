import { toastProblem } from "./problem-text.js";

/**
 * For changes that are shown at once and mean what they should only in the order in which they were pressed: each is sent when
 * the one before has been answered. Until all are, the browser asks before the page is left: what is on the screen already
 * would be lost with it, without a word.
 *
 * @returns takes a change behind those that wait. `send`: a refusal is said, and the next goes on. `whenThrough`: reads anew what
 * was changed, once nothing waits any more; an answer in between would move things back.
 */
export function createTurns(): (send: () => Promise<unknown>, whenThrough?: () => Promise<void>) => void {
  let last = Promise.resolve();
  let waiting = 0;
  const askBeforeLeaving = (event: BeforeUnloadEvent) => event.preventDefault();
  return (send, whenThrough) => {
    waiting += 1;
    window.addEventListener("beforeunload", askBeforeLeaving);
    last = last.then(async () => {
      try {
        await send();
      } catch (error) {
        toastProblem(error);
      }
      waiting -= 1;
      if (waiting > 0) return;
      window.removeEventListener("beforeunload", askBeforeLeaving);
      await whenThrough?.();
    });
  };
}
