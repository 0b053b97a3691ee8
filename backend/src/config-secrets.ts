import { createSecretKey, randomBytes } from "node:crypto";
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { VaultKey } from "./platform/vault.js";

type SecretName = "jwt" | "encryption";

/** A file each, so that none is ever written again. */
const files: Record<SecretName, string> = { jwt: "secrets.json", encryption: "encryption-key.json" };

/** What a new one costs. */
const losses: Record<SecretName, string> = {
  jwt: "everybody must sign in again",
  encryption: "two-factor sign-in must be set up again, and what else was sealed",
};

/** The key that seals outside production, kept as `keptSecret` keeps it. */
export function keptKey(dataDir: string): VaultKey {
  return { id: "kept", key: createSecretKey(Buffer.from(keptSecret(dataDir, "encryption"), "base64url")) };
}

/**
 * A secret for use outside production: 32 bytes made at random once, in base64url, kept in a file below the data folder,
 * readable by its owner alone.
 *
 * @throws Error when the file is there but cannot be read as what we wrote: a new secret would undo what the old one did.
 */
export function keptSecret(dataDir: string, name: SecretName): string {
  const path = join(dataDir, files[name]);
  const kept = readSecrets(path, name);
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
  return secretOf(readSecrets(path, name), name, path);
}

function readSecrets(path: string, name: SecretName): unknown {
  if (!existsSync(path)) return null;
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    throw new Error(`${path} cannot be read; remove it to have a new one made (${losses[name]})`, {
      cause: error,
    });
  }
}

function secretOf(secrets: unknown, name: SecretName, path: string): string {
  const secret: unknown = secrets !== null && typeof secrets === "object" ? Reflect.get(secrets, name) : undefined;
  if (typeof secret !== "string" || secret.length < 32) {
    throw new Error(`${path} has no usable "${name}" secret; remove the file to have a new one made (${losses[name]})`);
  }
  return secret;
}
