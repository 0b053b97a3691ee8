import type { Config } from "./config.js";
import type { Database } from "./platform/db.js";
import { keysInUse, reseal, sealedColumns } from "./platform/sealed-columns.js";
import { StartError } from "./platform/start-error.js";
import { createVault } from "./platform/vault.js";

/**
 * `npm run db -- rotate-secrets`: seals everything anew with the first key of the settings, and says which of the others
 * is no longer needed.
 * @throws StartError when something does not open with any key; the rest is done then.
 */
export async function rotateSecrets(
  { encryptionKeys }: Pick<Config, "encryptionKeys">,
  db: Database,
  say: (line: string) => void,
): Promise<void> {
  const vault = createVault(encryptionKeys);
  const failed: string[] = [];
  for (const column of await sealedColumns(db)) {
    const done = await reseal(db, vault, column);
    say(`${column.table}.${column.column}: ${done.resealed} sealed anew with the key "${vault.keyId}".`);
    failed.push(...done.failed);
  }

  const uses = await keysInUse(db);
  for (const { id } of encryptionKeys) {
    const texts = uses.get(id) ?? 0;
    if (id === vault.keyId) say(`The key "${id}" seals ${texts}.`);
    else if (texts > 0) say(`The key "${id}" still seals ${texts}: keep it.`);
    else say(`The key "${id}" seals nothing here any more. Once backups it may be needed for are gone, take it out.`);
  }
  if (failed.length > 0)
    throw new StartError(
      `${failed.length} do not open and were left as they are:\n  ${failed.slice(0, 20).join("\n  ")}`,
    );
}
