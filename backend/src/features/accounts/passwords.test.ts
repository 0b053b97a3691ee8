import { describe, expect, test } from "@jest/globals";
import bcrypt from "bcrypt";
import { createHash } from "node:crypto";
import { createPasswords } from "./passwords.js";

const passwords = createPasswords({ bcryptCost: 4, passwordMinLength: 12 });
const reasonFor = (password: string, words: string[] = []) =>
  passwords.hashNew(password, words).then(
    () => null,
    (error: { details: { errors: { field: string; message: string }[] } }) => error.details.errors[0],
  );

describe("matches", () => {
  test("two passwords that differ only after the 72nd byte are different", async () => {
    const hash = await passwords.hash(`${"a".repeat(72)}b`);
    expect(await passwords.matches(`${"a".repeat(72)}b`, hash)).toBe(true);
    expect(await passwords.matches(`${"a".repeat(72)}c`, hash)).toBe(false);
  });

  test("a zero byte ends nothing", async () => {
    const hash = await passwords.hash("left\0right");
    expect(await passwords.matches("left\0wrong", hash)).toBe(false);
  });

  test("what is kept is bcrypt over the SHA-384 in base64: hashes outlive whoever wrote them", async () => {
    const condensed = createHash("sha384").update("correct horse battery").digest("base64");
    expect(await passwords.matches("correct horse battery", await bcrypt.hash(condensed, 4))).toBe(true);
    expect(await bcrypt.compare(condensed, await passwords.hash("correct horse battery"))).toBe(true);
  });

  test("the same characters composed in another way are the same password", async () => {
    expect(await passwords.matches("Ame\u0301lie Poulain", await passwords.hash("Amélie Poulain"))).toBe(true);
  });

  test("without a hash it refuses, after as much work as with one", async () => {
    const slow = createPasswords({ bcryptCost: 9, passwordMinLength: 12 });
    const hash = await slow.hash("correct horse battery");
    const timeOf = async (stored: string | null) => {
      const start = process.hrtime.bigint();
      for (let i = 0; i < 5; i += 1) expect(await slow.matches("something else", stored)).toBe(false);
      return Number(process.hrtime.bigint() - start);
    };
    const known = await timeOf(hash);
    expect(await timeOf(null)).toBeGreaterThan(known / 3);
  });
});

describe("hashNew", () => {
  test.each([
    ["short", "s8Kq!z", "Use at least 12 characters"],
    ["common", "password1234", /common/],
    ["repeated", "aaaaaaaaaaaaaaaa", /Repeated/],
    ["keyboard row", "qwertyuiop[]", /easy|common|keys|guess/i],
  ])("refuses a %s one and says why", async (_kind, password, message) => {
    const error = await reasonFor(password);
    expect(error).toMatchObject({ field: "password" });
    expect(error?.message).toMatch(message);
  });

  test("refuses what a guesser knows of the person, in any spelling", async () => {
    const words = ["Grace Hopper", "grace.hopper@example.org", "Redress"];
    for (const password of ["gracehopper1", "grace.hopper@example.org", "Grace Hopper!", "redressredress"]) {
      expect(await reasonFor(password, words)).not.toBeNull();
    }
  });

  test("counts characters after NFKC, takes spaces, and takes long ones whole", async () => {
    expect(await reasonFor("ﬃﬃﬃﬃ tulip")).toBeNull();
    expect(await reasonFor("copper lantern ferry")).toBeNull();
    expect(await reasonFor(`copper lantern ferry ${"x7".repeat(400)}`)).toBeNull();
  });
});
