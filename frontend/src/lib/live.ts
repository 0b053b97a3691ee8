import type { QueryClient } from "@tanstack/react-query";
import type { ChangeHint, ClientMessages, ServerMessages } from "@redress/backend/contract";
import type { io as openSocket, Socket } from "socket.io-client";
import { accessToken, renewToken, shouldRenew } from "./access-token.js";
import { api } from "./api.js";
import { updatePerson } from "./session.js";
import { createStore } from "./store.js";

/** Whether live changes arrive. `off`: nobody is signed in. */
export type LiveState = "off" | "connecting" | "connected" | "interrupted";
export const liveState = createStore<LiveState>("off");

export type LiveSocket = Socket<ServerMessages, ClientMessages>;
/** The connection while there is one, for what has more to say and to hear than hints. */
export const liveSocket = createStore<LiveSocket | null>(null);

type HintHandler = (hint: ChangeHint, cache: QueryClient) => void;
const handlers = new Map<ChangeHint["type"], Set<HintHandler>>();

/**
 * Says what to do when something changed elsewhere; usually: mark the kept answers that show it.
 * A feature registers when its module loads. Handlers must not fail.
 */
export function onHint(type: ChangeHint["type"], handler: HintHandler): () => void {
  const known = handlers.get(type) ?? new Set();
  handlers.set(type, known.add(handler));
  return () => known.delete(handler);
}

/**
 * Opens the live channel for the signed-in person; the socket library is fetched only now.
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
      const [{ io }, { seq }] = await Promise.all([
        import("socket.io-client"),
        api.listChanges({ query: { since: 0 } }),
      ]);
      if (!closed) close = open(io, cache, seq);
    } catch {
      // No connection yet: what the page shows may be old, and says so; try again, ever more slowly.
      if (closed) return;
      liveState.set("interrupted");
      timer = setTimeout(() => void begin(tries + 1), Math.min(15_000, 1000 * 2 ** tries) * (0.5 + Math.random()));
    }
  };
  liveState.set("connecting");
  void begin(0);
  return () => {
    closed = true;
    clearTimeout(timer);
    close();
    liveState.set("off");
  };
}

function open(io: typeof openSocket, cache: QueryClient, startSeq: number): () => void {
  let seen = startSeq;
  const socket: LiveSocket = io({
    auth: (give) => void freshToken().then((token) => give({ token })),
    // Polling would need every request of a connection to reach the same process. Where a network lets no WebSocket through,
    // the page says so and asks again when it is looked at.
    transports: ["websocket"],
    reconnectionDelay: 1000,
    reconnectionDelayMax: 15_000,
    // Thousands of browsers must not come back in the same second.
    randomizationFactor: 0.5,
  });
  const take = (hint: ChangeHint) => {
    seen = Math.max(seen, hint.seq);
    for (const handler of handlers.get(hint.type) ?? []) handler(hint, cache);
  };
  const resync = async () => {
    const { seq, complete, tickets, notifications } = await api.listChanges({ query: { since: seen } });
    if (!complete) await cache.invalidateQueries();
    else {
      if (tickets.length > 0) take({ type: "ticket", seq, items: tickets });
      if (notifications) take({ type: "notification", seq, items: [] });
    }
    seen = Math.max(seen, seq);
  };
  socket.on("connect", () => {
    liveState.set("connected");
    liveSocket.set(socket);
    // A failed resync loses nothing for good: what is on the screen is asked for again when it is next looked at.
    resync().catch(() => cache.invalidateQueries({ refetchType: "none" }));
  });
  socket.on("change", take);
  socket.on("session_ended", () => void renewToken().catch(() => false));
  // A failed question leaves the page as it was: whatever it asks for next, the server judges anew.
  socket.on("rights_changed", () => void takeNewRights(cache).catch(() => false));
  socket.on("connect_error", () => liveState.set("interrupted"));
  socket.on("disconnect", (reason) => {
    liveState.set("interrupted");
    liveSocket.set(null);
    // The library does not come back by itself after the server closed the connection.
    if (reason === "io server disconnect") setTimeout(() => socket.connect(), 1000 + Math.random() * 2000);
  });
  const hurry = () => socket.connect();
  window.addEventListener("online", hurry);
  return () => {
    window.removeEventListener("online", hurry);
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
