import { expect, test } from "@jest/globals";
import { createSecretKey, randomBytes } from "node:crypto";
import { createVault, VaultError } from "./vault.js";

const newKey = (id: string) => ({ id, key: createSecretKey(randomBytes(32)) });
const [a, b] = [newKey("a"), newKey("b")];
const vault = createVault([a]);

test("what was sealed opens for the same row, and says nothing of itself until then", () => {
  const sealed = vault.seal("two_factor:7", "JBSWY3DPEHPK3PXP ✓");

  expect(sealed).toMatch(/^v1\.a\.[\w-]+$/);
  expect(Buffer.from(sealed.split(".")[2] ?? "", "base64url").toString("latin1")).not.toContain("JBSWY3DP");
  expect(vault.open("two_factor:7", sealed)).toBe("JBSWY3DPEHPK3PXP ✓");
  expect(vault.open("two_factor:7", vault.seal("two_factor:7", ""))).toBe("");
});

test("the same secret looks different each time it is sealed", () => {
  expect(new Set(Array.from({ length: 50 }, () => vault.seal("x:1", "secret"))).size).toBe(50);
});

test("copied to another row or kind of row, it does not open", () => {
  const sealed = vault.seal("two_factor:7", "secret");

  for (const context of ["two_factor:8", "webhook:7", "two_factor:", ""])
    expect(() => vault.open(context, sealed)).toThrow(VaultError);
});

test("one changed bit anywhere in it, or a tag that was cut, does not open", () => {
  const [form, id, content] = vault.seal("x:1", "secret").split(".");
  const bytes = Buffer.from(content ?? "", "base64url");

  for (let at = 0; at < bytes.length; at += 1) {
    const changed = Buffer.from(bytes);
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(() => vault.open("x:1", [form, id, changed.toString("base64url")].join("."))).toThrow(VaultError);
  }
  for (let cut = 1; cut <= bytes.length; cut += 1)
    expect(() => vault.open("x:1", [form, id, bytes.subarray(0, -cut).toString("base64url")].join("."))).toThrow(
      VaultError,
    );
});

test.each(["", "secret", "v1", "v1.a", "v1.a.", "v2.a.AAAA", `v1.a.${"A".repeat(60)}.x`])(
  "what was never sealed does not open, and is not repeated: %j",
  (text) => expect(() => vault.open("x:1", text)).toThrow("What is kept for x:1"),
);

test("a new key seals from now on; the old one still opens what it sealed, and no other does", () => {
  const old = vault.seal("x:1", "secret");
  const both = createVault([b, a]);

  expect(both.open("x:1", old)).toBe("secret");
  expect(both.seal("x:1", "secret")).toMatch(/^v1\.b\./);
  expect(() => createVault([b]).open("x:1", old)).toThrow('the key "a", which ENCRYPTION_KEYS does not name');
  expect(() => createVault([{ ...b, id: "a" }]).open("x:1", old)).toThrow(VaultError);
});

test("there is no vault without a key", () => {
  expect(() => createVault([])).toThrow(VaultError);
});
