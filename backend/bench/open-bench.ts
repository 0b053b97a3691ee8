import { cloneDatabase, startTestServer, type TestDatabase } from "@redress/database/testing";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { createApp } from "../src/app.js";
import { createIdentify } from "../src/features/accounts/index.js";
import { openDatabase, type Database } from "../src/platform/db.js";
import type { Services } from "../src/platform/services.js";
import { createServices } from "../src/services.js";
import { serveForTests, type TestApi } from "../test/test-api.js";
import { testConfig } from "../test/test-config.js";

/** A desk that serves HTTP, on a database of its own; without workers, sockets and limits. */
export interface Bench {
  services: Services;
  api: TestApi;
  database: TestDatabase;
  /** As the app's role, with as many connections as a process has. */
  db: Database;
  /** As the owner of the tables. */
  owner: Database;
  close(): Promise<void>;
}

/** What commands and jobs need; also in a process of its own. */
export const benchServices = (db: Database, dataDir: string): Services =>
  createServices({
    config: testConfig(dataDir),
    log: pino({ level: "silent" }),
    db,
    demo: false,
    broadcast: () => undefined,
  });

const noLimit = { requests: 1_000_000_000, seconds: 60 };
/** For an app that is asked as fast as it can answer. */
export const noLimits = { perPerson: noLimit, perAddress: noLimit };

/** @param careful whether the server writes as durably as a desk's own; else as fast as tests may. */
export async function openBench({ careful = false } = {}): Promise<Bench> {
  const folder = await mkdtemp(join(tmpdir(), "redress-bench-"));
  const server = await startTestServer({ careful });
  const database = await cloneDatabase(server);
  const owner = openDatabase(database.ownerUrl, { poolSize: 2, statementTimeout: 600_000 });
  const db = openDatabase(database.appUrl);
  const config = testConfig(folder);
  const services = benchServices(db, folder);
  const app = createApp(services, {
    identify: createIdentify(services),
    rateLimits: noLimits,
  });
  const api = await serveForTests(app, config, db);
  return {
    services,
    api,
    database,
    db,
    owner,
    close: async () => {
      await api.close();
      await Promise.all([db.close(), owner.close()]);
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A request as somebody signed in. @returns the answer's body. @throws Error unless it went well. */
export async function call(
  { url }: Pick<TestApi, "url">,
  token: string,
  [method, path]: readonly [method: "GET" | "POST" | "PATCH", path: string],
  body?: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<unknown> {
  const answer = await fetch(`${url}${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json", ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${text}`);
  return text === "" ? null : (JSON.parse(text) as unknown);
}
