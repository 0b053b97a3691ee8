import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { endpoints, type Endpoint, type RouteName } from "../src/contract/index.js";
import { buildCustomer, type BuiltPerson } from "./factories/index.js";
import { startTestApp, type TestApp } from "./start-test-app.js";

const MOST = 2;
let app: TestApp;
let person: BuiltPerson;
beforeAll(async () => {
  const few = { requests: MOST, seconds: 900 };
  app = await startTestApp({
    config: { trustProxy: 1 },
    app: { rateLimits: { authPerAddress: few, perAccountAndAddress: few } },
  });
  person = await buildCustomer(app.db, { password: "copper lantern ferry" });
});
afterAll(() => app.close());

/** What a stranger may send that can be guessed at, makes an account or sends a mail: all of it but the cookie's own routes. */
const ofStrangers = (Object.keys(endpoints) as RouteName[]).filter((name) => {
  const { access, method, cookie = false }: Endpoint & { method: string } = endpoints[name];
  return access === "public" && method !== "GET" && !cookie;
});
/** What asks a signed-in person for a password, sends mails or is much work. */
const ofPeople: readonly RouteName[] = ["confirmPassword", "changePassword", "changeEmail", "exportMe"];

const ask = (name: RouteName, agent: ReturnType<TestApp["api"]["anonymous"]>, address: string) => {
  const { method, path } = endpoints[name];
  const request = method === "GET" ? agent.get(path) : agent.post(path).send({});
  return request.set("X-Forwarded-For", address);
};
const answers = async (name: RouteName, agent: () => ReturnType<TestApp["api"]["anonymous"]>, address: string) => {
  const statuses: { status: number; retryAfter: unknown }[] = [];
  for (let n = 0; n <= MOST; n += 1) {
    const { status, headers } = await ask(name, agent(), address);
    statuses.push({ status, retryAfter: headers["retry-after"] });
  }
  return statuses;
};

test("there are such routes", () => {
  expect(ofStrangers).toEqual(expect.arrayContaining(["login", "loginTwoFactor", "register", "trackByCode"]));
});

test.each(ofStrangers.map((name, n) => [name, `203.0.113.${n + 1}`] as const))(
  "one network asks %s only so often, whatever it sends",
  async (name, address) => {
    const all = await answers(name, () => app.api.anonymous(), address);
    expect(all.slice(0, MOST).map(({ status }) => status)).not.toContain(429);
    expect(all.at(-1)).toEqual({ status: 429, retryAfter: expect.stringMatching(/^[1-9]\d*$/) });
  },
);

test.each(ofPeople.map((name, n) => [name, `198.51.100.${n + 1}`] as const))(
  "a signed-in person asks %s only so often",
  async (name, address) => {
    const all = await answers(name, () => app.api.as(person), address);
    expect(all.slice(0, MOST).map(({ status }) => status)).not.toContain(429);
    expect(all.at(-1)?.status).toBe(429);
  },
);
