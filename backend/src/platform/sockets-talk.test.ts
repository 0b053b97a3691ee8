import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { pino } from "pino";
import { io, type Socket } from "socket.io-client";
import { eventually } from "../../test/eventually.js";
import { testConfig } from "../../test/test-config.js";
import { personActor } from "./actor.js";
import { createLiveChannel, type LiveChannel } from "./sockets.js";

let server: Server;
let live: LiveChannel;
let url: string;
const clients: Socket[] = [];

beforeEach(async () => {
  server = createServer();
  live = createLiveChannel(testConfig(""), pino({ level: "silent" }));
  live.attach(server, async () =>
    personActor({ id: 1, sees: "all", isStaff: true, permissions: [], departmentIds: [], teamIds: [] }),
  );
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(async () => {
  for (const client of clients.splice(0)) client.disconnect();
  await live.close();
});

async function open(): Promise<Socket> {
  const client = io(url, {
    auth: { token: "a.e30.c" },
    transports: ["websocket"],
    reconnection: false,
    forceNew: true,
  });
  clients.push(client);
  await new Promise<void>((resolve) => client.once("connect", resolve));
  return client;
}

test("whoever talks without end is cut off, and everybody else keeps listening", async () => {
  const [loud, quiet] = [await open(), await open()];
  let cut = "still there";
  loud.once("disconnect", (reason) => (cut = reason));
  for (let i = 0; i < 200; i += 1) loud.emit("anything", "x".repeat(50_000));
  await eventually(() => expect(cut).toMatch(/transport close|transport error|io server disconnect/));
  expect([quiet.connected, live.size()]).toEqual([true, 1]);
});

test("a few words are no reason to be cut off", async () => {
  const client = await open();
  for (let i = 0; i < 10; i += 1) client.emit("anything", i);
  await sleep(200);
  expect(client.connected).toBe(true);
});
