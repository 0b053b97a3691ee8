import { setTimeout as sleep } from "node:timers/promises";
import type { Browser, Page } from "playwright-core";
import type { DeskToSee } from "../../backend/bench/screens/messages.js";
import { ms, type Line } from "../../backend/bench/sla/table.js";
import type { Frames } from "./in-page.js";
import { inp, interact, judge, walk } from "./interactions.js";
import { shareOf, worstOf } from "./lines.js";
import { openBare, openQueue, takeSeat } from "./seat.js";

const ROWS = 3_000;
const MOST_ROW_NODES = 120;
const LONGEST_FRAME_MS = 50;
const GIVE_UP_MS = 120_000;
/** A fast turn of a wheel. */
const WHEEL_PX = 600;
const WHEEL_EVERY_MS = 30;
const LIST = "[data-queue-list] ul";

/** Down through thousands of rows, pages of which are loaded on the way, and up again. */
export async function measureScrolling(browser: Browser, desk: DeskToSee): Promise<Line[]> {
  const { page } = await takeSeat(browser, desk.url, desk.agent);
  await openQueue(page, "/queue/all");
  const rows = () => page.locator(`${LIST} > li`).first().getAttribute("aria-setsize").then(Number);
  const seen = await scroll(page, LIST, rows);
  const loaded = await rows();
  await page.getByTestId("ticket-row").nth(3).click();
  await page.getByTestId("composer").waitFor();
  const keys = await interact(page, walk);
  await page.context().close();
  const bare = await scrollBare(browser, desk);

  const frame = (what: string, of: (frames: Frames) => number): Line => ({
    what,
    figure: ms(of(seen)),
    floor: ms(of(bare)),
    aim: `${LONGEST_FRAME_MS} ms at most`,
    met: of(seen) <= LONGEST_FRAME_MS,
  });
  return [
    frame(`longest frame of the page, scrolling through ${loaded} rows`, ({ long }) => worstOf(long)),
    frame("  longest time between two frames", ({ gaps }) => worstOf(gaps)),
    frame(`  99 of 100, of ${seen.gaps.length}`, ({ gaps }) => shareOf(gaps, 0.99)),
    {
      what: "row nodes, the most at once",
      figure: String(seen.rows),
      aim: `fewer than ${MOST_ROW_NODES}`,
      met: seen.rows < MOST_ROW_NODES,
    },
    { what: "  elements of any kind", figure: String(seen.elements) },
    { what: `INP of J and K with ${loaded} rows loaded`, ...judge(inp(keys)) },
  ];
}

/** @param rows how many there are by now. */
async function scroll(page: Page, list: string, rows: () => Promise<number>): Promise<Frames> {
  const box = await page.locator(list).boundingBox();
  if (!box) throw new Error("There is no list to scroll");
  await page.mouse.move(box.x + 100, box.y + 200);
  await page.evaluate(() => (window.bench.stopFrames = window.bench.watchFrames()));
  const until = performance.now() + GIVE_UP_MS;
  let turns = 0;
  while (performance.now() < until) {
    await page.mouse.wheel(0, WHEEL_PX);
    await sleep(WHEEL_EVERY_MS);
    turns += 1;
    if (turns % 20 === 0 && (await rows()) >= ROWS) break;
  }
  for (; turns > 0; turns -= 5) {
    await page.mouse.wheel(0, -WHEEL_PX * 5);
    await sleep(WHEEL_EVERY_MS);
  }
  return page.evaluate(() => {
    if (!window.bench.stopFrames) throw new Error("Nothing was watched");
    return window.bench.stopFrames();
  });
}

async function scrollBare(browser: Browser, desk: DeskToSee): Promise<Frames> {
  const { page } = await takeSeat(browser, desk.url, desk.agent);
  const row = '<li style="height:64px">A row</li>';
  await openBare(page, `<div style="height:800px;overflow-y:auto"><ul>${row.repeat(ROWS)}</ul></div>`);
  let turns = 0;
  // As long as it takes to come to its end.
  const frames = await scroll(page, "ul", async () => ((turns += 1) * 20 * WHEEL_PX >= ROWS * 64 ? ROWS : 0));
  await page.context().close();
  return frames;
}
