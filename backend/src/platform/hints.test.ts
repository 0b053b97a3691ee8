import { expect, test } from "@jest/globals";
import type { ChangeHint } from "../contract/socket.js";
import { createHints, type TicketHint } from "./hints.js";

const changeOf = (ticketId: number, over: Partial<TicketHint> = {}, departmentId = 7): TicketHint => ({
  seq: 100 + ticketId,
  ticketId,
  version: 2,
  audiences: [{ customerId: ticketId, assigneeId: null, teamId: null, departmentId, hidden: false }],
  secrecy: "public",
  ...over,
});

function saidOf(changes: readonly TicketHint[]) {
  const said: { rooms: readonly string[]; hint: ChangeHint }[] = [];
  createHints((rooms, hint) => void said.push({ rooms, hint })).ticketsChanged(changes);
  return (room: string) => said.filter(({ rooms }) => rooms.includes(room)).map(({ hint }) => hint);
}

test("many tickets are one hint for each room, with those that the room may hear of", () => {
  const heardBy = saidOf([changeOf(1), changeOf(2, {}, 8), changeOf(3, { secrecy: "internal" })]);

  expect(heardBy("all")).toEqual([{ type: "ticket", seq: 103, items: [1, 2, 3].map((id) => ({ id, version: 2 })) }]);
  expect(heardBy("department:7")).toEqual([
    { type: "ticket", seq: 103, items: [1, 3].map((id) => ({ id, version: 2 })) },
  ]);
  expect(heardBy("customer:1")).toEqual([{ type: "ticket", seq: 101, items: [{ id: 1, version: 2 }] }]);
  expect(heardBy("customer:3")).toEqual([]);
});

test("several events of one ticket are one item with the newest version, and none that a room may not hear", () => {
  const heardBy = saidOf([changeOf(1, { version: 3 }), changeOf(1, { seq: 200, version: 4, secrecy: "internal" })]);

  expect(heardBy("all")).toEqual([{ type: "ticket", seq: 200, items: [{ id: 1, version: 4 }] }]);
  expect(heardBy("customer:1")).toEqual([{ type: "ticket", seq: 101, items: [{ id: 1, version: 3 }] }]);
});

test("more than a list asks for at once come in several", () => {
  const heardBy = saidOf(Array.from({ length: 250 }, (_, i) => changeOf(i + 1)));

  expect(heardBy("all").map(({ items }) => items.length)).toEqual([100, 100, 50]);
});
