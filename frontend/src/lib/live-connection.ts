import type { QueryClient } from "@tanstack/react-query";
import type { ChangeHint } from "@redress/backend/contract";
import { io } from "socket.io-client";
import { accessToken, renewToken, shouldRenew } from "./access-token.js";
import { api } from "./api.js";
import { liveSocket, liveState, tellHint, waitBefore, type LiveSocket } from "./live.js";
import { createResync } from "./resync.js";
import { updatePerson } from "./session.js";

/** The browser says that there is no network, and may be wrong; times 0.5 to 1.5. */
const TRY_ANYWAY_MS = 30_000;
/** Everybody in a house has the network back in the same moment. */
const SPREAD_MS = 500;

/**
 * Opens the connection and keeps it: one that is lost comes back by itself, and then what was missed is asked for.
 *
 * @param startSeq the newest event that what is on the page may know of.
 * @returns closes it.
 */
export function openLive(cache: QueryClient, startSeq: number): () => void {
  let refusals = 0;
  const timers = new Set<ReturnType<typeof setTimeout>>();
  const later = (ms: number, run: () => void) => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      run();
    }, ms);
    timers.add(timer);
  };
  const socket: LiveSocket = io({
    auth: (give) => void freshToken().then((token) => give({ token })),
    // Polling would need every request of a connection to reach the same process. Where a network lets no WebSocket through,
    // the page says so and asks now and then.
    transports: ["websocket"],
    reconnectionDelay: 1000,
    reconnectionDelayMax: 15_000,
    // Thousands of browsers must not come back in the same second.
    randomizationFactor: 0.5,
  });
  const resync = createResync(cache, startSeq, () => socket.connected);
  const interrupt = () => {
    liveState.set("interrupted");
    liveSocket.set(null);
    resync.listen();
  };

  socket.on("connect", () => {
    refusals = 0;
    liveState.set("connected");
    liveSocket.set(socket);
    resync.ask();
  });
  socket.on("change", (hint: ChangeHint) => {
    resync.note(hint.seq);
    tellHint(hint, cache);
  });
  socket.on("session_ended", () => void renewToken().catch(() => false));
  // A failed question leaves the page as it was: whatever it asks for next, the server judges anew.
  socket.on("rights_changed", () => void takeNewRights(cache).catch(() => false));
  socket.on("connect_error", (error: Error & { data?: { code?: string } }) => {
    interrupt();
    // Not reached: the library tries again by itself. Refused, it does not: the token was old, or could not be checked.
    if (socket.active) return;
    const isStranger = error.data?.code === "unauthenticated" || error.data?.code === "token_expired";
    later(waitBefore(refusals), () => {
      const renewed = isStranger ? renewToken().catch(() => false) : Promise.resolve(true);
      void renewed.then(() => socket.connect());
    });
    refusals += 1;
  });
  socket.on("disconnect", (reason) => {
    interrupt();
    // The library does not come back by itself after the server closed the connection.
    if (reason === "io server disconnect") later(1000 + Math.random() * 2000, () => socket.connect());
  });

  /** Not after the wait that grew while there was no way. */
  const hurry = () => {
    if (!socket.connected && navigator.onLine) socket.disconnect().connect();
  };
  /** Nothing is heard from then on, as the page says: what the connection may still hold would come without its answers. */
  const onOffline = () => {
    if (socket.connected) interrupt();
    socket.disconnect();
    later(TRY_ANYWAY_MS * (0.5 + Math.random()), () => socket.connect());
  };
  const onOnline = () => later(Math.random() * SPREAD_MS, hurry);
  const onVisible = () => document.visibilityState === "visible" && hurry();
  window.addEventListener("offline", onOffline);
  window.addEventListener("online", onOnline);
  document.addEventListener("visibilitychange", onVisible);
  return () => {
    window.removeEventListener("offline", onOffline);
    window.removeEventListener("online", onOnline);
    document.removeEventListener("visibilitychange", onVisible);
    for (const timer of timers) clearTimeout(timer);
    resync.stop();
    liveSocket.set(null);
    socket.removeAllListeners();
    socket.disconnect();
  };
}

/** Pages and buttons that are no longer the person's go at once; everything on the screen is asked for again. */
async function takeNewRights(cache: QueryClient): Promise<void> {
  updatePerson(await api.getMe());
  // Drawn first: what is no longer the person's to ask for goes from the page, and is not asked for again.
  await new Promise((drawn) => setTimeout(drawn, 0));
  await cache.invalidateQueries();
}

async function freshToken(): Promise<string | null> {
  if (shouldRenew()) await renewToken().catch(() => false);
  return accessToken();
}
