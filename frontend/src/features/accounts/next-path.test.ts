import { expect, test } from "@jest/globals";
import { linkToken, nextPath } from "./next-path.js";

test.each([
  ["?next=%2Fcomplaints%3Fa%3D1%23x", "/complaints?a=1#x"],
  ["", "/"],
  ["?next=https%3A%2F%2Fevil.example", "/"],
  ["?next=%2F%2Fevil.example", "/"],
  ["?next=%2F%5Cevil.example", "/"],
  ["?next=%2F.%2F%2Fevil.example", "/"],
  ["?next=%2Fa%2F..%2F%2Fevil.example", "/"],
  ["?next=javascript%3Aalert(1)", "/"],
])("after signing in, %s leads to %s", (search, path) => {
  expect(nextPath(search)).toBe(path);
});

test("a mailed link's token is read from the address", () => {
  expect(linkToken("?token=abc-_1")).toBe("abc-_1");
  expect(linkToken("")).toBe("");
});
