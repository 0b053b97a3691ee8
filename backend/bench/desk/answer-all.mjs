/**
 * Answers what the parent process asks, one thing after the other, until it is gone.
 *
 * @template T
 * @param {(message: T) => Promise<unknown>} answer
 */
export function answerAll(answer) {
  let before = Promise.resolve();
  process.on("message", ({ number, message }) => {
    before = before.then(async () => {
      try {
        process.send?.({ number, answer: await answer(message) });
      } catch (error) {
        process.send?.({ number, error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
      }
    });
  });
  process.on("disconnect", () => process.exit(0));
}
