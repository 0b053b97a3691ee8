import { expect, test } from "@jest/globals";
import { testConfig } from "../../../test/test-config.js";
import { createIsAllowedOrigin } from "./allowed-origin.js";

const judge = (origin: string, { isProduction, host }: { isProduction: boolean; host?: string }) => {
  const config = testConfig("", {
    isProduction,
    publicUrl: "https://desk.example.org",
    corsOrigins: ["https://partner.example.org"],
  });
  return createIsAllowedOrigin(config)(origin, { headers: { host } });
};

test.each([
  ["https://desk.example.org", true],
  ["https://partner.example.org", true],
  ["http://desk.example.org", false],
  ["https://desk.example.org:8443", false],
  ["https://desk.example.org.evil.example", false],
  ["https://evil.example/https://desk.example.org", false],
  ["https://DESK.example.org", false],
  ["null", false],
  ["", false],
  ["http://localhost:5173", false],
  ["http://127.0.0.1", false],
])("in production %s: %s, whatever the request names as its host", (origin, allowed) => {
  for (const host of ["desk.example.org", "localhost:3000", undefined])
    expect(judge(origin, { isProduction: true, host })).toBe(allowed);
});

test.each([
  ["http://localhost:5173", "localhost:3000", true],
  ["http://127.0.0.1:5173", "[::1]:3000", true],
  // A page on the reader's own machine is no page of a desk that is reached by its name.
  ["http://localhost:5173", "desk.example.org", false],
  ["http://localhost:5173", undefined, false],
  ["http://localhost.evil.example", "localhost:3000", false],
  ["null", "localhost:3000", false],
])("at development a page of %s at the host %s: %s", (origin, host, allowed) => {
  expect(judge(origin, { isProduction: false, host })).toBe(allowed);
});
