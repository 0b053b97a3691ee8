import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { pino } from "pino";
import { createApp } from "../src/app.js";
import { buildAdmin, buildCategory, type BuiltPerson } from "./factories/index.js";
import { mailedCode } from "./mailed-code.js";
import { mailedToken } from "./mailed-link.js";
import { startTestApp, type TestApp } from "./start-test-app.js";
import { serveForTests } from "./test-api.js";
import { turnOnTwoFactor } from "./two-factor.js";
import { someone } from "./visitor.js";

/** Everything in the scenario that would let somebody in, by what it is. */
const secrets = new Map<string, string>();
let app: TestApp;
let admin: BuiltPerson;

beforeAll(async () => {
  app = await startTestApp();
  admin = await buildAdmin(app.db);
  await live();
  await app.jobs.runAll({ mayFail: true });
});
afterAll(() => app.close());

/** Remembers a secret. @throws Error when there is none: the scenario did not get as far as it should. */
function secret<T extends string | undefined>(what: string, value: T): string {
  if (!value || value.length < 6) throw new Error(`There is no ${what} (${String(value)})`);
  secrets.set(what, value);
  return value;
}
const cookieIn = (answer: { get(name: string): unknown }) =>
  /=([^;]+)/.exec((answer.get("Set-Cookie") as string[] | undefined)?.[0] ?? "")?.[1];

/** A day of a desk: people register, forget, guess, change, and somebody tries what they should not. */
async function live(): Promise<void> {
  const post = (path: string, body: object, headers: Record<string, string> = {}) =>
    app.api.anonymous().post(path).set(headers).send(body);

  const email = someone();
  const first = secret("first password", "Umbrella-first-7-Orchard");
  await post("/api/auth/register", { email, password: first, full_name: "Rosa" });
  await post("/api/auth/verify", { token: secret("link that verifies", await mailedToken(app, email)) });
  await post("/api/auth/login", { email, password: secret("guessed password", "Guess-of-a-stranger-11") });
  const signedIn = await post("/api/auth/login", { email, password: first });
  const token = secret("access token", signedIn.body.token as string);
  const cookie = secret("refresh cookie", cookieIn(signedIn));
  await post("/api/auth/refresh", {}, { Cookie: `redress_session=${cookie}`, "X-Redress-Request": "1" });

  await post("/api/auth/forgot-password", { email });
  const reset = secret("link that resets", await mailedToken(app, email));
  const second = secret("second password", "Lantern-second-8-Meadow");
  await post("/api/auth/reset-password", { token: reset, password: second });
  await post("/api/auth/reset-password", { token: reset, password: second });

  const visitor = someone();
  const category = (await buildCategory(app.db)).id;
  await post("/api/guest/complaints", {
    subject: "Charged twice",
    description: "In March.",
    email: visitor,
    category_id: category,
  });
  const mailed = await mailedCode(app, visitor);
  secret("guest's link", mailed.token);

  const owner = app.api.as(admin);
  const invited = await owner
    .post("/api/people/invitations")
    .send({ email: someone(), full_name: "Ines", role: "agent" });
  expect(invited.status).toBe(201);
  const key = await owner.post("/api/me/api-keys").send({ name: "Script", scopes: ["audit:read"] });
  secret("API key", (key.body as { key?: string }).key);
  await app.api
    .anonymous()
    .get("/api/audit")
    .set("Authorization", `Bearer ${secrets.get("API key")}`);
  const factor = await turnOnTwoFactor(app, admin);
  secret("two-factor secret", factor.secret);
  secret("recovery code", factor.recoveryCodes[0]);

  // What people and programs do wrong with what they know.
  const bearer = { Authorization: `Bearer ${secret("made-up token", "made.up-token-of-nobody.x1")}` };
  await app.api.anonymous().get("/api/auth/me").set(bearer);
  await app.api.anonymous().get(`/api/tickets?token=${token}&access_token=${token}`).set("Cookie", `a=${cookie}`);
  await app.api.anonymous().get(`/reset-password?token=${reset}`).set("Accept", "text/html");
  await app.api.anonymous().get(`/accept?code=${reset}&key=${reset}&password=${second}`);
  await app.api.anonymous().get(`/api/nowhere?secret=${second}`);
  const broken = `{"email":"${email}","password":"${first}"`;
  await app.api.anonymous().post("/api/auth/login").set("Content-Type", "application/json").send(broken);
  await post("/api/auth/login", { email, password: { $ne: first } });
  await post("/api/auth/login", { email, password: first, [second]: second });
  await failByABug(email, first);
}

