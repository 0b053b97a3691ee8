import { describe, expect, test } from "@jest/globals";
import { readRecoveryCode } from "./recovery-codes.js";
import { newTotpSecret, otpauthUri, stepOfCode } from "./totp.js";
import { readAppCode } from "./typed-code.js";

/** The secret of RFC 6238's test vectors, "12345678901234567890". */
const secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
const at = (seconds: number) => new Date(seconds * 1000);

describe("stepOfCode", () => {
  test.each([
    [59, "287082", 1],
    [1_111_111_109, "081804", 37_037_036],
    [1_111_111_111, "050471", 37_037_037],
    [1_234_567_890, "005924", 41_152_263],
    [2_000_000_000, "279037", 66_666_666],
    [20_000_000_000, "353130", 666_666_666],
  ])("takes the published code of second %i", (seconds, code, step) => {
    expect(stepOfCode(secret, code, at(seconds), null)).toBe(step);
  });

  test.each([
    [29, null],
    [30, 2],
    [89, 2],
    [90, 2],
    [119, 2],
    [120, null],
  ])("takes the code of step 2 at second %i: %s", (seconds, step) => {
    // 60 to 89: one step before it and one after it are taken too.
    expect(stepOfCode(secret, "359152", at(seconds), null)).toBe(step);
  });

  test("takes no step up to the newest one taken", () => {
    expect(stepOfCode(secret, "359152", at(70), 1)).toBe(2);
    expect(stepOfCode(secret, "359152", at(70), 2)).toBeNull();
    expect(stepOfCode(secret, "359152", at(70), 3)).toBeNull();
  });
});

test("A secret is 160 random bits, and the address for an app names the desk and the account, whatever is in their names", () => {
  const secrets = Array.from({ length: 50 }, newTotpSecret);
  expect(new Set(secrets).size).toBe(50);
  for (const one of secrets) expect(one).toMatch(/^[A-Z2-7]{32}$/);
  const uri = new URL(otpauthUri({ desk: "A & B: Water?", email: "ada+x@example.org", secret }));
  expect(uri.searchParams.get("issuer")).toBe("A & B: Water?");
  expect(uri.searchParams.get("secret")).toBe(secret);
  expect(decodeURIComponent(uri.pathname)).toContain("ada+x@example.org");
});

test.each([
  ["k7m2-x9qd-0wta-5vhe", "k7m2x9qd0wta5vhe"],
  [" K7M2 X9QD 0WTA 5VHE ", "k7m2x9qd0wta5vhe"],
  ["k7m2x9qdowta5vhe", "k7m2x9qd0wta5vhe"],
  ["ilm2-x9qd-0wta-5vhe", "11m2x9qd0wta5vhe"],
  ["k7m2-x9qd-0wta", null],
  ["k7m2-x9qd-0wta-5vhu", null],
  ["123456", null],
])("%j as a recovery code is %j", (typed, code) => {
  expect(readRecoveryCode(typed)).toBe(code);
});

test.each([
  ["123456", "123456"],
  [" 123 456 ", "123456"],
  ["12345", null],
  ["1234567", null],
  ["١٢٣٤٥٦", null],
  ["k7m2-x9qd-0wta-5vhe", null],
])("%j as an app's code is %j", (typed, code) => {
  expect(readAppCode(typed)).toBe(code);
});
