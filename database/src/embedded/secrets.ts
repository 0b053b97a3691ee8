import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { EmbeddedError } from "./errors.js";

/** One password per database role. The superuser's stays with the launcher. */
export interface Secrets {
  superuser: string;
  owner: string;
  app: string;
}

/** Reads the passwords stored beside the cluster; makes new ones when there is no cluster yet. */
export function settleSecrets(home: string, clusterExists: boolean): Secrets {
  const file = join(home, "passwords.json");
  if (existsSync(file)) return JSON.parse(readFileSync(file, "utf8")) as Secrets;
  if (clusterExists) {
    throw new EmbeddedError(
      `${file} is missing: without it the database beside it cannot be opened. Restore the file from a backup.`,
    );
  }
  const password = () => randomBytes(24).toString("base64url");
  const secrets: Secrets = { superuser: password(), owner: password(), app: password() };
  writeFileSync(file, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  return secrets;
}
