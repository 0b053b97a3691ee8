import { byServer } from "./clock.js";
import { canSend, connection, lastFine } from "./connection.js";
import { createStore, useStore } from "./store.js";
import { useNow } from "./ticker.js";

/** A short break is nobody's business. */
const SAID_AFTER_MS = 1500;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Until when the desk was heard of, by its own clock in milliseconds; null while it can be asked. */
const lastKnown = createStore<number | null>(null);

connection.subscribe(() => {
  clearTimeout(timer);
  if (canSend()) lastKnown.set(null);
  else if (lastKnown.get() === null) timer = setTimeout(() => lastKnown.set(byServer(lastFine())), SAID_AFTER_MS);
});

/** For what only the desk can know: how far it was known to be, and whether that is in the past. */
export function useKnown(): { now: number; asOf: number | null } {
  const asOf = useStore(lastKnown);
  const now = useNow();
  return { now: asOf ?? now, asOf };
}
