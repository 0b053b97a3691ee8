import type { z } from "zod";
import type { resending } from "../../contract/schemas/mails.js";
import type { Queries } from "../../platform/db.js";
import type { Services } from "../../platform/services.js";
import type { Vault } from "../../platform/vault.js";
import { isLinkOpen } from "../accounts/index.js";
import { openSecretOrNone } from "./mailed-secret.js";
import type { MailBody } from "./queries.js";

export type Resending = z.infer<typeof resending>;
type Resendable = Pick<MailBody, "state" | "template" | "carries_link" | "secret" | "message_id">;

/** What helps somebody whose link is gone, by the mail that carried it; the others ask where they asked before. */
const helpFor: Readonly<Record<string, Resending["helps"]>> = {
  "account.invitation": "invite",
  "account.reset_password": "reset_password",
  "account.verify_email": "sign_in",
};

/** What sending a mail again does, or why it cannot be and what helps instead. */
export async function judgeResending(queries: Queries, services: Services, mail: Resendable): Promise<Resending> {
  const as = mail.state === "queued" || mail.state === "failed" ? "now" : "again";
  if (!(await leadsIn(queries, services.vault, mail)))
    return { as, blocked: "link_gone", helps: helpFor[mail.template] ?? "ask_again" };
  return { as, blocked: services.mail ? null : "no_mail_server", helps: null };
}

/** A mail whose link no longer works would only lead its reader to a refusal. */
export async function leadsIn(queries: Queries, vault: Vault, mail: Resendable): Promise<boolean> {
  if (!mail.carries_link) return true;
  const secret = openSecretOrNone(vault, mail);
  if (secret === null) return false;
  if (!mail.template.startsWith("account.")) return true;
  const token = new URL(secret).searchParams.get("token");
  return token !== null && (await isLinkOpen(queries, token));
}
