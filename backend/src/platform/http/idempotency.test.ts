import { afterAll, beforeAll, beforeEach, expect, test } from "@jest/globals";
import { z } from "zod";
import { eventually } from "../../../test/eventually.js";
import { startBareApp, type BareApp, type BareContext } from "../../../test/start-bare-app.js";
import { AppError } from "../errors.js";

const contract = {
  makeThing: {
    method: "POST",
    path: "/api/things",
    tag: "t",
    summary: "",
    access: "signed_in",
    idempotent: true,
    body: z.strictObject({ name: z.string() }),
    responses: { 201: z.object({ id: z.number(), name: z.string() }) },
  },
  attach: {
    method: "POST",
    path: "/api/files",
    tag: "t",
    summary: "",
    access: "signed_in",
    idempotent: true,
    files: { max: 5 },
    responses: { 201: z.object({ names: z.array(z.string()) }) },
  },
} as const;

let app: BareApp;
let made = 0;
let before: () => Promise<unknown> = async () => undefined;

const makeThing = (ctx: BareContext) =>
  ctx.work(async (work) => {
    made += 1;
    await before();
    await work.record({ type: "thing.made", data: { name: ctx.body["name"] } });
    return { id: made, name: String(ctx.body["name"]), secret: "inside" };
  });
const attach = (ctx: BareContext) => ctx.work(async () => ({ names: ctx.files.map(({ fileName }) => fileName) }));

beforeAll(async () => {
  app = await startBareApp(contract, { makeThing, attach });
});
afterAll(() => app.close());
beforeEach(() => {
  before = async () => undefined;
});

const make = (key: string, name = "one") => app.as().post("/api/things").set("Idempotency-Key", key).send({ name });
const eventsOf = async (name: string) =>
  (await app.db.rows("SELECT 1 FROM events WHERE type = 'thing.made' AND data->>'name' = $1", [name])).length;

test("the same key again gets the same answer and changes nothing again", async () => {
  const first = await make("a-key", "twice").expect(201);
  const again = await make("a-key", "twice").expect(201);
  expect(again.body).toEqual(first.body);
  expect(first.headers["idempotency-replayed"]).toBeUndefined();
  expect(again.headers["idempotency-replayed"]).toBe("true");
  expect(await eventsOf("twice")).toBe(1);
  expect(JSON.stringify(await app.db.rows("SELECT response FROM idempotency_keys"))).not.toContain("inside");
});

test("without a key every request counts", async () => {
  await app.as().post("/api/things").send({ name: "plain" }).expect(201);
  await app.as().post("/api/things").send({ name: "plain" }).expect(201);
  expect(await eventsOf("plain")).toBe(2);
});

test("a key used for another body is 422", async () => {
  await make("b-key", "one").expect(201);
  expect((await make("b-key", "two").expect(422)).body.code).toBe("idempotency.mismatch");
});

test("of two at once one works and the other is told so", async () => {
  let refused = 0;
  // The one at work goes on only when the others have been answered.
  before = () => eventually(() => expect(refused).toBe(2));
  const one = () => make("c-key", "race").then((answer) => ((refused += answer.status === 409 ? 1 : 0), answer));
  const answers = await Promise.all([one(), one(), one()]);
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
  expect(answers.find(({ status }) => status === 409)?.body.code).toBe("idempotency.in_progress");
  expect(await eventsOf("race")).toBe(1);
});

test("a request that failed may be tried again with its key", async () => {
  before = async () => {
    throw new AppError("ticket.closed", 409, "No");
  };
  await make("d-key", "retry").expect(409);
  before = async () => undefined;
  await make("d-key", "retry").expect(201);
  expect(await eventsOf("retry")).toBe(1);
});

test("a key is forgotten after 24 hours", async () => {
  await make("e-key", "old").expect(201);
  await app.db.rows(
    "UPDATE idempotency_keys SET created_at = created_at - interval '24 hours 1 second' WHERE key = 'e-key'",
  );
  expect((await make("e-key", "new").expect(201)).headers["idempotency-replayed"]).toBeUndefined();
  expect((await make("e-key", "new").expect(201)).headers["idempotency-replayed"]).toBe("true");
});

test.each([["ü"], ["a b"], ["x".repeat(256)]])("the key %.10j is refused", async (key) => {
  const res = await make(Buffer.from(key).toString("latin1")).expect(422);
  expect(res.body.errors[0].field).toBe("Idempotency-Key");
});

test("of files that were sent again nothing is kept twice, and other contents are another request", async () => {
  const send = (content: string) =>
    app.as().post("/api/files").set("Idempotency-Key", "f-key").attach("files", Buffer.from(content), "a.txt");
  await send("hello").expect(201);
  const again = await send("hello").expect(201);
  expect(again.headers["idempotency-replayed"]).toBe("true");
  expect(await app.storedFiles()).toHaveLength(1);
  await send("other").expect(422);
  expect(await app.storedFiles()).toHaveLength(1);
});
