import { afterAll, beforeAll, beforeEach, expect, test } from "@jest/globals";
import type { TicketDetail } from "../../../contract/index.js";
import { consumersOf } from "../../../subscriptions.js";
import { tickSla } from "../../sla/index.js";
import { startSplitDesk, type SplitDesk } from "./testing/split-desk.js";

let desk: SplitDesk;
let app: SplitDesk["app"];
let agent: SplitDesk["agent"];
let customer: SplitDesk["customer"];
let file: SplitDesk["file"];
let begin: SplitDesk["begin"];
let unsplit: SplitDesk["unsplit"];
let read: SplitDesk["read"];
let say: SplitDesk["say"];
let words: SplitDesk["words"];
let a: number;
beforeAll(async () => {
  desk = await startSplitDesk();
  ({ app, agent, customer, file, begin, unsplit, read, say, words } = desk);
});
afterAll(() => desk.app.close());
beforeEach(async () => {
  a = await file();
});

const MINUTE = 60_000;
const due = (ticket: TicketDetail, metric: string) =>
  ticket.clocks.findLast((clock) => clock.metric === metric && clock.clock !== "stopped")?.due_at ?? null;

test("What the clock does by itself, and what somebody wants for themselves, is no reason to keep it", async () => {
  const asked = await say(customer, a, "Else");
  const fresh = await begin(a, asked);
  await app.api.as(agent).put(`/api/tickets/${fresh.id}/follow`).send({ level: "following" }).expect(200);
  await app.clock.advance(40 * 24 * 60 * MINUTE);
  await tickSla(app.services, consumersOf);
  await app.jobs.runAll();
  expect((await read(agent, fresh.id)).timeline.map(({ type }) => type)).toContain("sla.breached");
  await unsplit(agent, fresh.id).expect(200);
  expect(await words(agent, a)).toEqual(["Else"]);
});

test("Its promises count from when the message came; what was owed is not missed in silence", async () => {
  const urgent = await file({ priority: "critical" });
  a = urgent;
  await say(agent, a, "We are at it");
  await app.clock.advance(MINUTE);
  const asked = await say(customer, a, "And the bill is wrong");
  const owed = due(await read(agent, a), "next_response");
  const received = (await read(agent, a)).comments.at(-1)?.created_at;
  await app.clock.advance(10 * MINUTE);
  const fresh = await begin(a, asked);
  expect(fresh.received_at).toBe(received);
  expect(fresh.priority).toBe("critical");
  expect(owed).not.toBeNull();
  // Nothing is left to be answered there; here it is due no later.
  expect(due(await read(agent, a), "next_response")).toBeNull();
  expect(Date.parse(due(fresh, "first_response") ?? "")).toBeLessThanOrEqual(Date.parse(owed ?? ""));

  await app.clock.advance(3 * 60 * MINUTE);
  await tickSla(app.services, consumersOf);
  const late = (await read(agent, fresh.id)).clocks.find(({ metric }) => metric === "first_response");
  expect(late?.breached_at).toBe(due(fresh, "first_response"));

  await unsplit(agent, fresh.id).expect(200);
  expect(due(await read(agent, a), "next_response")).toBe(owed);
});

test("A question that stays behind is owed as before; a reply that went along has answered", async () => {
  await say(agent, a, "We are at it");
  const asked = await say(customer, a, "The bill?");
  await say(customer, a, "The router?");
  const owed = due(await read(agent, a), "next_response");
  const fresh = await begin(a, asked);
  expect(owed).not.toBeNull();
  expect(due(await read(agent, a), "next_response")).toBe(owed);
  expect(due(fresh, "first_response")).not.toBeNull();

  a = await file();
  const first = await say(customer, a, "The bill?");
  await say(agent, a, "It is right");
  await say(customer, a, "It is not");
  const lived = await begin(a, first, { with_later: true });
  expect(lived.clocks.find(({ metric }) => metric === "first_response")).toMatchObject({ state: "met" });
  expect(due(lived, "next_response")).not.toBeNull();
});

test("Where it is answered meanwhile, the answer is not owed again; where more was asked, it is due no later", async () => {
  await say(agent, a, "We are at it");
  const asked = await say(customer, a, "The bill?");
  const owed = due(await read(agent, a), "next_response");
  expect(owed).not.toBeNull();
  let fresh = await begin(a, asked);
  await app.clock.advance(MINUTE);
  await say(customer, a, "The router?");
  await unsplit(agent, fresh.id).expect(200);
  expect(due(await read(agent, a), "next_response")).toBe(owed);

  fresh = await begin(a, asked);
  await say(agent, a, "Mended");
  await unsplit(agent, fresh.id).expect(200);
  expect(due(await read(agent, a), "next_response")).toBeNull();
});
