import { once } from "node:events";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { monitorEventLoopDelay } from "node:perf_hooks";
import type { Served, ServerState } from "./messages.js";

const RESOLUTION_MS = 5;

/** Serves on loopback, tells its port, and how it does whenever it is asked; ends with the process that began it. */
export async function serveMeasured(server: Server): Promise<void> {
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  delay.enable();
  // The histogram counts whole waits: its resolution is no lag.
  const late = (nanoseconds: number) => Math.max(0, nanoseconds / 1e6 - RESOLUTION_MS);
  process.on("message", () => {
    const lagP50 = late(delay.percentile(50));
    const lagP99 = late(delay.percentile(99));
    global.gc?.();
    const { heapUsed, external, rss } = process.memoryUsage();
    const state: ServerState = { heap: heapUsed + external, resident: rss, lagP50, lagP99 };
    process.send?.(state);
    delay.reset();
  });
  process.on("disconnect", () => process.exit());
  // Longer than anybody who asks once a second waits: closing one that is just being used would be no result.
  server.keepAliveTimeout = 120_000;
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const served: Served = { port: (server.address() as AddressInfo).port };
  process.send?.(served);
}
