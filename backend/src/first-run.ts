import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runDatabaseCommand } from "@redress/database";
import type { Logger } from "pino";
import type { Config } from "./config.js";
import { seedDemo } from "./features/demo/index.js";
import type { DatabaseServer } from "./platform/database-server.js";
import { openDatabase, type Queries } from "./platform/db.js";
import { say } from "./platform/log.js";
import { createServices } from "./services.js";

/**
 * Fills a new embedded database with the demo; never in production, never a database that somebody else made or has
 * used. Demo data cut short by a killed start are thrown away and made again.
 */
export async function seedOnFirstRun(config: Config, log: Logger, server: DatabaseServer): Promise<void> {
  if (config.isProduction || !server.isEmbedded) return;
  const unfinished = join(config.dataDir, "demo-unfinished");
  if (existsSync(unfinished)) {
    say("The demo data of the last start were cut short; making them anew");
    await runDatabaseCommand("reset", ["--yes"], { ...server, environment: "development", log: () => undefined });
  } else if (!(await withDemoDatabase(server, isUntouched))) {
    return;
  }
  mkdirSync(config.dataDir, { recursive: true });
  writeFileSync(unfinished, "");
  await fillWithDemo(config, log, server);
  rmSync(unfinished);
}

/** Makes the demo data and marks the database as a demo. */
export async function fillWithDemo(config: Config, log: Logger, server: DatabaseServer): Promise<void> {
  await withDemoDatabase(server, (db) =>
    seedDemo(createServices({ config, log, db, demo: true, broadcast: () => undefined }), say),
  );
}

/** Nobody has been here yet: there is no person, and no event. */
export async function isUntouched(db: Queries): Promise<boolean> {
  const row = await db.one<{ untouched: boolean }>(
    "SELECT NOT EXISTS (SELECT FROM people) AND NOT EXISTS (SELECT FROM events) AS untouched",
  );
  return row?.untouched === true;
}

/** Demo mode: our own start made the data, outside production, in the embedded server. The database remembers it. */
export async function isDemo(config: Config, server: DatabaseServer, db: Queries): Promise<boolean> {
  if (config.isProduction || !server.isEmbedded) return false;
  const desk = await db.one<{ demo: boolean }>("SELECT demo_since IS NOT NULL AS demo FROM desk");
  return desk?.demo === true;
}

async function withDemoDatabase<T>(
  server: DatabaseServer,
  body: (db: ReturnType<typeof openDatabase>) => Promise<T>,
): Promise<T> {
  // Thousands of small transactions need not each wait for the disk: what a power failure takes is made again.
  const url = new URL(server.appUrl);
  url.searchParams.set("options", "-c synchronous_commit=off");
  const db = openDatabase(url.href, { statementTimeout: 60_000 });
  try {
    return await body(db);
  } finally {
    await db.close();
  }
}
