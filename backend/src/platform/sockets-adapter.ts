import { createAdapter } from "@socket.io/postgres-adapter";
import pg from "pg";
import type { Logger } from "pino";

/** NOTIFY carries less than 8,000 bytes; what is longer goes through the table `socket_io_attachments`. */
const LONGEST_NOTICE = 7_900;

export interface SocketAdapter {
  /** What Socket.IO takes as its adapter. */
  readonly create: ReturnType<typeof createAdapter>;
  /** Ends both connections; after the sockets' own end. */
  close(): Promise<void>;
}

/**
 * Joins the live channels of all processes on one database. It needs two connections of its own: one that listens,
 * and one that tells; the table it puts long messages into it cleans itself.
 *
 * @param missed is called when the listening connection is there again after it was lost: what other processes said
 *   meanwhile has been heard by nobody here.
 */
export function openSocketAdapter({ url, log }: { url: string; log: Logger }, missed: () => void): SocketAdapter {
  const settings = { connectionString: url, keepAlive: true, application_name: "redress sockets" };
  const note = (error: Error) => log.warn({ err: error }, "the live channel could not speak with other processes");

  const telling = new pg.Pool({ ...settings, max: 1, connectionTimeoutMillis: 5_000 });
  // Without listeners an error on a connection, used or idle, would end the process.
  telling.on("error", note);
  telling.on("connect", (client) => client.on("error", note));

  let opened = 0;
  let listening: pg.Client | null = null;
  const listen = async () => {
    const client = new pg.Client({ ...settings, connectionTimeoutMillis: 5_000 });
    client.on("error", note);
    await client.connect();
    listening = client;
    if (opened > 0) missed();
    opened += 1;
    return Object.assign(client, { release: () => undefined });
  };

  // The adapter never gives a lost connection back, so that a real pool would soon be out of them.
  const pool = { connect: listen, query: (sql: string, binds: unknown[]) => telling.query(sql, binds) };
  return {
    create: createAdapter(pool as unknown as pg.Pool, { payloadThreshold: LONGEST_NOTICE, errorHandler: note }),
    close: async () => {
      await listening?.end().catch(note);
      await telling.end();
    },
  };
}
