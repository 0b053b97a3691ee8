import { beforeEach, expect, jest, test } from "@jest/globals";
import { waitFor } from "@testing-library/react";
import axios, { AxiosError, type AxiosAdapter, type InternalAxiosRequestConfig } from "axios";

interface Answer {
  status: number;
  body?: unknown;
}
type Server = (request: {
  method: string;
  url: string;
  headers: Record<string, string>;
  params: unknown;
  data: unknown;
}) => Answer | Promise<Answer>;

let server: Server = () => ({ status: 500 });
const seen: string[] = [];

const adapter: AxiosAdapter = async (config: InternalAxiosRequestConfig) => {
  const method = (config.method ?? "get").toUpperCase();
  seen.push(`${method} ${config.url}`);
  const headers = config.headers.toJSON() as Record<string, string>;
  const { status, body } = await server({
    method,
    url: config.url ?? "",
    headers,
    params: config.params,
    data: config.data,
  });
  const response = { data: body, status, statusText: "", headers: {}, config };
  if (status === 0) throw new AxiosError("Network Error", AxiosError.ERR_NETWORK, config);
  if (status >= 400) throw new AxiosError("refused", undefined, config, undefined, response);
  return response;
};

// The client is made when its module loads.
axios.defaults.adapter = adapter;
/** What is sent to outlive the page goes by `fetch`: to the same server. */
const outlived: unknown[] = [];
globalThis.fetch = async (input, { method = "GET", headers, keepalive } = {}) => {
  const url = input as string;
  if (keepalive) outlived.push(url);
  seen.push(`${method.toUpperCase()} ${url}`);
  const given = { method, url, headers: headers as Record<string, string>, params: undefined, data: undefined };
  const { status, body } = await server(given);
  if (status === 0) throw new TypeError("Failed to fetch");
  const text = body === undefined ? "" : JSON.stringify(body);
  return { ok: status < 300, status, statusText: "", headers: [], text: async () => text } as unknown as Response;
};
const { api } = await import("./api.js");
const { accessToken, onSession, refreshSession, resumeGuest, takeSession } = await import("./access-token.js");
const { ApiProblem } = await import("./api-problem.js");
const { person } = await import("./testing.js");
const { confirmQuestion } = await import("./confirmation.js");

function token(lifetime: number, name = "t"): string {
  return `${name}.${btoa(JSON.stringify({ iat: 1000, exp: 1000 + lifetime }))}.s`;
}

beforeEach(() => {
  seen.length = 0;
  outlived.length = 0;
  takeSession(null);
});

test("a call fills the path, sends token, version and key, and gives the body", async () => {
  takeSession({ token: token(600), user: person() });
  let got: Parameters<Server>[0] | undefined;
  server = (request) => {
    got = request;
    return { status: 200, body: { id: 1 } };
  };
  const body = { status: "resolved" as const };
  await expect(
    api.setTicketStatus({ params: { id: "CMP-1 0" }, body, ifMatch: 3, idempotencyKey: "k" }),
  ).resolves.toEqual({ id: 1 });
  expect(got).toMatchObject({ method: "PATCH", url: "/api/tickets/CMP-1%200/status" });
  expect(got?.headers).toMatchObject({
    Authorization: `Bearer ${token(600)}`,
    "If-Match": '"3"',
    "Idempotency-Key": "k",
  });
});

test("an error answer becomes a problem with its code, fields and request id", async () => {
  server = () => ({
    status: 422,
    body: {
      code: "validation",
      status: 422,
      title: "No",
      request_id: "r1",
      errors: [{ field: "email", message: "Enter it" }],
    },
  });
  const problem = await api.forgotPassword({ body: { email: "" } }).catch((error: unknown) => error);
  expect(problem).toBeInstanceOf(ApiProblem);
  expect(problem).toMatchObject({
    code: "validation",
    status: 422,
    requestId: "r1",
    errors: [{ field: "email", message: "Enter it" }],
  });
});

test("no answer is `offline`, a proxy's page `unreadable`", async () => {
  server = () => ({ status: 0 });
  await expect(api.getApp()).rejects.toMatchObject({ code: "offline", status: 0 });
  server = () => ({ status: 502, body: "<html>" });
  await expect(api.getApp()).rejects.toMatchObject({ code: "unreadable", status: 502 });
});

test("an expired token is renewed once for all requests that met it, and they are repeated", async () => {
  takeSession({ token: token(600, "old"), user: person() });
  server = async ({ url, headers }) => {
    if (url === "/api/auth/refresh") {
      expect(headers["X-Redress-Request"]).toBe("1");
      await new Promise((done) => setTimeout(done, 20));
      return { status: 200, body: { token: token(600, "new"), user: person() } };
    }
    const fresh = headers["Authorization"]?.includes("new");
    return fresh ? { status: 200, body: { ok: true } } : { status: 401, body: { code: "token_expired" } };
  };
  const answers = await Promise.all([api.getMe(), api.countTickets(), api.listSkills()]);
  expect(answers).toEqual([{ ok: true }, { ok: true }, { ok: true }]);
  expect(seen.filter((request) => request === "POST /api/auth/refresh")).toHaveLength(1);
});

test("a token that is about to expire is renewed before the request", async () => {
  takeSession({ token: token(10, "old"), user: person() });
  server = ({ url }) =>
    url === "/api/auth/refresh"
      ? { status: 200, body: { token: token(600, "new"), user: person() } }
      : { status: 200, body: {} };
  await api.getMe();
  expect(seen).toEqual(["POST /api/auth/refresh", "GET /api/auth/me"]);
});

