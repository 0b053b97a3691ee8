import type { TestDatabase } from "@redress/database/testing";
import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { freePort } from "../../test/free-port.js";

const main = fileURLToPath(new URL("../../dist/main.js", import.meta.url));
const READY_WITHIN_MS = 120_000;

export interface ServedDesk {
  url: string;
  close(): Promise<void>;
}

/** The built desk as it runs in production: its own process, which serves the built pages too. */
export async function serveDesk({ appUrl, ownerUrl }: TestDatabase): Promise<ServedDesk> {
  const folder = await mkdtemp(join(tmpdir(), "redress-screens-"));
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const server = spawn(process.execPath, [main], {
    env: {
      ...process.env,
      NODE_ENV: "production",
      NODE_OPTIONS: "",
      PORT: String(port),
      HOST: "127.0.0.1",
      PUBLIC_URL: url,
      DATABASE_URL: appUrl,
      DATABASE_OWNER_URL: ownerUrl,
      DATA_DIR: folder,
      JWT_SECRET: randomBytes(32).toString("base64"),
      ENCRYPTION_KEYS: `k1:${randomBytes(32).toString("base64")}`,
    },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const ended = once(server, "exit");
  const close = async () => {
    server.kill("SIGTERM");
    await ended;
    await rm(folder, { recursive: true, force: true });
  };
  const until = performance.now() + READY_WITHIN_MS;
  while (!(await isReady(url))) {
    if (server.exitCode !== null) throw new Error(`The desk ended with ${server.exitCode}`);
    if (performance.now() > until) {
      await close();
      throw new Error("The desk was not ready in two minutes");
    }
    await sleep(100);
  }
  return { url, close };
}

const isReady = (url: string): Promise<boolean> =>
  fetch(`${url}/readyz`).then(
    ({ ok }) => ok,
    () => false,
  );
