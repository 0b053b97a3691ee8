import { afterAll, beforeAll, beforeEach, expect, jest, test } from "@jest/globals";
import { DatabaseError } from "sequelize";
import { z } from "zod";
import { startBareApp, type BareApp, type BareContext } from "../../../test/start-bare-app.js";

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
  readThing: {
    method: "POST",
    path: "/api/things/read",
    tag: "t",
    summary: "",
    access: { permission: "ticket.create" },
    bodyBytes: 500_000,
    body: z.strictObject({ name: z.string() }),
    responses: { 200: thing },
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
    responses: { 200: thing },
  },
} as const;

let handle: (ctx: BareContext) => Promise<unknown>;
let app: BareApp;
const run = (ctx: BareContext) => handle(ctx);

beforeAll(async () => {
  app = await startBareApp(contract, { makeThing: run, readThing: run, getThing: run });
});
afterAll(() => app.close());
beforeEach(() => {
  handle = async () => ({ id: 1, name: "one" });
});

const make = (body: unknown) =>
  app
    .as("ticket.create")
    .post("/api/things")
    .send(body as object);

test.each([
  [{}, [{ field: "name", message: "Fill this in" }]],
  [{ name: 5 }, [{ field: "name", message: "Expected text" }]],
  [{ name: "x" }, [{ field: "name", message: "Use at least 2 characters" }]],
  [
    { name: "one", role: "admin", is_admin: true },
    [
      { field: "role", message: "There is no such field" },
      { field: "is_admin", message: "There is no such field" },
    ],
  ],
  [
    { name: "one", tags: [{ label: 1 }, { label: "b", x: 1 }] },
    [
      { field: "tags.0.label", message: "Expected text" },
      { field: "tags.1.x", message: "There is no such field" },
    ],
  ],
  [{ name: "one", kind: "c" }, [{ field: "kind", message: "Use one of a, b" }]],
  [{ name: "a\u0000b" }, [{ field: "name", message: "Remove the characters that cannot be shown" }]],
  [{ name: "a\ud800b" }, [{ field: "name", message: "Remove the characters that cannot be shown" }]],
  [[], [{ field: "body", message: "Expected an object" }]],
])("the body %j is 422 with a message per field", async (body, errors) => {
  const res = await make(body).expect(422);
  expect(res.headers["content-type"]).toContain("application/problem+json");
  expect(res.body).toMatchObject({ code: "validation", errors });
});

test("thousands of unknown fields are answered by a short list", async () => {
  const many = Object.fromEntries(Array.from({ length: 10_000 }, (_, i) => [`k${i}`, 1]));
  const res = await make({ name: 5, ...many }).expect(422);
  expect(res.body.errors).toHaveLength(50);
  expect(res.body.errors[0]).toEqual({ field: "name", message: "Expected text" });
});

test.each([
  [
    "an unknown field named __proto__",
    '{"name":"one","__proto__":{"polluted":true}}',
    "application/json",
    422,
    "validation",
  ],
  ["a bare number", "5", "application/json", 422, "validation"],
  ["broken JSON", '{"name":', "application/json", 400, "malformed_json"],
  ["deeply nested JSON", "[".repeat(90_000), "application/json", 400, "malformed_json"],
  ["deeply nested JSON that is whole", "[".repeat(50_000) + "]".repeat(50_000), "application/json", 422, "validation"],
  ["a form", "name=one", "application/x-www-form-urlencoded", 415, "unsupported_media_type"],
  ["plain text", '{"name":"one"}', "text/plain", 415, "unsupported_media_type"],
  ["another charset", '{"name":"one"}', "application/json; charset=latin1", 415, "unsupported_media_type"],
])("%s never reaches the handler", async (_name, body, type, status, code) => {
  let reached = false;
  handle = async () => void (reached = true);
  const res = await app.as("ticket.create").post("/api/things").set("Content-Type", type).send(body);
  expect([res.status, res.body.code, reached]).toEqual([status, code, false]);
  expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
});

test("a body of more than 200 kB is 413 and says how large it may be", async () => {
  const res = await make({ name: "x".repeat(300_000) }).expect(413);
  expect(res.body).toMatchObject({ code: "too_large", limit: 204_800 });
});

