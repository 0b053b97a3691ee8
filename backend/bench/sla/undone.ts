import { timed } from "./samples.js";

class Undone extends Error {}

/**
 * Runs something in a transaction that is undone afterwards.
 *
 * @param open opens the transaction.
 * @returns the body's milliseconds, without the undoing.
 */
export async function undone<T>(
  open: (body: (transaction: T) => Promise<never>) => Promise<never>,
  body: (transaction: T) => Promise<unknown>,
): Promise<number> {
  let took = NaN;
  const ended = open(async (transaction) => {
    took = await timed(() => body(transaction));
    throw new Undone();
  });
  await ended.catch((error: unknown) => {
    if (!(error instanceof Undone)) throw error;
  });
  return took;
}
