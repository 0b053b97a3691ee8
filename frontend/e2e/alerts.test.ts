import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser, Page } from "playwright-core";
import { openBrowser, withPictures, type Visitor } from "./browser.js";
import { checkPage } from "./check-page.js";
import { startDesk, type Desk } from "./desk.js";
import { ask, fileTicket, joinDesk, mei } from "./desk-with-ticket.js";
import { eventually } from "./eventually.js";
import { admin, agent } from "./people.js";

let desk: Desk;
let browser: Browser;
let priya: Visitor;
let router: number, charged: number;

beforeAll(async () => {
  desk = await startDesk();
  browser = await openBrowser();
  priya = await joinDesk(browser, desk, agent);
  await (await joinDesk(browser, desk, mei)).page.context().close();
  [router, charged] = [await fileTicket(desk, admin, "Router offline"), await fileTicket(desk, admin, "Charged twice")];
  const { id } = await ask<{ id: number }>(desk, agent, "GET", "/auth/me");
  for (const ticket of [router, charged]) await ask(desk, agent, "POST", `/tickets/${ticket}/assign`, { agent_id: id });
});
afterAll(async () => {
  await browser?.close();
  await desk?.close();
});

const note = (ticket: number, comment: string) =>
  ask(desk, mei, "POST", `/tickets/${ticket}/comments`, { comment, is_internal: true });
const unread = async () => (await ask<{ unread: number }>(desk, agent, "GET", "/notifications")).unread;
const bell = (page: Page, label: string | RegExp) => page.getByRole("button", { name: label });

test("Alerts of one ticket are one line, live, opened and followed by keyboard alone, and counted as the API counts them", () =>
  withPictures({ priya }, async () => {
    const { page } = priya;
    await page.goto("/home");
    await bell(page, /^Alerts/).waitFor();
    for (const text of ["One", "Two", "Three"]) await note(router, text);
    await note(charged, "Four");
    await eventually(async () => expect(await unread()).toBe(4));
    await bell(page, "Alerts, 4 unread").focus();
    await page.keyboard.press("Enter");
    const panel = page.getByRole("dialog", { name: "Alerts" });
    await panel
      .getByRole("link", { name: /Mei Lin/ })
      .first()
      .waitFor();
    expect(await panel.getByRole("listitem").count()).toBe(2);
    const all = panel.getByRole("button", { name: "All 3, 3 unread" });
    await all.focus();
    await page.keyboard.press("Enter");
    await eventually(async () => expect(await panel.getByRole("link", { name: /Mei Lin/ }).count()).toBe(4));
    await checkPage(priya);

    // A new one arrives while the panel is open, and the line is still the only one of its ticket.
    await note(router, "Five");
    await bell(page, "Alerts, 5 unread").waitFor();
    await eventually(async () => expect(await panel.getByRole("link", { name: /Mei Lin/ }).count()).toBe(5));

    await panel
      .getByRole("link", { name: /Mei Lin/ })
      .first()
      .focus();
    await page.keyboard.press("Enter");
    await page.waitForURL((url) => url.searchParams.get("ticket") === String(router));
    await page.getByText("Five", { exact: true }).waitFor();
    await bell(page, "Alerts, 1 unread").waitFor();
    expect(await unread()).toBe(1);

    await page.goto("/alerts");
    await page.getByRole("button", { name: "All 4" }).click();
    await eventually(async () => expect(await page.getByRole("link", { name: /Mei Lin/ }).count()).toBe(5));
    await checkPage(priya);
  }));
