import type { RequestHandler } from "express";
import type { Logger } from "pino";
import type { Database } from "../db.js";
import { AppError } from "../errors.js";

export interface HealthDeps {
  db: Database;
  log: Logger;
  /** Names of migrations that this version brings and the database lacks. */
  pendingMigrations(): Promise<readonly string[]>;
  /** True from the signal to stop on: load balancers must look elsewhere. */
  isStopping(): boolean;
}

/** The process runs. Asks nobody, so that a slow database does not get it restarted. */
export const live: RequestHandler = (_req, res) => {
  res.set("Cache-Control", "no-store").json({ status: "live" });
};

/** Milliseconds after which the database counts as silent. */
const PATIENCE = 2000;

/** 200 while requests can be served; else 503 with the reason. */
export function ready({ db, log, pendingMigrations, isStopping }: HealthDeps): RequestHandler {
  // The database never loses a migration, so once none is pending the question is settled.
  let migrated = false;
  return async (_req, res) => {
    if (isStopping()) throw notReady("The process is stopping");
    try {
      await within(PATIENCE, db.one("SELECT 1"));
      migrated ||= (await within(PATIENCE, pendingMigrations())).length === 0;
    } catch (error) {
      log.warn({ err: error }, "Not ready: the database does not answer");
      throw notReady("The database does not answer");
    }
    if (!migrated) throw notReady("Migrations are pending");
    res.set("Cache-Control", "no-store").json({ status: "ready" });
  };
}

const notReady = (reason: string) => new AppError("unavailable", 503, reason);

async function within<T>(milliseconds: number, answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`No answer within ${milliseconds} ms`)), milliseconds);
  });
  try {
    return await Promise.race([answer, silence]);
  } finally {
    clearTimeout(timer);
  }
}
