import { expect, test } from "@jest/globals";
import { commandFacts, commandIds } from "./command-list.js";
import { keysOf, rivalsOf, withKeys } from "./keyboard.js";

const usual = { single_keys: true, commands: [] };

test("no two commands have the same key to begin with, and none waits for another's sequence", () => {
  for (const id of commandIds)
    for (const key of commandFacts(id).keys) expect([id, key, rivalsOf(key, id, usual)]).toEqual([id, key, []]);
});

test("a key that does something else already is taken from there, and only that key", () => {
  expect(rivalsOf("e", "ticket.note", usual)).toEqual(["ticket.resolve"]);
  const changed = withKeys(usual, "ticket.note", ["e"]);
  expect(keysOf("ticket.note", changed)).toEqual(["e"]);
  expect(keysOf("ticket.resolve", changed)).toEqual([]);
  expect(keysOf("ticket.resolve_next", changed)).toEqual(["Shift+e"]);
  const views = withKeys(usual, "ticket.note", ["1"]);
  expect([keysOf("view.1", views), keysOf("view.2", views)]).toEqual([[], ["2"]]);
});

test("a key that begins a sequence takes the sequences with it, or they would never end", () => {
  const changed = withKeys(usual, "ticket.note", ["g"]);
  expect([keysOf("go.mine", changed), keysOf("go.admin", changed)]).toEqual([[], []]);
});

test("the usual keys again are no choice any more", () => {
  const changed = withKeys(usual, "ticket.note", ["q"]);
  expect(changed.commands).toEqual([{ id: "ticket.note", keys: ["q"] }]);
  expect(withKeys(changed, "ticket.note", ["i"])).toEqual(usual);
});

test("what is turned off is chosen all the same", () => {
  const off = { single_keys: false, commands: [] };
  expect(keysOf("ticket.note", off)).toEqual([]);
  expect(keysOf("app.palette", off)).toEqual(["Mod+k"]);
  expect(withKeys(off, "ticket.note", ["e"]).commands).toEqual([
    { id: "ticket.note", keys: ["e"] },
    { id: "ticket.resolve", keys: [] },
  ]);
});
