import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmbedded } from "../embedded.js";
import { sweepAfterUs } from "./sweeper.js";

/** Where a server is announced to test workers, as JSON; set by hand it names a server to use instead of starting one. */
const variable = "REDRESS_TEST_DATABASE_SERVER";

export interface TestServer {
  superuserUrl: string;
  ownerUrl: string;
  appUrl: string;
  /** Stops the server and removes its data; does nothing to a server that was there already. */
  stop(): Promise<void>;
}

/** Fast and careless: a test's data need not outlive the machine. Template copies want no autovacuum beside them. */
const settings = {
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
  max_connections: "200",
  shared_buffers: "256MB",
  autovacuum: "off",
  max_wal_size: "4GB",
};

/**
 * One server for the run, in a temporary folder; the one the environment names where there is one.
 *
 * @param careful whether it keeps the settings that a desk's own server has, for measuring what those cost.
 */
export async function startTestServer({ careful = false } = {}): Promise<TestServer> {
  const announced = announcedServer();
  if (announced) return announced;

  const folder = mkdtempSync(join(tmpdir(), "redress-test-"));
  chmodSync(folder, 0o755);
  const server = await startEmbedded({
    dataDir: join(folder, "postgres"),
    quiet: true,
    settings: careful ? {} : settings,
    durable: false,
  });
  const folders = [folder, server.location];
  sweepAfterUs(join(server.location, "cluster"), folders);
  const { superuserUrl, ownerUrl, appUrl } = server;
  return {
    superuserUrl,
    ownerUrl,
    appUrl,
    async stop() {
      await server.stop();
      for (const path of folders) rmSync(path, { recursive: true, force: true });
    },
  };
}

/** Tells the processes started after this call, such as test workers, which server to use. */
export function announceServer({ superuserUrl, ownerUrl, appUrl }: TestServer): void {
  process.env[variable] = JSON.stringify({ superuserUrl, ownerUrl, appUrl });
}

/** The server that `announceServer`, or the person at the terminal, named; null when nobody did. */
export function announcedServer(): TestServer | null {
  const text = process.env[variable];
  if (!text) return null;
  const urls = JSON.parse(text) as Omit<TestServer, "stop">;
  return { ...urls, stop: () => Promise.resolve() };
}
