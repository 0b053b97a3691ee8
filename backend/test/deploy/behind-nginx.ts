/**
 * `npm run test:deploy`: two processes in production mode behind a real nginx with the configuration that ships, under
 * load, restarted one after the other. No request may fail, and nobody may miss a change.
 */
import { randomBytes, randomUUID } from "node:crypto";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { cloneDatabase, startTestServer } from "@redress/database/testing";
import { openDatabase, type Database } from "../../src/platform/db.js";
import { buildPerson } from "../factories/index.js";
import { freePort } from "../free-port.js";
import { createClient, jsonOf, type Client } from "./client.js";
import { complaintsAboutEdge } from "./edge-checks.js";
import { openLive } from "./live-clients.js";
import { startLoad } from "./load.js";
import { requirePrograms, startNginx } from "./nginx.js";
import {
  complaintsAboutKill,
  complaintsAboutLive,
  complaintsAboutRows,
  errorsLogged,
  missedWhileAway,
  report,
} from "./outcome.js";
import { restart, startProduction, type ProductionProcess } from "./production-process.js";

const WITHIN_MS = 115_000;
const PER_SECOND = 60;
const PEOPLE = { customers: 12, agents: 8 };
const PASSWORD = "a passphrase of the rehearsal";
/** nginx leaves a process alone for five seconds after it was turned away; see fail_timeout. */
const UNTIL_TAKEN_UP_MS = 6_000;

const cleanups: (() => unknown)[] = [];
const timer = setTimeout(() => {
  console.error(`Not done within ${WITHIN_MS / 1000} s`);
  void finish(1);
}, WITHIN_MS);

let finishing = false;
async function finish(code: number): Promise<void> {
  if (finishing) return;
  finishing = true;
  clearTimeout(timer);
  for (const clean of cleanups.splice(0).reverse()) {
    await Promise.resolve(clean()).catch((error: unknown) => console.error(error));
  }
  process.exit(code);
}

// However it ends, it leaves nothing running behind.
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => void finish(130));
for (const failure of ["uncaughtException", "unhandledRejection"] as const) {
  process.on(failure, (error: unknown) => {
    console.error(error);
    void finish(1);
  });
}

try {
  requirePrograms();
  const complaints = await rehearse();
  for (const complaint of complaints) console.error(`✗ ${complaint}`);
  console.log(complaints.length === 0 ? "\nNo request failed, and nobody missed anything." : "");
  await finish(complaints.length === 0 ? 0 : 1);
} catch (error) {
  console.error(error);
  await finish(1);
}

async function rehearse(): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), "redress-deploy-"));
  cleanups.push(() => rmSync(folder, { recursive: true, force: true }));
  chmodSync(folder, 0o755);
  const server = await startTestServer();
  cleanups.push(() => server.stop());
  const database = await cloneDatabase(server);
  const db = openDatabase(database.appUrl, { poolSize: 2 });
  cleanups.push(() => db.close());

  const [httpPort, httpsPort] = [await freePort(), await freePort()];
  const appPorts = [await freePort(), await freePort()] as const;
  const env = {
    DATABASE_URL: database.appUrl,
    DATABASE_OWNER_URL: database.ownerUrl,
    DATA_DIR: join(folder, "data"),
    PUBLIC_URL: `https://localhost:${httpsPort}`,
    JWT_SECRET: randomBytes(32).toString("base64url"),
    ENCRYPTION_KEYS: `a:${randomBytes(32).toString("base64url")}`,
    METRICS_TOKEN: randomBytes(32).toString("base64url"),
    TRUST_PROXY: "1",
    BCRYPT_COST: "4",
  };
  const processes: ProductionProcess[] = [];
  const everStarted: ProductionProcess[] = [];
  const startOne = async (index: 0 | 1) => {
    processes[index] = await startProduction(appPorts[index], env);
    everStarted.push(processes[index]);
  };
  cleanups.push(() => Promise.all(processes.map((each) => each.stop())));
  await Promise.all([startOne(0), startOne(1)]);
  const nginx = await startNginx({ folder, httpPort, httpsPort, appPorts });
  cleanups.push(() => nginx.stop());
  const client = createClient(httpsPort, nginx.certificate);
  cleanups.push(() => client.close());

  // Programs sign in here, by the password alone.
  await db.rows("UPDATE desk SET two_factor_required = 'nobody'");
  const customers = await signIn(client, db, "customer", PEOPLE.customers);
  const agents = await signIn(client, db, "admin", PEOPLE.agents);
  const live = await Promise.all(customers.map((token) => openLive(client, httpsPort, nginx.certificate, token)));
  cleanups.push(() => live.forEach(({ socket }) => socket.disconnect()));
  const edge = { client, httpPort, httpsPort, token: customers[0] ?? "", metricsToken: env.METRICS_TOKEN, processes };
  const aboutEdge = await complaintsAboutEdge(edge);

  const load = startLoad(client, customers, agents, PER_SECOND);
  await sleep(4_000);
  const aboutStops: string[] = [];
  load.setRestarting(true);
  for (const index of [0, 1] as const) {
    aboutStops.push(...(await restart(index, processes, () => startOne(index))));
    await sleep(UNTIL_TAKEN_UP_MS);
  }
  load.setRestarting(false);
  await sleep(2_000);
  await load.stop();

  const aboutLive = await complaintsAboutLive(live, load);
  const aboutMissed = await missedWhileAway(client, live[0], customers[0] ?? "");
  const aboutKill = await complaintsAboutKill(client, load, customers[0] ?? "", () => processes[0]?.kill());
  // Nobody is to be on the way back when all this ends.
  await sleep(500);
  await Promise.all(live.map((each) => each.settled()));
  report(load, live, processes);
  if (load.failures.length > 0) {
    console.error([...nginx.errorLog().split("\n").slice(-20), ...errorsLogged(everStarted).slice(0, 10)].join("\n"));
  }
  return [
    ...aboutEdge,
    ...aboutStops,
    ...load.failures.slice(0, 20),
    ...aboutLive,
    ...aboutMissed,
    ...aboutKill,
    ...(await complaintsAboutRows(db, load)),
  ];
}

async function signIn(client: Client, db: Database, role: string, count: number): Promise<string[]> {
  const tokens: string[] = [];
  for (let i = 0; i < count; i += 1) {
    const email = `${role}-${randomUUID()}@example.org`;
    await buildPerson(db, { role, email, password: PASSWORD });
    const answer = await client.ask("/api/auth/login", { method: "POST", body: { email, password: PASSWORD } });
    tokens.push(jsonOf<{ token: string }>(answer).token);
  }
  return tokens;
}
