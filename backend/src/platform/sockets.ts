import type { Server as HttpServer, ServerResponse } from "node:http";
import type { Logger } from "pino";
import { Server, type Socket } from "socket.io";
import type { Config } from "../config.js";
import type { ClientMessages, ServerMessages } from "../contract/index.js";
import type { Actor } from "./actor.js";
import { wallClock } from "./clock.js";
import { AppError } from "./errors.js";
import { roomsFor } from "./events.js";
import { gather } from "./gather.js";
import type { Broadcast } from "./hints.js";
import { createIsAllowedOrigin } from "./http/allowed-origin.js";
import { twoFactorRequired } from "./http/access.js";
import type { Identify } from "./http/authenticate.js";
import { securityHeaders } from "./http/security-headers.js";
import { mergeHints, type Told } from "./merge-hints.js";
import type { SocketAdapter } from "./sockets-adapter.js";
import { createHandshakeGuard } from "./sockets-handshake.js";
import type { LiveConnection, LiveListener } from "./sockets-listener.js";
import { dealSlices, inSlice, sliceAfterSlice } from "./sockets-slices.js";
import { limitTalk } from "./sockets-talk.js";

/** Nothing a client has to say is larger: its token, and where it is. */
const MAX_FRAME_BYTES = 64 * 1024;
/** Longer than any token lives: the longest wait a timer is given. */
const LONGEST_TOKEN_MS = 24 * 3600 * 1000;
/**
 * Hints of this long are told together, here and to the other processes. Each telling costs every connection that hears
 * it, and every browser a look at its lists; nobody sees whether it took this much longer.
 */
const GATHER_MS = 50;

interface SocketData {
  token: string;
  actor: Actor;
  slice: number;
}
/** What processes of one desk say to each other. */
interface ProcessMessages {
  hints: (told: Told[]) => void;
  feature: (words: unknown) => void;
}
type LiveServer = Server<ClientMessages, ServerMessages, ProcessMessages, SocketData>;
type LiveSocket = Socket<ClientMessages, ServerMessages, ProcessMessages, SocketData>;

export interface LiveChannel {
  /** Sends a hint to everybody in the rooms, of whatever process; to nobody where there is no room. */
  broadcast: Broadcast;
  /** Begins to take connections on this server. */
  attach(server: HttpServer, identify: Identify): void;
  /**
   * Looks again at what a person, or with null everybody, may hear; ends the connections of those who no longer may, and
   * has that person's browsers ask again what they may do.
   */
  recheck(personId: number | null): Promise<void>;
  /** Tells a feature what happens to connections, and gives it what other processes say. */
  listen(listener: LiveListener): void;
  /** Says something to the same listeners in the other processes; to nobody where there are none. */
  tellOthers(words: unknown): void;
  /** Open connections. */
  size(): number;
  /** Ends every connection; browsers come back by themselves, here or to another process, and ask what they missed. */
  endConnections(): void;
  /** Ends the channel, after its last hint. */
  close(): Promise<void>;
}

/**
 * The live channel: it sends hints to rooms it chooses itself from the actor's rights, and obeys nobody. What clients say
 * is passed to listeners, who judge it.
 *
 * @param join joins it to those of other processes; without it the channel speaks for itself alone. It is given what to
 *   do when others may have said something that was not heard: then the connections end, and browsers that come back
 *   ask what they missed.
 */
