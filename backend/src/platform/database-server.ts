import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { migrate, roleOf, sharesRole, startEmbedded } from "@redress/database";
import type { Config } from "../config.js";
import { StartError } from "./start-error.js";

const WAIT_SECONDS = 30;

export interface DatabaseServer {
  /** The role the desk runs as. */
  appUrl: string;
  /** The role that owns the tables. */
  ownerUrl: string;
  /** Our own server, with nobody's data but ours. */
  isEmbedded: boolean;
  /** Stops the embedded server; leaves any other alone. */
  stop(): Promise<void>;
}

/** The server of `DATABASE_URL`, or without one the embedded server, started. */
export async function openDatabaseServer(config: Config, options: { quiet: boolean }): Promise<DatabaseServer> {
  const { databaseUrl, databaseOwnerUrl, dataDir } = config;
  if (databaseUrl === null) {
    const server = await startEmbedded({ dataDir: join(dataDir, "postgres"), quiet: options.quiet });
    return { appUrl: server.appUrl, ownerUrl: server.ownerUrl, isEmbedded: true, stop: () => server.stop() };
  }
  return {
    appUrl: databaseUrl,
    ownerUrl: databaseOwnerUrl ?? databaseUrl,
    isEmbedded: false,
    stop: async () => undefined,
  };
}

/**
 * Brings the database to this version. One that does not answer yet, as after a machine's start, is waited for.
 *
 * @throws StartError when it does not answer at all.
 */
export async function migrateDatabase(server: DatabaseServer, log: (line: string) => void): Promise<void> {
  for (let second = 0; ; second += 1) {
    try {
      await migrate({ ...server, log });
      break;
    } catch (error) {
      if (!isAbsent(error)) throw error;
      const { host } = new URL(server.ownerUrl);
      if (second >= WAIT_SECONDS) {
        throw new StartError(`The database at ${host} does not answer. Start it, or correct DATABASE_URL.`, {
          cause: error,
        });
      }
      if (second === 0) log(`Waiting for the database at ${host}`);
      await sleep(1000);
    }
  }
  if (sharesRole(server)) {
    log(
      `Warning: the desk runs as ${roleOf(server.appUrl)}, the role that owns the tables: only triggers protect the log. Set DATABASE_OWNER_URL.`,
    );
  }
}

/** Not there, or still starting: worth waiting for, unlike a wrong password. */
function isAbsent(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.some(isAbsent);
  const code: unknown = error !== null && typeof error === "object" ? Reflect.get(error, "code") : undefined;
  return ["ECONNREFUSED", "ECONNRESET", "ENOTFOUND", "EAI_AGAIN", "ETIMEDOUT", "57P03"].some(
    (absent) => absent === code,
  );
}
