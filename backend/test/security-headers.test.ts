import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { createServer } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { pino } from "pino";
import { createLiveChannel } from "../src/platform/sockets.js";
import { buildCallers, type Caller, type CallerName } from "./route-matrix/callers.js";
import { buildMatrixDesk, unlimited, type MatrixDesk } from "./route-matrix/desk.js";
import { matrixRequests } from "./route-matrix/requests.js";
import { closeSockets, send, type Answer } from "./route-matrix/send.js";
import { serveUndone } from "./route-matrix/undone-app.js";
import type { TestApi } from "./test-api.js";

let desk: MatrixDesk;
let callers: Caller[];
let undone: TestApi;
const production = { isProduction: true, publicUrl: "https://desk.example.org", metricsToken: "m".repeat(40) };

beforeAll(async () => {
  desk = await buildMatrixDesk();
  callers = await buildCallers(desk);
  const services = { ...desk.app.services, config: { ...desk.app.services.config, ...production } };
  undone = await serveUndone({ ...desk.app, services }, { rateLimits: unlimited });
});
afterAll(async () => {
  closeSockets();
  await undone.close();
  await desk.app.close();
});

/** Pictures have a new address with each change, so browsers may keep them; everything else of the API is kept by nobody. */
const KEPT = new Set(["getPhoto", "getDeskLogo", "getOrganizationLogo"]);

/** What is wrong with the headers of an answer; nothing is. */
function faults({ headers }: Answer, { secure = true, stored = false } = {}): string[] {
  const policy = new Map(
    String(headers["content-security-policy"] ?? "")
      .split(";")
      .map((part) => part.trim().split(" "))
      .map(([name = "", ...values]) => [name, values.join(" ")] as const),
  );
  const missing = (name: string, right: boolean) => (right ? [] : [`${name}: ${String(headers[name])}`]);
  return [
    ...["object-src", "base-uri", "frame-ancestors"].flatMap((name) =>
      policy.get(name) === "'none'" ? [] : [`${name} is ${policy.get(name)}`],
    ),
    ...(policy.has("default-src") ? [] : ["no default-src"]),
    ...missing("content-security-policy", !/unsafe|\*|(^| )https?:/.test([...policy.values()].join(" "))),
    ...missing("x-content-type-options", headers["x-content-type-options"] === "nosniff"),
    ...missing("x-frame-options", headers["x-frame-options"] === "DENY"),
    ...missing("referrer-policy", headers["referrer-policy"] === "strict-origin-when-cross-origin"),
    ...missing(
      "strict-transport-security",
      !secure || /max-age=31536000/.test(headers["strict-transport-security"] ?? ""),
    ),
    ...missing("cache-control", stored || /no-store/.test(headers["cache-control"] ?? "")),
    ...missing("x-powered-by", headers["x-powered-by"] === undefined),
    ...missing("server", headers["server"] === undefined),
  ];
}

const callerOf = (name: CallerName) => callers.find((one) => one.name === name)?.authorization ?? null;

test.each<CallerName>(["stranger", "customer", "admin"])(
  "every route of the contract answers %s with all the headers, whether it worked or not",
  async (name) => {
    const wrong: Record<string, string[]> = {};
    const statuses = new Set<number>();
    for (const { title, route, ...request } of matrixRequests(desk)) {
      const headers = { "x-redress-request": "1", origin: "https://desk.example.org" };
      const answer = await send(undone.url, { ...request, authorization: callerOf(name), headers });
      statuses.add(Math.floor(answer.status / 100));
      const found = faults(answer, { stored: KEPT.has(route) && answer.status === 200 });
      if (found.length > 0) wrong[`${title} ${answer.status}`] = found;
    }
    expect(wrong).toEqual({});
    expect([...statuses]).toEqual(expect.arrayContaining([2, 4]));
  },
);

test.each([
  ["GET", "/api/nowhere"],
  ["GET", "/nowhere.html"],
  ["POST", "/"],
  ["PUT", "/api/tickets"],
  ["GET", "/api/tickets/%"],
  ["GET", "/api/tickets?limit=x"],
  ["GET", "/livez"],
  ["GET", "/readyz"],
  ["GET", "/metrics"],
  ["GET", "/.env"],
  ["GET", "/.git/config"],
  ["GET", "/assets/../../package.json"],
])("%s %s answers with all the headers", async (method, path) => {
  expect(faults(await send(undone.url, { method, path, body: undefined, file: null }))).toEqual([]);
});

test.each(["/api/openapi.json", "/api/docs", "/api/docs/init.js", "/api/docs/assets/swagger-ui.css"])(
  "%s, which is for everybody, may be kept and has all other headers",
  async (path) => {
    const answer = await send(undone.url, { method: "GET", path, body: undefined, file: null });
    expect([answer.status, faults(answer, { stored: true })]).toEqual([200, []]);
  },
);

test("a body that is no JSON, and a preflight of a foreign page, are answered with all the headers", async () => {
  const headers = { "content-type": "application/json" };
  const broken = await send(undone.url, { method: "POST", path: "/api/auth/login", body: "{", file: null, headers });
  expect([broken.status, faults(broken)]).toEqual([422, []]);
  const preflight = await send(undone.url, {
    method: "OPTIONS",
    path: "/api/tickets",
    body: undefined,
    file: null,
    headers: { origin: "https://evil.example", "access-control-request-method": "POST" },
  });
  expect([preflight.status, faults(preflight, { stored: true })]).toEqual([204, []]);
  expect(preflight.headers["access-control-allow-origin"]).toBeUndefined();
});

test("the live channel's answers by plain HTTP carry them too", async () => {
  const server = createServer();
  const config = { ...desk.app.services.config, ...production };
  const live = createLiveChannel(config, pino({ level: "silent" }));
  live.attach(server, () => Promise.reject(new Error("nobody")));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  try {
    for (const path of [
      "/socket.io/?EIO=4&transport=polling",
      "/socket.io/?EIO=4&transport=websocket",
      "/socket.io/",
    ]) {
      const answer = await send(url, { method: "GET", path, body: undefined, file: null });
      expect([path, answer.status >= 400, faults(answer)]).toEqual([path, true, []]);
    }
  } finally {
    closeSockets();
    await live.close();
  }
});