test("an endpoint that takes more says so in its own 413, and the others take no more for it", async () => {
  const read = (length: number) =>
    app
      .as("ticket.create")
      .post("/api/things/read")
      .send({ name: "x".repeat(length) });
  await read(499_000).expect(200);
  expect((await read(500_000).expect(413)).body).toMatchObject({ code: "too_large", limit: 500_000 });
  expect((await make({ name: "x".repeat(300_000) }).expect(413)).body).toMatchObject({ limit: 204_800 });
  // What is not allowed is refused before it is read.
  const refused = await app
    .as()
    .post("/api/things/read")
    .send({ name: "x".repeat(600_000) });
  expect(refused.status).toBe(403);
});

test("params and query are parsed as well, and refused with their names", async () => {
  handle = async (ctx) => ({ id: ctx.params["id"], name: String(ctx.query["deep"]) });
  expect((await app.as().get("/api/things/7?deep=true").expect(200)).body).toEqual({ id: 7, name: "true" });
  const res = await app.as().get("/api/things/seven?deep=perhaps&x=1").expect(422);
  expect(res.body.errors.map((error: { field: string }) => error.field)).toEqual(["id", "deep", "x"]);
});

test.each([
  "/api/things/%",
  "/api/things/%E0%A4%A",
  "/api/things/%00",
  "/api/things/..%2f..%2fetc",
  "/api/things/7?deep=%00",
  "/api/things/7?deep[a]=1",
  `/api/things/${"9".repeat(2000)}`,
])("the hostile address %.40s is refused as the caller's mistake", async (path) => {
  const res = await app.as().get(path);
  expect(res.status).toBeGreaterThanOrEqual(400);
  expect(res.status).toBeLessThan(500);
  expect(res.headers["content-type"]).toContain("application/problem+json");
});

test("an address with a broken escape is told what is broken", async () => {
  for (const path of ["/api/things/%", "/api/things/%E0%A4%A"])
    expect((await app.as().get(path).expect(400)).body).toMatchObject({
      code: "malformed_request",
      detail: "The address has a broken % escape",
    });
});

test.each([
  ["a number out of range", "SELECT $1::int4", "99999999999"],
  ["no number", "SELECT $1::int4", "twelve"],
  ["no date", "SELECT $1::date", "2026-02-31"],
])("%s that a schema let pass is the caller's mistake and no 500", async (_name, sql, value) => {
  handle = (ctx) => ctx.work((work) => work.rows(sql, [value]));
  expect((await app.as().get("/api/things/7").expect(422)).body.code).toBe("validation");
});

test("when the database gives up a statement or a connection it is 503 with a time to come back", async () => {
  // Sequelize tells the console itself that it gives up the connection.
  const warn = jest.spyOn(console, "warn").mockImplementation(() => undefined);
  handle = (ctx) =>
    ctx.work(async (work) => {
      await work.rows("SET LOCAL statement_timeout = 50");
      return work.rows("SELECT pg_sleep(2)");
    });
  const slow = await app.as().get("/api/things/7").expect(503);
  expect([slow.body.code, slow.headers["retry-after"]]).toEqual(["unavailable", "2"]);
  handle = (ctx) => ctx.work(async (work) => work.rows("SELECT pg_terminate_backend(pg_backend_pid())"));
  expect((await app.as().get("/api/things/7").expect(503)).body.code).toBe("unavailable");
  handle = async () => ({ id: 1, name: "one" });
  await app.as().get("/api/things/7").expect(200);
  warn.mockRestore();
});

test("a unit of work that was in another's way is done once more", async () => {
  let tries = 0;
  handle = (ctx) =>
    ctx.work(async (work) => {
      tries += 1;
      await work.record({ type: "thing.made" });
      if (tries === 1)
        throw new DatabaseError(Object.assign(new Error("deadlock detected"), { code: "40P01", sql: "" }));
      return { id: tries, name: "one" };
    });
  expect((await app.as().get("/api/things/7").expect(200)).body.id).toBe(2);
});
