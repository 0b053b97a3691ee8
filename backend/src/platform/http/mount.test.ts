import { afterAll, beforeAll, beforeEach, expect, test } from "@jest/globals";
import { z } from "zod";
import { startBareApp, type BareApp, type BareContext } from "../../../test/start-bare-app.js";
import { AppError, notFound } from "../errors.js";
import { createMounting, type MountDeps } from "./mount.js";

const thing = z.object({ id: z.number(), name: z.string() });
const contract = {
  makeThing: {
    method: "POST",
    path: "/api/things",
    tag: "t",
    summary: "",
    access: { permission: "ticket.create" },
    body: z.strictObject({
      name: z.string().min(2).max(10),
      tags: z.array(z.strictObject({ label: z.string() })).optional(),
      kind: z.enum(["a", "b"]).optional(),
    }),
    responses: { 201: thing },
  },
  countThings: {
    method: "GET",
    path: "/api/things/count",
    tag: "t",
    summary: "",
    access: "public",
    responses: { 200: z.object({ n: z.number() }) },
  },
  getThing: {
    method: "GET",
    path: "/api/things/:id",
    tag: "t",
    summary: "",
    access: "signed_in",
    params: z.strictObject({
      id: z
        .string()
        .regex(/^\d{1,9}$/)
        .transform(Number),
    }),
    query: z.strictObject({ deep: z.enum(["true", "false"]).optional() }),
    versioned: true,
    responses: { 200: thing },
  },
  removeThing: {
    method: "DELETE",
    path: "/api/things/:id",
    tag: "t",
    summary: "",
    access: "signed_in",
    params: z.strictObject({ id: z.string() }),
    versioned: true,
    responses: { 204: null },
  },
  refreshThing: {
    method: "POST",
    path: "/api/refresh",
    tag: "t",
    summary: "",
    access: "public",
    cookie: true,
    responses: { 200: z.object({}), 204: null },
  },
} as const;

let handle: (ctx: BareContext) => Promise<unknown>;
let app: BareApp;
const run = (ctx: BareContext) => handle(ctx);

beforeAll(async () => {
  app = await startBareApp(contract, {
    makeThing: run,
    countThings: run,
    getThing: run,
    removeThing: run,
    refreshThing: run,
  });
});
afterAll(() => app.close());
beforeEach(() => {
  handle = async () => ({ id: 1, name: "one" });
});

const make = (body: unknown, headers: Record<string, string> = {}) =>
  app
    .as("ticket.create")
    .post("/api/things")
    .set(headers)
    .send(body as object);
const events = () => app.db.rows("SELECT type, data, actor_id FROM events ORDER BY id");

test("what a handler adds beyond the contract stays inside", async () => {
  handle = async () => ({ id: 1, name: "one", password_hash: "secret" });
  const res = await make({ name: "one" }).expect(201);
  expect(res.body).toEqual({ id: 1, name: "one" });
  expect(res.headers["cache-control"]).toBe("no-store");
  expect(res.headers["x-request-id"]).toMatch(/^[\w-]{36}$/);
});

test("an answer that breaks the contract is a 500 without details, and is logged with the place", async () => {
  handle = async () => ({ id: "one", name: "secret" });
  const res = await make({ name: "one" }).expect(500);
  expect(res.body).toMatchObject({ code: "internal", status: 500, request_id: res.headers["x-request-id"] });
  expect(JSON.stringify(res.body)).not.toContain("secret");
  expect(JSON.stringify(app.logs.at(-2))).toContain("breaks the contract: id");
});

