import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser, Page } from "playwright-core";
import { openBrowser, withPictures, type Visitor } from "./browser.js";
import { startDesk, type Desk } from "./desk.js";
import { fileTicket, joinDesk, mei } from "./desk-with-ticket.js";
import { eventually } from "./eventually.js";

const TICKETS = 240;
let desk: Desk;
let browser: Browser;
let visitor: Visitor;
let page: Page;

beforeAll(async () => {
  desk = await startDesk();
  browser = await openBrowser();
  visitor = await joinDesk(browser, desk, mei);
  ({ page } = visitor);
  const first = await fileTicket(desk, mei, "The first of many");
  await desk.sql(
    `WITH added AS (
       INSERT INTO tickets (subject, status, priority, channel, customer_id, created_by, category_id, created_at, received_at, updated_at)
       SELECT 'One of many, ' || n, status, priority, channel, customer_id, created_by, category_id, created_at, received_at, updated_at
       FROM tickets, generate_series(1, ${TICKETS}) AS n WHERE id = ${first} RETURNING id
     ) INSERT INTO ticket_bodies (ticket_id, description) SELECT id, 'It broke.' FROM added`,
  );
});
afterAll(async () => {
  await browser?.close();
  await desk?.close();
});

const row = '[data-queue-list] [data-testid="ticket-row"]';
const openRow = () => page.locator('[data-row-link][aria-current="true"]');
const rows = () => page.locator(row).count();
const nextIsDrawn = () =>
  eventually(async () => expect(await page.locator("li", { has: openRow() }).locator("+ li").count()).toBe(1));
/** Rows that are drawn below what is seen. */
const drawnBelow = () =>
  page.locator("[data-queue-list] ul").evaluate((list) => {
    const { bottom } = (list.parentElement ?? list).getBoundingClientRect();
    return [...list.children].filter((one) => one.getBoundingClientRect().top > bottom).length;
  });
const turn = async (pixels: number) => {
  await page.mouse.wheel(0, pixels);
  await page.waitForTimeout(50);
};

test("A long queue draws few rows, stays one tab stop, and J goes on from the open ticket wherever one has scrolled to", () =>
  withPictures({ visitor }, async () => {
    await page.goto("/queue/all");
    await page.locator(row).first().waitFor();
    const box = await page.locator("[data-queue-list]").boundingBox();
    await page.mouse.move((box?.x ?? 0) + 80, (box?.y ?? 0) + 200);
    await eventually(async () => {
      await turn(3_000);
      expect(await rows()).toBeLessThan(120);
      expect(await page.locator("[data-queue-list] li").last().getAttribute("aria-posinset")).toBe(`${TICKETS + 1}`);
    });
    // The way in by Tab is there although its row is far above.
    expect(await page.locator('[data-row-link][tabindex="0"]').count()).toBe(1);

    await page.locator(row).nth(-5).click();
    await page.getByTestId("composer").waitFor();
    const place = Number(await page.locator("li", { has: openRow() }).getAttribute("aria-posinset"));
    await page.mouse.move((box?.x ?? 0) + 80, (box?.y ?? 0) + 200);
    await eventually(async () => {
      await turn(-3_000);
      expect(await page.locator('[data-queue-list] li[aria-posinset="3"]').count()).toBe(1);
    });
    expect(await openRow().evaluate((link) => link === document.activeElement)).toBe(true);
    // Where one has leapt to, the rows beyond the view are drawn as well, beside the open one.
    await turn(3_000);
    await eventually(async () => expect(await drawnBelow()).toBeGreaterThan(1));

    await page.keyboard.press("j");
    await eventually(async () => {
      expect(await page.locator("li", { has: openRow() }).getAttribute("aria-posinset")).toBe(`${place + 1}`);
      expect(await openRow().evaluate((link) => link === document.activeElement)).toBe(true);
    });
    expect(await rows()).toBeLessThan(120);

    // One step at a time, the row that comes next is drawn before it is in view.
    await page.goto("/queue/all");
    await page.locator(row).first().click();
    for (let step = 0; step < 70; step += 1) {
      const id = await openRow().getAttribute("data-row-link");
      await page.keyboard.press("j");
      await eventually(async () => expect(await openRow().getAttribute("data-row-link")).not.toBe(id));
      await nextIsDrawn();
    }
  }));
