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
