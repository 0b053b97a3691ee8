import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  randomBytes,
  type KeyObject,
} from "node:crypto";
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const fileOf = (dataDir: string) => join(dataDir, "audit-key.pem");

/**
 * The desk's own key for signing, Ed25519: made at its first use and kept in the data folder, readable by its owner
 * alone. Of several processes that begin at once, all use the first one's.
 */
export function openSigningKey(dataDir: string): KeyObject {
  const file = fileOf(dataDir);
  if (!existsSync(file)) {
    mkdirSync(dataDir, { recursive: true });
    const draft = `${file}.${process.pid}.${randomBytes(4).toString("hex")}`;
    const { privateKey } = generateKeyPairSync("ed25519");
    writeFileSync(draft, privateKey.export({ type: "pkcs8", format: "pem" }), { mode: 0o600 });
    try {
      linkSync(draft, file);
    } catch (error) {
      if (!existsSync(file)) throw error;
    } finally {
      rmSync(draft);
    }
  }
  return createPrivateKey(readFileSync(file));
}

/** The public half of the desk's key, as `publicKeyText` writes it; null when it has signed nothing yet. */
export const ownPublicKey = (dataDir: string): string | null =>
  existsSync(fileOf(dataDir)) ? publicKeyText(openSigningKey(dataDir)) : null;

export const publicKeyText = (privateKey: KeyObject): string =>
  createPublicKey(privateKey).export({ type: "spki", format: "der" }).toString("base64");

/** @throws Error when the text is no key. */
export const readPublicKey = (text: string): KeyObject =>
  createPublicKey({ key: Buffer.from(text, "base64"), type: "spki", format: "der" });

/** Short enough to be read out and compared. */
export const fingerprint = (publicKey: string): string =>
  `SHA256:${createHash("sha256").update(Buffer.from(publicKey, "base64")).digest("base64url")}`;
