import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { connect } from "node:net";
import { pino } from "pino";
import { io, type Socket } from "socket.io-client";
import { eventually } from "../../test/eventually.js";
import type { Sees } from "../contract/permissions.js";
import { loadConfig } from "../config.js";
import { guestActor, personActor, setUpActor, type Actor } from "./actor.js";
import { AppError } from "./errors.js";
import { createHints, type Hints } from "./hints.js";
import { createHandshakeGuard } from "./sockets-handshake.js";
import { createLiveChannel, type LiveChannel } from "./sockets.js";

const config = loadConfig({
  NODE_ENV: "test",
  JWT_SECRET: "x",
  ENCRYPTION_KEYS: `a:${"x".repeat(43)}`,
  CORS_ORIGINS: "https://partner.example",
});
let server: Server;
let live: LiveChannel;
let hints: Hints;
let url: string;
/** What was logged, line by line. */
let logged: string[];
/** Who each token vouches for. */
let actors: Map<string, Actor>;
const clients: Socket[] = [];

beforeEach(async () => {
  actors = new Map();
  server = createServer();
  logged = [];
  live = createLiveChannel(config, pino({ level: "debug" }, { write: (line: string) => void logged.push(line) }));
  hints = createHints(live.broadcast);
  live.attach(server, async (token) => {
    const actor = actors.get(token);
    if (!actor) throw new AppError("token_expired", 401, "Sign in again");
    return actor;
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  url = `http://127.0.0.1:${address !== null && typeof address === "object" ? address.port : 0}`;
});

afterEach(async () => {
  for (const client of clients.splice(0)) client.disconnect();
  await live.close();
});

function person(id: number, sees: Sees, departmentIds: number[] = []): Actor {
  return personActor({ id, sees, isStaff: sees !== "own", permissions: [], departmentIds, teamIds: [] });
}

function tokenFor(actor: Actor, secondsLeft = 600): string {
  const claims = Buffer.from(JSON.stringify({ exp: Date.now() / 1000 + secondsLeft })).toString("base64url");
  const token = `header.${claims}.${actors.size}`;
  actors.set(token, actor);
  return token;
}

function open(token: unknown, origin?: string): Socket {
  const client = io(url, {
    auth: { token },
    transports: ["websocket"],
    reconnection: false,
    ...(origin && { extraHeaders: { origin } }),
  });
  clients.push(client);
  return client;
}

async function listening(token: string): Promise<{ client: Socket; heard: unknown[] }> {
  const client = open(token);
  const heard: unknown[] = [];
  client.on("change", (hint) => heard.push(hint));
  await once(client as never, "connect");
  return { client, heard };
}

/** What comes after everything before it: connections keep the order. */
const last = { type: "notification", seq: 999, items: [] };
async function toldAll(heard: unknown[], id: number): Promise<void> {
  hints.notified(last.seq, [id]);
  await eventually(() => expect(heard.at(-1)).toEqual(last));
}

const ticket = (over: object = {}) => [
  { customerId: 1, assigneeId: null, teamId: null, departmentId: 7, hidden: false, ...over },
];

test("a hint reaches exactly those who may see the ticket, once each", async () => {
  const as = async (actor: Actor, id: number) => ({ id, ...(await listening(tokenFor(actor))) });
  const customer = await as(person(1, "own"), 1);
  const stranger = await as(person(2, "own"), 2);
  const agent = await as(person(3, "departments", [7, 8]), 3);
  const elsewhere = await as(person(4, "departments", [8]), 4);
  const admin = await as(person(5, "all"), 5);

  hints.ticketChanged(10, 99, 2, ticket({ assigneeId: 3 }), "public");
  // What comes at once is told together.
  await eventually(() => expect(admin.heard).toHaveLength(1));
  hints.ticketChanged(11, 99, 3, ticket(), "internal");
  await eventually(() => expect(admin.heard).toHaveLength(2));
  hints.ticketChanged(12, 99, 4, ticket({ hidden: true }), "public");
  hints.notified(13, [2]);
  hints.notified(14, []);
  for (const { heard, id } of [customer, stranger, agent, elsewhere, admin]) await toldAll(heard, id);

  const hint = (seq: number, version: number) => ({ type: "ticket", seq, items: [{ id: 99, version }] });
  expect(customer.heard).toEqual([hint(10, 2), last]);
  expect(agent.heard).toEqual([hint(10, 2), hint(11, 3), hint(12, 4), last]);
  expect(admin.heard).toEqual([hint(10, 2), hint(11, 3), hint(12, 4), last]);
  expect(elsewhere.heard).toEqual([last]);
  expect(stranger.heard).toEqual([{ type: "notification", seq: 13, items: [] }, last]);
});

test.each([
  ["without a token", undefined, "unauthenticated"],
  ["with something that is no text", { $ne: "" }, "unauthenticated"],
  ["with a token of nobody", "a.b.c", "token_expired"],
])("a connection %s is refused with a code and nothing else", async (_case, token, code) => {
  const [error] = (await once(open(token) as never, "connect_error")) as [Error & { data?: unknown }];

  expect(error.message).toBe(code);
  expect(error.data).toEqual({ code });
});

test("a token in the address opens nothing: addresses are logged", async () => {
  const token = tokenFor(person(1, "all"));
  const client = io(url, { query: { token, auth: token }, transports: ["websocket"], reconnection: false });
  clients.push(client);
  const [error] = (await once(client as never, "connect_error")) as [Error];
  expect(error.message).toBe("unauthenticated");
});

test("a token that cannot be checked lets nobody in, tells nothing of why, and ends who was in", async () => {
  const token = tokenFor(person(1, "all"));
  const { client, heard } = await listening(token);
  const broken = new Error("connect ECONNREFUSED 10.1.2.3:5432");
  actors.get = () => {
    throw broken;
  };

  const [error] = (await once(open(token) as never, "connect_error")) as [Error & { data?: unknown }];
  expect([error.message, error.data]).toEqual(["unavailable", { code: "unavailable" }]);
  const ended = once(client as never, "disconnect");
  await live.recheck(1);
  // Not told to stay away: the client may come back.
  expect(await ended).toEqual(["transport close", expect.anything()]);
  await eventually(() => expect(live.size()).toBe(0));
  hints.ticketChanged(40, 1, 1, ticket(), "public");
  expect(heard).toEqual([]);
});

test("rights that change between the look at the token and the first hint count at once", async () => {
  const token = tokenFor(person(3, "all"));
  let looks = 0;
  const first = actors.get.bind(actors);
  actors.get = (key) => ((looks += 1) === 1 ? first(key) : person(3, "departments", [8]));
  const { heard } = await listening(token);
  await eventually(() => expect(looks).toBe(2));

  hints.ticketChanged(50, 1, 1, ticket(), "public");
  await toldAll(heard, 3);
  expect(heard).toEqual([last]);
});

test("another site's page cannot connect; our own and configured ones can", async () => {
  const token = tokenFor(person(1, "own"));
  await once(open(token, "https://evil.example") as never, "connect_error");
  await once(open(token, "null") as never, "connect_error");
  await once(open(token, "https://partner.example") as never, "connect");
  await once(open(token, "http://localhost:5000") as never, "connect");
});

test("its answers by plain HTTP may be read by pages of configured origins alone", async () => {
  const readableBy = async (origin: string) => {
    const answer = await fetch(`${url}/socket.io/?EIO=4&transport=polling`, { headers: { origin } });
    return answer.headers.get("access-control-allow-origin");
  };
  expect(await readableBy("https://partner.example")).toBe("https://partner.example");
  for (const origin of ["https://evil.example", "https://partner.example.evil.example", "null"])
    expect([origin, await readableBy(origin)]).toEqual([origin, null]);
});

test("when rights change, the rooms follow; when the session ends, the connection does", async () => {
  const token = tokenFor(person(3, "departments", [7]));
  const { client, heard } = await listening(token);

  actors.set(token, person(3, "departments", [8]));
  await live.recheck(3);
  hints.ticketChanged(20, 1, 1, ticket(), "public");
  hints.ticketChanged(21, 2, 1, ticket({ departmentId: 8 }), "public");
  await toldAll(heard, 3);
  expect(heard).toEqual([{ type: "ticket", seq: 21, items: [{ id: 2, version: 1 }] }, last]);

  actors.delete(token);
  const goodbye = Promise.all([once(client as never, "session_ended"), once(client as never, "disconnect")]);
  await live.recheck(4);
  expect(live.size()).toBe(1);
  await live.recheck(null);
  await goodbye;
  expect(live.size()).toBe(0);
});

test("whose rights changed is told to ask again; others, guests and everybody at once are not", async () => {
  const guest = guestActor({ personId: 3, sessionId: 9, ticketId: 5 });
  const told: string[] = [];
  for (const [name, actor] of [
    ["changed", person(3, "departments", [7])],
    ["guest", guest],
    ["other", person(4, "all")],
  ] as const) {
    const { client } = await listening(tokenFor(actor));
    client.on("rights_changed", () => told.push(name));
  }
  await live.recheck(null);
  await live.recheck(3);
  await live.recheck(3);
  // Nobody else by the time the one is told a second time.
  await eventually(() => expect(told.length).toBeGreaterThan(1));
  expect(told).toEqual(["changed", "changed"]);
});

test("the connection ends with its token", async () => {
  const { client } = await listening(tokenFor(person(1, "own"), 0.4));
  const [reason] = await once(client as never, "disconnect");

  // Not told to stay away: the client may come back with a fresh token.
  expect(reason).toBe("transport close");
});

test("what clients say is ignored, too large or unreadable frames end only their own connection", async () => {
  const token = tokenFor(person(1, "own"));
  const good = await listening(token);
  good.client.emit("join", "all", () => undefined);
  good.client.emit("change", { type: "ticket", seq: 1, items: [] });

  const big = await listening(token);
  big.client.emit("x", "y".repeat(100_000));
  await once(big.client as never, "disconnect");

  const bad = await listening(token);
  const badEnded = once(bad.client as never, "disconnect");
  (bad.client.io.engine as unknown as { write(data: string): void }).write("5[{]}\u0000,");
  (bad.client.io.engine as unknown as { write(data: string): void }).write('42["__proto__"');
  await badEnded;
  expect(logged).toContainEqual(expect.stringContaining("a socket sent what cannot be read"));

  const raw = connect(Number(new URL(url).port), "127.0.0.1");
  raw.write(
    "GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nHost: x\r\n\r\n\xff\xfe",
  );
  raw.resume();
  await once(raw, "close");

  hints.ticketChanged(30, 1, 1, ticket({ departmentId: 9 }), "public");
  await toldAll(good.heard, 1);
  expect(good.heard).toEqual([{ type: "ticket", seq: 30, items: [{ id: 1, version: 1 }] }, last]);
});

test("one address opens only so many connections a minute; what stands left of the trusted proxy is not believed", () => {
  const request = (remoteAddress: string, forwarded?: string) =>
    ({ headers: forwarded ? { "x-forwarded-for": forwarded } : {}, socket: { remoteAddress } }) as never;
  const guard = createHandshakeGuard(() => true, 1);
  const open = (forwarded: string) => guard(request("10.0.0.1", forwarded));

  for (let i = 0; i < 300; i += 1) expect(open(`1.1.1.${i}, 203.0.113.9`)).toBeNull();
  expect(open("203.0.113.9")).toMatch(/Too many/);
  expect(open("203.0.113.10")).toBeNull();

  for (let i = 0; i < 300; i += 1) open(`2001:db8:0:1::${i.toString(16)}`);
  expect(open("2001:db8:0:1::ffff")).toMatch(/Too many/);
  expect(open("2001:db8:0:2::1")).toBeNull();
});

test("somebody who has to set up two-factor first is not let in, nor kept when it comes to be demanded", async () => {
  const waiting = tokenFor(setUpActor({ personId: 1, sessionId: 1 }));
  const [error] = (await once(open(waiting) as never, "connect_error")) as [Error & { data?: object }];
  expect(error.data).toEqual({ code: "two_factor_required" });

  const token = tokenFor(person(1, "all"));
  const { client, heard } = await listening(token);
  actors.set(token, setUpActor({ personId: 1, sessionId: 1 }));
  const ended = Promise.all([once(client as never, "session_ended"), once(client as never, "disconnect")]);
  await live.recheck(1);
  await ended;
  expect(heard).toEqual([]);
});
