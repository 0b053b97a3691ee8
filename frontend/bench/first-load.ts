import { gzipSync } from "node:zlib";
import type { Browser } from "playwright-core";
import type { DeskToSee } from "../../backend/bench/screens/messages.js";
import type { Line } from "../../backend/bench/sla/table.js";
import { middleAndWorst, shareOf, worstOf } from "./lines.js";
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
  const sizes = await sizesOf([...new Set(queue.flatMap(({ scriptInAll }) => scriptInAll))]);
  const gzipped = (urls: readonly string[]) => urls.reduce((sum, url) => sum + (sizes.get(url) ?? 0), 0);
  const before = queue.map(({ scriptBefore }) => gzipped(scriptBefore));
  const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;
  const script = (what: string, bytes: number): Line => ({
    what,
    figure: kilobytes(bytes),
    aim: `${kilobytes(BUDGET_BYTES)} at most`,
    met: bytes <= BUDGET_BYTES,
  });
  return [
    ...middleAndWorst({
      what: "LCP of the queue, nothing cached",
      took: queue.map(({ largestAt }) => largestAt),
      floor: empty.map(({ largestAt }) => largestAt),
      bar: BAR_MS,
    }),
    ...middleAndWorst({ what: "  its rows are painted", took: rows, bar: BAR_MS }),
    script("script before the page can ask for its rows, gzip, half of them", shareOf(before, 0.5)),
    script("  the most", worstOf(before)),
    {
      what: "  with what is fetched ahead meanwhile",
      figure: kilobytes(worstOf(queue.map(({ scriptInAll }) => gzipped(scriptInAll)))),
    },
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
async function sizesOf(urls: readonly string[]): Promise<Map<string, number>> {
  const size = async (url: string) => gzipSync(new Uint8Array(await (await fetch(url)).arrayBuffer())).length;
  return new Map(await Promise.all(urls.map(async (url) => [url, await size(url)] as const)));
}
