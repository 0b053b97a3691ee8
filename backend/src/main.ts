/** One process of the desk, from its settings to its last connection: read from top to bottom. */
import { createServer } from "node:http";
import { pendingMigrations } from "@redress/database";
import type { Logger } from "pino";
import { createApp } from "./app.js";
import { worthKnowing } from "./config-safety.js";
import { loadConfig, type Config } from "./config.js";
import { sealLog, watchSealing } from "./features/audit/index.js";
import { watchScans } from "./features/attachments/index.js";
import { sealClearSecrets } from "./features/email/index.js";
import { createIdentify, demoAccounts, offerBootstrap } from "./features/accounts/index.js";
import { isDemo, seedOnFirstRun } from "./first-run.js";
import { startWorkspace } from "./features/workspace/index.js";
import { migrateDatabase, openDatabaseServer } from "./platform/database-server.js";
import { openDatabase } from "./platform/db.js";
import { toTaskList } from "./platform/jobs-tasks.js";
import { startJobs } from "./platform/jobs.js";
import { watchAccess } from "./platform/listen-access.js";
import { drainable, PROXY_NOTICE_MS, requireFreePort, startListening } from "./platform/listening.js";
import { createLogger, outliveClosedOutput, say } from "./platform/log.js";
import { createMetrics } from "./platform/metrics.js";
import { openSocketAdapter } from "./platform/sockets-adapter.js";
import { createLiveChannel } from "./platform/sockets.js";
import { tellFailure } from "./platform/start-error.js";
import { endInOrder, type Stopping } from "./platform/stopping.js";
import { startSchedule } from "./schedule.js";
import { createServices } from "./services.js";
import { jobNames } from "./tasks.js";

async function start(config: Config, log: Logger, stopping: Stopping): Promise<void> {
  if (config.isProduction) for (const line of worthKnowing(config)) say(`Warning: ${line}`);
  await requireFreePort(config.port, config.host);

  const server = await openDatabaseServer(config, { quiet: false });
  stopping.onStop("the database server", server.stop);
  await migrateDatabase(server, say);
  await seedOnFirstRun(config, log, server);

  const db = openDatabase(server.appUrl, { poolSize: config.poolSize });
  stopping.onStop("the database connections", () => db.close());
  // What was written last is sealed too, so that the log of a desk at rest is whole; should it not work, the next start does it.
  stopping.onStop("the seals", () => sealLog(db).then(() => undefined, tellUnsealed(log)));
  const demo = await isDemo(config, server, db);

  const live = createLiveChannel(config, log, (missed) => openSocketAdapter({ url: server.appUrl, log }, missed));
  stopping.onStop("the live channel", live.close);
  const services = createServices({ config, log, db, demo, broadcast: live.broadcast });
  stopping.onStop("the mail connections", () => services.mail?.close());
  stopping.onStop("who is there", startWorkspace(services, live));

  const identify = createIdentify(services);
  const access = watchAccess({ url: server.appUrl, db, log }, (personId) => {
    identify.forget(personId);
    void live.recheck(personId);
  });
  stopping.onStop("the watch over rights", access.stop);

  const registry = createMetrics(db, live);
  watchScans(registry, db);
  watchSealing(registry, db);
  const app = createApp(services, {
    identify,
    isStopping: stopping.isStopping,
    pendingMigrations: () => pendingMigrations(server.appUrl),
    registry,
  });
  const http = createServer(app);
  const drain = drainable(http);
  live.attach(http, identify);

  await sealClearSecrets(services);
  const tasks = toTaskList(services, jobNames);
  const jobs = await startJobs({ url: server.appUrl, db, tasks, concurrency: config.workerConcurrency, log });
  stopping.onStop("the job worker", jobs.stop);
  const schedule = startSchedule(services, jobs);
  stopping.onStop("the schedule", schedule.stop);

  // Everybody knows the demo's passwords: it is for this machine alone.
  const host = demo ? "127.0.0.1" : config.host;
  const bootstrapLink = await offerBootstrap(services);
  await startListening(http, config.port, host);
  // The jobs end at the same time: both may take their seconds, and whoever stopped us does not wait for ever.
  stopping.onStop("the web server", async () => {
    const noticeMs = config.trustProxy > 0 ? PROXY_NOTICE_MS : 0;
    await Promise.all([drain({ noticeMs, endSockets: live.endConnections }), jobs.stop()]);
  });
  welcome(config, demo, host, bootstrapLink);
}

const tellUnsealed = (log: Logger) => (error: unknown) => log.warn({ err: error }, "the last events were not sealed");

/** @param bootstrapLink who reads it may make themselves the desk's first admin; null: there is one. */
function welcome(config: Config, demo: boolean, host: string, bootstrapLink: string | null): void {
  const first = bootstrapLink
    ? `\n  This desk has no admin yet. Whoever opens this link becomes its first (once, within 24 hours):\n    ${bootstrapLink}\n`
    : "";
  say(`\n  Redress is ready: ${config.publicUrl}\n${first}`);
  if (!demo) return;
  if (host !== config.host) say(`  The demo listens on ${host} only; HOST=${config.host} is not obeyed.\n`);
  say("  This is the demo. Sign in as:");
  for (const { email, password, role } of demoAccounts) say(`    ${role.padEnd(9)} ${email.padEnd(24)} ${password}`);
  say("\n  Ctrl-C stops it.\n");
}

outliveClosedOutput();
try {
  const config = loadConfig();
  const log = createLogger({ level: config.logLevel, to: config.isProduction ? "stdout" : "stderr" });
  const stopping = endInOrder(log);
  await start(config, log, stopping).catch(async (error: unknown) => {
    // A stop during the start closes things under its feet; that is no failure.
    if (!stopping.isStopping()) tellFailure(error);
    await stopping.stop("the start failed", 1);
  });
} catch (error) {
  tellFailure(error);
  process.exitCode = 1;
}
