import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runDatabaseCommand } from "../cli.js";
import { withClient } from "../connection.js";
import { addActor, sealAll, writeEvent } from "../testing/audit-rows.js";
import { cloneDatabase, emptyDatabase, serverOfRun, type TestDatabase } from "../testing.js";
import { auditHeadCommand, verifyAuditCommand } from "./commands.js";

let database: TestDatabase;
let folder: string;
let said: string[];
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "redress-audit-"));
  database = await cloneDatabase(serverOfRun());
  said = [];
  await withClient(database.ownerUrl, addActor);
});
afterEach(async () => {
  await database.drop();
  rmSync(folder, { recursive: true });
});

const deps = (dataDir = join(folder, "data")) => ({
  ...database,
  dataDir,
  patience: 0,
  log: (line: string) => void said.push(line),
});
const verify = (...args: string[]) => verifyAuditCommand(args, deps());
const exportHead = async () => {
  const file = join(folder, "head.json");
  await auditHeadCommand(["--out", file], deps());
  return file;
};
const write = (from: number, count: number) =>
  withClient(database.appUrl, async (client) => {
    for (let n = from; n < from + count; n += 1) await writeEvent(client, n);
  });
/** What only somebody with the database in their hands can do. */
const tamper = (...statements: string[]) =>
  withClient(database.superuserUrl, async (client) => {
    await client.query("SET session_replication_role = replica");
    for (const statement of statements) await client.query(statement);
  });

test("verify-audit says how far the log is as it was sealed, and what is not sealed yet; late sealing is a failure", async () => {
  await verify();
  expect(said).toEqual(["No event has been sealed yet."]);

  await write(1, 12);
  await expect(verify()).rejects.toThrow(/Event \d+ and 11 more are older than a minute and not sealed/);
  await sealAll(database.appUrl);
  said = [];
  await runDatabaseCommand("verify-audit", [], { ...deps(), environment: "production" });

  expect(said).toEqual([expect.stringMatching(/^12 events are as they were sealed, up to seal 12, event \d+\.$/)]);

  await withClient(database.appUrl, (client) =>
    client.query("INSERT INTO events (type, actor_kind, created_at) VALUES ('just.now', 'system', app_now())"),
  );
  await verify();
  expect(said.at(-1)).toBe("1 are not sealed yet.");
});

test("A check that takes its time says how far it has come; a quick one says nothing", async () => {
  const many = `INSERT INTO events (type, actor_kind, created_at) SELECT 'thing.made', 'system', app_now() FROM generate_series(1, 10001)`;
  await withClient(database.appUrl, (client) => client.query(many));
  await sealAll(database.appUrl);

  await verifyAuditCommand([], { ...deps(), progressEvery: 0 });
  expect(said.slice(0, 2)).toEqual(["Checked 5000 of 10001 seals.", "Checked 10000 of 10001 seals."]);
  said = [];
  await verifyAuditCommand([], { ...deps(), progressEvery: 60_000 });
  expect(said).toEqual([expect.stringMatching(/^10001 events are as they were sealed/)]);
});

test("A database without a desk is told as that", async () => {
  const empty = await emptyDatabase(serverOfRun());
  try {
    for (const command of [verifyAuditCommand, auditHeadCommand])
      await expect(command([], { ...deps(), ...empty })).rejects.toThrow("There is no sealed audit in this database");
  } finally {
    await empty.drop();
  }
});

test("It waits a moment for sealing that is only a little late, as after an import of old complaints", async () => {
  await write(1, 3);
  const [verified] = await Promise.all([
    verifyAuditCommand([], { ...deps(), patience: 20_000 }),
    new Promise((resolve) => setTimeout(resolve, 300)).then(() => sealAll(database.appUrl)),
  ]);
  expect(verified).toBeUndefined();
});

test("An altered event is named with its seal, and the command fails", async () => {
  await write(1, 12);
  await sealAll(database.appUrl);
  await tamper(
    "UPDATE events SET type = 'thing.forged' WHERE id IN (SELECT event_id FROM event_seals WHERE seq IN (7, 9))",
  );

  await expect(verify()).rejects.toThrow(
    /The audit is not as it was written\. At seal 7: event \d+ is not as it was sealed/,
  );
  expect(said[0]).toContain("6 events are as they were sealed");
});

test("A head is signed, belongs to the log as it grows, and shows when its end was cut off", async () => {
  await write(1, 12);
  await sealAll(database.appUrl);
  const file = await exportHead();
  expect(statSync(join(folder, "data", "audit-key.pem")).mode & 0o777).toBe(0o600);
  await expect(exportHead()).rejects.toThrow("exists already");

  await write(20, 3);
  await sealAll(database.appUrl);
  await verify("--head", file);
  expect(said.at(-1)).toMatch(/^The head of .*, seal 12, is part of them\.$/);

  await tamper(
    "DELETE FROM event_details WHERE event_id IN (SELECT event_id FROM event_seals WHERE seq > 10)",
    "DELETE FROM events WHERE id IN (SELECT event_id FROM event_seals WHERE seq > 10)",
    "DELETE FROM event_seals WHERE seq > 10",
  );
  await verify();
  await expect(verify("--head", file)).rejects.toThrow(/At seal 12: event \d+ was cut off: the chain ends at seal 10/);
});

test("A head that was altered, or signed by somebody else, is refused", async () => {
  await write(1, 3);
  await sealAll(database.appUrl);
  const file = await exportHead();
  const head = JSON.parse(readFileSync(file, "utf8")) as Record<string, unknown>;
  for (const change of [
    { seq: 2 },
    { hash: "00" },
    { exported_at: "2020-01-01T00:00:00.000Z" },
    { desk: "Other" },
    { event_id: 1 },
  ]) {
    writeFileSync(file, JSON.stringify({ ...head, ...change }));
    await expect(verify("--head", file)).rejects.toThrow(/is not as it was signed/);
  }
  for (const text of [
    "",
    "{}",
    "[]",
    JSON.stringify({ ...head, public_key: "x" }),
    JSON.stringify({ ...head, format: 2 }),
  ]) {
    writeFileSync(file, text);
    await expect(verify("--head", file)).rejects.toThrow("is no head of an audit");
  }

  const foreign = join(folder, "foreign.json");
  await auditHeadCommand(["--out", foreign], deps(join(folder, "elsewhere")));
  await expect(verify("--head", foreign)).rejects.toThrow(/was signed by the key SHA256:\S+, not by SHA256:/);
  await verify("--head", foreign, "--key", /SHA256:\S+/.exec(said.at(-1) ?? "")?.[0] ?? "");
  await expect(verify("--head", join(folder, "none"))).rejects.toThrow("There is no file");
  await expect(verify("--tail")).rejects.toThrow("--tail");
});
