import type { Vault } from "../../../platform/vault.js";
import type { Work } from "../../../platform/work.js";
import { useRecoveryCode } from "./recovery-codes.js";
import { useAppCode } from "./secrets.js";
import { readAppCode } from "./typed-code.js";

/** Uses up a code of the app or a recovery code. Null: it was neither. The caller counts tries. */
export async function usedFactor(
  work: Work,
  vault: Vault,
  personId: number,
  typed: string,
): Promise<"app" | "recovery_code" | null> {
  const appCode = readAppCode(typed);
  if (appCode !== null) return (await useAppCode(work, vault, personId, appCode)) ? "app" : null;
  return (await useRecoveryCode(work, personId, typed)) ? "recovery_code" : null;
}

/** Its owner is told of every use: whoever else has one of the codes has them all. The actor is whoever used it. */
export async function tellOfRecoveryCode(work: Work, personId: number): Promise<void> {
  const event = await work.record({
    type: "account.recovery_code_used",
    object: { kind: "person", id: personId },
    data: {},
  });
  await work.addJob("account_mail", { person_id: personId, template: "recovery_code_used", about: `event ${event}` });
}
