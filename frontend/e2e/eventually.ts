import { setTimeout as wait } from "node:timers/promises";

const PATIENCE_MS = 30_000;

/** Tries a check until it holds: what a page comes to show, it may show a moment later on a busy machine. */
export async function eventually(check: () => Promise<unknown>): Promise<void> {
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    try {
      await check();
      return;
    } catch (error) {
      if (Date.now() > until) throw error;
      await wait(100);
    }
  }
}