test("a cookie is traded by a request that outlives its page; nothing else is", async () => {
  server = () => ({ status: 200, body: { token: token(600), user: person() } });
  await Promise.all([refreshSession(), resumeGuest(), api.getMe()]);
  expect(outlived).toEqual(["/api/auth/refresh", "/api/guest/refresh"]);
});

test("a refresh that is refused, or reaches nobody, is told as any other request", async () => {
  server = () => ({ status: 429, body: { code: "rate_limited", detail: "Later" } });
  await expect(refreshSession()).rejects.toMatchObject({ code: "rate_limited", status: 429 });
  server = () => ({ status: 0 });
  await expect(refreshSession()).rejects.toMatchObject({ code: "offline", status: 0 });
});

test("without a session a refresh is 204: nobody is signed in and nothing is thrown", async () => {
  server = () => ({ status: 204 });
  const told = jest.fn();
  const stop = onSession(told);
  await expect(refreshSession()).resolves.toBeNull();
  expect(told).toHaveBeenCalledWith(null, true);
  expect(accessToken()).toBeNull();
  stop();
});

test("when the session has ended the first refusal stands", async () => {
  takeSession({ token: token(600), user: person() });
  server = ({ url }) =>
    url === "/api/auth/refresh" ? { status: 204 } : { status: 401, body: { code: "token_expired" } };
  await expect(api.getMe()).rejects.toMatchObject({ code: "token_expired" });
});

/** So many requests have been sent, and the question stands. */
const isAsked = (requests: number) =>
  waitFor(() => expect([seen.length, confirmQuestion.get()]).toEqual([requests, expect.any(Function)]), {
    timeout: 60_000,
  });
const confirmationRequired = () => ({ status: 403, body: { code: "confirmation_required" } });

test("a sensitive action asks for the password once, however many wait for it, and is sent again as it was", async () => {
  let confirmed = false;
  const bodies: unknown[] = [];
  server = ({ data }) => {
    bodies.push(data);
    return confirmed ? { status: 200, body: { ok: true } } : confirmationRequired();
  };
  const asked: unknown[] = [];
  const stop = confirmQuestion.subscribe(() => confirmQuestion.get() && asked.push(confirmQuestion.get()));
  const both = [api.forgotPassword({ body: { email: "a@b.c" } }), api.listSkills()];
  await isAsked(2);
  confirmed = true;
  confirmQuestion.get()?.(true);
  expect(await Promise.all(both)).toEqual([{ ok: true }, { ok: true }]);
  expect([asked.length, confirmQuestion.get()]).toEqual([1, null]);
  expect(bodies.filter((body) => body !== undefined)).toEqual(['{"email":"a@b.c"}', '{"email":"a@b.c"}']);
  stop();
});

test("who would rather not type the password gets the refusal, and nothing is sent again", async () => {
  server = confirmationRequired;
  const refused = api.listSkills().catch((error: unknown) => error);
  await isAsked(1);
  confirmQuestion.get()?.(false);
  expect(await refused).toMatchObject({ code: "confirmation_required" });
  expect(seen).toHaveLength(1);
});

const signedInElsewhere = () => ({ status: 200, body: { token: token(600, "new"), user: person({ id: 2 }) } });

test("what one person began is not sent for another who signed in meanwhile in another tab", async () => {
  takeSession({ token: token(600, "old"), user: person({ id: 1 }) });
  server = ({ url, headers }) => {
    if (url === "/api/auth/refresh") return signedInElsewhere();
    if (headers["Authorization"]?.includes("new")) return { status: 200, body: { ok: true } };
    return { status: 401, body: { code: "token_expired" } };
  };
  await expect(api.updateMe({ body: { full_name: "A" } })).rejects.toMatchObject({ code: "unauthenticated" });
  expect(seen).toEqual(["PATCH /api/auth/me", "POST /api/auth/refresh"]);
  expect(await api.updateMe({ body: { full_name: "B" } })).toEqual({ ok: true });
});

test("nor does another person's password send it", async () => {
  takeSession({ token: token(600, "old"), user: person({ id: 1 }) });
  server = confirmationRequired;
  const refused = api.deleteMe().catch((error: unknown) => error);
  await isAsked(1);
  server = signedInElsewhere;
  await refreshSession();
  confirmQuestion.get()?.(true);
  expect(await refused).toMatchObject({ code: "unauthenticated" });
  expect(seen).toEqual(["DELETE /api/me", "POST /api/auth/refresh"]);
});

test("the token is in memory and in the header alone: nothing of it is stored, nor part of an address", async () => {
  const kept = token(600, "hush");
  const addresses: string[] = [];
  server = ({ url, params, data }) => {
    addresses.push(JSON.stringify([url, params, data]));
    return { status: 200, body: { token: kept, user: person() } };
  };
  takeSession({ token: kept, user: person() });
  await refreshSession();
  await api.listTickets({ query: { view: "mine" } });
  await api.addComment({ params: { id: "1" }, body: { comment: "Hello" } });

  expect([accessToken(), addresses.length]).toEqual([kept, 3]);
  const stored = [localStorage, sessionStorage].map((storage) => JSON.stringify({ ...storage }));
  expect([...stored, document.cookie, location.href, ...addresses].join(" ")).not.toContain(kept.split(".")[1]);
});
