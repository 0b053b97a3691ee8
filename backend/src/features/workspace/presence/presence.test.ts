import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { io, type Socket } from "socket.io-client";
import {
  buildAdmin,
  buildAgent,
  buildCustomer,
  buildDepartment,
  buildTeam,
  buildTicket,
  type BuiltPerson,
} from "../../../../test/factories/index.js";
import { adaptersListen } from "../../../../test/adapters-listen.js";
import { eventually } from "../../../../test/eventually.js";
import { startTestApp, type TestApp } from "../../../../test/start-test-app.js";
import type { TicketPresence, Whereabouts } from "../../../contract/index.js";
import { guestActor } from "../../../platform/actor.js";
import { wallClock } from "../../../platform/clock.js";
import { AppError } from "../../../platform/errors.js";
import { createHints, type Hints } from "../../../platform/hints.js";
import { openSocketAdapter } from "../../../platform/sockets-adapter.js";
import { createLiveChannel, type LiveChannel } from "../../../platform/sockets.js";
import { loadActor } from "../../accounts/index.js";
import { audienceOf } from "../../tickets/index.js";
import { startPresence } from "./presence.js";

const TIMING = { beat: 200, silent: 700, sweep: 100, judge: 5, bundle: 5, tell: 10 };
/** What happens here is due to what was said, not to the next beat, which is a quarter of a minute away at work. */
const WITHOUT_BEAT = { ...TIMING, beat: 60_000 };
/** By this clock somebody is silent. It stands still but where a test moves it. */
let time = 0;
wallClock.millis = () => time;

interface Process {
  live: LiveChannel;
  hints: Hints;
  url: string;
  end: () => void;
  /** How often its browsers have said where they are. */
  said: () => number;
  /** From now on the others hear nothing of it. */
  mute: () => void;
}
interface Browser {
  socket: Socket;
  /** What it was told last of each ticket. */
  seen: Map<number, TicketPresence>;
  say(where: Partial<Whereabouts>): void;
}

let app: TestApp;
let processes: Process[];
let browsers: Browser[];
let ana: BuiltPerson, ben: BuiltPerson;
let ticket: { id: number };

beforeEach(async () => {
  app = await startTestApp();
  browsers = [];
  processes = [await startProcess(), await startProcess()];
  [ana, ben] = [await buildAgent(app.db), await buildAgent(app.db)];
  ticket = await buildTicket(app.services);
  await adaptersListen(app.db, processes.length);
});
afterEach(async () => {
  for (const { socket } of browsers) socket.disconnect();
  for (const { end, live } of processes) {
    end();
    await live.close();
  }
  await app.close();
});

async function startProcess(timing = TIMING): Promise<Process> {
  const { config, log } = app.services;
  const live = createLiveChannel(config, log, (missed) => openSocketAdapter({ url: app.databaseUrl, log }, missed));
  const server = createServer();
  // "a.<claims>.<who>": a person's id, or a guest's.
  live.attach(server, async (token) => {
    const who = token.split(".")[2] ?? "";
    if (who.startsWith("guest"))
      return guestActor({ personId: Number(who.slice(5)), sessionId: 1, ticketId: ticket.id });
    const actor = await loadActor(app.db, Number(who));
    if (!actor) throw new AppError("token_expired", 401, "Sign in again");
    return actor;
  });
  let said = 0;
  live.listen({ said: () => void (said += 1) });
  let muted = false;
  const heard = { listen: live.listen, tellOthers: (words: unknown) => (muted ? undefined : live.tellOthers(words)) };
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    live,
    hints: createHints(live.broadcast),
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    end: startPresence(app.services, heard, timing),
    said: () => said,
    mute: () => (muted = true),
  };
}

async function open(who: BuiltPerson | string, at = 0): Promise<Browser> {
  const token = `a.e30.${typeof who === "string" ? who : who.id}`;
  const socket = io(processes[at]?.url ?? "", { auth: { token }, transports: ["websocket"], forceNew: true });
  const seen = new Map<number, TicketPresence>();
  socket.on("presence", (list: TicketPresence[]) => {
    for (const one of list) seen.set(one.id, one);
  });
  let where: Whereabouts = { ticket_id: null, writing: null, rows: [], active: true };
  const say = (change: Partial<Whereabouts>) => socket.emit("here", (where = { ...where, ...change }));
  const browser = { socket, seen, say };
  browsers.push(browser);
  await once(socket as never, "connect");
  return browser;
}
/** Says once more where it is, as the web app does, and has been heard. */
async function sayAgain(browser: Browser, process = 0): Promise<void> {
  const before = processes[process]?.said() ?? 0;
  browser.say({});
  await eventually(() => expect(processes[process]?.said()).toBeGreaterThan(before));
}
const nobody = { viewing: [], replying: [], noting: [] };
const at = ({ seen }: Browser, id = ticket.id) => {
  const { viewing = [], replying = [], noting = [] } = seen.get(id) ?? {};
  return { viewing: viewing.toSorted((a, b) => a - b), replying, noting };
};
const viewedBy = (...people: BuiltPerson[]) => ({ ...nobody, viewing: people.map(({ id }) => id) });

