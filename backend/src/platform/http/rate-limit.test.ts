import { afterAll, beforeAll, expect, jest, test } from "@jest/globals";
import { z } from "zod";
import { testConfig } from "../../../test/test-config.js";
import { startBareApp, type BareApp, type BareContext } from "../../../test/start-bare-app.js";
import { AppError } from "../errors.js";
import { createKnownDevices } from "./known-device.js";

const credentials = z.strictObject({ email: z.string(), password: z.string() });
const contract = {
  login: {
    method: "POST",
    path: "/api/auth/login",
    tag: "t",
    summary: "",
    access: "public",
    body: credentials,
    responses: { 200: z.object({}) },
  },
  forgotPassword: {
    method: "POST",
    path: "/api/auth/forgot-password",
    tag: "t",
    summary: "",
    access: "public",
    body: z.strictObject({ email: z.string() }),
    responses: { 202: z.object({}) },
  },
  getThing: {
    method: "GET",
    path: "/api/thing",
    tag: "t",
    summary: "",
    access: "public",
    responses: { 200: z.object({}) },
  },
} as const;

let app: BareApp;
beforeAll(async () => {
  const login = async (ctx: BareContext) => {
    if (ctx.body["password"] !== "right") throw new AppError("wrong_credentials", 401, "No");
    return {};
  };
  const answer = async () => ({});
  app = await startBareApp(
    contract,
    { login, forgotPassword: answer, getThing: answer },
    {
      config: { trustProxy: 1 },
      rateLimits: {
        perPerson: { requests: 5, seconds: 60 },
        perAddress: { requests: 60, seconds: 60 },
        authPerAddress: { requests: 20, seconds: 60 },
        perAccountAndAddress: { requests: 3, seconds: 60 },
        perAccount: { requests: 6, seconds: 60 },
      },
    },
  );
});
afterAll(() => app.close());

const signIn = (address: string, email: string, password = "wrong") =>
  app.request.post("/api/auth/login").set("X-Forwarded-For", address).send({ email, password });

test("guessing one account from one address ends after a few tries, also with the right password, and says for how long", async () => {
  for (let i = 0; i < 3; i += 1) await signIn("192.0.2.1", "ada@example.org").expect(401);
  const res = await signIn("192.0.2.1", " ADA@example.org", "right").expect(429);
  expect(res.headers["content-type"]).toContain("application/problem+json");
  expect(res.body.code).toBe("rate_limited");
  expect(Number(res.headers["retry-after"])).toBeGreaterThan(0);
  expect(res.headers["ratelimit-limit"]).toBe("3");
  expect(res.headers["ratelimit-remaining"]).toBe("0");
});

test("its owner still gets in from elsewhere, and successes are not counted", async () => {
  for (let i = 0; i < 6; i += 1) await signIn("192.0.2.2", "ada@example.org", "right").expect(200);
});

test("addresses of one IPv6 network count as one", async () => {
  await signIn("2001:db8:1:2::1", "bob@example.org").expect(401);
  await signIn("2001:db8:1:2::2", "bob@example.org").expect(401);
  await signIn("2001:db8:1:2:ffff::3", "bob@example.org").expect(401);
  await signIn("2001:db8:1:2:a:b:c:d", "bob@example.org").expect(429);
  await signIn("2001:db8:1:3::1", "bob@example.org").expect(401);
});

test("guessing one account from many addresses is slowed down to each one's first tries", async () => {
  for (let i = 0; i < 6; i += 1) await signIn(`198.51.100.${i}`, "eve@example.org").expect(401);
  await signIn("198.51.100.99", "eve@example.org").expect(401);
  await signIn("198.51.100.99", "eve@example.org").expect(401);
  const third = await signIn("198.51.100.99", "eve@example.org").expect(429);
  expect(Number(third.headers["retry-after"])).toBeGreaterThan(0);
});

test("whoever is guessed at from many addresses still gets in from their own", async () => {
  for (let i = 0; i < 12; i += 1) await signIn(`198.51.101.${i}`, "mallory@example.org").expect(401);
  const res = await signIn("198.51.102.1", "mallory@example.org", "right").expect(200);
  expect(res.headers["retry-after"]).toBeUndefined();
});

