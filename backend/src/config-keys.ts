import { createSecretKey } from "node:crypto";
import { z } from "zod";
import type { VaultKey } from "./platform/vault.js";

/** A name, and 32 bytes in base64url or base64; the name stands in every sealed text. */
const KEY = /^([a-z0-9_-]{1,32}):([\w+/-]{43}=?)$/i;

const form = "must be keys such as may26:… (a name and 32 random bytes in base64url), separated by commas";

/** `ENCRYPTION_KEYS` as keys, the first of which seals. Nothing that was given is repeated in a message but names. */
export const encryptionKeys = z.string().transform((text, context): VaultKey[] => {
  const keys: VaultKey[] = [];
  for (const part of text.split(",").map((piece) => piece.trim())) {
    const [, id, content] = KEY.exec(part) ?? [];
    if (!id || !content) {
      context.addIssue({ code: "custom", message: form });
      return z.NEVER;
    }
    if (keys.some((known) => known.id === id))
      context.addIssue({ code: "custom", message: `names two keys "${id}": give each a name of its own` });
    keys.push({ id, key: createSecretKey(Buffer.from(content, "base64url")) });
  }
  return keys;
});
