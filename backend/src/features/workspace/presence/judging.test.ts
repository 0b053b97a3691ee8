import { afterEach, expect, test } from "@jest/globals";
import { setTimeout as sleep } from "node:timers/promises";
import { pino } from "pino";
import type { Permission, TicketPresence, Whereabouts } from "../../../contract/index.js";
import { personActor, type Actor } from "../../../platform/actor.js";
import type { Database } from "../../../platform/db.js";
import type { LiveConnection, LiveListener } from "../../../platform/sockets-listener.js";
import type { Sight } from "../../tickets/index.js";
import { eventually } from "../../../../test/eventually.js";
import { createFloor } from "./floor.js";
import { startPresence } from "./presence.js";
import { judge, newSeat, type Seat } from "./seats.js";

const place: Whereabouts = { ticket_id: 7, writing: null, rows: [8], active: true };
const sight = (id: number, more: Partial<Sight> = {}): Sight => ({
  id,
  customerId: 99,
  assigneeId: null,
  teamId: null,
  departmentId: 1,
  hiddenAt: null,
  isSample: false,
  ...more,
});
const somebody = (id: number, permissions: readonly Permission[], departmentIds = [1]): Actor =>
  personActor({ id, sees: "departments", isStaff: true, permissions, departmentIds, teamIds: [] });
const agent = somebody(1, ["ticket.reply", "ticket.note"]);
const connectionOf = (actor: Actor, told: TicketPresence[] = []): LiveConnection => ({
  id: `of ${actor.id}`,
  actor,
  send: (_name, ...[list]) => void told.push(...(list as TicketPresence[])),
});
const judged = (actor: Actor, where: Whereabouts = place, ...sights: Sight[]) => {
  const { watched, at } = judge(newSeat(connectionOf(actor), where, 0), new Map(sights.map((one) => [one.id, one])));
  return { watched: [...watched], at };
};

test("Somebody is where they say, and hears of what they name, as far as they see it", () => {
  expect(judged(agent, place, sight(7), sight(8))).toEqual({ watched: [7, 8], at: { ticketId: 7, doing: "viewing" } });
  expect(judged(agent, place, sight(7, { departmentId: 2 }), sight(8))).toEqual({ watched: [8], at: null });
  expect(judged(agent, place, sight(7), sight(8, { hiddenAt: new Date() })).watched).toEqual([7]);
  // Nobody knows what is not there, or could not be read.
  expect(judged(agent)).toEqual({ watched: [], at: null });
});

test("A customer, a guest, and staff in their own complaint are nowhere", () => {
  const customer = personActor({ id: 5, sees: "all", isStaff: false, permissions: [], departmentIds: [], teamIds: [] });
  const guest = { ...agent, onlyTicketId: 7 };
  for (const actor of [customer, guest, somebody(99, ["ticket.reply"])])
    expect(judged(actor, place, sight(7), sight(8))).toEqual({ watched: [], at: null });
});

test("What somebody may not write they are not writing", () => {
  const doing = (actor: Actor, writing: "reply" | "note") => judged(actor, { ...place, writing }, sight(7)).at?.doing;
  expect([doing(agent, "reply"), doing(agent, "note")]).toEqual(["reply", "note"]);
  expect(doing(somebody(1, ["ticket.note"]), "reply")).toBe("viewing");
  expect(doing(somebody(1, ["ticket.reply"]), "note")).toBe("viewing");
});

let end: () => void = () => undefined;
afterEach(() => end());

/** Presence of one process, with a beat of moments, on tickets that the test makes up. */
function watch(sights: () => Promise<Sight[]>) {
  const listeners: LiveListener[] = [];
  const live = { listen: (listener: LiveListener) => void listeners.push(listener), tellOthers: () => undefined };
  const db = { rows: sights } as unknown as Database;
  const timing = { beat: 20, silent: 60_000, sweep: 60_000, judge: 1, bundle: 1, tell: 1 };
  end = startPresence({ db, log: pino({ level: "silent" }) }, live, timing);
  const told: TicketPresence[] = [];
  listeners[0]?.said?.(connectionOf(agent, told), { ...place, rows: [] });
  return async (viewing: readonly number[]) => {
    for (let left = 1500; left > 0 && JSON.stringify(told.at(-1)?.viewing) !== JSON.stringify(viewing); left -= 1)
      await sleep(10);
    expect(told.at(-1)).toMatchObject({ id: 7, viewing });
  };
}

test("The beat judges anew what nobody was told of", async () => {
  let departmentId = 1;
  const hears = watch(async () => [sight(7, { departmentId })]);
  await hears([1]);
  departmentId = 2;
  await hears([]);
});

test("What cannot be judged is a no, until it can be again", async () => {
  let isDown = false;
  const hears = watch(async () => {
    if (isDown) throw new Error("the database is away");
    return [sight(7)];
  });
  await hears([1]);
  isDown = true;
  await hears([]);
  isDown = false;
  await hears([1]);
});

/** Two colleagues at ticket 7, with 8 among their rows; what is asked of the database, and who has lost what. */
async function twoAtSeven() {
  const now = { departmentId: 1 };
  const asked: (readonly number[])[] = [];
  const lost: string[] = [];
  const sights = async (ids: readonly number[]) => {
    asked.push(ids);
    return new Map(ids.map((id) => [id, sight(id, now)]));
  };
  const watches = ({ connection }: Seat, _gained: readonly number[], gone: readonly number[]) =>
    void lost.push(...gone.map((id) => `${connection.id} lost ${id}`));
  const floor = createFloor({ sights, watches, news: () => undefined }, 1);
  const [one, two] = [connectionOf(agent), connectionOf(somebody(2, []))];
  const sits = (connection: LiveConnection) => floor.said(connection, place, 0);
  sits(one);
  await eventually(() => expect(floor.watchersOf(7)).toHaveLength(1));
  return { now, asked, lost, floor, sitsToo: () => sits(two) };
}

test("A change that leaves open who may see a ticket asks for that ticket and judges nobody anew", async () => {
  const { asked, lost, floor, sitsToo } = await twoAtSeven();
  sitsToo();
  await eventually(() => expect(floor.watchersOf(7)).toHaveLength(2));
  asked.length = 0;
  floor.judgeThoseOf(7);
  await eventually(() => expect(asked).toEqual([[7]]));
  floor.judgeThoseOf(9);
  floor.judgeThoseOf(8);
  await eventually(() => expect(asked).toEqual([[7], [8]]));
  expect(lost).toEqual([]);
});

test("A change by which others may see it judges everybody who names it", async () => {
  const { now, lost, floor, sitsToo } = await twoAtSeven();
  sitsToo();
  await eventually(() => expect(floor.watchersOf(7)).toHaveLength(2));
  now.departmentId = 2;
  floor.judgeThoseOf(7);
  await eventually(() => expect(lost.filter((one) => one.endsWith("lost 7"))).toEqual(["of 1 lost 7", "of 2 lost 7"]));
});

test("Whoever comes after a change shows it for those who were there before, told of it or not", async () => {
  const { now, lost, sitsToo } = await twoAtSeven();
  now.departmentId = 2;
  sitsToo();
  await eventually(() => expect(lost).toContain("of 1 lost 7"));
});
