import { expect, test } from "@jest/globals";
import { choose, lackOf, type PermissionInfo } from "./permission-choice.js";

const info = (key: PermissionInfo["key"], needs: PermissionInfo["needs"] = [], grantable = true): PermissionInfo => ({
  key,
  sentence: key,
  needs,
  staff_only: true,
  grantable,
});
const all = [
  info("ticket.read_notes"),
  info("ticket.note", ["ticket.read_notes"]),
  info("people.read"),
  info("ticket.create_for_others", ["people.read"]),
  info("import.run", ["ticket.create_for_others", "ticket.note"]),
];

test("what is needed comes along, through several steps", () => {
  expect(choose([], "import.run", true, all).sort()).toEqual(all.map(({ key }) => key).sort());
  expect(choose(["ticket.read_notes"], "ticket.note", true, all)).toEqual(["ticket.read_notes", "ticket.note"]);
});

test("what needs it goes along, and nothing else", () => {
  const everything = all.map(({ key }) => key);
  expect(choose(everything, "ticket.read_notes", false, all)).toEqual(["people.read", "ticket.create_for_others"]);
  expect(choose(everything, "import.run", false, all)).toEqual(everything.filter((key) => key !== "import.run"));
});

test("what cannot be given is told, be it needed by another", () => {
  const limited = [
    info("ticket.read_notes", [], false),
    info("ticket.note", ["ticket.read_notes"]),
    info("people.read"),
  ];
  expect(limited.map((each) => lackOf(each, limited)?.key ?? null)).toEqual([
    "ticket.read_notes",
    "ticket.read_notes",
    null,
  ]);
});
