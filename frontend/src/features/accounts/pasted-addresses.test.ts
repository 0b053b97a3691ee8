import { expect, test } from "@jest/globals";
import { readPastedAddresses } from "./pasted-addresses.js";

const read = (text: string) =>
  readPastedAddresses(text).map(({ email, name, problem }) => [email, name, ...(problem ? [problem] : [])]);

test("takes lines, commas, semicolons and spaces, with and without names", () => {
  expect(
    read(
      'mei@desk.test\r\nTom Okafor <TOM@desk.test>; "Lin, Jo" <jo@desk.test>,ann@desk.test\n\n  bo@desk.test  cy@desk.test\t<dee@desk.test>',
    ),
  ).toEqual([
    ["mei@desk.test", null],
    ["tom@desk.test", "Tom Okafor"],
    ["jo@desk.test", "Lin, Jo"],
    ["ann@desk.test", null],
    ["bo@desk.test", null],
    ["cy@desk.test", null],
    ["dee@desk.test", null],
  ]);
});

test("names each problem at its entry and line, and reads on behind it", () => {
  const found = readPastedAddresses("mei@desk.test\nTom Okafor\nMEI@desk.test, jo@desk\nAnn <>\nbo@desk.test");
  expect(found.map(({ line, text, problem }) => [line, text, problem])).toEqual([
    [1, "mei@desk.test", null],
    [2, "Tom Okafor", "wrong"],
    [3, "MEI@desk.test", "twice"],
    [3, "jo@desk", "wrong"],
    [4, "Ann <>", "missing"],
    [5, "bo@desk.test", null],
  ]);
});

test("a slip of the pen stays on its line", () => {
  expect(read('"Mei <mei@desk.test\ntom@desk.test\nJo < jo@desk.test >, ann@desk.test>')).toEqual([
    ['"mei <mei@desk.test', null, "wrong"],
    ["tom@desk.test", null],
    ["jo@desk.test", "Jo"],
    ["ann@desk.test>", null, "wrong"],
  ]);
});

test("nothing hostile passes for an address", () => {
  for (const text of [
    "a@b@desk.test",
    "<script>@desk.test",
    "a@desk.test\u0000",
    "\u202ea@desk.test",
    "javascript:alert(1)",
    "@",
    "a@-desk-.test",
    `${"a".repeat(250)}@desk.test`,
  ]) {
    expect(read(text).every(([, , problem]) => problem !== undefined)).toBe(true);
  }
  expect(read(`${"N".repeat(121)} <n@desk.test>`)).toEqual([["n@desk.test", "N".repeat(121), "long_name"]]);
  expect(read(" \n,;;\t\n")).toEqual([]);
});

test("a long hostile text is one problem per entry, and no more", () => {
  const found = readPastedAddresses(`${'"<'.repeat(5_000)}\n${"a,".repeat(5_000)}\n${">".repeat(5_000)}`);
  expect(found).toHaveLength(5_002);
  expect(found.every(({ problem }) => problem === "wrong")).toBe(true);
});