test("Whoever opens a ticket is seen at once by those who look at it, in another process too, and gone when they leave", async () => {
  const [one, two, list] = [await open(ana, 0), await open(ben, 1), await open(ben, 0)];
  list.say({ rows: [ticket.id] });
  one.say({ ticket_id: ticket.id });
  two.say({ ticket_id: ticket.id });
  for (const browser of [one, two, list]) await eventually(() => expect(at(browser)).toEqual(viewedBy(ana, ben)));

  one.say({ ticket_id: null });
  for (const browser of [two, list]) await eventually(() => expect(at(browser)).toEqual(viewedBy(ben)));
  two.socket.disconnect();
  await eventually(() => expect(at(list)).toEqual(nobody));
});

test("Who writes is told apart: replies to all of staff, notes to those who read notes", async () => {
  await app.ownerDb.rows(
    `INSERT INTO roles (key, name, is_staff, sees, permissions)
     SELECT 'custom_front', 'Front desk', true, 'all', array_remove(permissions, 'ticket.read_notes') FROM roles WHERE key = 'agent'`,
  );
  const front = await buildAgent(app.db);
  await app.db.rows("UPDATE people SET role_id = (SELECT id FROM roles WHERE key = 'custom_front') WHERE id = $1", [
    front.id,
  ]);
  const [writer, reader, outsider] = [await open(ana, 0), await open(ben, 1), await open(front, 1)];
  for (const browser of [reader, outsider]) browser.say({ rows: [ticket.id] });
  writer.say({ ticket_id: ticket.id, writing: "reply" });
  for (const browser of [reader, outsider])
    await eventually(() => expect(at(browser)).toEqual({ ...viewedBy(ana), replying: [ana.id] }));

  writer.say({ writing: "note" });
  await eventually(() => expect(at(reader)).toEqual({ ...viewedBy(ana), noting: [ana.id] }));
  await eventually(() => expect(at(outsider)).toEqual(viewedBy(ana)));
});

test("Several tabs of a person count once, with what is done most; the last one that leaves ends it", async () => {
  const [one, two, looker] = [await open(ana, 0), await open(ana, 1), await open(ben, 1)];
  looker.say({ rows: [ticket.id] });
  one.say({ ticket_id: ticket.id });
  two.say({ ticket_id: ticket.id, writing: "reply" });
  await eventually(() => expect(at(looker)).toEqual({ ...viewedBy(ana), replying: [ana.id] }));
  two.socket.disconnect();
  await eventually(() => expect(at(looker)).toEqual(viewedBy(ana)));
  one.socket.disconnect();
  await eventually(() => expect(at(looker)).toEqual(nobody));
});

test("Customers, guests and staff with a complaint of their own neither appear nor hear of anybody", async () => {
  const customer = await buildCustomer(app.db);
  const own = await buildTicket(app.services, { customerId: customer.id });
  ticket = own;
  const admin = await buildAdmin(app.db);
  const mine = await buildTicket(app.services, { customerId: admin.id });
  const watched = [own.id, mine.id];
  const agent = await open(ana, 1);
  agent.say({ ticket_id: own.id, rows: watched });
  await eventually(() => expect(at(agent, own.id)).toEqual(viewedBy(ana)));
  const outside = [await open(customer), await open(`guest${customer.id}`), await open(admin)];
  for (const [index, browser] of outside.entries()) {
    browser.say({
      ticket_id: index === 2 ? mine.id : own.id,
      writing: "reply",
      rows: index === 2 ? [mine.id] : watched,
    });
  }
  agent.say({ ticket_id: mine.id });
  await eventually(() => expect(at(agent, mine.id)).toEqual(viewedBy(ana)));
  await eventually(() => expect(at(agent, own.id)).toEqual(nobody));
  await sleep(100); // for who should not be told
  expect(outside.map(({ seen }) => seen.size)).toEqual([0, 0, 0]);
});

