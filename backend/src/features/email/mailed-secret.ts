import { systemActor } from "../../platform/actor.js";
import type { Services } from "../../platform/services.js";
import { VaultError, type Vault } from "../../platform/vault.js";

/** What lets somebody in by a mail, as it lies beside it: sealed for that mail alone. */
export interface KeptSecret {
  message_id: string;
  secret: string | null;
}

const contextOf = (messageId: string): string => `mail:${messageId}`;
const isSealed = (secret: string): boolean => secret.startsWith("v1.");

export const sealSecret = (vault: Vault, messageId: string, secret: string): string =>
  vault.seal(contextOf(messageId), secret);

/**
 * The link, and on a second line the code where the mail has one.
 *
 * @throws VaultError when its key is not here: such a mail is not sent, for its reader would find no way in.
 */
export function openSecret(vault: Vault, { message_id: messageId, secret }: KeptSecret): string | null {
  if (secret === null) return null;
  // A process from before links were sealed may still have written it, while this one started.
  return isSealed(secret) ? vault.open(contextOf(messageId), secret) : secret;
}

/** The same, and null for what does not open: its link is as good as gone. */
export function openSecretOrNone(vault: Vault, mail: KeptSecret): string | null {
  try {
    return openSecret(vault, mail);
  } catch (error) {
    if (error instanceof VaultError) return null;
    throw error;
  }
}

/** Seals what lies in clear beside mails from before links were sealed. Returns how many there were. */
export async function sealClearSecrets({ runWork, vault }: Pick<Services, "runWork" | "vault">): Promise<number> {
  return runWork(systemActor, async (work) => {
    const clear = await work.rows<{ id: number; message_id: string; secret: string }>(
      "SELECT id, message_id, secret FROM mails WHERE secret IS NOT NULL AND secret NOT LIKE 'v1.%' FOR UPDATE",
    );
    for (const { id, message_id: messageId, secret } of clear)
      await work.rows("UPDATE mails SET secret = $2 WHERE id = $1", [id, sealSecret(vault, messageId, secret)]);
    return clear.length;
  });
}
