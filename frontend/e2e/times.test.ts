import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser, Page } from "playwright-core";
import { axeFindings, openBrowser, withPictures, type Visitor } from "./browser.js";
import { startDesk, type Desk } from "./desk.js";
import { ask, composerOf, fileTicket, joinDesk } from "./desk-with-ticket.js";
import { eventually } from "./eventually.js";
import { admin, agent } from "./people.js";
import { makePromises } from "./sla-desk.js";

let desk: Desk;
let browser: Browser;
let priya: Visitor;
let id: number;

beforeAll(async () => {
  desk = await startDesk();
  // A Friday, ten minutes before closing in Berlin.
  await desk.setClock("2026-07-10T14:50:00Z");
  await makePromises(desk);
  browser = await openBrowser();
  priya = await joinDesk(browser, desk, agent);
  id = await fileTicket(desk, admin, "Router offline");
  const me = await ask<{ id: number }>(desk, agent, "GET", "/auth/me");
  await ask(desk, admin, "POST", `/tickets/${id}/assign`, { agent_id: me.id });
}, 240_000);
afterAll(async () => {
  await browser?.close();
  await desk?.close();
});

const card = (page: Page) => page.getByRole("group").filter({ hasText: "Working time left" });
const row = (page: Page) => page.locator(`[data-row-link="${id}"]`);
const tabStops = (page: Page) => row(page).locator("a, button, [tabindex]").count();

test("A row's due time is explained by pointer, key and menu, and the row keeps its one tab stop", () =>
  withPictures({ priya }, async () => {
    const { page } = priya;
    await page.goto("/queue/mine");
    await row(page).getByTestId("sla-chip").hover();
    await card(page).getByText("Standard promise").waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await card(page).waitFor({ state: "detached" });
    expect(page.url()).not.toMatch(/ticket=/);
    expect(await tabStops(page)).toBe(0);

    await page.mouse.move(0, 0);
    await row(page).focus();
    await page.keyboard.press("d");
    await card(page).waitFor();
    await eventually(async () =>
      expect(await page.locator("[aria-live=polite]").textContent()).toMatch(/due .*Standard/),
    );
    expect(await row(page).evaluate((link) => link === document.activeElement)).toBe(true);

    await page.keyboard.press("Shift+F10");
    await page.getByRole("menuitem", { name: "How the due times were worked out" }).click();
    await page
      .getByRole("dialog", { name: "How the due times were worked out" })
      .getByText(/Standard promise/)
      .first()
      .waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await eventually(async () =>
      expect(await row(page).evaluate((link) => link === document.activeElement)).toBe(true),
    );
  }));

test("At home what is next is explained by its tab stop; in a ticket a time by hover in full, also in UTC", () =>
  withPictures({ priya }, async () => {
    const { page } = priya;
    await page.goto("/home");
    await page.locator(`[data-explains="${id}"]`).waitFor();
    await eventually(async () => {
      await page.locator(`[data-explains="${id}"]`).blur();
      await page.locator(`[data-explains="${id}"]`).focus();
      expect(await card(page).count()).toBe(1);
    });
    expect(await axeFindings(page)).toEqual([]);
    await page.goto(`/queue/mine?ticket=${id}`);
    // What comes later moves nothing away from under the pointer.
    await composerOf(page).waitFor();
    await page.getByRole("region", { name: "Ticket", exact: true }).locator("article time, li time").first().hover();
    const full = page.getByRole("group").filter({ hasText: /Friday,? 10 July 2026 at \d\d:\d\d UTC/ });
    await full.waitFor();
    expect(await axeFindings(page)).toEqual([]);
  }));
