import { createCipheriv, createDecipheriv, randomBytes, type KeyObject } from "node:crypto";

/** A key of 256 bits and the name under which sealed texts speak of it. */
export interface VaultKey {
  id: string;
  key: KeyObject;
}

/**
 * Keeps secrets that must be read again (of two-factor sign-in, mailboxes, webhooks) so that a copy of the database alone
 * tells nobody anything. AES-256-GCM; a column of sealed texts says so in its comment (see sealed-columns.ts).
 */
export interface Vault {
  /** Id of the key that seals from now on. */
  readonly keyId: string;
  /**
   * @param context whose secret it is, such as `two_factor:7`: what was copied to another row does not open there.
   * @returns text of letters, digits, dots, `-` and `_`, about 4/3 as long as the secret and 50 characters more.
   */
  seal(context: string, text: string): string;
  /** @throws VaultError when it was sealed for another context, changed since, or its key is not here. */
  open(context: string, sealed: string): string;
}

/** A sealed text that does not open; says why, without anything of what was sealed. */
export class VaultError extends Error {
  override readonly name = "VaultError";
}

const ALGORITHM = "aes-256-gcm";
const FORM = "v1";
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * @param keys the first seals, all of them open.
 * @throws VaultError without a key.
 */
export function createVault(keys: readonly VaultKey[]): Vault {
  const [current] = keys;
  if (!current) throw new VaultError("There is no key to seal with");
  const byId = new Map(keys.map(({ id, key }) => [id, key]));
  return {
    keyId: current.id,
    seal(context, text) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv(ALGORITHM, current.key, nonce, { authTagLength: TAG_BYTES });
      cipher.setAAD(Buffer.from(context));
      const content = [nonce, cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()];
      return [FORM, current.id, Buffer.concat(content).toString("base64url")].join(".");
    },
    open(context, sealed) {
      const [form, id = "", content = "", ...more] = sealed.split(".");
      const bytes = Buffer.from(content, "base64url");
      if (form !== FORM || more.length > 0 || bytes.length < NONCE_BYTES + TAG_BYTES)
        throw new VaultError(`What is kept for ${context} is not a sealed text`);
      const key = byId.get(id);
      if (!key) throw new VaultError(`${context} was sealed with the key "${id}", which ENCRYPTION_KEYS does not name`);
      return opened(key, context, bytes);
    },
  };
}

function opened(key: KeyObject, context: string, bytes: Buffer): string {
  const decipher = createDecipheriv(ALGORITHM, key, bytes.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(context));
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
  const text = decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES));
  try {
    return Buffer.concat([text, decipher.final()]).toString("utf8");
  } catch (error) {
    throw new VaultError(`What is kept for ${context} was sealed for something else, or changed since`, {
      cause: error,
    });
  }
}
