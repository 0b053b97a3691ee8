import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { once } from "node:events";
import { io, type Socket } from "socket.io-client";
import type { TicketPresence, Whereabouts } from "../../src/contract/index.js";
import { eventually } from "../eventually.js";
import type { BuiltPerson } from "../factories/index.js";
import type { DeskProcess } from "./desk-process.js";
import { call, openFaultBench, signIn, type FaultBench } from "./fault-bench.js";

/** What the contract promises, and a little for a busy machine. */
const GONE_WITHIN_MS = 45_000 + 5_000;
/** As the web app says where it is. */
const SAYS_EVERY_MS = 15_000;

let bench: FaultBench;
let here: DeskProcess, there: DeskProcess;
let ana: BuiltPerson, ben: BuiltPerson;
let ticketId: number;
const ends: (() => void)[] = [];

beforeAll(async () => {
  bench = await openFaultBench();
  [here, there] = await Promise.all([bench.start(), bench.start()]);
  [ana, ben] = [await bench.person("agent"), await bench.person("agent")];
  const customer = await signIn(here, await bench.person("customer"));
  const body = { subject: "Street light out", description: "Since Friday.", category: "Other" };
  ticketId = ((await call(here, customer, "POST", "/api/tickets", body)) as { id: number }).id;
});
afterAll(async () => {
  for (const end of ends) end();
  await bench.close();
});

/** Somebody who has the ticket open by one of the processes. @returns whom they see there. */
async function open(desk: DeskProcess, person: BuiltPerson): Promise<() => number[]> {
  const socket: Socket = io(desk.url, {
    auth: { token: await signIn(desk, person) },
    transports: ["websocket"],
    reconnection: false,
  });
  let seen: number[] = [];
  socket.on("presence", (list: TicketPresence[]) => {
    for (const { id, viewing } of list) if (id === ticketId) seen = viewing;
  });
  await once(socket as never, "connect");
  const where: Whereabouts = { ticket_id: ticketId, writing: null, rows: [], active: true };
  const say = () => void socket.emit("here", where);
  say();
  const saying = setInterval(say, SAYS_EVERY_MS);
  ends.push(() => {
    clearInterval(saying);
    socket.disconnect();
  });
  return () => seen.toSorted((a, b) => a - b);
}

test("Of a process that is killed the people are gone for the others within 45 seconds", async () => {
  const [, bens] = [await open(here, ana), await open(there, ben)];
  await eventually(() => expect(bens()).toEqual([ana.id, ben.id]));

  await here.kill();
  const killedAt = performance.now();
  await eventually(() => expect(bens()).toEqual([ben.id]), GONE_WITHIN_MS);

  // They were not taken away by somebody's looking: a dead process says no goodbye.
  expect(performance.now() - killedAt).toBeGreaterThan(10_000);
});