test("the id of a request is ours: another's, sent along, stands beside it in the log and nowhere else", async () => {
  handle = async () => ({ id: "one" });
  const theirs = "request-of-somebody-else";
  const res = await make({ name: "one" }, { "X-Request-Id": theirs }).expect(500);
  expect(res.headers["x-request-id"]).toMatch(/^[0-9a-f-]{36}$/);
  expect(res.body.request_id).toBe(res.headers["x-request-id"]);
  expect(app.logs.at(-1)).toMatchObject({ request_id: res.headers["x-request-id"], client_request_id: theirs });
  await make({ name: "one" }, { "X-Request-Id": "odd id" });
  expect(app.logs.at(-1)).not.toHaveProperty("client_request_id");
});

test("a fixed path wins over one with a parameter, whatever was mounted first", async () => {
  handle = async () => ({ n: 3 });
  expect((await app.request.get("/api/things/count").expect(200)).body).toEqual({ n: 3 });
});

test("a stranger is 401 where one must be signed in; an old token is told to be renewed; a public endpoint answers both", async () => {
  handle = async () => ({ n: 3 });
  const stranger = await app.request.get("/api/things/7").expect(401);
  expect(stranger.body.code).toBe("unauthenticated");
  expect(stranger.headers["www-authenticate"]).toBe("Bearer");
  expect((await app.request.get("/api/things/7").set("Authorization", "Bearer old").expect(401)).body.code).toBe(
    "token_expired",
  );
  expect((await app.request.get("/api/things/7").set("Authorization", "Basic abc").expect(401)).body.code).toBe(
    "unauthenticated",
  );
  await app.request.get("/api/things/count").set("Authorization", "Bearer old").expect(200);
  await app.request.get("/api/things/count").set("Authorization", "rubbish \u00fc").expect(200);
});

test("what strangers are refused is written down nowhere: they could fill the disk", async () => {
  for (const refusal of [notFound("Thing"), new AppError("forbidden", 403, "Not you")]) {
    handle = async () => {
      throw refusal;
    };
    const before = await events();
    await app.request.get("/api/things/count").expect(refusal.status);
    expect(await events()).toEqual(before);
    await app.as("ticket.create").get("/api/things/count").expect(refusal.status);
    expect(await events()).toHaveLength(before.length + 1);
  }
});

test("without the permission it is 403 before the body is read, and one event tells of it", async () => {
  const before = (await events()).length;
  await app.as("ticket.reply").post("/api/things").send("{broken").set("Content-Type", "application/json").expect(403);
  expect((await events()).slice(before)).toEqual([
    {
      type: "access.refused",
      data: { method: "POST", path: "/api/things", code: "forbidden" },
      actor_id: app.personId,
    },
  ]);
});

test("what a handler refuses leaves nothing of its transaction but the refusal's own event", async () => {
  const before = (await events()).length;
  handle = (ctx) =>
    ctx.work(async (work) => {
      await work.record({ type: "thing.made" });
      throw notFound("Thing");
    });
  const res = await app.as().get("/api/things/7").set("User-Agent", "Ünïcode\ttab").expect(404);
  expect(res.body).toMatchObject({ code: "not_found", detail: "Thing not found" });
  expect((await events()).slice(before)).toMatchObject([{ type: "access.refused", data: { path: "/api/things/7" } }]);
});

test("a conflict is answered with its details and is no refusal of access", async () => {
  const before = (await events()).length;
  handle = async () => {
    throw new AppError("ticket.illegal_transition", 409, "No", { allowed: ["closed"] });
  };
  expect((await app.as().get("/api/things/7").expect(409)).body).toMatchObject({
    code: "ticket.illegal_transition",
    allowed: ["closed"],
  });
  expect(await events()).toHaveLength(before);
});

test("an unexpected error is a 500 that tells nothing", async () => {
  handle = async () => {
    throw new Error("password=hunter2");
  };
  const res = await app.as().get("/api/things/7").expect(500);
  expect(res.body).toEqual({
    type: "about:blank",
    title: "Internal Server Error",
    status: 500,
    code: "internal",
    detail: "Something went wrong on our side; the request id helps us to find out what",
    request_id: res.headers["x-request-id"],
  });
});

