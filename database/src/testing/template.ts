import { createHash } from "node:crypto";
import pg, { type Client } from "pg";
import { withClient } from "../connection.js";
import { createDatabase } from "../embedded/roles.js";
import { migrate } from "../migrate.js";
import { defaultMigrationsDir, defaultSeedsDir, readSqlFiles } from "../migrate/files.js";
import { withDatabase } from "../urls.js";
import type { TestServer } from "./server.js";

export interface TemplateOptions {
  migrationsDir?: string;
  seedsDir?: string;
}

const templateLock = 7_105_370_022;

/**
 * Makes a migrated database to copy from and returns its name. The name comes from the text of the SQL files, so a
 * server used again migrates only when they changed. Safe to call from several processes at once.
 */
export async function prepareTemplate(server: TestServer, options: TemplateOptions = {}): Promise<string> {
  const { migrationsDir = defaultMigrationsDir, seedsDir = defaultSeedsDir } = options;
  const template = `redress_template_${fingerprint(migrationsDir, seedsDir)}`;
  await withClient(server.superuserUrl, async (superuser) => {
    await superuser.query("SELECT pg_advisory_lock($1)", [templateLock]);
    if (await databaseExists(superuser, template)) return;
    const draft = `${template}_draft`;
    await superuser.query(`DROP DATABASE IF EXISTS ${draft} WITH (FORCE)`);
    await createDatabase(superuser, draft);
    await migrate({
      ownerUrl: withDatabase(server.ownerUrl, draft),
      appUrl: withDatabase(server.appUrl, draft),
      migrationsDir,
      seedsDir,
    });
    await superuser.query(`ALTER DATABASE ${draft} RENAME TO ${pg.escapeIdentifier(template)}`);
  });
  return template;
}

function fingerprint(...folders: string[]): string {
  const hash = createHash("sha256");
  for (const { name, checksum } of folders.flatMap(readSqlFiles)) hash.update(`${name} ${checksum}\n`);
  return hash.digest("hex").slice(0, 12);
}

async function databaseExists(superuser: Client, name: string): Promise<boolean> {
  const { rowCount } = await superuser.query("SELECT FROM pg_database WHERE datname = $1", [name]);
  return rowCount === 1;
}
