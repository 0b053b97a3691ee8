import { randomBytes } from "node:crypto";
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * A secret for use outside production: made at random once, kept in `secrets.json` below the data folder, readable by
 * its owner alone.
 *
 * @throws Error when the file is there but cannot be read as what we wrote: a new secret would sign everybody out.
 */
export function keptSecret(dataDir: string, name: "jwt"): string {
  const path = join(dataDir, "secrets.json");
  const kept = readSecrets(path);
  if (kept) return secretOf(kept, name, path);

  mkdirSync(dataDir, { recursive: true });
  const draft = `${path}.${process.pid}.${randomBytes(4).toString("hex")}`;
  writeFileSync(draft, JSON.stringify({ [name]: randomBytes(32).toString("base64url") }), { mode: 0o600 });
  try {
    // Whole or not at all, and never over another's: of two processes that start at once, both use the first's.
    linkSync(draft, path);
  } catch (error) {
    if (!existsSync(path)) throw error;
  } finally {
    rmSync(draft);
  }
  return secretOf(readSecrets(path), name, path);
}

function readSecrets(path: string): unknown {
  if (!existsSync(path)) return null;
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    throw new Error(`${path} cannot be read; remove it to have a new one made (everybody must sign in again)`, {
      cause: error,
    });
  }
}

function secretOf(secrets: unknown, name: string, path: string): string {
  const secret: unknown = secrets !== null && typeof secrets === "object" ? Reflect.get(secrets, name) : undefined;
  if (typeof secret !== "string" || secret.length < 32) {
    throw new Error(`${path} has no usable "${name}" secret; remove the file to have a new one made`);
  }
  return secret;
}
