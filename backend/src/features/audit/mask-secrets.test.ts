import { expect, test } from "@jest/globals";
import { MASK, maskSecrets } from "./mask-secrets.js";

test.each([
  "password",
  "new_password",
  "password_hash",
  "smtp_password",
  "secret",
  "totp_secret",
  "webhook.secret",
  "token",
  "refresh_token",
  "token_hash",
  "api_key",
  "recovery_codes",
  "cookie",
  "Authorization",
  "private_key",
])("a value called %s is masked, and its old and new value too", (name) => {
  expect(maskSecrets({ [name]: "hunter2hunter2" })).toEqual({ [name]: MASK });
  expect(maskSecrets({ changes: { [name]: { from: null, to: "hunter2" } } })).toEqual({
    changes: { [name]: { from: null, to: MASK } },
  });
  expect(maskSecrets({ a: [{ [name]: ["x", "y"] }] })).toEqual({ a: [{ [name]: MASK }] });
});

test.each([
  ["password_min_length", 12],
  ["token_reused", "yes"],
  ["two_factor_required", true],
  ["code", "forbidden"],
  ["secretary", "Mei Lin"],
  ["fields", ["password"]],
])("%s is no secret", (name, value) => {
  expect(maskSecrets({ [name]: value })).toEqual({ [name]: value });
});

test.each([
  "rdk_a1b2c3_dBjftJeZ4CVPmB92K27uhbUJU1p1r0wW1gFWFOEjXk0",
  "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.dBjftJeZ4CVP-mB92K27uhbUJU1p1r",
  "$2b$12$abcdefghijklmnopqrstuuABCDEFGHIJKLMNOPQRSTUVWXYZ01234",
  "-----BEGIN PRIVATE KEY-----\nMIIEvQ\n-----END",
  "Bearer abcdefghijklmnop1234",
])("what looks like a secret is masked wherever it stands: %s", (text) => {
  expect(JSON.stringify(maskSecrets({ note: `see ${text} there` }))).not.toContain(text.slice(8, 30));
});
