import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { cloneDatabase, serverOfRun } from "@redress/database/testing";
import { pino } from "pino";
import { createApp, type AppOptions } from "../src/app.js";
import type { Config } from "../src/config.js";
import type { ChangeHint, TwoFactorRule } from "../src/contract/index.js";
import { createIdentify, type RememberingIdentify } from "../src/features/accounts/index.js";
import { openDatabase, type Database } from "../src/platform/db.js";
import type { Services } from "../src/platform/services.js";
import { createServices } from "../src/services.js";
import { serveForTests, type TestApi } from "./test-api.js";
import { testClock, type TestClock } from "./test-clock.js";
import { testConfig } from "./test-config.js";
import { runDueJobs } from "./run-due-jobs.js";

export interface TestAppOptions {
  /** Stops the clock at this instant. */
  now?: string;
  config?: Partial<Config>;
  demo?: boolean;
  /** By default what `config.smtpUrl` says, which is none: mail is kept. */
  mail?: Services["mail"];
  app?: Partial<AppOptions>;
  /** Of whom two-factor is demanded. By default nobody: most tests sign people in by their password alone. */
  twoFactorRequired?: TwoFactorRule;
}

export interface TestApp {
  api: TestApi;
  services: Services;
  /** As the app's role. */
  db: Database;
  /** As the owner: for what the product itself may not do, and to look at the queue. */
  ownerDb: Database;
  /** The app role's address, for connections of one's own. */
  databaseUrl: string;
  /** The owner's address. */
  databaseOwnerUrl: string;
  identify: RememberingIdentify;
  /** What was said on the live channel, and to which rooms. */
  hints: { rooms: readonly string[]; hint: ChangeHint }[];
  /** What was logged, parsed. */
  logs: Record<string, unknown>[];
  clock: TestClock;
  jobs: {
    /** Runs what is due, and what follows from it, until nothing is left. @throws the first failure, unless it may fail. */
    runAll(options?: { mayFail?: boolean }): Promise<void>;
  };
  close(): Promise<void>;
}

/** A whole desk on a database of its own: real HTTP, real PostgreSQL; without workers, sockets and mail. */
export async function startTestApp(options: TestAppOptions = {}): Promise<TestApp> {
  const folder = await mkdtemp(join(tmpdir(), "redress-app-"));
  const database = await cloneDatabase(serverOfRun());
  const db = openDatabase(database.appUrl, { poolSize: 5 });
  const ownerDb = openDatabase(database.ownerUrl, { poolSize: 2 });
  const clock = testClock(ownerDb);
  if (options.now) await clock.set(options.now);
  await ownerDb.rows("UPDATE desk SET two_factor_required = $1", [options.twoFactorRequired ?? "nobody"]);

  const hints: TestApp["hints"] = [];
  const logs: TestApp["logs"] = [];
  const config = testConfig(folder, options.config);
  const made = createServices({
    config,
    demo: options.demo ?? false,
    db,
    log: pino(
      { level: "info" },
      { write: (line: string) => void logs.push(JSON.parse(line) as Record<string, unknown>) },
    ),
    broadcast: (rooms, hint) => void hints.push({ rooms, hint }),
  });
  const services: Services = options.mail === undefined ? made : { ...made, mail: options.mail };
  const identify = createIdentify(services);
  const app = createApp(services, { identify, ...options.app });
  const api = await serveForTests(app, config, db);

  return {
    api,
    services,
    db,
    ownerDb,
    databaseUrl: database.appUrl,
    databaseOwnerUrl: database.ownerUrl,
    identify,
    hints,
    logs,
    clock,
    jobs: { runAll: (jobOptions) => runDueJobs(services, database.appUrl, jobOptions) },
    close: async () => {
      await api.close();
      await Promise.all([db.close(), ownerDb.close()]);
      await database.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
