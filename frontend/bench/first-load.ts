import { gzipSync } from "node:zlib";
import type { Browser } from "playwright-core";
import type { DeskToSee } from "../../backend/bench/screens/messages.js";
import type { Line } from "../../backend/bench/sla/table.js";
import { middleAndWorst } from "./lines.js";
import { takeSeat, type Seat } from "./seat.js";

const LOADS = 9;
const BAR_MS = 1000;
const BUDGET_BYTES = 200_000;
/** The same shell and script, and no row. */
const EMPTY = "/queue/snoozed";

interface Load {
  largestAt: number;
  rowsAt: number | null;
  /** Addresses of the scripts that were asked for before the page could ask for its rows, and of all. */
  scriptBefore: string[];
  scriptInAll: string[];
}

/** The queue from nothing: no file of the desk in the browser's cache. */
export async function measureFirstLoad(browser: Browser, desk: DeskToSee): Promise<Line[]> {
  const seat = await takeSeat(browser, desk.url, desk.agent);
  await seat.cdp.send("Network.enable");
  const queue: Load[] = [];
  const empty: Load[] = [];
  for (let n = 0; n < LOADS; n += 1) {
    queue.push(await load(seat, "/queue/open"));
    empty.push(await load(seat, EMPTY));
  }
  await seat.page.context().close();

  const rows = queue.map(({ rowsAt }) => rowsAt ?? Infinity);
  const gzipped = async (of: (one: Load) => string[]) => bytesOf([...new Set(queue.flatMap(of))]);
  const [before, inAll] = [await gzipped((one) => one.scriptBefore), await gzipped((one) => one.scriptInAll)];
  const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;
  return [
    ...middleAndWorst({
      what: "LCP of the queue, nothing cached",
      took: queue.map(({ largestAt }) => largestAt),
      floor: empty.map(({ largestAt }) => largestAt),
      bar: BAR_MS,
    }),
    ...middleAndWorst({ what: "  its rows are painted", took: rows, bar: BAR_MS }),
    {
      what: "script before the page can ask for its rows, gzip",
      figure: kilobytes(before),
      aim: `${BUDGET_BYTES / 1000} kB at most`,
      met: before <= BUDGET_BYTES,
    },
    { what: "  with what is fetched ahead meanwhile", figure: kilobytes(inAll) },
  ];
}

async function load({ page, cdp }: Seat, path: string): Promise<Load> {
  await page.goto("about:blank");
  await cdp.send("Network.clearBrowserCache");
  await page.goto(path);
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.waitForLoadState("networkidle");
  return page.evaluate(() => {
    const { largestAt, rowsAt } = window.bench;
    const scripts = performance
      .getEntriesByType("resource")
      .filter(({ name }) => new URL(name).pathname.endsWith(".js"));
    const asked = performance
      .getEntriesByType("resource")
      .find(({ name }) => new URL(name).pathname === "/api/tickets");
    const addresses = (some: typeof scripts) => some.map(({ name }) => name);
    return {
      largestAt,
      rowsAt,
      scriptBefore: addresses(scripts.filter(({ startTime }) => startTime < (asked?.startTime ?? Infinity))),
      scriptInAll: addresses(scripts),
    };
  });
}

/** Packed here: browsers take better packed files than the budget is counted in. */
async function bytesOf(urls: readonly string[]): Promise<number> {
  const files = await Promise.all(urls.map(async (url) => (await fetch(url)).arrayBuffer()));
  return files.reduce((sum, file) => sum + gzipSync(new Uint8Array(file)).length, 0);
}
