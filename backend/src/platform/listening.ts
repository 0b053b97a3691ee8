import { createServer, type Server, type ServerResponse } from "node:http";
import { Server as NetServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { StartError } from "./start-error.js";

const DRAIN_WITHIN_MS = 4_000;
const LOOK_FOR_IDLE_MS = 100;
const SETTLE_MS = 200;
const KEEP_ALIVE_MS = 75_000;

/** A proxy that is told by our answers to look elsewhere has done so by then, and has ended what it kept open. */
export const PROXY_NOTICE_MS = 2_500;

/** Asks before anything slow is done: nobody should wait a minute to hear that the port is taken. */
export async function requireFreePort(port: number, host: string): Promise<void> {
  const probe = createServer();
  await startListening(probe, port, host);
  await new Promise<void>((resolve) => probe.close(() => resolve()));
}

/** @throws StartError saying what to do when the port cannot be had. */
export async function startListening(server: Server, port: number, host: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => reject(explain(error, port, host)));
    server.listen(port, host, () => {
      server.removeAllListeners("error");
      resolve();
    });
  });
}

function explain(error: NodeJS.ErrnoException, port: number, host: string): Error {
  switch (error.code) {
    case "EADDRINUSE":
      return new StartError(
        `Port ${port} is already in use. Stop the other program, or choose another port: PORT=${port + 1} npm start`,
      );
    case "EACCES":
      return new StartError(`This user may not listen on port ${port}. Choose one above 1023: PORT=5000 npm start`);
    case "EADDRNOTAVAIL":
      return new StartError(`HOST ${host} is no address of this machine.`);
    default:
      return error;
  }
}

export interface DrainOptions {
  /** Milliseconds in which requests are still taken while a proxy learns that this process is going. */
  noticeMs: number;
  /** Ends the upgraded connections, for which a closing server would wait for ever. */
  endSockets(): void;
}

/**
 * Watches a server's requests, so that it can be ended without breaking one off. Ending it goes in steps, for each of
 * which somebody might be on the way at that moment:
 *
 * 1. every answer from now on is the last of its connection, so that nobody keeps one that is about to go;
 * 2. after the notice no new connection is taken; one that just came may still send its request;
 * 3. idle connections end, then those whose requests have been answered, and late ones in any case.
 */
export function drainable(server: Server): (options: DrainOptions) => Promise<void> {
  // Longer than any usual proxy keeps an idle connection: the one who sends should be the one who ends it.
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  const atWork = new Set<ServerResponse>();
  let leaving = false;
  server.prependListener("request", (_req, res) => {
    if (leaving) endAfter(res);
    atWork.add(res);
    res.once("close", () => atWork.delete(res));
  });

  return async ({ noticeMs, endSockets }) => {
    leaving = true;
    for (const res of atWork) endAfter(res);
    await sleep(noticeMs);
    const closed = new Promise<void>((resolve) => {
      // Not the HTTP server's own close: it would also end connections whose first request is on its way.
      NetServer.prototype.close.call(server, () => resolve());
    });
    await sleep(SETTLE_MS);
    // A connection whose last request has just been answered is idle only from then on.
    const idle = setInterval(() => server.closeIdleConnections(), LOOK_FOR_IDLE_MS);
    const late = setTimeout(() => server.closeAllConnections(), DRAIN_WITHIN_MS);
    endSockets();
    await closed;
    clearInterval(idle);
    clearTimeout(late);
  };
}

function endAfter(res: ServerResponse): void {
  if (!res.headersSent) res.setHeader("Connection", "close");
}
