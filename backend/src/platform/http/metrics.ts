import { timingSafeEqual } from "node:crypto";
import { performance } from "node:perf_hooks";
import type { RequestHandler } from "express";
import { Gauge, Histogram, type Registry } from "prom-client";
import type { Database } from "../db.js";
import { AppError } from "../errors.js";
import { unknownPath } from "./problem.js";
import { stateOf } from "./request-state.js";

export interface HttpMetricsDeps {
  /** Also holds what other parts measure. */
  registry: Registry;
  db: Database;
  /** Null: nobody is told. */
  token: string | null;
}

export interface HttpMetrics {
  /** Times every request that a route of the contract answers. */
  readonly observe: RequestHandler;
  /** GET /metrics, for the holder of the token. */
  readonly expose: RequestHandler;
}

export function createHttpMetrics({ registry, db, token }: HttpMetricsDeps): HttpMetrics {
  const duration = new Histogram({
    name: "redress_http_request_seconds",
    help: "Time from a request's beginning to the end of its answer",
    labelNames: ["route", "status"],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [registry],
  });
  measurePool(db, registry);

  return {
    observe: (req, res, next) => {
      const start = performance.now();
      res.once("finish", () => {
        const { route } = stateOf(req);
        if (route) duration.observe({ route, status: res.statusCode }, (performance.now() - start) / 1000);
      });
      next();
    },
    expose: async (req, res) => {
      if (token === null) throw unknownPath();
      if (!isSame(req.get("authorization") ?? "", `Bearer ${token}`)) {
        throw new AppError("unauthenticated", 401, "Send the metrics token as `Authorization: Bearer <token>`");
      }
      res
        .set("Content-Type", registry.contentType)
        .set("Cache-Control", "no-store")
        .send(await registry.metrics());
    },
  };
}

interface Pool {
  size: number;
  available: number;
  waiting: number;
}

function measurePool(db: Database, registry: Registry): void {
  new Gauge({
    name: "redress_database_connections",
    help: "Connections of this process's pool, and requests that wait for one",
    labelNames: ["state"],
    registers: [registry],
    collect() {
      // Sequelize has no public way to ask its pool.
      const { pool } = db.sequelize.connectionManager as unknown as { pool: Pool };
      this.set({ state: "open" }, pool.size);
      this.set({ state: "idle" }, pool.available);
      this.set({ state: "waiting" }, pool.waiting);
    },
  });
}

/** In a time that does not tell how much of a guess was right. */
function isSame(given: string, right: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}
