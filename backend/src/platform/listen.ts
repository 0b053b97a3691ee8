import pg from "pg";
import type { Logger } from "pino";

const FIRST_RETRY_MS = 200;
const LONGEST_RETRY_MS = 10_000;

export interface Listener {
  stop(): Promise<void>;
}

/**
 * Listens on a channel of PostgreSQL over a connection of its own, and connects again whenever it is lost. What was
 * said meanwhile is lost too: whoever must not miss anything also looks by itself now and then.
 */
export function listen(url: string, channel: string, hear: (payload: string) => void, log: Logger): Listener {
  let client: pg.Client | null = null;
  let retry: NodeJS.Timeout | undefined;
  let failures = 0;
  let stopped = false;

  const lost = (error: Error | null) => {
    if (stopped || client === null) return;
    client = null;
    const wait = Math.min(FIRST_RETRY_MS * 2 ** failures, LONGEST_RETRY_MS);
    failures += 1;
    log.warn({ err: error, channel, wait }, "the listening connection was lost");
    retry = setTimeout(() => void connect(), wait);
  };

  const connect = async () => {
    const opened = new pg.Client({
      connectionString: url,
      keepAlive: true,
      connectionTimeoutMillis: 5_000,
      application_name: "redress listen",
    });
    client = opened;
    opened.on("error", (error) => {
      if (client === opened) lost(error);
    });
    opened.on("end", () => {
      if (client === opened) lost(null);
    });
    opened.on("notification", ({ payload }) => hear(payload ?? ""));
    try {
      await opened.connect();
      await opened.query(`LISTEN ${pg.escapeIdentifier(channel)}`);
      failures = 0;
    } catch (error) {
      if (client === opened) lost(error instanceof Error ? error : new Error(String(error)));
      await opened.end().catch(() => undefined); // it never was open
    }
  };
  void connect();

  return {
    stop: async () => {
      stopped = true;
      clearTimeout(retry);
      await client?.end().catch(() => undefined); // lost already: as good as ended
    },
  };
}
