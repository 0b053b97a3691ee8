/** `npm run db -- migrate | reset | seed | create-admin | reset-two-factor | rotate-secrets | backup | restore | verify-audit | audit-head | schema`: what is done to the database by hand. */
import { parseArgs } from "node:util";
import { isDatabaseCommand, runDatabaseCommand } from "@redress/database";
import type { Logger } from "pino";
import { adminPassword, loadConfig, type Config } from "./config.js";
import { createAdmin, resetTwoFactor } from "./features/accounts/index.js";
import { fillWithDemo, isUntouched } from "./first-run.js";
import { migrateDatabase, openDatabaseServer, type DatabaseServer } from "./platform/database-server.js";
import { openDatabase, type Database } from "./platform/db.js";
import { AppError } from "./platform/errors.js";
import { createLogger, say } from "./platform/log.js";
import { StartError, tellFailure } from "./platform/start-error.js";
import { ask, askSecret } from "./platform/terminal.js";
import { rotateSecrets } from "./rotate-secrets.js";
import { createServices, openStorage } from "./services.js";

const usage = `Usage: npm run db -- <command>

  migrate        bring the database to this version
  reset [--yes]  throw all data away and begin anew (refused in production)
  seed           fill the empty embedded database with the demo (refused in production)
  create-admin [--email <address>] [--name <full name>]
                 make an administrator; the password is asked for, or taken from the
                 standard input or REDRESS_ADMIN_PASSWORD
  reset-two-factor --email <address>
                 turn off two-factor for somebody who lost phone and recovery codes, where no admin is left who could;
                 they are signed out and told by mail
  backup <file>  write everything, files and waiting jobs included, into one file; the desk may go on working
  restore <file> [--replace --yes]
                 make an empty database what the backup was; with --replace also one that is not empty
  rotate-secrets seal secrets anew with the first of ENCRYPTION_KEYS; run again, it goes on where it was cut short
  verify-audit [--head <file>]
                 hold every event against its seal, and the log against a head exported before; names the first that is
                 altered, missing or out of place
  audit-head [--out <file>]
                 export the last seal, signed; kept elsewhere, it shows whether the log's end was cut off
  schema         write database/schema.sql from a freshly migrated database`;

async function run(command: string, args: string[], config: Config, log: Logger): Promise<void> {
  const server = await openDatabaseServer(config, { quiet: true });
  try {
    if (command === "seed") await seed(config, log, server);
    else if (command === "create-admin") await makeAdmin(args, config, log, server);
    else if (command === "reset-two-factor") await takeTwoFactor(args, config, log, server);
    else if (command === "rotate-secrets") await withDatabase(server, (db) => rotateSecrets(config, db, say));
    else
      await runDatabaseCommand(command, args, {
        ...server,
        environment: config.isProduction ? "production" : "development",
        log: say,
        files: openStorage(config),
        dataDir: config.dataDir,
      });
  } finally {
    await server.stop();
  }
}

async function seed(config: Config, log: Logger, server: DatabaseServer): Promise<void> {
  if (config.isProduction)
    throw new StartError("seed is refused in production: the demo's passwords are known to everybody.");
  if (!server.isEmbedded)
    throw new StartError(
      "seed fills the embedded database only: DATABASE_URL names a database that somebody else made.",
    );
  await migrateDatabase(server, say);
  if (!(await withDatabase(server, isUntouched)))
    throw new StartError("The database is not empty. Empty it first: npm run db -- reset");
  await fillWithDemo(config, log, server);
}

async function makeAdmin(args: string[], config: Config, log: Logger, server: DatabaseServer): Promise<void> {
  const { values } = parseArgs({ args, options: { email: { type: "string" }, name: { type: "string" } } });
  const email = values.email ?? (await ask("Email address: "));
  const fullName = values.name ?? (await ask("Full name: "));
  const password = adminPassword() ?? (await askSecret("Password: "));
  await migrateDatabase(server, say);
  await withDatabase(server, (db) =>
    createAdmin(createServices({ config, log, db, demo: false, broadcast: () => undefined }), {
      email,
      fullName,
      password,
    }),
  );
  say(`${email} is an administrator now.`);
}

async function takeTwoFactor(args: string[], config: Config, log: Logger, server: DatabaseServer): Promise<void> {
  const { values } = parseArgs({ args, options: { email: { type: "string" } } });
  const email = values.email ?? (await ask("Email address: "));
  await migrateDatabase(server, say);
  await withDatabase(server, (db) =>
    resetTwoFactor(createServices({ config, log, db, demo: false, broadcast: () => undefined }), email),
  );
  say(`The two-factor of ${email} is off. They sign in with their password, and are told by mail.`);
}

async function withDatabase<T>(server: DatabaseServer, body: (db: Database) => Promise<T>): Promise<T> {
  const db = openDatabase(server.appUrl, { poolSize: 2 });
  try {
    return await body(db);
  } finally {
    await db.close();
  }
}

/** What is wrong with which field, in words for the terminal. */
function told(error: unknown): unknown {
  if (!(error instanceof AppError) || !Array.isArray(error.details["errors"])) return error;
  const errors = error.details["errors"] as { field: string; message: string }[];
  return new StartError(errors.map(({ field, message }) => `${field}: ${message}`).join("\n"));
}

/** Those that need more than the database; the others are the database package's. */
const ownCommands = ["seed", "create-admin", "reset-two-factor", "rotate-secrets"];

const [command, ...args] = process.argv.slice(2);
try {
  if (!command || !(ownCommands.includes(command) || isDatabaseCommand(command))) throw new StartError(usage);
  const config = loadConfig();
  await run(command, args, config, createLogger({ level: config.logLevel, to: "stderr" }));
} catch (error) {
  tellFailure(told(error));
  process.exitCode = 1;
}
