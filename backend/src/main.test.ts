import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { cloneDatabase, serverOfRun, type TestDatabase } from "@redress/database/testing";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { io } from "socket.io-client";
import { runBuilt, startBuilt } from "../test/built.js";
import { call, openFaultBench, signIn } from "../test/faults/fault-bench.js";
import { startDeskProcess, type DeskProcess } from "../test/faults/desk-process.js";
import { freePort } from "../test/free-port.js";
import { openDatabase } from "./platform/db.js";
import { eventually } from "../test/eventually.js";

let database: TestDatabase;
let dataDir: string;

beforeAll(async () => {
  database = await cloneDatabase(serverOfRun());
  dataDir = mkdtempSync(join(tmpdir(), "redress-main-"));
});

afterAll(async () => {
  await database.drop();
  rmSync(dataDir, { recursive: true, force: true });
});

const start = (env: NodeJS.ProcessEnv = {}): Promise<DeskProcess> =>
  startDeskProcess({ appUrl: database.appUrl, ownerUrl: database.ownerUrl, dataDir, env });

const settings = () => ({
  DATABASE_URL: database.appUrl,
  DATABASE_OWNER_URL: database.ownerUrl,
  DATA_DIR: dataDir,
});

/** A process that is expected to end by itself. */
const failing = (env: NodeJS.ProcessEnv) => runBuilt("main", [], { env: { ...settings(), ...env } });

test("it starts, tells its address, answers, and on SIGTERM ends in order with code 0", async () => {
  const desk = await start({ PUBLIC_URL: "http://desk.localhost:5000" });
  expect(desk.output()).toContain("Redress is ready: http://desk.localhost:5000");
  expect((await fetch(`${desk.url}/livez`)).status).toBe(200);
  expect((await fetch(`${desk.url}/api/app`)).status).toBe(200);
  const refused = io(desk.url, { auth: { token: "a.b.c" }, reconnection: false, transports: ["websocket"] });
  const [error] = (await once(refused as never, "connect_error")) as [Error];
  expect(error.message).toMatch(/^(unauthenticated|token_expired)$/);

  expect(await desk.stop()).toBe(0);

  const db = openDatabase(database.appUrl, { poolSize: 1 });
  expect(await db.rows("SELECT pid FROM processes")).toEqual([]);
  await db.close();
});

test("when whoever started it is gone, and nobody reads its output, it still ends in order", async () => {
  const port = await freePort();
  const child = startBuilt("main", [], {
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    env: { ...settings(), PORT: String(port), LOG_LEVEL: "trace" },
  });
  child.stdout?.destroy();
  child.stderr?.destroy();
  await eventually(async () => (await fetch(`http://127.0.0.1:${port}/readyz`)).ok, 120_000);
  expect((await fetch(`http://127.0.0.1:${port}/livez`)).status).toBe(200);
  expect(child.exitCode).toBeNull();

  child.disconnect();
  expect(await once(child, "exit")).toEqual([0, null]);
});

test("signed out at one process, a person is signed out at another within five seconds, and heard no more", async () => {
  const bench = await openFaultBench();
  const [here, there] = await Promise.all([bench.start(), bench.start()]);
  const token = await signIn(here, await bench.person("customer"));
  const socket = io(there.url, { auth: { token }, reconnection: false, transports: ["websocket"] });
  await once(socket as never, "connect");
  const me = () => fetch(`${there.url}/api/auth/me`, { headers: { authorization: `Bearer ${token}` } });
  expect((await me()).status).toBe(200);

  const ended = once(socket as never, "session_ended", { signal: AbortSignal.timeout(30_000) });
  await call(here, token, "POST", "/api/auth/logout", {});
  await ended;
  expect((await me()).status).toBe(401);
  await bench.close();
});

test("a port in use is said in one sentence, before anything else is done", async () => {
  const other = createServer().listen(0, "127.0.0.1");
  await once(other, "listening");
  const address = other.address();
  const port = address !== null && typeof address === "object" ? address.port : 0;

  const { code, output } = await failing({ PORT: String(port) });

  expect(code).toBe(1);
  expect(output.trim()).toBe(
    `Port ${port} is already in use. Stop the other program, or choose another port: PORT=${port + 1} npm start`,
  );
  other.close();
});

test("unsafe settings in production are refused, all at once", async () => {
  const { code, output } = await failing({
    NODE_ENV: "production",
    JWT_SECRET: "secret",
    METRICS_TOKEN: "changeme-changeme-changeme-changeme",
    CORS_ORIGINS: "*",
    PUBLIC_URL: "http://desk.example.org",
  });

  expect(code).toBe(1);
  expect(output).toContain("JWT_SECRET is shorter than 32 characters");
  expect(output).toContain("METRICS_TOKEN is a known default");
  expect(output).toContain("CORS_ORIGINS must not be *");
  expect(output).toContain("PUBLIC_URL must begin with https://");
  expect(output).not.toContain("    at ");
});
