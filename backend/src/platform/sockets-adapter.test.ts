import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { cloneDatabase, serverOfRun, type TestDatabase } from "@redress/database/testing";
import { pino } from "pino";
import { io, type Socket } from "socket.io-client";
import { adaptersListen } from "../../test/adapters-listen.js";
import { eventually } from "../../test/eventually.js";
import { loadConfig } from "../config.js";
import { personActor } from "./actor.js";
import { openDatabase, type Database } from "./db.js";
import { createHints, type Hints } from "./hints.js";
import { openSocketAdapter } from "./sockets-adapter.js";
import { createLiveChannel, type LiveChannel } from "./sockets.js";

const log = pino({ level: "silent" });
const config = loadConfig({ NODE_ENV: "test", JWT_SECRET: "x", ENCRYPTION_KEYS: `a:${"x".repeat(43)}` });
const actor = personActor({ id: 7, sees: "own", isStaff: false, permissions: [], departmentIds: [], teamIds: [] });

let database: TestDatabase;
let superuser: Database;
let processes: { live: LiveChannel; hints: Hints; url: string }[];
const clients: Socket[] = [];

beforeEach(async () => {
  database = await cloneDatabase(serverOfRun());
  superuser = openDatabase(database.superuserUrl, { poolSize: 1 });
  processes = await Promise.all([startChannel(), startChannel()]);
  await adaptersListen(superuser, 2);
});

afterEach(async () => {
  for (const client of clients.splice(0)) client.disconnect();
  for (const { live } of processes) await live.close();
  await superuser.close();
  await database.drop();
});

async function startChannel() {
  const live = createLiveChannel(config, log, (missed) => openSocketAdapter({ url: database.appUrl, log }, missed));
  const server = createServer();
  live.attach(server, async () => actor);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    live,
    hints: createHints(live.broadcast),
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
  };
}

async function connected(index: number, reconnection = false) {
  const client = io(processes[index]?.url ?? "", { auth: { token: "a.b.c" }, transports: ["websocket"], reconnection });
  clients.push(client);
  const heard: unknown[] = [];
  client.on("change", (hint) => heard.push(hint));
  await once(client as never, "connect");
  return { client, heard };
}

test("hints reach the sockets of every process, each once, in the order they were told", async () => {
  const [here, there] = [await connected(0), await connected(1)];

  for (let seq = 1; seq <= 50; seq += 1) processes[0]?.hints.notified(seq, [7]);
  processes[0]?.hints.notified(51, [8]);
  await eventually(() => there.heard.length >= 50 && here.heard.length >= 50);
  await sleep(50); // for one that comes twice

  const expected = Array.from({ length: 50 }, (_, i) => ({ type: "notification", seq: i + 1, items: [] }));
  expect(here.heard).toEqual(expected);
  expect(there.heard).toEqual(expected);
});

test("a hint for more people than a NOTIFY can name reaches the other process too, by the app's own rights", async () => {
  const there = await connected(1);

  processes[0]?.hints.notified(
    1,
    Array.from({ length: 3_000 }, (_, i) => i),
  );
  await eventually(() => there.heard.length > 0);

  expect(there.heard).toEqual([{ type: "notification", seq: 1, items: [] }]);
});

test("who could not hear the others for a while comes back to ask what was missed, and hears them again", async () => {
  const there = await connected(1, true);
  const told = once(there.client as never, "disconnect");

  for (const pid of await adaptersListen(superuser, 2)) await superuser.rows("SELECT pg_terminate_backend($1)", [pid]);
  expect((await told)[0]).toBe("transport close");
  await adaptersListen(superuser, 2);
  await eventually(() => there.client.connected);
  processes[0]?.hints.notified(2, [7]);
  await eventually(() => there.heard.length > 0);

  expect(there.heard).toEqual([{ type: "notification", seq: 2, items: [] }]);
});

test("a process keeps two connections for it, and gives them back", async () => {
  const { heard } = await connected(1);
  processes[0]?.hints.notified(1, [7]);
  const count = async () =>
    (
      await superuser.one<{ n: number }>(
        "SELECT count(*) AS n FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'redress sockets'",
      )
    )?.n;
  await eventually(() => heard.length > 0);
  expect(await count()).toBeLessThanOrEqual(4);

  await processes.pop()?.live.close();
  await eventually(async () => expect(await count()).toBeLessThanOrEqual(2));
});
