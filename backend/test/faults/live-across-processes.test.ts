import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { once } from "node:events";
import { io, type Socket } from "socket.io-client";
import type { ChangeHint, Changes } from "../../src/contract/index.js";
import type { BuiltPerson } from "../factories/index.js";
import type { DeskProcess } from "./desk-process.js";
import { call, openFaultBench, signIn, type FaultBench } from "./fault-bench.js";
import { eventually } from "../eventually.js";

let bench: FaultBench;
let here: DeskProcess;
let there: DeskProcess;
let customer: BuiltPerson;
let agent: BuiltPerson;
let stranger: BuiltPerson;
const clients: Socket[] = [];

beforeAll(async () => {
  bench = await openFaultBench();
  [here, there] = await Promise.all([bench.start(), bench.start()]);
  [customer, stranger, agent] = [
    await bench.person("customer"),
    await bench.person("customer"),
    await bench.person("admin"),
  ];
});

afterAll(async () => {
  for (const client of clients) client.disconnect();
  await bench.close();
});

interface Listening {
  socket: Socket;
  token: string;
  tickets: ChangeHint[];
}

/** Somebody on the live channel of one process. */
async function listenOn(desk: DeskProcess, person: BuiltPerson): Promise<Listening> {
  const token = await signIn(desk, person);
  const socket = io(desk.url, { auth: { token }, transports: ["websocket"], reconnection: false });
  clients.push(socket);
  const tickets: ChangeHint[] = [];
  socket.on("change", (hint: ChangeHint) => {
    if (hint.type === "ticket") tickets.push(hint);
  });
  await once(socket as never, "connect");
  return { socket, token, tickets };
}

async function fileOn(desk: DeskProcess, token: string, subject: string): Promise<number> {
  const body = { subject, description: "Since Friday.", category: "Other" };
  return ((await call(desk, token, "POST", "/api/tickets", body)) as { id: number }).id;
}

async function changesOn(desk: DeskProcess, token: string, since: number): Promise<Changes> {
  const response = await fetch(`${desk.url}/api/changes?since=${since}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  return (await response.json()) as Changes;
}

const idsIn = (hints: readonly ChangeHint[]) => hints.flatMap(({ items }) => items.map(({ id }) => id));

test("what is written through one process is told by the other, to those who may see it and to nobody else", async () => {
  const [owner, other, staff] = [
    await listenOn(there, customer),
    await listenOn(there, stranger),
    await listenOn(there, agent),
  ];

  const id = await fileOn(here, owner.token, "Street light out");
  await eventually(() => idsIn(owner.tickets).includes(id) && idsIn(staff.tickets).includes(id));
  const before = owner.tickets.length;
  await call(here, staff.token, "POST", `/api/tickets/${id}/comments`, { comment: "Ask the depot", is_internal: true });
  await eventually(() => staff.tickets.length > before);
  // Told in order: when this one has come, the note before it would have too.
  const next = await fileOn(here, owner.token, "Bench broken");
  await eventually(() => idsIn(owner.tickets).includes(next));

  expect(idsIn(owner.tickets)).toEqual([...Array<number>(before).fill(id), next]);
  expect(other.tickets).toEqual([]);
});

test("who comes back to another process asks it what was missed", async () => {
  const { socket, token, tickets } = await listenOn(there, customer);
  const first = await fileOn(here, token, "Before");
  await eventually(() => idsIn(tickets).includes(first));
  const { seq } = await changesOn(there, token, 0);
  socket.disconnect();
  const missed = await fileOn(there, token, "Meanwhile");

  const changes = await changesOn(here, token, seq);

  expect(changes.tickets.map(({ id }) => id)).toContain(missed);
  expect(changes.complete).toBe(true);
});

test("signing out at one process ends the connections at the other", async () => {
  const { socket, token } = await listenOn(there, stranger);
  const ended = Promise.all([once(socket as never, "session_ended"), once(socket as never, "disconnect")]);

  await call(here, token, "POST", "/api/auth/logout-all", {}).catch(async () =>
    call(here, token, "POST", "/api/auth/logout", {}),
  );
  await ended;
  const refused = await fetch(`${there.url}/api/tickets`, { headers: { authorization: `Bearer ${token}` } });

  expect(refused.status).toBe(401);
});

test("guessing a password at one process is counted by the other", async () => {
  const email = `nobody-${process.pid}@example.org`;
  const tryOn = async (desk: DeskProcess) => {
    const response = await fetch(`${desk.url}/api/auth/login`, {
      method: "POST",
      headers: { "content-type": "application/json", "x-redress-request": "1" },
      body: JSON.stringify({ email, password: "a guess that is wrong" }),
    });
    return response.status;
  };

  const statuses: number[] = [];
  for (let i = 0; i < 11; i += 1) statuses.push(await tryOn(i % 2 === 0 ? here : there));

  expect(statuses).toEqual([...Array<number>(10).fill(401), 429]);
});

test("a process keeps no more connections to the database than deployment.md says", async () => {
  const [row] = await bench.ownerDb.rows<{ n: number }>(
    `SELECT count(*) AS n FROM pg_stat_activity WHERE datname = current_database() AND application_name LIKE 'redress %'`,
  );

  // Besides the pool of requests: those of the jobs (WORKER_CONCURRENCY + 2), one that watches rights, two of the sockets.
  expect(row?.n).toBeLessThanOrEqual(2 * (4 + 2 + 1 + 2));
});
