import type { QueryClient } from "@tanstack/react-query";
import { api } from "./api.js";
import { firstPage } from "./first-page.js";
import { liveState, waitBefore } from "./live.js";

/**
 * Opens the live channel for the signed-in person; what it takes is fetched only now.
 * What was missed between the first request and the connection, or while it was interrupted, is asked for by `seq`.
 *
 * @returns closes the channel.
 */
export function connectLive(cache: QueryClient): () => void {
  let closed = false;
  let close = () => {};
  let timer: ReturnType<typeof setTimeout> | undefined;

  const begin = async (tries: number) => {
    try {
      const [{ openLive }, { seq }] = await Promise.all([
        // The page first. From when on changes are told is asked at once: what it shows may be older than the connection.
        firstPage().then(() => import("./live-connection.js")),
        api.listChanges({ query: { since: 0 } }),
      ]);
      if (!closed) close = openLive(cache, seq);
    } catch {
      // No connection yet: what the page shows may be old, and says so; try again, ever more slowly.
      if (closed) return;
      liveState.set("interrupted");
      timer = setTimeout(() => {
        timer = undefined;
        void begin(tries + 1);
      }, waitBefore(tries));
    }
  };
  const hurry = () => {
    // Only where it waits for its next try: afterwards the connection looks after itself.
    if (timer === undefined) return;
    clearTimeout(timer);
    timer = undefined;
    void begin(0);
  };
  liveState.set("connecting");
  void begin(0);
  window.addEventListener("online", hurry);
  return () => {
    closed = true;
    clearTimeout(timer);
    window.removeEventListener("online", hurry);
    close();
    liveState.set("off");
  };
}