test("Without the right to see a ticket nobody hears of it; when the ticket or the right moves away, it ends", async () => {
  processes.push(await startProcess(WITHOUT_BEAT), await startProcess(WITHOUT_BEAT));
  await adaptersListen(app.db, processes.length);
  const [here, there] = [await buildDepartment(app.db), await buildDepartment(app.db)];
  await buildTeam(app.db, { memberIds: [ana.id], departmentIds: [here.id] });
  await buildTeam(app.db, { memberIds: [ben.id], departmentIds: [there.id] });
  const facts = await buildTicket(app.services, { departmentId: here.id });
  const [admin, one, two] = [await open(await buildAdmin(app.db), 2), await open(ana, 3), await open(ben, 2)];
  for (const browser of [admin, two]) browser.say({ rows: [facts.id] });
  two.say({ ticket_id: facts.id });
  one.say({ ticket_id: facts.id });
  await eventually(() => expect(at(admin, facts.id)).toEqual(viewedBy(ana)));
  expect(two.seen.size).toBe(0);

  // The ticket goes to the other department: its hint has everybody judged anew.
  await app.db.rows("UPDATE tickets SET department_id = $2 WHERE id = $1", [facts.id, there.id]);
  processes[2]?.hints.ticketChanged(1, facts.id, 2, [audienceOf({ ...facts, departmentId: there.id })], "internal");
  await eventually(() => expect(at(admin, facts.id)).toEqual(viewedBy(ben)));
  await eventually(() => expect(at(one, facts.id)).toEqual(nobody));
  await eventually(() => expect(at(two, facts.id)).toEqual(viewedBy(ben)));

  // Somebody's rights end.
  await app.db.rows("DELETE FROM team_members WHERE person_id = $1", [ben.id]);
  await Promise.all(processes.map(({ live }) => live.recheck(ben.id)));
  await eventually(() => expect(at(admin, facts.id)).toEqual(nobody));
  await eventually(() => expect(at(two, facts.id)).toEqual(nobody));
});

test("Who says nothing any more is gone in time, though the connection stays open", async () => {
  const [frozen, looker, elsewhere] = [await open(ana, 0), await open(ben, 0), await open(ben, 1)];
  for (const browser of [looker, elsewhere]) browser.say({ rows: [ticket.id] });
  frozen.say({ ticket_id: ticket.id });
  for (const browser of [looker, elsewhere]) await eventually(() => expect(at(browser)).toEqual(viewedBy(ana)));
  time += 600;
  await Promise.all([sayAgain(looker, 0), sayAgain(elsewhere, 1)]);
  await sleep(300); // for one who is forgotten too early
  expect([at(looker), at(elsewhere)]).toEqual([viewedBy(ana), viewedBy(ana)]);
  time += 150;
  for (const browser of [looker, elsewhere]) await eventually(() => expect(at(browser)).toEqual(nobody));
  expect(frozen.socket.connected).toBe(true);

  frozen.say({});
  for (const browser of [looker, elsewhere]) await eventually(() => expect(at(browser)).toEqual(viewedBy(ana)));
});

test("Who falls silent is told that nobody is there: back again, they must not show who went meanwhile", async () => {
  const [one, sleeper] = [await open(ana, 0), await open(ben, 1)];
  one.say({ ticket_id: ticket.id });
  sleeper.say({ rows: [ticket.id] });
  await eventually(() => expect(at(sleeper)).toEqual(viewedBy(ana)));
  time += 800;
  await sayAgain(one, 0);
  await eventually(() => expect(at(sleeper)).toEqual(nobody));
  sleeper.say({});
  await eventually(() => expect(at(sleeper)).toEqual(viewedBy(ana)));
});

test("A process that comes later knows who is there, and of one that falls silent the people are gone in time", async () => {
  const [one, two] = [await open(ana, 0), await open(ben, 1)];
  one.say({ ticket_id: ticket.id });
  two.say({ ticket_id: ticket.id });
  await eventually(() => expect(at(one)).toEqual(viewedBy(ana, ben)));
  processes.push(await startProcess());
  const late = await open(ben, 2);
  late.say({ rows: [ticket.id] });
  await eventually(() => expect(at(late)).toEqual(viewedBy(ana, ben)));

  // As after kill -9.
  processes[0]?.mute();
  time += 600;
  await Promise.all([sayAgain(two, 1), sayAgain(late, 2)]);
  await sleep(300); // for people who are forgotten too early
  expect(at(late)).toEqual(viewedBy(ana, ben));
  time += 150;
  await eventually(() => expect(at(late)).toEqual(viewedBy(ben)));
});

test("What cannot be a place is nothing, and ends no connection", async () => {
  const [one, looker] = [await open(ana), await open(ben)];
  looker.say({ rows: [ticket.id] });
  const words = [
    null,
    "x",
    7,
    [],
    { ticket_id: "1" },
    { ticket_id: ticket.id, writing: "poem", rows: [], active: true },
    { ticket_id: ticket.id, writing: null, rows: Array.from({ length: 101 }, (_, i) => i + 1), active: true },
    { ticket_id: -1, writing: null, rows: [], active: true },
    { ticket_id: ticket.id, writing: null, rows: [], active: true, person_id: ben.id },
  ];
  for (const some of words) one.socket.emit("here", some);
  await eventually(() => expect(processes[0]?.said()).toBe(words.length + 1));
  await sleep(100); // for who should not be told
  expect([one.socket.connected, looker.seen.size]).toEqual([true, 0]);
});
