import { expect, test } from "@jest/globals";
import { loggerTo } from "./log.js";

test("an entry is one line of JSON, and carries no secret", () => {
  const lines: string[] = [];
  const log = loggerTo({ write: (line) => void lines.push(line) }, "info");

  log.info(
    {
      req: {
        method: "POST",
        headers: { authorization: "Bearer hush1", cookie: "a=hush2", "set-cookie": "hush3", accept: "*/*" },
      },
      body: { email: "ada@example.com", password: "hush4", token: "hush5" },
      token: "hush6",
      jwtSecret: "hush7",
    },
    "two\nlines",
  );

  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(/^\{.*\}\n$/);
  expect(lines[0]).not.toContain("hush");
  expect(lines[0]).toContain("ada@example.com");
});

test.each([
  ...["authorization", "cookie", "set-cookie", "password", "current_password", "new_password", "recovery_codes"],
  ...["challenge", "api_key", "encryptionKeys", "token", "secret", "refresh_token", "jwtSecret", "smtpUrl"],
])("a field named %s is removed, by itself and in what is logged", (name) => {
  const lines: string[] = [];
  const log = loggerTo({ write: (line) => void lines.push(line) }, "info");

  log.info({
    body: { [name]: "hush1" },
    req: { headers: { [name]: ["hush2"] } },
    ...(!name.includes("-") && { [name]: "hush3" }),
  });

  expect(lines[0]).toContain("[removed]");
  expect(lines[0]).not.toContain("hush");
});

test("of an error the log keeps what happened and where, not the values that were being written", () => {
  const lines: string[] = [];
  const log = loggerTo({ write: (line) => void lines.push(line) }, "info");
  const original = Object.assign(new Error("duplicate key"), { code: "23505", detail: "Key (email)=(hush1) exists" });
  const error = Object.assign(new Error("Validation error", { cause: new Error("deeper") }), {
    sql: "INSERT INTO people (email) VALUES ($1)",
    parameters: ["hush2"],
    original,
    parent: original,
  });

  log.error({ err: error }, "it failed");

  const entry = JSON.parse(lines[0] ?? "") as { err: Record<string, unknown> };
  expect(entry.err).toMatchObject({ message: "Validation error", code: "23505", cause: { message: "deeper" } });
  expect(entry.err["stack"]).toContain("log.test.ts");
  expect(lines[0]).not.toContain("hush");
});
