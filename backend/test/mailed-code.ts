import type { TestApp } from "./start-test-app.js";

/** What the newest mail to a guest's address lets in by, once everything due has run. */
export interface MailedCode {
  code: string;
  token: string;
  /** As it lies in the database: without the secrets. */
  subject: string;
  text: string;
}

/** @throws Error when nothing with a code was mailed there. */
export async function mailedCode(app: TestApp, email: string): Promise<MailedCode> {
  await app.jobs.runAll();
  const mail = await app.ownerDb.one<{ secret: string; message_id: string; subject: string; text: string }>(
    "SELECT secret, message_id, subject, text FROM mails WHERE to_address = $1 AND template LIKE 'guest.%' ORDER BY id DESC LIMIT 1",
    [email],
  );
  const opened = mail ? app.services.vault.open(`mail:${mail.message_id}`, mail.secret) : "";
  const [link = "", code = ""] = opened.split("\n");
  const token = URL.canParse(link) ? new URL(link).searchParams.get("token") : null;
  if (!mail || !token) throw new Error(`No code was mailed to ${email}`);
  return { code, token, subject: mail.subject, text: mail.text };
}

/** Another code than the right one. */
export const wrongCode = (code: string): string => String((Number(code) + 1) % 1_000_000).padStart(6, "0");
