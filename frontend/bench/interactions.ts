import { setTimeout as sleep } from "node:timers/promises";
import type { Browser, Page } from "playwright-core";
import type { DeskToSee } from "../../backend/bench/screens/messages.js";
import { ms, type Line } from "../../backend/bench/sla/table.js";
import { sorted, worstOf } from "./lines.js";
import { openBare, openQueue, takeSeat } from "./seat.js";

const BAR_MS = 100;
/** Shorter ones are not told by the browser. */
const UNTOLD_MS = 16;
const TEXT = "We are sorry that it broke again. Somebody comes tomorrow between nine and eleven and brings a new one. ";

interface Kind {
  what: string;
  /** @returns how many interactions that were. */
  act(page: Page): Promise<number>;
}

const kinds: Kind[] = [
  { what: "J and K", act: walk },
  { what: "typing a reply", act: type },
  { what: "opening menus and lists", act: openMenus },
  { what: "selecting rows", act: select },
  { what: "clicks on rows", act: clickRows },
];

/** From each press to the next paint, as INP counts it: of fifty the worst is left out, of a hundred two. */
export async function measureInteractions(browser: Browser, desk: DeskToSee): Promise<Line[]> {
  const { page } = await takeSeat(browser, desk.url, desk.agent);
  await openQueue(page, "/queue/open");
  await page.keyboard.press("j");
  await page.getByTestId("composer").waitFor();
  const all: number[] = [];
  const lines: Line[] = [];
  for (const { what, act } of kinds) {
    const took = await interact(page, act);
    all.push(...took);
    lines.push({ what: `  ${what}, the worst of ${took.length}`, ...judge(worstOf(took)) });
  }
  await page.context().close();
  const floor = inp(await bareTyping(browser, desk));
  const whole = inp(all);
  const first = { what: `INP of ${all.length} interactions`, ...judge(whole), floor: ms(floor), ratio: whole / floor };
  return [first, ...lines];
}

/** What a kind of interaction takes on a page, each. */
export async function interact(page: Page, act: Kind["act"]): Promise<number[]> {
  await page.evaluate(() => window.bench.interactions.clear());
  const count = await act(page);
  await sleep(300);
  const told = await page.evaluate(() => [...window.bench.interactions.values()]);
  return [...told, ...Array.from({ length: Math.max(0, count - told.length) }, () => UNTOLD_MS)];
}

export const judge = (took: number) => ({ figure: ms(took), aim: `below ${BAR_MS} ms`, met: took < BAR_MS });

export function inp(took: readonly number[]): number {
  return sorted(took).at(-1 - Math.floor(took.length / 50)) ?? NaN;
}

export async function walk(page: Page): Promise<number> {
  for (const key of "jjjjjjjjjjjjjjjjjjjjkkkkkkkkkkkkkkkkkkkk") {
    await page.keyboard.press(key);
    await sleep(150);
  }
  return 40;
}

async function type(page: Page): Promise<number> {
  await page.keyboard.press("r");
  await sleep(200);
  await page.keyboard.type(TEXT.repeat(2), { delay: 40 });
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Delete");
  await page.keyboard.press("Escape");
  return TEXT.length * 2 + 4;
}

async function openMenus(page: Page): Promise<number> {
  const opened = ["s", "p", "a", "t", "Control+k", "?"];
  for (const key of [...opened, ...opened, ...opened]) {
    await page.keyboard.press(key);
    await sleep(400);
    await page.keyboard.press("Escape");
    await sleep(250);
  }
  for (const name of [/^Filter/, /^Sort/, /^Filter/, /^Sort/]) {
    await page.getByRole("button", { name }).first().click();
    await sleep(400);
    await page.keyboard.press("Escape");
    await sleep(250);
  }
  return (opened.length * 3 + 4) * 2;
}

async function select(page: Page): Promise<number> {
  await page.getByTestId("ticket-row").first().click();
  for (let n = 0; n < 20; n += 1) {
    await page.keyboard.press("Shift+J");
    await sleep(150);
  }
  await page.keyboard.press("Control+a");
  await sleep(300);
  await page.keyboard.press("Escape");
  await sleep(300);
  return 23;
}

async function clickRows(page: Page): Promise<number> {
  for (let n = 0; n < 20; n += 1) {
    await page
      .getByTestId("ticket-row")
      .nth((n * 3) % 10)
      .click();
    await sleep(200);
  }
  return 20;
}

async function bareTyping(browser: Browser, desk: DeskToSee): Promise<number[]> {
  const { page } = await takeSeat(browser, desk.url, desk.agent);
  await openBare(page, "<textarea autofocus></textarea>");
  const took = await interact(page, async () => {
    await page.keyboard.type(TEXT, { delay: 40 });
    return TEXT.length;
  });
  await page.context().close();
  return took;
}
