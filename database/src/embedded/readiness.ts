import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { EmbeddedError, errorCode } from "./errors.js";

export interface Address {
  port: number;
  password: string;
  /** The data directory the answering server must have. */
  cluster: string;
}

/** Refused while nobody listens, cut while starting or stopping, and PostgreSQL's own "starting up" and "shutting down". */
const notYet = new Set(["ECONNREFUSED", "ECONNRESET", "EPIPE", "57P03", "57P01", "53300"]);
const patienceMs = 300_000;

/**
 * True once the server answers a query; keeps asking while it starts, which after a crash may take minutes.
 * False as soon as `isWorthAsking` says that it will not answer any more.
 * @throws EmbeddedError when another server answers, or nobody does within five minutes.
 */
export async function answers(address: Address, isWorthAsking: () => boolean): Promise<boolean> {
  const giveUpAt = performance.now() + patienceMs;
  while (isWorthAsking()) {
    if (await asks(address)) return true;
    if (performance.now() > giveUpAt)
      throw new EmbeddedError(`The database server on port ${address.port} does not answer.`);
    await sleep(25);
  }
  return false;
}

async function asks({ port, password, cluster }: Address): Promise<boolean> {
  const client = new pg.Client({
    host: "127.0.0.1",
    port,
    user: "postgres",
    password,
    database: "postgres",
    connectionTimeoutMillis: 5_000,
  });
  // A connection cut between two queries also raises an event; the failing query below tells the same.
  client.on("error", () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ directory: string }>(`SELECT current_setting('data_directory') AS directory`);
    if (rows[0]?.directory !== cluster) {
      throw new EmbeddedError(`Port ${port} is served by the database of ${rows[0]?.directory}, not of ${cluster}.`);
    }
    return true;
  } catch (error) {
    if (error instanceof EmbeddedError) throw error;
    if (isNotYet(error)) return false;
    throw new EmbeddedError(`The database server on port ${port} refuses its superuser: ${String(error)}`, {
      cause: error,
    });
  } finally {
    await client.end().catch(() => undefined);
  }
}

function isNotYet(error: unknown): boolean {
  if (notYet.has(errorCode(error) ?? "")) return true;
  return error instanceof Error && /Connection terminated|timeout/i.test(error.message);
}
