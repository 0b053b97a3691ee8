import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { endpoints, routes, type Endpoint, type RouteName } from "../src/contract/index.js";
import { openApiDocument } from "../src/platform/http/openapi.js";
import { buildCallers, callerNames, type Caller, type CallerName } from "./route-matrix/callers.js";
import { buildMatrixDesk, unlimited, type MatrixDesk } from "./route-matrix/desk.js";
import { answerOf, expectedOf, type Expected } from "./route-matrix/expectations.js";
import { changed, watchTraces, type Traces } from "./route-matrix/footprint.js";
import { openingOf } from "./route-matrix/openings.js";
import { matrixRequests, type MatrixRequest } from "./route-matrix/requests.js";
import { toldWrongly } from "./route-matrix/marked-texts.js";
import { closeSockets, send, type Answer } from "./route-matrix/send.js";
import { serveUndone } from "./route-matrix/undone-app.js";
import type { TestApi } from "./test-api.js";

let desk: MatrixDesk;
let callers: Caller[];
let requests: MatrixRequest[];
let traces: Traces;
let undone: TestApi;
let calls = 0;

beforeAll(async () => {
  desk = await buildMatrixDesk();
  callers = await buildCallers(desk);
  requests = matrixRequests(desk);
  traces = await watchTraces(desk.app);
  undone = await serveUndone(desk.app, { rateLimits: unlimited });
});
afterAll(async () => {
  const asked = `${Object.keys(routes).length} routes x ${callerNames.length} callers, ${calls} calls`;
  process.stdout.write(`Route matrix: ${asked}\n`);
  closeSockets();
  await undone.close();
  await desk.app.close();
});

const called = (name: CallerName): Caller => {
  const caller = callers.find((one) => one.name === name);
  if (!caller) throw new Error(`There is no caller ${name}`);
  return caller;
};
const ask = (url: string, caller: Caller, { method, path, body, file }: MatrixRequest): Promise<Answer> => {
  calls += 1;
  const cookie = { "x-redress-request": "1" };
  return send(url, { method, path, body, file, authorization: caller.authorization, headers: cookie });
};
const notFound = /^not_found$/;
const forbidden = /^(forbidden|confirmation_required|two_factor_required|scope_missing|key_refused)$/;
const refusedTo = (caller: Caller) =>
  requests
    .map((request) => ({ request, expected: expectedOf(caller, request) }))
    .filter(
      (one): one is { request: MatrixRequest; expected: Exclude<Expected, "allowed"> } => one.expected !== "allowed",
    );

test("The matrix has every route of the published document", () => {
  const published = Object.values(openApiDocument().paths ?? {}).flatMap((item) =>
    Object.values(item as Record<string, { operationId: string }>).map(({ operationId }) => operationId),
  );
  expect([...new Set(requests.map(({ route }) => route))].sort()).toEqual(published.sort());
});

test("The contract opens each route as far as is written down here, and no further", () => {
  const opened = (Object.keys(routes) as RouteName[]).map((route) => {
    const {
      access,
      keys = "closed",
      guests = false,
      beforeTwoFactor = false,
      recent = false,
    }: Endpoint = endpoints[route];
    const asked = typeof access === "object" ? access.permission : access;
    return [route, { access: asked, keys, guests, beforeTwoFactor, recent }] as const;
  });
  expect(Object.fromEntries(opened)).toEqual(Object.fromEntries(opened.map(([route]) => [route, openingOf(route)])));
});

describe.each(callerNames)("%s", (name) => {
  test("is refused what is not theirs, which leaves one line in the audit and nothing else", async () => {
    const caller = called(name);
    const refused = refusedTo(caller);
    await traces.audited();
    const before = await traces.read();
    const wrong: string[] = [];
    for (const { request, expected } of refused) {
      const answer = await ask(desk.app.api.url, caller, request);
      if (answer.status !== expected) wrong.push(`${request.title}: ${answer.status} instead of ${expected}`);
      for (const kind of toldWrongly(caller, answer.text)) wrong.push(`${request.title} tells of the ${kind}`);
    }
    expect(wrong).toEqual([]);
    const left = changed(before, await traces.read());
    expect(
      left.length === 0
        ? []
        : await culprits(
            caller,
            refused.map(({ request }) => request),
          ),
    ).toEqual([]);
    expect(left).toEqual([]);
    const recorded = caller.kind === "stranger" ? [] : refused;
    expect(await traces.audited()).toEqual(
      recorded.map(({ request, expected }) => ({
        type: "access.refused",
        actorId: caller.personId,
        data: {
          method: request.method,
          path: request.path.replace(/\?.*$/, ""),
          code: expect.stringMatching(expected === 404 ? notFound : forbidden),
        },
      })),
    );
  });

  test("is let in everywhere else, what they send is understood, and what they read is theirs to read", async () => {
    const caller = called(name);
    const wrong: string[] = [];
    for (const request of requests.filter((one) => expectedOf(caller, one) === "allowed")) {
      const { status, text } = await ask(undone.url, caller, request);
      const right = answerOf(request.route, caller);
      if (right === undefined ? status < 200 || status > 299 : status !== right)
        wrong.push(`${request.title}: ${status} ${text.slice(0, 300)}`);
      for (const kind of toldWrongly(caller, text)) wrong.push(`${request.title} tells of the ${kind}`);
    }
    expect(wrong).toEqual([]);
  });
});

test("What is there but not for the caller is answered, byte for byte, as what never was", async () => {
  const told: string[] = [];
  let compared = 0;
  for (const caller of callers) {
    for (const request of requests.filter((one) => expectedOf(caller, one) === 404)) {
      const missing = { ...request, path: asMissing(request.path, caller.seesTicket && !request.hidden) };
      expect(missing.path).not.toBe(request.path);
      const [hidden, absent] = [
        await ask(desk.app.api.url, caller, request),
        await ask(desk.app.api.url, caller, missing),
      ];
      compared += 1;
      if (facade(hidden) !== facade(absent)) told.push(`${request.title} to ${caller.name}: ${facade(hidden)}`);
    }
  }
  expect(told).toEqual([]);
  expect(compared).toBeGreaterThan(20);
});

/** The same place with an id that nothing has. @param last that of what lies in the ticket, which itself is seen. */
const asMissing = (path: string, last: boolean): string =>
  path
    .replace(/\/attachments\/[\w-]{22}/, `/attachments/${"A".repeat(22)}`)
    .replace(last ? /\/\d+(?!.*\/\d)/ : /\/\d+/, "/987654321");

/** All of an answer that a caller can learn from, without what differs from one request to the next. */
function facade({ status, headers, text }: Answer): string {
  const passing = new Set(["x-request-id", "date", "ratelimit-remaining", "ratelimit-reset"]);
  const kept = Object.entries(headers).filter(([name]) => !passing.has(name));
  const { request_id: _, ...body } = JSON.parse(text) as Record<string, unknown>;
  return JSON.stringify([status, kept, body]);
}

/** Repeats what left something behind, one by one, to tell which it was. */
async function culprits(caller: Caller, refused: readonly MatrixRequest[]): Promise<string[]> {
  const found: string[] = [];
  for (const request of refused) {
    const before = await traces.read();
    await ask(desk.app.api.url, caller, request);
    const left = changed(before, await traces.read());
    if (left.length > 0) found.push(`${request.title} wrote ${left.join(", ")}`);
  }
  await traces.audited();
  return found;
}
