import { expect, test } from "@jest/globals";
import { changesOf, inShort } from "./changes-of.js";

test("Old and new values are taken from the details, and from the facts where only those have them", () => {
  const data = { changes: { subject: {}, priority: { from: "low", to: "high" } } };
  const details = { changes: { subject: { from: "Old", to: "New" } } };

  expect(changesOf({ type: "ticket.updated", data, details })).toEqual([
    { field: "subject", from: "Old", to: "New" },
    { field: "priority", from: "low", to: "high" },
  ]);
});

test("An event of one field says its from and to", () => {
  const data = { from: "new", to: "in_progress" };

  expect(changesOf({ type: "ticket.status_changed", data, details: null })).toEqual([
    { field: "status", from: "new", to: "in_progress" },
  ]);
  expect(changesOf({ type: "odd.thing", data, details: {} })).toMatchObject([{ field: "value" }]);
});

test("A secret shows only that it changed", () => {
  const details = { changes: { smtp_password: { from: "a", to: "b" } } };

  expect(changesOf({ type: "desk.settings_changed", data: {}, details })).toEqual([
    { field: "smtp_password", from: "[hidden]", to: "[hidden]" },
  ]);
});

test.each([[{ changes: null }], [{ changes: "x" }], [{ changes: [1] }], [{ changes: { a: null, b: 1 } }]])(
  "details %j that are of no known form change nothing",
  (details) => {
    expect(changesOf({ type: "x.y", data: {}, details })).toEqual([]);
  },
);

test.each([
  ["a\n  b", "a b"],
  [{ id: 4, name: "Refunds" }, "Refunds"],
  [
    [
      { id: 1, name: "A" },
      { id: 2, name: "B" },
    ],
    "A, B",
  ],
  [["x", "y"], "x, y"],
  [{ a: 1 }, '{"a":1}'],
  [12, 12],
  [false, false],
  [undefined, null],
])("%j is in short %j", (value, short) => {
  expect(inShort(value)).toBe(short);
});

test("A long text is cut, never within a letter", () => {
  const short = inShort("😀".repeat(200)) as string;

  expect(short.length).toBeLessThanOrEqual(120);
  expect(short.isWellFormed()).toBe(true);
  expect(short.endsWith("…")).toBe(true);
});
