/** `npm run import -- FILE …`: brings complaints along from a file. */
import { performance } from "node:perf_hooks";
import type { Logger } from "pino";
import { loadConfig, type Config } from "./config.js";
import {
  importFromDisk,
  prepareFromDisk,
  tryFromDisk,
  UnreadableFile,
  writeReport,
  type DiskImport,
} from "./features/import/index.js";
import { readArguments, usage, type ImportArguments } from "./import-arguments.js";
import { ImportProgress } from "./import-progress.js";
import { migrateDatabase, openDatabaseServer } from "./platform/database-server.js";
import { openDatabase } from "./platform/db.js";
import { createLogger, outliveClosedOutput, say } from "./platform/log.js";
import type { Services } from "./platform/services.js";
import { StartError, tellFailure } from "./platform/start-error.js";
import { createServices } from "./services.js";

/** Some rows were refused. */
const SOME_REFUSED = 2;

async function run(asked: ImportArguments, config: Config, log: Logger): Promise<number> {
  const server = await openDatabaseServer(config, { quiet: true });
  try {
    await migrateDatabase(server, say);
    const db = openDatabase(server.appUrl, { poolSize: 2, statementTimeout: 60_000 });
    try {
      const services = createServices({ config, log, db, demo: false, broadcast: () => undefined });
      const it = await prepareFromDisk(services, asked);
      describe(it);
      return asked.dryRun ? await tryOut(services, it) : await bringIn(services, it, asked);
    } finally {
      await db.close();
    }
  } finally {
    await server.stop();
  }
}

function describe({ fileName, examined, mapping }: DiskImport): void {
  const how = examined.format === "csv" ? `, separated by ${JSON.stringify(examined.delimiter)}` : "";
  say(`${fileName}: ${examined.format.toUpperCase()}, ${examined.encoding}${how}`);
  const pairs = Object.entries(mapping).map(([field, column]) => `${field} = "${column}"`);
  say(`  ${pairs.length > 0 ? pairs.join(", ") : "No column was recognised; name them with --map."}`);
}

async function tryOut(services: Services, it: DiskImport): Promise<number> {
  const began = performance.now();
  const found = await tryFromDisk(services, it);
  say(`\nThis is what would happen; nothing was written.`);
  say(
    `  ${count(found.importable)} would be imported, ${count(found.skipped)} are here already, ${count(found.refused)} would be refused`,
  );
  if (found.new_people > 0) say(`  ${count(found.new_people)} people would be added, without an account`);
  if (found.new_categories.length > 0) say(`  categories that would be made: ${found.new_categories.join(", ")}`);
  for (const { field, reason, rows } of found.reasons) say(`  ${count(rows)} × ${field ? `${field}: ` : ""}${reason}`);
  for (const { row, field, reason, value } of found.refusals.slice(0, 10))
    say(`    row ${row}${field ? `, ${field}` : ""}: ${reason}${value ? ` (${JSON.stringify(value)})` : ""}`);
  measure(found.rows, began);
  return found.refused > 0 ? SOME_REFUSED : 0;
}

async function bringIn(services: Services, it: DiskImport, asked: ImportArguments): Promise<number> {
  let stopping = false;
  process.on("SIGINT", () => (stopping = true)).on("SIGTERM", () => (stopping = true));
  const began = performance.now();
  const progress = new ImportProgress(process.stdout);
  const result = await importFromDisk(services, it, {
    onProgress: (counts, total) => progress.show(counts, total),
    isStopping: () => stopping,
  }).finally(() => progress.end());
  if (result.end === "taken") throw new StartError("Another process is importing the same file at this moment.");
  if (result.resumed) say("Went on where an earlier run had ended; the figures are of both.");
  say(
    `${count(result.imported)} imported, ${count(result.skipped)} were here already, ${count(result.refused)} refused`,
  );
  if (result.refused > 0) {
    await writeReport(services, result.id, asked.report);
    say(`The refused rows with their reasons: ${asked.report}`);
  }
  measure(progress.settledHere, began);
  if (result.end === "stopped") throw new StartError("Stopped. The same command goes on where it ended.");
  return result.refused > 0 ? SOME_REFUSED : 0;
}

const count = (n: number) => n.toLocaleString("en");

/** What it took, so that nobody has to guess: rows, seconds, and the most memory this process ever had. */
function measure(rows: number, began: number): void {
  const seconds = (performance.now() - began) / 1000;
  const megabytes = Math.round(process.resourceUsage().maxRSS / 1024);
  const rate = Math.round(rows / Math.max(seconds, 0.001));
  say(`${count(rows)} rows in ${seconds.toFixed(1)} s (${count(rate)} rows/s), peak memory ${megabytes} MB`);
}

outliveClosedOutput();
try {
  const asked = readArguments(process.argv.slice(2));
  if (!asked) say(usage);
  else {
    const config = loadConfig();
    process.exitCode = await run(asked, config, createLogger({ level: config.logLevel, to: "stderr" }));
  }
} catch (error) {
  tellFailure(error instanceof UnreadableFile ? new StartError(error.message) : error);
  process.exitCode = 1;
}
