import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser, Locator, Page } from "playwright-core";
import { openBrowser, sidewaysScroll, withPictures, type Visitor } from "./browser.js";
import { checkPage } from "./check-page.js";
import { startDesk, type Desk } from "./desk.js";
import { ask, fileTicket, joinDesk } from "./desk-with-ticket.js";
import { eventually } from "./eventually.js";
import { hasFocus } from "./has-focus.js";
import { admin, agent } from "./people.js";

let desk: Desk;
let browser: Browser;
let priya: Visitor;
let page: Page;
let id: number;

beforeAll(async () => {
  desk = await startDesk();
  browser = await openBrowser();
  priya = await joinDesk(browser, desk, agent);
  ({ page } = priya);
  const me = await ask<{ id: number }>(desk, agent, "GET", "/auth/me");
  for (const subject of ["Charged twice for March", "خط الهاتف لا يعمل منذ الجمعة"]) {
    id = await fileTicket(desk, admin, subject);
    await ask(desk, admin, "POST", `/tickets/${id}/assign`, { agent_id: me.id });
  }
});
afterAll(async () => {
  await browser?.close();
  await desk?.close();
});

/** A page with its words and layout from right to left. */
async function open(path: string): Promise<void> {
  await page.goto(`${path}${path.includes("?") ? "&" : "?"}locale=mirrored`);
  await page.locator("h1").first().waitFor();
  await page.waitForLoadState("networkidle");
  expect(await page.evaluate(() => document.dir)).toBe("rtl");
}
const boxOf = async (what: Locator) => {
  const box = await what.first().boundingBox();
  if (!box) throw new Error(`It is not on the screen: ${String(what)}`);
  return box;
};
const middle = async (what: Locator) => {
  const { x, width } = await boxOf(what);
  return x + width / 2;
};

test(
  "Queue, ticket, day and profile are mirrored, fit at every width, and axe finds nothing",
  () =>
    withPictures({ priya }, async () => {
      for (const path of ["/queue/open", `/queue/open?ticket=${id}`, "/home", "/me"]) {
        await open(path);
        await checkPage(priya);
        expect({ path, excess: await sidewaysScroll(page, 1440) }).toEqual({ path, excess: 0 });
        await page.setViewportSize({ width: 320, height: 640 });
        await checkPage(priya);
        await page.setViewportSize({ width: 1440, height: 900 });
      }
      // Nothing was left in the language it was written in.
      const left = await page.locator("main h2").allTextContents();
      expect(left.filter((words) => !words.includes("\u202E"))).toEqual([]);
      expect(priya.complaints).toEqual([]);
    }),
  240_000,
);

test("The panes stand from right to left, arrows that point point the other way, and a toast comes from the start", () =>
  withPictures({ priya }, async () => {
    await open(`/queue/open?ticket=${id}`);
    await page.getByTestId("composer").waitFor();
    const places = [
      await middle(page.locator("#pane-sidebar")),
      await middle(page.getByTestId("ticket-row")),
      await middle(page.getByTestId("composer")),
      await middle(page.locator("#details-time")),
    ];
    expect(places).toEqual(places.toSorted((a, b) => b - a));
    const turned = page.locator("svg.flip-rtl:visible");
    expect(await turned.count()).toBeGreaterThan(1);
    const transforms = await turned.evaluateAll((all) => all.map((icon) => getComputedStyle(icon).transform));
    expect(new Set(transforms)).toEqual(new Set(["matrix(-1, 0, 0, 1, 0, 0)"]));
    // A clock goes the same way everywhere.
    const clock = page.getByTestId("sla-chip").locator("svg").or(page.locator("svg.lucide-alarm-clock")).first();
    expect(await clock.evaluate((icon) => getComputedStyle(icon).transform)).toBe("none");

    await page.keyboard.press("p");
    await page.getByRole("option").nth(1).click();
    await eventually(async () => {
      const { x, width } = await boxOf(page.locator("li").filter({ has: page.getByRole("button", { name: /Undo/ }) }));
      expect(x + width).toBeGreaterThan(1440 - 40);
    });
  }));

test("Menus open from their start, and their arrows go the other way", () =>
  withPictures({ priya }, async () => {
    await open("/queue/open");
    const row = page.locator(`[data-row-link="${id}"]`);
    await row.focus();
    await page.keyboard.press("Shift+F10");
    const menu = page.getByRole("menu");
    await hasFocus(menu.first());
    const status = menu.getByRole("menuitem", { name: /Status/ });
    await status.focus();
    // What leads deeper points to the left here, and lies there.
    await page.keyboard.press("ArrowRight");
    expect(await menu.count()).toBe(1);
    await page.keyboard.press("ArrowLeft");
    await hasFocus(menu.nth(1));
    expect(await middle(menu.nth(1))).toBeLessThan(await middle(menu.first()));
    await page.keyboard.press("ArrowRight");
    await eventually(async () => expect(await menu.count()).toBe(1));
    await page.keyboard.press("Escape");

    // The bar of selected tickets goes on to the left.
    await row.focus();
    await page.keyboard.press("x");
    const bar = page.getByTestId("bulk-bar").getByRole("button");
    await bar.first().focus();
    await page.keyboard.press("ArrowLeft");
    await hasFocus(bar.nth(1));
    expect(await middle(bar.nth(1))).toBeLessThan(await middle(bar.first()));
    await page.keyboard.press("ArrowRight");
    await hasFocus(bar.first());

    // A menu at the end of a line stays in the page.
    await page.getByRole("button", { name: /your menu/ }).click();
    const { x, width } = await boxOf(menu);
    expect(x).toBeGreaterThanOrEqual(0);
    expect(x + width).toBeLessThan(720);
  }));
