import { createServer, type Server } from "node:http";
import { StartError } from "./start-error.js";

const DRAIN_WITHIN_MS = 4_000;
const LOOK_FOR_IDLE_MS = 100;

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

/**
 * Takes no new connection, lets the requests at work end, then closes what is left.
 *
 * @param endSockets ends the upgraded connections, for which a closing server would wait for ever.
 */
export async function drain(server: Server, endSockets: () => Promise<void>): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  // A connection whose last request has just been answered is idle only from then on.
  const idle = setInterval(() => server.closeIdleConnections(), LOOK_FOR_IDLE_MS);
  const late = setTimeout(() => server.closeAllConnections(), DRAIN_WITHIN_MS);
  await endSockets();
  await closed;
  clearInterval(idle);
  clearTimeout(late);
}
