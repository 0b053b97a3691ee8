import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { buildAdmin, buildCustomer, type BuiltPerson } from "../test/factories/index.js";
import { startTestApp, type TestApp } from "../test/start-test-app.js";
import { endpoints, type Endpoint, type RouteName } from "./contract/index.js";

let app: TestApp;
let customer: BuiltPerson;
let admin: BuiltPerson;

beforeAll(async () => {
  app = await startTestApp({ config: { metricsToken: "metrics-token-of-the-test" } });
  customer = await buildCustomer(app.db);
  admin = await buildAdmin(app.db);
});
afterAll(() => app.close());

const names = Object.keys(endpoints) as RouteName[];
const shapeOf = (name: RouteName): Endpoint & { method: string; path: string } => endpoints[name];

/** A request to the route with values that lead to nothing. */
function ask(who: "stranger" | BuiltPerson, name: RouteName) {
  const { method, path } = shapeOf(name);
  const agent = who === "stranger" ? app.api.anonymous() : app.api.as(who);
  const address = path.replace(":attachment_id", "A".repeat(22)).replace(/:\w+/g, "99999");
  return agent[method.toLowerCase() as "get" | "post" | "put" | "patch" | "delete"](address);
}

test.each(names.filter((name) => shapeOf(name).access !== "public"))("%s answers no stranger", async (name) => {
  const res = await ask("stranger", name);
  expect([res.status, res.body.code]).toEqual([401, "unauthenticated"]);
});

test.each(names.filter((name) => typeof shapeOf(name).access === "object"))(
  "%s asks for its permission",
  async (name) => {
    const { access } = shapeOf(name);
    if (typeof access !== "object") throw new Error("filtered above");
    const may = access.permission === "ticket.create";
    const status = (await ask(customer, name)).status;
    if (may) expect(status).not.toBe(403);
    else expect(status).toBe(403);
  },
);

test.each(names)("%s never fails by a bug, whoever asks it for nothing", async (name) => {
  for (const who of ["stranger", customer, admin] as const) {
    const res = await ask(who, name);
    expect(res.status).toBeLessThan(500);
  }
});

test("the desk is live, ready, and measured for the holder of the token", async () => {
  const desk = app.api.anonymous();
  await desk.get("/livez").expect(200);
  expect((await desk.get("/readyz").expect(200)).body).toEqual({ status: "ready" });
  await desk.get("/api/app").expect(200);
  const metrics = await desk.get("/metrics").set("Authorization", "Bearer metrics-token-of-the-test").expect(200);
  expect(metrics.text).toContain('route="getApp",status="200"');
});

test("the clock of the desk can be stopped and moved", async () => {
  await app.clock.set("2026-03-02T09:00:00Z");
  await app.clock.advance(60_000);
  expect((await app.clock.now()).toISOString()).toBe("2026-03-02T09:01:00.000Z");
  expect((await app.api.anonymous().get("/api/app")).body.server_time).toBe("2026-03-02T09:01:00.000Z");
});
