import { mkdtemp, readdir, rm } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { cloneDatabase, serverOfRun } from "@redress/database/testing";
import express, { Router } from "express";
import { pino } from "pino";
import request from "supertest";
import type { Config } from "../src/config.js";
import type { Endpoint, Permission } from "../src/contract/index.js";
import { personActor } from "../src/platform/actor.js";
import { openDatabase, type Database } from "../src/platform/db.js";
import { AppError } from "../src/platform/errors.js";
import { createHints } from "../src/platform/hints.js";
import { createIsAllowedOrigin } from "../src/platform/http/allowed-origin.js";
import { authenticate } from "../src/platform/http/authenticate.js";
import type { Context } from "../src/platform/http/context.js";
import { cors } from "../src/platform/http/cors.js";
import { createMounting, type MountDeps } from "../src/platform/http/mount.js";
import { problemHandler, unknownPath } from "../src/platform/http/problem.js";
import { createRateLimiters, defaultRateLimits, type RateLimits } from "../src/platform/http/rate-limit.js";
import { requestId } from "../src/platform/http/request-id.js";
import { requestLog } from "../src/platform/http/request-log.js";
import { securityHeaders } from "../src/platform/http/security-headers.js";
import { openDiskStorage, type Storage } from "../src/platform/storage.js";
import { createVault } from "../src/platform/vault.js";
import { createRunWork } from "../src/platform/work.js";
import { buildPerson } from "./factories/people.js";
import { testConfig } from "./test-config.js";

type BareEndpoint = Endpoint & { method: string; path: string };
/** Parsed input of any endpoint; tests say what they expect of it. */
export type BareContext = Omit<Context<"createTicket">, "body" | "params" | "query"> &
  Record<"body" | "params" | "query", Record<string, unknown>>;
export type BareHandler = (context: BareContext) => Promise<unknown>;

export interface BareApp {
  request: ReturnType<typeof request.agent>;
  /** Requests of a person with these permissions. */
  as(...permissions: Permission[]): ReturnType<typeof request.agent>;
  personId: number;
  server: Server;
  port: number;
  db: Database;
  storage: Storage;
  /** Files that the storage holds, finished or not. */
  storedFiles(): Promise<string[]>;
  logs: Record<string, unknown>[];
  close(): Promise<void>;
}

interface BareOptions {
  config?: Partial<Config>;
  rateLimits?: Partial<RateLimits>;
  storage?: (real: Storage) => Storage;
}

/** The HTTP platform around a contract of the test's own, without any feature. */
export async function startBareApp(
  contract: Record<string, BareEndpoint>,
  handlers: Record<string, BareHandler>,
  options: BareOptions = {},
): Promise<BareApp> {
  const folder = await mkdtemp(join(tmpdir(), "redress-bare-"));
  const database = await cloneDatabase(serverOfRun());
  const db = openDatabase(database.appUrl, { poolSize: 4 });
  const person = await buildPerson(db, { role: "agent" });
  const config = testConfig(folder, options.config);
  const logs: BareApp["logs"] = [];
  const real = openDiskStorage(join(folder, "files"));
  const services = {
    config,
    db,
    runWork: createRunWork({
      db,
      hints: createHints(() => undefined),
      consumersOf: () => [],
      vault: createVault(config.encryptionKeys),
    }),
    storage: options.storage?.(real) ?? real,
    log: pino(
      { level: "info" },
      { write: (line: string) => void logs.push(JSON.parse(line) as Record<string, unknown>) },
    ),
  };

  const app = express();
  app.disable("etag");
  app.set("trust proxy", config.trustProxy);
  app.use(requestId(), requestLog(services.log), ...securityHeaders(config));
  const router = Router();
  const limiters = createRateLimiters(
    { ...defaultRateLimits, ...options.rateLimits },
    { db, log: services.log, config },
  );
  router.use(cors(config), authenticate(identify, limiters.countStranger), limiters.general);
  const named = Object.fromEntries(Object.entries(contract).map(([name, endpoint]) => [name, { ...endpoint, name }]));
  const { mount, complete } = createMounting({
    router,
    services,
    attachmentLimits: async () => ({ maxBytes: config.attachmentMaxBytes, maxFiles: config.attachmentMaxFiles }),
    isAllowedOrigin: createIsAllowedOrigin(config),
    limitersFor: limiters.forRoute,
    endpoints: named as unknown as NonNullable<MountDeps["endpoints"]>,
  });
  const mountBare = mount as unknown as (name: string, handler: BareHandler) => void;
  for (const [name, handler] of Object.entries(handlers)) mountBare(name, handler);
  complete();
  app.use(router);
  app.use(() => {
    throw unknownPath();
  });
  app.use(problemHandler(services.log));

  async function identify(token: string) {
    if (token === "old") throw new AppError("token_expired", 401, "The access token has expired");
    const permissions = token
      .split("~")
      .slice(1)
      .map((name) => name.replaceAll("-", "_")) as Permission[];
    return personActor({ id: person.id, sees: "all", isStaff: true, permissions, departmentIds: [], teamIds: [] });
  }

  const server = createServer(app);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    request: request.agent(server),
    as: (...permissions) =>
      request.agent(server).set("Authorization", `Bearer ${["person", ...permissions].join("~")}`),
    personId: person.id,
    server,
    port: (server.address() as AddressInfo).port,
    db,
    storage: real,
    storedFiles: async () =>
      (await readdir(join(folder, "files"), { recursive: true })).filter((name) => /[0-9a-f]{32}$/.test(name)),
    logs,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
      await db.close();
      await database.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
