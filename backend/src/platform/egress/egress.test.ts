import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from "@jest/globals";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { pino } from "pino";
import { createEgress, EgressError, parseAllowedTarget, type EgressDeps, type EgressRequest } from "./index.js";

let answer: (req: IncomingMessage, res: ServerResponse) => void;
let requests: IncomingMessage[] = [];
const server = createServer((req, res) => {
  requests.push(req);
  answer(req, res);
});
let port = 0;

beforeAll(async () => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  ({ port } = server.address() as AddressInfo);
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await once(server, "close");
});
beforeEach(() => {
  requests = [];
  answer = (_req, res) => res.end("hello");
});

const egress = (allow: string[] = [`127.0.0.1:${port}`], deps: Partial<EgressDeps> = {}) =>
  createEgress({
    allow: allow.flatMap((text) => parseAllowedTarget(text) ?? []),
    log: pino({ level: "silent" }),
    resolve: async () => ["127.0.0.1"],
    timeoutMs: 400,
    ...deps,
  });
const reasonOf = async (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => "answered",
    (error: unknown) => (error instanceof EgressError ? error.reason : error),
  );
const ask = (request?: EgressRequest, deps?: Partial<EgressDeps>) =>
  egress(undefined, deps).request(`http://desk.example.org:${port}/feed`, request);

test("what is allowed is asked by its own name at the address that was judged", async () => {
  const { status, body } = await ask({ headers: { Accept: "text/calendar" } });

  expect([status, body.toString()]).toEqual([200, "hello"]);
  expect(requests[0]?.headers).toMatchObject({
    host: `desk.example.org:${port}`,
    accept: "text/calendar",
    "accept-encoding": "identity",
    connection: "close",
  });
});

test("loopback is not asked unless it was opened", async () => {
  for (const url of [`http://127.0.0.1:${port}/`, `http://desk.example.org:${port}/`])
    expect(await reasonOf(egress([]).request(url))).toBe("refused");
  expect(requests).toEqual([]);
});

test("a name that changes its mind is looked up once: the request goes to what was judged", async () => {
  const answers = [["127.0.0.1"], ["127.0.0.2"]];
  let looked = 0;
  // The second answer is where it would be harmful; here, where nobody listens.
  const resolve = async () => answers[Math.min(looked++, 1)] ?? [];

  expect((await ask({}, { resolve })).status).toBe(200);
  expect(looked).toBe(1);
});

test("a name that turns inside between two requests is refused at the second", async () => {
  const answers = [["127.0.0.1"], ["127.0.0.1", "127.0.0.2"]];
  const guard = egress([`127.0.0.1:${port}`], { resolve: async () => answers.shift() ?? [] });
  const url = `http://desk.example.org:${port}/`;

  expect((await guard.request(url)).status).toBe(200);
  expect(await reasonOf(guard.request(url))).toBe("refused");
  expect(requests).toHaveLength(1);
});

test.each([301, 302, 303, 307, 308])(
  "a redirect (%i) to loopback or elsewhere is an answer, and not followed",
  async (status) => {
    answer = (_req, res) => res.writeHead(status, { Location: `http://127.0.0.1:${port}/admin` }).end();

    expect(await ask()).toMatchObject({ status });
    expect(requests.map(({ url }) => url)).toEqual(["/feed"]);
  },
);

describe("a body", () => {
  test("of 64 KB is taken, a byte more is not, whether it is announced or not", async () => {
    answer = (_req, res) => res.end("x".repeat(65_536));
    expect((await ask()).body).toHaveLength(65_536);
    answer = (_req, res) => res.end("x".repeat(65_537));
    expect(await reasonOf(ask())).toBe("too_large");
    answer = (_req, res) => {
      res.write("x".repeat(65_536));
      res.end("y");
    };
    expect(await reasonOf(ask())).toBe("too_large");
    expect(await reasonOf(ask({ maxBytes: 65_537 }))).toBe("answered");
  });

  test("without end is given up, and the connection with it", async () => {
    let gone: Promise<unknown> = Promise.resolve();
    answer = (_req, res) => {
      gone = once(res, "close");
      const pour = () => void (res.destroyed || res.write("x".repeat(10_000), pour));
      pour();
    };
    expect(await reasonOf(ask())).toBe("too_large");
    await gone;
  });

  test("that was packed is not unpacked", async () => {
    answer = (_req, res) => res.writeHead(200, { "Content-Encoding": "gzip" }).end("not gzip");
    expect((await ask()).body.toString()).toBe("not gzip");
  });

  test("that breaks off is no answer", async () => {
    answer = (_req, res) => {
      res.writeHead(200, { "Content-Length": "100" });
      res.write("half");
      setTimeout(() => res.destroy(), 20);
    };
    expect(await reasonOf(ask())).toBe("unreachable");
  });
});

describe("the time in all is up", () => {
  test("for a server that never answers", async () => {
    answer = () => undefined;
    expect(await reasonOf(ask())).toBe("timeout");
  });

  test("for one that drips a byte now and then, and its connection is closed", async () => {
    let gone: Promise<unknown> = Promise.resolve();
    answer = (_req, res) => {
      const dripping = setInterval(() => res.write("x"), 30);
      gone = once(res, "close").then(() => clearInterval(dripping));
    };
    expect(await reasonOf(ask())).toBe("timeout");
    await gone;
  });

  test("for a name that nobody answers for", async () => {
    expect(await reasonOf(ask({}, { resolve: () => new Promise(() => undefined) }))).toBe("timeout");
    expect(requests).toEqual([]);
  });
});

test.each([
  ["nobody listens", () => egress(["127.0.0.1"]).request("http://127.0.0.1:9/")],
  ["headers without end", () => ask({}, {})],
  ["no HTTP at all over TLS", () => egress(["127.0.0.1"]).request(`https://127.0.0.1:${port}/`)],
])("unreachable: %s", async (_why, request) => {
  answer = (_req, res) => res.writeHead(200, { "X-Long": "x".repeat(100_000) }).end();
  expect(await reasonOf(request())).toBe("unreachable");
});

test("a posted body arrives as it is", async () => {
  let received = "";
  answer = (req, res) => {
    req.setEncoding("utf8").on("data", (text: string) => (received += text));
    req.on("end", () => res.end());
  };
  await ask({ method: "POST", body: '{"id":1}', headers: { "Content-Type": "application/json" } });
  expect(received).toBe('{"id":1}');
});

test("where nothing else is said, 15 seconds are all the time there is", async () => {
  const timeout = jest.spyOn(AbortSignal, "timeout");
  const guard = createEgress({ allow: [], log: pino({ level: "silent" }) });
  expect(await reasonOf(guard.request("http://127.0.0.1/"))).toBe("refused");
  expect(timeout.mock.calls).toEqual([[15_000]]);
  timeout.mockRestore();
});