test("unknown paths are 404 and other methods 405 with those that are taken", async () => {
  expect((await app.request.get("/api/nothing").expect(404)).body.code).toBe("not_found");
  const res = await app.as().put("/api/things/7").expect(405);
  expect(res.body.code).toBe("method_not_allowed");
  expect(res.headers["allow"]).toBe("GET, DELETE, HEAD, OPTIONS");
});

test("ETag carries the version; If-Match comes in all its forms", async () => {
  const seen: (number | null)[] = [];
  handle = async (ctx) => {
    seen.push(ctx.ifMatch);
    ctx.setVersion(4);
    return { id: 1, name: "one" };
  };
  const headers = ['"v3"', '"3"', 'W/"v3"', '"v2", "v3"', "*"];
  for (const header of headers) {
    const res = await app.as().get("/api/things/7").set("If-Match", header).expect(200);
    expect(res.headers["etag"]).toBe('"v4"');
  }
  expect(seen).toEqual([3, 3, 3, 3, null]);
  for (const header of ["3", '"abc"', '"v3', ""]) {
    expect((await app.as().get("/api/things/7").set("If-Match", header).expect(400)).body.code).toBe(
      "malformed_request",
    );
  }
});

test("204 has no body", async () => {
  handle = async () => undefined;
  const res = await app.as().delete("/api/things/7").expect(204);
  expect(res.text).toBe("");
});

test("a handler may answer with another status of the contract, and with no other", async () => {
  handle = async (ctx) => {
    ctx.status(204);
    return undefined;
  };
  await app.request.post("/api/refresh").set("X-Redress-Request", "1").expect(204);
  handle = async (ctx) => {
    ctx.status(202);
    return {};
  };
  await app.request.post("/api/refresh").set("X-Redress-Request", "1").expect(500);
});

test.each([
  ["without our header", {}, 403],
  ["from no page", { "X-Redress-Request": "1" }, 200],
  ["from our page", { "X-Redress-Request": "1", Origin: "http://localhost:5000" }, 200],
  [
    "from another port of this machine at development",
    { "X-Redress-Request": "1", Origin: "http://127.0.0.1:5173" },
    200,
  ],
  ["from another site", { "X-Redress-Request": "1", Origin: "https://evil.example" }, 403],
  ["from a site that begins like ours", { "X-Redress-Request": "1", Origin: "http://localhost.evil.example" }, 403],
  ["from an opaque origin", { "X-Redress-Request": "1", Origin: "null" }, 403],
])("a cookie endpoint asked %s", async (_name, headers, status) => {
  handle = async () => ({});
  await app.request.post("/api/refresh").set(headers).expect(status);
});

test("the log names the route and keeps secrets of the address out", async () => {
  await app.as().get("/api/things/7?token=abc123&deep=true").set("Cookie", "session=s3cret");
  const line = JSON.stringify(app.logs);
  expect(line).toContain("token=[removed]");
  expect(line).not.toContain("abc123");
  expect(line).not.toContain("s3cret");
});

test("start-up refuses an endpoint without access, one mounted twice and one mounted by nobody", () => {
  const mounting = (endpoints: object) => createMounting({ endpoints } as unknown as MountDeps);
  const open = { name: "getApp", method: "GET", path: "/", responses: {} };
  const handler = async () => undefined as never;
  expect(() => mounting({ getApp: open }).mount("getApp", handler)).toThrow("does not say who may call it");
  expect(() => mounting({ getApp: { ...open, access: { permission: 1 } } }).mount("getApp", handler)).toThrow(
    "does not say",
  );
  const twice = mounting({ getApp: { ...open, access: "public" } });
  twice.mount("getApp", handler);
  expect(() => twice.mount("getApp", handler)).toThrow("twice");
  expect(() => mounting({ getApp: open }).complete()).toThrow("getApp");
  expect(() => mounting({}).mount("getApp", handler)).toThrow("no endpoint");
});
