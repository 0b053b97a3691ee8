import type { QueryClient } from "@tanstack/react-query";
import { api } from "./api.js";
import { tellHint, tellMuchMissed, waitBefore } from "./live.js";

/** Where nothing is heard live, what changed is asked for this often; times 0.5 to 1.5. */
const LISTEN_MS = 20_000;
/** A break this short is made good by the connection that comes back. */
const FIRST_MS = 1500;
/** Much is missed by everybody at once: a restart, a long night. They do not all ask for everything in one moment. */
const SPREAD_MS = 2000;
/** What is named in one hint: of more at once, readers wait, lest all who hear it ask together. Here only one heard it. */
const PER_HINT = 10;

export interface Resync {
  /** An event was heard of. */
  note(seq: number): void;
  /** Asks now for what was missed, and again until there is an answer. */
  ask(): void;
  /** Nothing is heard any more: asks now and then until it is. */
  listen(): void;
  stop(): void;
}

/**
 * Makes good what was not heard: by the last event that was, so that only what changed since is fetched again.
 *
 * @param seen the newest event that the page knows of.
 * @param hears whether events are heard of live.
 */
export function createResync(cache: QueryClient, seen: number, hears: () => boolean): Resync {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let tries = 0;
  let asking = false;
  let again = false;
  let stopped = false;
  /** While something may be missing, what is heard meanwhile moves nothing: the question starts where the gap did. */
  let owed = true;
  let newest = seen;
  /** The first answer makes good the moment before the connection; nothing was lost then that is not named. */
  let hadGap = false;

  const wait = (ms: number) => {
    clearTimeout(timer);
    if (!stopped) timer = setTimeout(ask, ms);
  };
  const ask = () => {
    clearTimeout(timer);
    if (asking) {
      again = true;
      return;
    }
    asking = true;
    void run();
  };
  const run = async () => {
    const heard = hears();
    try {
      const { seq, complete, tickets, notifications } = await api.listChanges({ query: { since: seen } });
      if (stopped) return;
      tries = 0;
      if (!complete) void refetchAll(cache);
      for (let at = 0; at < tickets.length; at += PER_HINT)
        tellHint({ type: "ticket", seq, items: tickets.slice(at, at + PER_HINT) }, cache);
      if (notifications) tellHint({ type: "notification", seq, items: [] }, cache);
      if (hadGap) makeGoodTheRest(cache);
      owed = !(heard && hears());
      hadGap = owed;
      newest = Math.max(newest, seq);
      seen = owed ? seq : newest;
      if (!heard) wait(LISTEN_MS * (0.5 + Math.random()));
    } catch {
      wait(waitBefore(tries));
      tries += 1;
    } finally {
      asking = false;
      if (again && !stopped) ask();
      again = false;
    }
  };
  return {
    note: (seq) => {
      newest = Math.max(newest, seq);
      if (!owed) seen = newest;
    },
    ask,
    listen: () => {
      owed = hadGap = true;
      wait(FIRST_MS * (0.5 + Math.random()));
    },
    stop: () => {
      stopped = true;
      clearTimeout(timer);
    },
  };
}

/** What no event speaks of, and what was asked for in vain meanwhile. */
function makeGoodTheRest(cache: QueryClient): void {
  tellHint({ type: "draft", seq: 0, items: [] }, cache);
  tellHint({ type: "availability", seq: 0, items: [] }, cache);
  void cache.refetchQueries({ type: "active", predicate: ({ state }) => state.status === "error" });
}

/** Everything on the screen, but for lists that must not move by themselves: their pages say what they do. */
async function refetchAll(cache: QueryClient): Promise<void> {
  await new Promise((spread) => setTimeout(spread, Math.random() * SPREAD_MS));
  tellMuchMissed(cache);
  await cache.invalidateQueries({ predicate: ({ meta }) => meta?.["still"] !== true });
}