/** The same sign-in on a desk whose database fails every statement, saying what was to be written. */
async function failByABug(email: string, password: string): Promise<void> {
  const fail = async (_sql: string, binds: readonly unknown[] = []): Promise<never> => {
    throw Object.assign(new Error("the statement failed"), { parameters: binds, detail: JSON.stringify(binds) });
  };
  const { services } = app;
  const log = pino({ level: "debug" }, { write: (line: string) => void app.logs.push(JSON.parse(line)) });
  const db = { ...services.db, rows: fail, one: fail, transaction: fail as never };
  const failing = createApp({ ...services, log, db }, { identify: app.identify });
  const api = await serveForTests(failing, services.config, app.db);
  const answer = await api.anonymous().post("/api/auth/login").send({ email, password });
  expect(answer.status).toBe(500);
  await api.close();
}

/** Which of the secrets stand in a text, as they are or as they travel in an address. */
/** As it was made, in an address, and as a column of bytes shows it: its letters, or what they stand for. */
const formsOf = (value: string) => [
  value,
  encodeURIComponent(value),
  Buffer.from(value).toString("hex"),
  Buffer.from(value).toString("base64"),
  ...(/^[\w-]{32,}$/.test(value) ? [Buffer.from(value, "base64url").toString("hex")] : []),
];
const foundIn = (text: string) =>
  [...secrets].filter(([, value]) => formsOf(value).some((form) => text.includes(form))).map(([what]) => what);

test("the scenario made every kind of secret", () => {
  expect([...secrets.keys()]).toEqual(
    expect.arrayContaining(["first password", "link that resets", "refresh cookie", "API key", "two-factor secret"]),
  );
});

test("no log line has one", () => {
  expect(app.logs.length).toBeGreaterThan(20);
  expect(foundIn(JSON.stringify(app.logs))).toEqual([]);
});

test("no event has one", async () => {
  const events = await app.ownerDb.rows(
    "SELECT e.*, d.data AS details FROM events e LEFT JOIN event_details d ON d.event_id = e.id",
  );
  expect(events.length).toBeGreaterThan(5);
  expect(foundIn(JSON.stringify(events))).toEqual([]);
});

test.each([
  "/api/jobs?limit=100",
  "/api/jobs/counts",
  "/api/mails?limit=100",
  "/api/audit?limit=100",
  "/api/audit/export",
  "/api/people?limit=100",
])("what admins read at %s has none", async (path) => {
  const answer = await app.api.as(admin).get(path).buffer(true);
  expect(answer.status).toBe(200);
  expect(foundIn(answer.text)).toEqual([]);
});

test("no mail shows one to admins, also while it waits", async () => {
  const mails = await app.ownerDb.rows<{ id: number }>("SELECT id FROM mails ORDER BY id");
  expect(mails.length).toBeGreaterThan(4);
  for (const { id } of mails) {
    const answer = await app.api.as(admin).get(`/api/mails/${id}`);
    expect([answer.status, foundIn(answer.text)]).toEqual([200, []]);
  }
});

test("a job that waits for its mail shows nothing of the link it carries", async () => {
  const email = someone();
  const password = "Harbour-third-9-Window";
  await app.api.anonymous().post("/api/auth/register").send({ email, password, full_name: "Vera" });
  const [job] = await app.ownerDb.rows<{ payload: object }>(
    "SELECT payload FROM graphile_worker._private_jobs ORDER BY id DESC LIMIT 1",
  );
  const answer = await app.api.as(admin).get("/api/jobs?limit=100");
  expect(answer.text).toContain("account_mail");
  expect(answer.text).not.toContain(email);
  // Nor does the queue itself hold it.
  const waiting = JSON.stringify(job);
  secret("link that waits", await mailedToken(app, email));
  expect([waiting.includes("sealed"), foundIn(waiting)]).toEqual([true, []]);
});

test("what is at rest is hashed or sealed: the database has none of them in clear", async () => {
  const tables = await app.ownerDb.rows<{ name: string }>(
    "SELECT format('%I', tablename) AS name FROM pg_tables WHERE schemaname = 'public'",
  );
  const found: Record<string, string[]> = {};
  for (const { name } of tables) {
    const rows = await app.ownerDb.rows(`SELECT to_jsonb(t) AS row FROM ${name} t`);
    const here = foundIn(JSON.stringify(rows));
    if (here.length > 0) found[name] = here;
  }
  expect(found).toEqual({});
});
