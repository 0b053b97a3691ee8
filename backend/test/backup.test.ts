import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { restoreBackup, takeBackup } from "@redress/database";
import { createHash } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildAgent, buildCustomer, type BuiltPerson } from "./factories/index.js";
import { startTestApp, type TestApp } from "./start-test-app.js";

let desk: TestApp, other: TestApp;
let folder: string;
let customer: BuiltPerson, agent: BuiltPerson;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "redress-backup-"));
  [desk, other] = await Promise.all([startTestApp(), startTestApp()]);
  customer = await buildCustomer(desk.db, { fullName: "Luis Ferreira", email: "luis@example.org" });
  agent = await buildAgent(desk.db, { fullName: "Priya Nair" });
});
afterEach(async () => {
  await Promise.all([desk.close(), other.close()]);
  await rm(folder, { recursive: true, force: true });
});

const png = Buffer.from(
  "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000a49444154789c6300010000050001",
  "hex",
);
const sha256 = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");

test("A desk restored elsewhere has its complaints and files, does the jobs that waited, and goes on numbering", async () => {
  const uploaded = await desk.api.as(customer).post("/api/attachments").attach("files", png, "light.png");
  const filed = await desk.api
    .as(customer)
    .post("/api/tickets")
    .send({
      subject: "Router offline",
      description: "Since Friday.",
      category: "Other",
      attachment_ids: [uploaded.body.data[0].id],
    });
  expect(filed.status).toBe(201);
  await desk.api.as(agent).post(`/api/tickets/${filed.body.id}/assign`).send({ agent_id: agent.id });

  const path = join(folder, "desk.backup");
  await takeBackup({ ownerUrl: desk.databaseOwnerUrl, path, files: desk.services.storage });
  await restoreBackup({
    path,
    ownerUrl: other.databaseOwnerUrl,
    appUrl: other.databaseUrl,
    files: other.services.storage,
  });

  // The tests' own sessions came along, and their numbers are taken.
  await other.db.rows("DELETE FROM sessions");
  const ticket = await other.api.as(customer).get(`/api/tickets/CMP-${filed.body.id}`);
  expect(ticket.body).toMatchObject({ subject: "Router offline", attachments: [{ file_name: "light.png" }] });
  const download = await other.api.as(customer).get(ticket.body.attachments[0].url).responseType("blob");
  expect(sha256(download.body as Buffer)).toBe(sha256(png));

  await other.jobs.runAll();
  const mails = await other.db.rows<{ template: string }>("SELECT template FROM mails ORDER BY template");
  expect(mails.map(({ template }) => template)).toEqual(["customer.assigned", "customer.created"]);
  const next = await other.api
    .as(customer)
    .post("/api/tickets")
    .send({ subject: "And the phone", description: "It too.", category: "Other" });
  expect(next.body.id).toBe(Number(filed.body.id) + 1);
});