export function createLiveChannel(
  config: Config,
  log: Logger,
  join?: (missed: () => void) => SocketAdapter,
): LiveChannel {
  const adapter = join?.(() => {
    for (const socket of io.of("/").sockets.values()) socket.conn.close();
  });
  const isAllowedOrigin = createIsAllowedOrigin(config);
  const refusalOf = createHandshakeGuard(isAllowedOrigin, config.trustProxy);
  const io: LiveServer = new Server({
    // Polling would need every request of a connection to reach the same process.
    transports: ["websocket"],
    ...(adapter && { adapter: adapter.create }),
    maxHttpBufferSize: MAX_FRAME_BYTES,
    connectTimeout: 10_000,
    serveClient: false,
    cors: { origin: [...config.corsOrigins] },
    allowRequest: (req, decide) => {
      const refusal = refusalOf(req);
      decide(refusal, refusal === null);
    },
  });
  const listeners: LiveListener[] = [];
  const toListeners = (tell: (listener: LiveListener) => void) => listeners.forEach(tell);
  const nextSlice = dealSlices();
  let attached = false;
  let identify: Identify = () => Promise.reject(new AppError("unauthenticated", 401, "Sign in first"));

  io.use((socket, next) => {
    const token: unknown = socket.handshake.auth["token"];
    if (typeof token !== "string") return next(refusal("unauthenticated"));
    identify(token).then(
      (actor) => {
        socket.data = { token, actor, slice: nextSlice() };
        next();
      },
      (error: unknown) => {
        if (!isRefusal(error)) log.error({ err: error }, "a socket's token could not be checked");
        next(refusal(error instanceof AppError ? error.code : "unavailable"));
      },
    );
  });

  io.on("connection", (socket) => {
    void socket.join(roomsOf(socket, socket.data.actor));
    // Rights that changed since the token was looked at were told to nobody in no room.
    void recheckOne(socket, identify, log);
    socket.on("error", (error) => log.debug({ err: error }, "a socket sent what cannot be read"));
    // Without a goodbye, so that the client comes back by itself, with a fresh token.
    const expiry = setTimeout(() => socket.conn.close(), msUntilExpiry(socket.data.token));
    const connection = connectionOf(socket);
    socket.on("here", (words: unknown) => toListeners((listener) => listener.said?.(connection, words)));
    socket.on("disconnect", () => {
      clearTimeout(expiry);
      toListeners((listener) => listener.closed?.(connection));
    });
    toListeners((listener) => listener.opened?.(connection));
  });

  const tell = async (told: readonly Told[]) => {
    await sliceAfterSlice((slice) => {
      for (const [rooms, hint] of told) io.local.to(inSlice(rooms, slice)).emit("change", hint);
    });
    for (const [, hint] of told) toListeners((listener) => listener.hinted?.(hint));
  };
  io.on("hints", (told) => void tell(told));
  io.on("feature", (words) => toListeners((listener) => listener.heard?.(words)));
  const hints = gather<Told>(GATHER_MS, (told) => {
    const merged = mergeHints(told);
    if (adapter) io.serverSideEmit("hints", merged);
    return tell(merged);
  });

  return {
    broadcast: (rooms, hint) => {
      // To no room means to everybody there.
      if (rooms.length > 0) hints.add([rooms, hint]);
    },
    attach: (server, identifyToken) => {
      identify = sessionsOnly(identifyToken);
      attached = true;
      io.attach(server);
      // Also of those that have not said who they are.
      io.engine.on("connection", limitTalk);
      // Its answers by plain HTTP do not come by the app.
      for (const handler of [...securityHeaders(config), notStored]) io.engine.use(handler);
    },
    recheck: async (personId) => {
      const sockets = [...io.of("/").sockets.values()].filter(
        (socket) => personId === null || socket.data.actor.id === personId,
      );
      for (const socket of sockets) {
        await recheckOne(socket, identify, log);
        // After a time without the database nobody is told: thousands of browsers would ask at once for what rarely changed.
        // A guest's rights end at one ticket and never change.
        const isGuest = socket.data.actor.onlyTicketId !== null;
        if (personId !== null && !isGuest && socket.connected) socket.emit("rights_changed");
        if (socket.connected) toListeners((listener) => listener.rechecked?.(connectionOf(socket)));
      }
    },
    listen: (listener) => void listeners.push(listener),
    tellOthers: (words) => {
      if (adapter) io.serverSideEmit("feature", words);
    },
    size: () => io.of("/").sockets.size,
    endConnections: () => void io.engine.close(),
    close: async () => {
      await hints.flush();
      // A start that failed before has opened nothing.
      if (attached) await io.close();
      await adapter?.close();
    },
  };
}

const roomsOf = (socket: LiveSocket, actor: Actor) => inSlice(roomsFor(actor), socket.data.slice);

const connectionOf = (socket: LiveSocket): LiveConnection => ({
  id: socket.id,
  get actor() {
    return socket.data.actor;
  },
  send: (name, ...said) => void socket.emit(name, ...said),
});

/** Puts a socket into the rooms its person's rights give now, or ends it when the token no longer vouches for anybody. */
async function recheckOne(socket: LiveSocket, identify: Identify, log: Logger): Promise<void> {
  try {
    const actor = await identify(socket.data.token);
    const rooms = new Set(roomsOf(socket, actor));
    for (const left of socket.rooms) if (left !== socket.id && !rooms.has(left)) void socket.leave(left);
    void socket.join([...rooms]);
    socket.data.actor = actor;
  } catch (error) {
    if (isRefusal(error)) {
      socket.emit("session_ended");
      socket.disconnect(true);
      return;
    }
    // No answer is a no; but the client may come back and ask again.
    log.error({ err: error }, "a socket's rights could not be checked again");
    socket.conn.close();
  }
}

/** The live channel is for people before a screen: programs ask the API for what changed. */
const sessionsOnly =
  (identify: Identify): Identify =>
  async (token) => {
    const actor = await identify(token);
    if (actor.key) throw new AppError("unauthenticated", 401, "API keys do not open the live channel");
    if (actor.mustSetUpTwoFactor) throw twoFactorRequired();
    return actor;
  };

const notStored = (_req: unknown, res: ServerResponse, next: () => void): void => {
  res.setHeader("Cache-Control", "no-store");
  next();
};

const isRefusal = (error: unknown) => error instanceof AppError && (error.status === 401 || error.status === 403);

/** What the client's `connect_error` gets: the code, and nothing of what went wrong inside. */
function refusal(code: string): Error {
  return Object.assign(new Error(code), { data: { code } });
}

/** From the token itself, which has been verified by then. */
function msUntilExpiry(token: string): number {
  const claims: unknown = JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString() || "{}");
  const expiry: unknown = claims !== null && typeof claims === "object" ? Reflect.get(claims, "exp") : undefined;
  const left = typeof expiry === "number" ? expiry * 1000 - wallClock.millis() : LONGEST_TOKEN_MS;
  return Math.min(Math.max(left, 0), LONGEST_TOKEN_MS);
}
