import { expect, test } from "@jest/globals";
import { hashOfKey, newKey } from "./key-text.js";

test("a key holds 256 random bits behind its prefix, and no two are alike", () => {
  const keys = Array.from({ length: 100 }, () => newKey());
  for (const { key, prefix, hash } of keys) {
    expect(key.startsWith(`${prefix}_`)).toBe(true);
    expect(Buffer.from(key.slice(prefix.length + 1), "base64url")).toHaveLength(32);
    expect(hashOfKey(key)).toEqual(hash);
  }
  expect(new Set(keys.map(({ key, prefix }) => key.slice(prefix.length))).size).toBe(keys.length);
});

test("what is shorter or longer than a key is not even looked for", () => {
  const { key, prefix } = newKey();
  for (const odd of [key.slice(0, -1), `${key}A`, `${prefix}_`, `${prefix}_a`, prefix, `${key}\n`])
    expect([odd, hashOfKey(odd)]).toEqual([odd, null]);
});
