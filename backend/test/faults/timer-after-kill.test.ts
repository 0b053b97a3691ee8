import { expect, test } from "@jest/globals";
import type { MyTimer, TicketDetail } from "../../src/contract/index.js";
import { call, openFaultBench, signIn } from "./fault-bench.js";

test("a server killed while a timer runs: the next one goes on from the same instant, and books it all", async () => {
  const bench = await openFaultBench();
  try {
    const first = await bench.start();
    const token = await signIn(first, await bench.person("agent"));
    const { id } = (await call(first, token, "POST", "/api/tickets", {
      subject: "It broke",
      description: "It broke",
      category: "Other",
      customer_id: (await bench.person("customer")).id,
    })) as TicketDetail;
    const started = (await call(first, token, "PUT", `/api/tickets/${id}/timer`, { running: true })) as MyTimer;
    await first.kill();
    await bench.ownerDb.rows("UPDATE timers SET started_at = started_at - interval '12 minutes'");

    const next = await bench.start();
    const found = (await call(next, token, "PUT", `/api/tickets/${id}/timer`, { running: true })) as MyTimer;
    const instant = (timer: MyTimer) => Date.parse(timer.timer?.running_since ?? "");
    expect(instant(started) - instant(found)).toBe(12 * 60_000);
    const ended = (await call(next, token, "POST", "/api/me/timer/stop", {})) as { minutes: number };
    expect(ended.minutes).toBeGreaterThanOrEqual(12);
  } finally {
    await bench.close();
  }
});
