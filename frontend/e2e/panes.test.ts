import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser, Locator, Page } from "playwright-core";
import { openBrowser, withPictures, type Visitor } from "./browser.js";
import { checkPage } from "./check-page.js";
import { startDesk, type Desk } from "./desk.js";
import { fileTicket, joinDesk, mei, openTicket } from "./desk-with-ticket.js";
import { eventually } from "./eventually.js";
import { admin, agent, signInInBrowser } from "./people.js";

let desk: Desk;
let browser: Browser;
let priya: Visitor;
let page: Page;
let id: number;

beforeAll(async () => {
  desk = await startDesk();
  browser = await openBrowser();
  await (await joinDesk(browser, desk, mei)).page.context().close();
  priya = await joinDesk(browser, desk, agent);
  ({ page } = priya);
  id = await fileTicket(desk, admin, "Router offline");
});
afterAll(async () => {
  await browser?.close();
  await desk?.close();
});

const separator = (name: string) => page.getByRole("separator", { name: `Width: ${name}` });
const widthOf = async (pane: "sidebar" | "list" | "details") =>
  Math.round((await page.locator(`#pane-${pane}`).boundingBox())?.width ?? 0);
const value = async (of: Locator, what: "now" | "min" | "max") => Number(await of.getAttribute(`aria-value${what}`));
async function drag(of: Locator, by: number): Promise<void> {
  const box = await of.boundingBox();
  if (!box) throw new Error("The separator is not there.");
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 3];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + by / 2, y);
  await page.mouse.move(x + by, y);
  await page.mouse.up();
}

test("Panes are dragged, moved by keys and buttons, put back by a double click, and stay within what they may be", () =>
  withPictures({ priya }, async () => {
    await openTicket(page, id);
    const [sidebar, list, details] = ["Places", "Queue", "Details"].map(separator) as [Locator, Locator, Locator];
    expect([await widthOf("sidebar"), await widthOf("list"), await widthOf("details")]).toEqual([224, 400, 288]);
    await drag(sidebar, 40);
    await drag(list, -60);
    await drag(details, -30);
    expect([await widthOf("sidebar"), await widthOf("list"), await widthOf("details")]).toEqual([264, 340, 318]);

    await list.focus();
    await page.keyboard.press("ArrowRight");
    // What a screen reader is told follows the drawn width.
    await eventually(async () => expect([await widthOf("list"), await value(list, "now")]).toEqual([356, 356]));
    await page.keyboard.press("Home");
    await eventually(async () => expect(await widthOf("list")).toBe(await value(list, "min")));
    await page.keyboard.press("End");
    await eventually(async () => expect(await widthOf("list")).toBe(await value(list, "max")));
    // What is beside it is left room.
    expect((await page.getByRole("region", { name: "Ticket" }).boundingBox())?.width).toBeGreaterThanOrEqual(320);
    await details.press("Home");
    await eventually(async () => expect(await widthOf("details")).toBe(await value(details, "min")));
    await details.press("ArrowLeft");
    await eventually(async () => expect(await widthOf("details")).toBe((await value(details, "min")) + 16));
    await checkPage(priya);

    // Whoever cannot drag presses it, and then a button.
    await list.dblclick();
    await eventually(async () => expect(await widthOf("list")).toBe(400));
    await list.click();
    await page.getByRole("button", { name: "Narrower: Queue" }).click();
    expect(await widthOf("list")).toBe(352);
    await checkPage(priya);
    await composer().click();
    await page.getByRole("button", { name: "Narrower: Queue" }).waitFor({ state: "detached" });
  }));

test("Widths are there again with the page, without a jump; they are one person's, and yield to a smaller window", () =>
  withPictures({ priya }, async () => {
    await drag(separator("Queue"), 150);
    await drag(separator("Places"), 36);
    const chosen = [await widthOf("sidebar"), await widthOf("list")];
    await page.addInitScript(() => {
      new PerformanceObserver((seen) => {
        const shifts = seen.getEntries() as (PerformanceEntry & { value: number })[];
        const before = Number(document.documentElement.dataset.shift ?? 0);
        document.documentElement.dataset.shift = String(before + shifts.reduce((sum, { value: by }) => sum + by, 0));
      }).observe({ type: "layout-shift", buffered: true });
    });
    await openTicket(page, id);
    expect([await widthOf("sidebar"), await widthOf("list")]).toEqual(chosen);
    expect(Number((await page.locator("html").getAttribute("data-shift")) ?? 0)).toBeLessThan(0.01);

    // Only what stands side by side is divided.
    await page.setViewportSize({ width: 1100, height: 900 });
    await eventually(async () => expect(await page.getByRole("separator", { name: /^Width:/ }).count()).toBe(2));
    await page.setViewportSize({ width: 800, height: 900 });
    await eventually(async () => expect(await page.getByRole("separator", { name: /^Width:/ }).count()).toBe(1));
    expect(await widthOf("sidebar")).toBe(56);
    const ticket = page.getByRole("region", { name: "Ticket" });
    const box = await ticket.boundingBox();
    expect(box?.width).toBeGreaterThanOrEqual(320);
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(800);
    await page.setViewportSize({ width: 390, height: 844 });
    await eventually(async () => expect(await page.getByRole("separator", { name: /^Width:/ }).count()).toBe(0));
    await page.setViewportSize({ width: 1440, height: 900 });
    await eventually(async () => expect([await widthOf("sidebar"), await widthOf("list")]).toEqual(chosen));

    await page.getByRole("button", { name: /your menu/ }).click();
    await page.getByRole("menuitem", { name: "Sign out" }).click();
    await page.waitForURL(/\/sign-in/);
    await signInInBrowser(page, mei);
    await openTicket(page, id);
    expect([await widthOf("sidebar"), await widthOf("list")]).toEqual([224, 400]);
  }));

test("Where one reads from right to left, the separator goes where the arrow points", () =>
  withPictures({ priya }, async () => {
    await page.goto(`/queue/all?ticket=${id}&locale=mirrored`);
    await composer().waitFor();
    const list = page.locator("[role=separator][aria-controls=pane-list]");
    await list.focus();
    const before = (await list.boundingBox())?.x ?? 0;
    await page.keyboard.press("ArrowRight");
    expect(await widthOf("list")).toBe(384);
    expect((await list.boundingBox())?.x).toBe(before + 16);
    await drag(list, -16);
    expect(await widthOf("list")).toBe(400);
  }));

const composer = () => page.getByTestId("composer").getByRole("textbox");
