import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { buildCallers, type Caller, type CallerName } from "./route-matrix/callers.js";
import { buildMatrixDesk, type MatrixDesk } from "./route-matrix/desk.js";
import { changed, watchTraces, type Traces } from "./route-matrix/footprint.js";
import { otherHeaders, otherIds, otherQueries, otherWays } from "./route-matrix/oddities.js";
import { closeSockets, send, type Answer, type Sent } from "./route-matrix/send.js";

let desk: MatrixDesk;
let callers: Caller[];
let traces: Traces;
beforeAll(async () => {
  desk = await buildMatrixDesk();
  callers = await buildCallers(desk);
  traces = await watchTraces(desk.app);
});
afterAll(async () => {
  closeSockets();
  await desk.app.close();
});

/** Whoever may see none of it, and nothing of the desk. */
const outsiders: readonly CallerName[] = ["stranger", "ended session", "other customer", "other guest"];
const caller = (name: CallerName) => callers.find((one) => one.name === name) as Caller;

/** Closed to all outsiders. */
const closed = (): Pick<Sent, "method" | "path" | "body">[] => {
  const { ids, files } = desk;
  return [
    { method: "GET", path: `/api/tickets/${ids["ticket"]}` },
    { method: "PATCH", path: `/api/tickets/${ids["ticket"]}`, body: { subject: "Taken over" } },
    { method: "DELETE", path: `/api/tickets/${ids["ticket"]}` },
    { method: "POST", path: `/api/tickets/${ids["ticket"]}/comments`, body: { comment: "Taken over" } },
    { method: "GET", path: `/api/attachments/${files.shown}` },
    { method: "GET", path: `/api/people/${desk.owner.id}` },
    { method: "PATCH", path: `/api/people/${desk.stranger.id}`, body: { role: "admin" } },
    { method: "GET", path: `/api/mails/${ids["mail"]}` },
    { method: "GET", path: "/api/settings" },
    { method: "DELETE", path: `/api/tags/${ids["tag"]}` },
  ];
};

/** Sends everything as each outsider; what succeeded, failed by a bug, or left something behind. */
async function opened(variants: () => Sent[]): Promise<string[]> {
  const found: string[] = [];
  const before = await traces.read();
  for (const name of outsiders) {
    for (const variant of variants()) {
      const answer = await send(desk.app.api.url, { authorization: caller(name).authorization, ...variant });
      if (isOpen(variant, answer)) found.push(`${name}: ${variant.method} ${variant.path}: ${answer.status}`);
    }
  }
  return [...found, ...changed(before, await traces.read()).map((place) => `something was written: ${place}`)];
}

/** What `OPTIONS` says is the same for all, and the web app's page holds no secrets. */
function isOpen({ method }: Sent, { status, headers }: Answer): boolean {
  if (status >= 500) return true;
  const isPage = String(headers["content-type"]).startsWith("text/html");
  return status < 400 && method !== "OPTIONS" && !isPage;
}

describe("What is closed stays closed", () => {
  test.each(Object.keys(otherWays))("by %s in the address", async (way) => {
    const other = otherWays[way] as (path: string) => string;
    expect(await opened(() => closed().map((request) => ({ ...request, path: other(request.path) })))).toEqual([]);
  });

  test("by an id written in another way", async () => {
    const variants = () =>
      closed()
        .filter(({ path }) => /\/\d+/.test(path))
        .flatMap((request) =>
          otherIds.map((other) => ({ ...request, path: request.path.replace(/\d+/, (id) => other(id)) })),
        );
    expect(await opened(variants)).toEqual([]);
  });

  test("by another method", async () => {
    const methods = ["GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE", "PROPFIND", "SEARCH", "PURGE"];
    expect(
      await opened(() => closed().flatMap((request) => methods.map((method) => ({ ...request, method })))),
    ).toEqual([]);
  });

  test("by headers that other systems believe", async () => {
    expect(
      await opened(() => closed().flatMap((request) => otherHeaders.map((headers) => ({ ...request, headers })))),
    ).toEqual([]);
  });

  test("by another kind of credentials", async () => {
    const token = (caller("admin").authorization ?? "").replace("Bearer ", "");
    const [head = "", claims = "", seal = ""] = token.split(".");
    const none = Buffer.from('{"alg":"none","typ":"JWT"}').toString("base64url");
    const credentials = [
      `Basic ${Buffer.from(`admin:${token}`).toString("base64")}`,
      token,
      `Token ${token}`,
      `Bearer`,
      `Bearer ${token} ${token}`,
      `Bearer ${token}.`,
      `Bearer ${none}.${claims}.`,
      `Bearer ${none}.${claims}.${seal}`,
      `Bearer ${head}.${claims}`,
      `Bearer ${head}.${claims}.${seal.slice(0, -2)}`,
      `Bearer ${head}.${Buffer.from('{"sub":"1","sid":1,"typ":"access"}').toString("base64url")}.${seal}`,
    ];
    const variants = () =>
      closed().flatMap((request) => credentials.map((authorization) => ({ ...request, authorization })));
    expect(await opened(variants)).toEqual([]);
  });
});

test("Odd query parameters are never a bug, whoever sends them, and show nobody more", async () => {
  const { ids } = desk;
  const lists = [
    "tickets",
    "people",
    "notifications",
    "mails",
    "changes",
    "organizations",
    "categories",
    "jobs",
    "tags/uses",
  ];
  for (const name of ["other customer", "admin"] as const) {
    for (const list of lists) {
      for (const query of otherQueries) {
        const path = `/api/${list}${query}`;
        const answer = await send(desk.app.api.url, { method: "GET", path, authorization: caller(name).authorization });
        expect([path, answer.status < 500]).toEqual([path, true]);
        if (name === "other customer") expect(answer.text).not.toContain(`"id":${ids["ticket"]},`);
      }
    }
  }
  expect(({} as Record<string, unknown>)["isAdmin"]).toBeUndefined();
});

test("The cookie's routes do nothing for another site, or without our header", async () => {
  const before = await traces.read();
  for (const path of ["/api/auth/refresh", "/api/auth/logout", "/api/guest/refresh", "/api/guest/leave"]) {
    const own = { "x-redress-request": "1" };
    for (const headers of [
      {},
      { ...own, origin: "null" },
      { ...own, origin: "https://evil.example" },
      { ...own, origin: "http://localhost:5000.evil.example" },
      { ...own, origin: "http://localhost:5000@evil.example" },
    ]) {
      const { status } = await send(desk.app.api.url, { method: "POST", path, headers });
      expect([path, headers, status]).toEqual([path, headers, 403]);
    }
  }
  expect(changed(before, await traces.read())).toEqual([]);
});
