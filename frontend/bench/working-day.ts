import { setTimeout as sleep } from "node:timers/promises";
import type { Browser, CDPSession } from "playwright-core";
import type { BenchAccount, DeskToSee } from "../../backend/bench/screens/messages.js";
import type { Line } from "../../backend/bench/sla/table.js";
import { openQueue, takeSeat } from "./seat.js";
import { stepDown } from "./walking.js";

const EVENTS = 2_000;
const OPENED = 300;
const BAR_BYTES = 40 * 1024 ** 2;
/** Tickets opened before the day is counted: what is kept once is no growth. */
const WARM_UP = 10;
const LOOKS_MS = 100;
/** As long as it takes to open those, about. */
const DAY_MS = 45_000;
/** What was heard last has been asked for by then. */
const SETTLE_MS = 4_000;

interface Kept {
  heap: number;
  nodes: number;
}

/** A working day in a minute: colleagues change tickets while one reads one's way through the list. */
export async function measureWorkingDay(browser: Browser, desk: DeskToSee): Promise<Line[]> {
  const { page, cdp } = await takeSeat(browser, desk.url, desk.agent);
  await cdp.send("Performance.enable");
  await openQueue(page, "/queue/open");
  for (let n = 0; n < WARM_UP; n += 1) await stepDown(page);
  await sleep(SETTLE_MS);
  const before = await keptBy(cdp);

  const changes = changeTickets(desk);
  for (let n = 0; n < OPENED; n += 1) {
    await stepDown(page);
    await sleep(LOOKS_MS);
  }
  const changed = await changes;
  await sleep(SETTLE_MS);
  const after = await keptBy(cdp);
  await page.context().close();

  const megabytes = (bytes: number) => `${(bytes / 1024 ** 2).toFixed(1)} MB`;
  const grown = after.heap - before.heap;
  return [
    {
      what: `heap grown by a day (${changed} changes of others, ${OPENED} tickets opened)`,
      figure: megabytes(grown),
      floor: megabytes(before.heap),
      ratio: after.heap / before.heap,
      aim: `below ${BAR_BYTES / 1024 ** 2} MB`,
      met: grown < BAR_BYTES,
    },
    { what: "  nodes of the document, attached or not", figure: String(after.nodes), floor: String(before.nodes) },
  ];
}

/** After the garbage was collected. */
async function keptBy(cdp: CDPSession): Promise<Kept> {
  for (let n = 0; n < 3; n += 1) {
    await cdp.send("HeapProfiler.collectGarbage");
    await sleep(200);
  }
  const { usedSize } = await cdp.send("Runtime.getHeapUsage");
  const { metrics } = await cdp.send("Performance.getMetrics");
  return { heap: usedSize, nodes: metrics.find(({ name }) => name === "Nodes")?.value ?? NaN };
}

/** Colleagues change the tickets' priorities, each the share of one of them. @returns how many changes were made. */
async function changeTickets({ url, colleagues, tickets }: DeskToSee): Promise<number> {
  const share = EVENTS / colleagues.length;
  const counts = await Promise.all(
    colleagues.map(async (colleague, n) => {
      const token = await tokenOf(url, colleague);
      const began = performance.now();
      for (let done = 0; done < share; done += 1) {
        await sleep(Math.max(0, began + (done * DAY_MS) / share - performance.now()));
        const turn = done * colleagues.length + n;
        const ticket = tickets[turn % tickets.length];
        // Another one whenever it is this ticket's turn again.
        const priority = Math.floor(turn / tickets.length) % 2 === 0 ? "high" : "low";
        const answer = await fetch(`${url}/api/tickets/${ticket}`, {
          method: "PATCH",
          headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
          body: JSON.stringify({ priority }),
        });
        if (!answer.ok) throw new Error(`A change was answered with ${answer.status}: ${await answer.text()}`);
        await answer.arrayBuffer();
      }
      return share;
    }),
  );
  return counts.reduce((sum, count) => sum + count, 0);
}

async function tokenOf(url: string, who: BenchAccount): Promise<string> {
  const answer = await fetch(`${url}/api/auth/login`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(who),
  });
  if (!answer.ok) throw new Error(`${who.email} could not sign in: ${answer.status}`);
  return ((await answer.json()) as { token: string }).token;
}
