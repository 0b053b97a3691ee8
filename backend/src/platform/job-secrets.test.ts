import { createSecretKey } from "node:crypto";
import { expect, test } from "@jest/globals";
import { openJob, sealJob } from "./job-secrets.js";
import { createVault } from "./vault.js";

const vault = createVault([{ id: "one", key: createSecretKey(Buffer.alloc(32, "a key")) }]);
const payload = { person_id: 7, template: "reset" };
const sealed = sealJob(vault, "account_mail", payload, { link: "https://desk.example/accept?token=abc" });

test("A job's secret lies sealed in it, and is in its place when the job runs", () => {
  expect(JSON.stringify(sealed)).not.toContain("abc");
  expect(openJob(vault, "account_mail", sealed)).toEqual({
    ...payload,
    link: "https://desk.example/accept?token=abc",
  });
});

test("It opens neither for another task nor beside another payload", () => {
  expect(() => openJob(vault, "other_mail", sealed)).toThrow("something else");
  expect(() => openJob(vault, "account_mail", { ...sealed, person_id: 8 })).toThrow("something else");
  expect(() => openJob(vault, "account_mail", { ...sealed, to: "mallory@example.org" })).toThrow("something else");
});

test("A job without secrets stays as it is", () => {
  expect(openJob(vault, "account_mail", payload)).toEqual(payload);
});
