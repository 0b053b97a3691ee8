import { createSecretKey } from "node:crypto";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { buildAdmin } from "../../../test/factories/index.js";
import { startMailSink, type MailSink } from "../../../test/fakes/mail-sink.js";
import { startTestApp, type TestApp } from "../../../test/start-test-app.js";
import { openJob } from "../../platform/job-secrets.js";
import { createMailTransport } from "../../platform/mail/transport.js";
import { reseal, sealedColumns } from "../../platform/sealed-columns.js";
import { createVault } from "../../platform/vault.js";
import { accountMail, sealClearSecrets } from "./index.js";
import { sendMail } from "./send-mail.js";

let app: TestApp;
let sink: MailSink;
beforeEach(async () => {
  sink = await startMailSink();
  app = await startTestApp({ mail: createMailTransport(sink.url) });
});
afterEach(async () => {
  app.services.mail?.close();
  await app.close();
  await sink.close();
});

const strangeKey = { id: "other", key: createSecretKey(Buffer.alloc(32, "another key")) };
const post = (path: string, body: object) => app.api.anonymous().post(path).send(body);
const ask = () =>
  post("/api/auth/register", { email: "rosa@example.org", password: "copper lantern ferry", full_name: "Rosa" }).expect(
    202,
  );
const jobs = () =>
  app.ownerDb.rows<{ task: string; payload: Record<string, unknown> }>(
    `SELECT t.identifier AS task, j.payload FROM graphile_worker._private_jobs j
     JOIN graphile_worker._private_tasks t ON t.id = j.task_id`,
  );
/** The mail that waits, once the job that writes it has run and the one that sends it has not. */
async function waitingMail() {
  await ask();
  for (const { task, payload } of await jobs())
    if (task === "account_mail") await accountMail(app.services, openJob(app.services.vault, task, payload));
  await app.ownerDb.rows("DELETE FROM graphile_worker._private_jobs");
  const mail = await app.ownerDb.one<{ id: number; secret: string; message_id: string }>(
    "SELECT id, secret, message_id FROM mails ORDER BY id DESC LIMIT 1",
  );
  if (!mail) throw new Error("No mail waits");
  return mail;
}
const tokenIn = (text: string) => /token=([\w-]{20,})/.exec(text)?.[1];
const rowOf = (id: number) =>
  app.ownerDb.one<{ state: string; secret: string | null; last_error: string | null }>(
    "SELECT state, secret, last_error FROM mails WHERE id = $1",
    [id],
  );

test("a link lies sealed in its job and beside its mail, and reaches its reader whole", async () => {
  await ask();
  const [job] = await jobs();
  expect(Object.keys(job?.payload ?? {}).sort()).toEqual(["person_id", "sealed", "template"]);
  await app.jobs.runAll();
  const [mail] = sink.received;
  const token = tokenIn(mail?.text ?? "") ?? "";
  expect(token).not.toBe("");
  expect(JSON.stringify(job)).not.toContain(token);
  await post("/api/auth/verify", { token }).expect(200);
});

test("beside a mail that waits it is sealed for that mail alone", async () => {
  const mail = await waitingMail();
  expect(mail.secret).toMatch(/^v1\.test\.[\w-]+$/);
  expect(tokenIn(mail.secret)).toBeUndefined();
  expect(() => app.services.vault.open("mail:<another@localhost>", mail.secret)).toThrow("something else");
  expect(tokenIn(app.services.vault.open(`mail:${mail.message_id}`, mail.secret))).toBeDefined();
});

test("with another key, as after a restore without the old one, the mail is not sent and says why; it cannot be sent again", async () => {
  const admin = await buildAdmin(app.db);
  const mail = await waitingMail();
  const services = { ...app.services, vault: createVault([strangeKey]) };
  await sendMail(services, { mail_id: mail.id });
  expect(sink.received).toEqual([]);
  expect(await rowOf(mail.id)).toMatchObject({
    state: "queued",
    last_error: expect.stringContaining('sealed with the key "test", which ENCRYPTION_KEYS does not name'),
  });
  await app.ownerDb.rows("UPDATE mails SET secret = $2 WHERE id = $1", [
    mail.id,
    createVault([strangeKey]).seal(`mail:${mail.message_id}`, "https://x.test/?token=abc"),
  ]);
  const detail = await app.api.as(admin).get(`/api/mails/${mail.id}`).expect(200);
  expect(detail.body.resending).toMatchObject({ blocked: "link_gone" });
});

test("what lies in clear from before is sealed when a process starts, once, and is sent as ever", async () => {
  const mail = await waitingMail();
  const link = app.services.vault.open(`mail:${mail.message_id}`, mail.secret);
  await app.ownerDb.rows("UPDATE mails SET secret = $2 WHERE id = $1", [mail.id, link]);
  expect(await sealClearSecrets(app.services)).toBe(1);
  expect((await rowOf(mail.id))?.secret).toMatch(/^v1\.test\./);
  expect(await sealClearSecrets(app.services)).toBe(0);
  await sendMail(app.services, { mail_id: mail.id });
  expect(tokenIn(sink.received[0]?.text ?? "")).toBe(tokenIn(link));
  expect(await rowOf(mail.id)).toMatchObject({ state: "sent", secret: null });
});

test("a change of keys seals them anew", async () => {
  const mail = await waitingMail();
  const [column] = (await sealedColumns(app.db)).filter(({ table }) => table === "mails");
  const both = createVault([strangeKey, ...app.services.config.encryptionKeys]);
  if (!column) throw new Error("The column says nothing");
  expect(await reseal(app.services.db, both, column)).toMatchObject({ resealed: 1, failed: [] });
  await sendMail({ ...app.services, vault: createVault([strangeKey]) }, { mail_id: mail.id });
  expect(tokenIn(sink.received[0]?.text ?? "")).toBeDefined();
});
