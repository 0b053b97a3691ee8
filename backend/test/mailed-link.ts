import type { TestApp } from "./start-test-app.js";

/**
 * Runs what is due and takes the token of the newest link mailed to an address.
 * @throws Error when no link was mailed to it.
 */
export async function mailedToken(app: TestApp, email: string): Promise<string> {
  await app.jobs.runAll();
  const mail = await app.ownerDb.one<{ secret: string | null; message_id: string }>(
    "SELECT secret, message_id FROM mails WHERE to_address = $1 ORDER BY id DESC LIMIT 1",
    [email],
  );
  const link = mail?.secret && app.services.vault.open(`mail:${mail.message_id}`, mail.secret);
  const token = link && new URL(link).searchParams.get("token");
  if (!token) throw new Error(`No link was mailed to ${email}`);
  return token;
}

/** The templates of the mails to an address, oldest first, once everything due has run. */
export async function mailsTo(app: TestApp, email: string): Promise<string[]> {
  await app.jobs.runAll();
  const mails = await app.ownerDb.rows<{ template: string }>(
    "SELECT template FROM mails WHERE to_address = $1 ORDER BY id",
    [email],
  );
  return mails.map(({ template }) => template);
}
