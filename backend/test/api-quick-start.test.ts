import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { execFile, spawnSync } from "node:child_process";
import { chmodSync, copyFileSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { demoAccounts } from "../src/features/accounts/index.js";
import { buildPerson } from "./factories/index.js";
import { startTestApp, type TestApp } from "./start-test-app.js";

const page = readFileSync(fileURLToPath(new URL("../../.github/api.md", import.meta.url)), "utf8");
const ADDRESS = "DESK=http://localhost:5000";

/** The routes that are published and stay as they are; reports come with their feature. */
const published = [
  "POST /api/auth/register 202",
  "POST /api/auth/login 200",
  "GET /api/auth/me 200",
  "GET /api/tickets 200",
  "GET /api/tickets/:id 200",
  "POST /api/tickets 201",
  "PATCH /api/tickets/:id 200",
  "DELETE /api/tickets/:id 204",
  "PATCH /api/tickets/:id/status 200",
  "POST /api/tickets/:id/assign 200",
  "POST /api/tickets/:id/escalate 200",
  "POST /api/tickets/:id/comments 201",
  "POST /api/tickets/:id/attachments 201",
  "GET /api/tickets/:id/attachments 200",
];

let app: TestApp;
let folder: string;
const answered: string[] = [];

beforeAll(async () => {
  app = await startTestApp();
  for (const account of demoAccounts) await buildPerson(app.db, account);
  app.api.server.on("request", (req, res) => {
    const path = (req.url ?? "").replace(/\?.*/, "").replace(/\/tickets\/[^/]+/, "/tickets/:id");
    res.on("finish", () => answered.push(`${req.method} ${path} ${res.statusCode}`));
  });
  folder = mkdtempSync(join(tmpdir(), "redress-curl-"));
});

afterAll(async () => {
  rmSync(folder, { recursive: true });
  await app.close();
});

/** The page's commands in one shell, as a reader would run them; the first that fails ends it. */
async function runPage(): Promise<void> {
  const commands = [...page.matchAll(/^```sh\n(.*?)^```$/gms)].map(([, block]) => block).join("\n");
  expect(commands).toContain(ADDRESS);
  const script = [
    "set -euo pipefail",
    'curl() { command curl --fail-with-body "$@"; }',
    commands.replace(ADDRESS, `DESK=${app.api.url}`),
  ].join("\n");
  if (spawnSync("curl", ["--version"]).status !== 0) {
    copyFileSync(fileURLToPath(new URL("fakes/curl.mjs", import.meta.url)), join(folder, "curl"));
    chmodSync(join(folder, "curl"), 0o755);
  }
  await promisify(execFile)("bash", ["-c", script], {
    cwd: folder,
    env: { ...process.env, NODE_OPTIONS: "", PATH: `${folder}${delimiter}${process.env["PATH"] ?? ""}` },
  });
}

test("every command of the API's quick start works, and every published route is among them", async () => {
  await runPage();

  expect(published.filter((route) => !answered.includes(route))).toEqual([]);
  expect(answered.filter((line) => !/ 20\d$/.test(line))).toEqual([]);
  const ticket = await app.db.one(
    `SELECT t.status, t.subject, t.escalation_level AS level, t.comment_count AS comments, t.note_count AS notes,
            (SELECT count(*) FROM attachments WHERE ticket_id = t.id) AS files
       FROM tickets t ORDER BY id LIMIT 1`,
  );
  expect(ticket).toMatchObject({
    status: "resolved",
    subject: "Router offline since Friday",
    level: 1,
    notes: 1,
    files: 1,
  });
});