test("guessing one account from very many addresses ends", async () => {
  for (let i = 0; i < 60; i += 1) await signIn(`198.51.103.${i}`, "grace@example.org").expect(401);
  await signIn("198.51.104.1", "grace@example.org", "right").expect(429);
});

test("a browser that the account signed in on before gets in, whoever guesses from wherever, and counts by itself", async () => {
  const devices = createKnownDevices(testConfig(""));
  const cookies: string[] = [];
  devices.remember(
    { headers: {} },
    { append: (_name, value) => void cookies.push(String(value)) as never },
    "Olga@example.org",
  );
  const known = cookies[0]?.split(";")[0] ?? "";
  expect(cookies[0]).toMatch(/HttpOnly; SameSite=Strict/);

  for (let i = 0; i < 60; i += 1) await signIn(`198.51.105.${i}`, "olga@example.org").expect(401);
  for (let i = 0; i < 3; i += 1) await signIn("198.51.106.1", "olga@example.org").expect(429);
  await signIn("198.51.106.1", "olga@example.org", "right").set("Cookie", known).expect(200);
  // Nor does it open another account, or a made-up one anything.
  await signIn("198.51.106.1", "grace@example.org", "right").set("Cookie", known).expect(429);
  await signIn("198.51.106.1", "olga@example.org", "right")
    .set("Cookie", `${known.slice(0, -4)}AAAA`)
    .expect(429);

  for (let i = 0; i < 3; i += 1) await signIn("198.51.106.2", "olga@example.org").set("Cookie", known).expect(401);
  await signIn("198.51.106.2", "olga@example.org", "right").set("Cookie", known).expect(429);
});

test("guessing many accounts from one address ends as well", async () => {
  for (let i = 0; i < 20; i += 1) await signIn("203.0.113.1", `person${i}@example.org`).expect(401);
  await signIn("203.0.113.1", "another@example.org").expect(429);
});

test("mail to one account cannot be asked for without end, whether or not it exists", async () => {
  const ask = () =>
    app.request.post("/api/auth/forgot-password").set("X-Forwarded-For", "192.0.2.9").send({ email: "x@example.org" });
  for (let i = 0; i < 3; i += 1) await ask().expect(202);
  await ask().expect(429);
});

test("people are counted by themselves and not by their address", async () => {
  for (let i = 0; i < 5; i += 1) await app.as().get("/api/thing").set("X-Forwarded-For", `192.0.2.${i}`).expect(200);
  await app.as().get("/api/thing").set("X-Forwarded-For", "192.0.2.200").expect(429);
  await app.request.get("/api/thing").set("X-Forwarded-For", "192.0.2.200").expect(200);
});

test("what a proxy passes on as an address and is none counts as one unknown", async () => {
  await app.request.get("/api/thing").set("X-Forwarded-For", "<script>, unknown").expect(200);
});

test("strangers of one address are counted together, whatever they ask for", async () => {
  const ask = (path: string) => app.request.get(path).set("X-Forwarded-For", "192.0.2.77");
  for (let i = 0; i < 60; i += 1) await ask("/api/thing").expect(200);
  const late = await ask("/api/thing").expect(429);
  expect(Number(late.headers["retry-after"])).toBeGreaterThan(0);
});

test("a guess that cannot be counted is not judged, be the password right or wrong", async () => {
  const count = jest.spyOn(app.db, "one");
  try {
    for (const fails of [() => count.mockRejectedValue(new Error("gone")), () => count.mockResolvedValue(null)]) {
      fails();
      for (const password of ["right", "wrong"])
        expect((await signIn("192.0.2.79", "uncounted@example.org", password)).status).toBe(500);
    }
  } finally {
    count.mockRestore();
  }
  await signIn("192.0.2.79", "uncounted@example.org", "right").expect(200);
});

test("guesses are counted in the database, for all processes together, under no name that could be read", async () => {
  await app.db.rows("DELETE FROM rate_limits");
  await signIn("192.0.2.78", "counted@example.org").expect(401);
  const rows = await app.db.rows<{ key: Buffer; hits: number }>("SELECT key, hits FROM rate_limits");
  expect(rows.map(({ hits }) => hits)).toEqual([1, 1, 1]);
  await app.db.rows("UPDATE rate_limits SET hits = 1000");
  await signIn("192.0.2.78", "counted@example.org", "right").expect(429);
});
