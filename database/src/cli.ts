import { createInterface } from "node:readline/promises";
import { writeFileSync } from "node:fs";
import { auditHeadCommand, verifyAuditCommand } from "./audit/commands.js";
import { backupCommand, restoreCommand } from "./backup/commands.js";
import type { FileStore } from "./backup/file-store.js";
import { migrate } from "./migrate.js";
import { schemaFile } from "./migrate/files.js";
import { resetDatabase } from "./reset.js";
import { dumpSchema } from "./schema-dump.js";
import type { DatabaseUrls } from "./urls.js";

/** What a command needs from the one who runs it. */
export interface DatabaseCommandDeps extends DatabaseUrls {
  /** `NODE_ENV`: nothing is thrown away in production. */
  environment: string | undefined;
  log(line: string): void;
  /** Where files lie that rows speak of; `backup` and `restore` need it. */
  files?: FileStore;
  /** Where the key lies that heads of the audit are signed with; `verify-audit` and `audit-head` need it. */
  dataDir?: string;
}

export const databaseCommands = [
  "migrate",
  "reset",
  "backup",
  "restore",
  "verify-audit",
  "audit-head",
  "schema",
] as const;
export type DatabaseCommand = (typeof databaseCommands)[number];

/** A command that was refused or misused, in words for the terminal. */
export class DatabaseCommandError extends Error {
  override readonly name = "DatabaseCommandError";
}

export function isDatabaseCommand(name: string): name is DatabaseCommand {
  return (databaseCommands as readonly string[]).includes(name);
}

/**
 * Runs one command of `npm run db`:
 * `migrate` brings the database to this version; `reset [--yes]` throws all data away and migrates again;
 * `backup FILE` writes everything into a file; `restore FILE [--replace --yes]` makes a database out of it;
 * `verify-audit [--head FILE]` holds the audit against its seals; `audit-head [--out FILE]` exports the last one, signed;
 * `schema` writes schema.sql from the database, which should be freshly migrated.
 * @throws DatabaseCommandError when the command is unknown, forbidden here or not confirmed.
 */
export async function runDatabaseCommand(name: string, args: string[], deps: DatabaseCommandDeps): Promise<void> {
  if (!isDatabaseCommand(name)) {
    throw new DatabaseCommandError(`There is no command "${name}". Commands: ${databaseCommands.join(", ")}.`);
  }
  switch (name) {
    case "migrate":
      await migrate(deps);
      deps.log("The database is up to date.");
      return;
    case "reset":
      await confirmReset(args, deps);
      await resetDatabase(deps.ownerUrl);
      await migrate(deps);
      deps.log("The database is empty and up to date.");
      return;
    case "backup":
      return backupCommand(args, deps);
    case "restore":
      return restoreCommand(args, deps);
    case "verify-audit":
      return verifyAuditCommand(args, deps);
    case "audit-head":
      return auditHeadCommand(args, deps);
    case "schema":
      await migrate(deps);
      writeFileSync(schemaFile, await dumpSchema(deps.ownerUrl));
      deps.log("Wrote database/schema.sql.");
      return;
  }
}

async function confirmReset(args: string[], { environment, ownerUrl }: DatabaseCommandDeps): Promise<void> {
  if (environment === "production")
    throw new DatabaseCommandError("reset is refused in production: it throws all data away.");
  if (args.includes("--yes")) return;
  if (!process.stdin.isTTY) throw new DatabaseCommandError("reset throws all data away. Say so with --yes.");

  const { host, pathname } = new URL(ownerUrl);
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    const answer = await terminal.question(
      `This throws away everything in ${pathname.slice(1)} on ${host}. Type "reset" to go on: `,
    );
    if (answer.trim() !== "reset") throw new DatabaseCommandError("Nothing was changed.");
  } finally {
    terminal.close();
  }
}
