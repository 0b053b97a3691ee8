import { expect, test } from "@jest/globals";
import express, { type RequestHandler } from "express";
import { pino } from "pino";
import { Registry } from "prom-client";
import request from "supertest";
import type { Database } from "../db.js";
import { live, ready, type HealthDeps } from "./health.js";
import { leaving } from "./leaving.js";
import { createHttpMetrics } from "./metrics.js";
import { problemHandler } from "./problem.js";
import { requestId } from "./request-id.js";
import { stateOf } from "./request-state.js";

const log = pino({ level: "silent" });
const database = {
  one: async () => ({}),
  sequelize: { connectionManager: { pool: { size: 3, available: 2, waiting: 1 } } },
} as unknown as Database;

function site(...handlers: RequestHandler[]) {
  return request(
    express()
      .use(requestId(), ...handlers)
      .use(problemHandler(log)),
  );
}
const health = (changes: Partial<HealthDeps>) =>
  site(ready({ db: database, log, pendingMigrations: async () => [], isStopping: () => false, ...changes }));

test("a process that runs is live, whatever its database does", async () => {
  await site(live).get("/").expect(200);
});

test("it is ready once the database answers and has every migration", async () => {
  let pending = ["0009_more.sql"];
  const app = health({ pendingMigrations: async () => pending });
  expect((await app.get("/").expect(503)).body).toMatchObject({
    code: "unavailable",
    detail: "Migrations are pending",
  });
  pending = [];
  await app.get("/").expect(200);
});

test("while it stops, it turns away only what a proxy that says so can ask another process", async () => {
  let stopping = false;
  const done: RequestHandler = (_req, res) => void res.end();
  const app = site(
    leaving(() => stopping),
    done,
  );
  const elsewhere = { "X-Redress-Elsewhere": "502" };
  await app.get("/").set(elsewhere).expect(200);

  stopping = true;
  expect((await app.get("/").set(elsewhere).expect(502)).body.code).toBe("unavailable");
  await app.head("/").set(elsewhere).expect(502);
  await app.get("/").expect(200);
  for (const method of ["post", "put", "patch", "delete"] as const) await app[method]("/").set(elsewhere).expect(200);
});

test("it is not ready while it stops, and while the database fails or keeps silent", async () => {
  await health({ isStopping: () => true })
    .get("/")
    .expect(503);
  const failing = { one: () => Promise.reject(new Error("connection refused")) } as unknown as Database;
  const res = await health({ db: failing }).get("/").expect(503);
  expect([res.body.detail, res.headers["retry-after"]]).toEqual(["The database does not answer", "2"]);
  const silent = { one: () => new Promise(() => undefined) } as unknown as Database;
  await health({ db: silent }).get("/").expect(503);
});

test("metrics are for the holder of the token alone, and nowhere without one", async () => {
  const metrics = createHttpMetrics({ registry: new Registry(), db: database, token: "metrics-token" });
  const served: RequestHandler = (req, res) => {
    stateOf(req).route = "getTicket";
    res.status(404).end();
  };
  const app = site(metrics.observe, (req, res, next) =>
    req.path === "/metrics" ? metrics.expose(req, res, next) : served(req, res, next),
  );
  await app.get("/api/tickets/1");
  await app.get("/metrics").expect(401);
  await app.get("/metrics").set("Authorization", "Bearer wrong").expect(401);
  const res = await app.get("/metrics").set("Authorization", "Bearer metrics-token").expect(200);
  expect(res.text).toContain('redress_http_request_seconds_count{route="getTicket",status="404"} 1');
  expect(res.text).toContain('redress_database_connections{state="waiting"} 1');

  const none = createHttpMetrics({ registry: new Registry(), db: database, token: null });
  await site(none.expose).get("/metrics").set("Authorization", "Bearer null").expect(404);
});
