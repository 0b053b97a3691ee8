import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser, Page } from "playwright-core";
import { openBrowser, openVisitor, withPictures, type Visitor } from "./browser.js";
import { checkPage } from "./check-page.js";
import { startDesk, type Desk } from "./desk.js";
import { ask, fileTicket, joinDesk, mei, openTicket } from "./desk-with-ticket.js";
import { eventually } from "./eventually.js";
import { admin, agent, signInInBrowser } from "./people.js";

let desk: Desk;
let browser: Browser;
let priya: Visitor;
let elsewhere: Visitor;
let lead: Visitor;

beforeAll(async () => {
  desk = await startDesk();
  browser = await openBrowser();
  priya = await joinDesk(browser, desk, agent);
  elsewhere = await openVisitor(browser, desk.url);
  await signInInBrowser(elsewhere.page, agent);
  lead = await joinDesk(browser, desk, mei, "supervisor");
});
afterAll(async () => {
  await browser?.close();
  await desk?.close();
});

interface Time {
  minutes: number;
  billable_minutes: number;
  entries: { id: number; minutes: number; note: string }[];
}
const timeOn = (id: number) => ask<Time>(desk, agent, "GET", `/tickets/${id}/time`);
/** The button that takes back what a toast tells of; pointed at, it stays. */
const undoOf = async (page: Page, words: string) => {
  const undo = page.getByRole("listitem").filter({ hasText: words }).getByRole("button", { name: "Undo" });
  await undo.hover();
  return undo;
};
const timerOf = async () =>
  (await ask<{ timer: { running_since: string | null } | null }>(desk, agent, "GET", "/me/timer")).timer;

test("A timer runs on in the database: through a reload, in another browser, paused from either, corrected when it is stopped", () =>
  withPictures({ priya, elsewhere }, async () => {
    const { page } = priya;
    await page.setViewportSize({ width: 1440, height: 900 });
    const id = await fileTicket(desk, admin, "Router offline");
    await openTicket(page, id);
    await openTicket(elsewhere.page, id);
    // Its key is named by it once there is one, and does something once it is known what the timer does.
    await page.locator("button:not([aria-busy])", { hasText: "Start timer" }).locator("kbd").waitFor();
    await page.keyboard.press("w");
    await page.getByText("0:00 h, running", { exact: true }).waitFor();
    await checkPage(priya);
    await elsewhere.page.getByText(/^0:\d\d h, running$/).waitFor({ timeout: 30_000 });
    await page.reload();
    await page.getByText(/^0:\d\d h, running$/).waitFor();
    await elsewhere.page.getByRole("button", { name: "Pause" }).click();
    await page.getByText(/^0:\d\d h, paused$/).waitFor({ timeout: 30_000 });
    await eventually(async () => expect((await timerOf())?.running_since).toBeNull());

    // Wherever one is, the bar on top leads back to it.
    await page.goto("/home");
    await page.getByRole("link", { name: new RegExp(`^Timer on CMP-${id}: 0:\\d\\d h, paused`) }).click();
    await page.getByRole("button", { name: "Stop and log" }).click();
    const dialog = page.getByRole("dialog", { name: `Stop the timer on CMP-${id}` });
    await dialog.getByLabel("How long").waitFor();
    await checkPage(priya);
    await dialog.getByLabel("How long").fill("0:30");
    await dialog.getByRole("button", { name: "Log time" }).click();
    const undo = await undoOf(page, "0:30 h");
    await page.getByRole("link", { name: "0:30 h by 1 person" }).waitFor();
    expect(await timerOf()).toBeNull();
    expect(await timeOn(id)).toMatchObject({ minutes: 30 });
    await undo.click();
    await eventually(async () => expect((await timeOn(id)).minutes).toBe(0));
    await page.getByText("No time has been logged here.").waitFor();
  }));

test.each([1440, 900, 320])(
  "Time is logged by a key, changed, deleted and brought back, %d px wide; a colleague sees it at once",
  (width) =>
    withPictures({ priya, lead }, async () => {
      const { page } = priya;
      await page.setViewportSize({ width, height: 900 });
      const id = await fileTicket(desk, admin, "Charged twice");
      await openTicket(page, id);
      await openTicket(lead.page, id);
      const dialog = page.getByRole("dialog", { name: `Log time on CMP-${id}` });
      // The key comes with what it opens, a moment after the ticket.
      await eventually(async () => {
        await page.keyboard.press("Shift+W");
        await dialog.getByLabel("How long").waitFor({ timeout: 1_000 });
      });
      await dialog.getByLabel("How long").fill("soon");
      await dialog.getByRole("button", { name: "Log time" }).click();
      await dialog.getByText(/Type minutes, or hours and minutes/).waitFor();
      await checkPage(priya);
      await dialog.getByLabel("How long").fill("1:25");
      await dialog.getByLabel(/What was done/).fill("Called the bank");
      await page.keyboard.press("Enter");
      await lead.page.getByText("Called the bank").waitFor({ timeout: 30_000 });
      await eventually(async () => expect(await timeOn(id)).toMatchObject({ minutes: 85, billable_minutes: 85 }));

      await dialog.waitFor({ state: "hidden" });
      const [isPhone, isWide] = [width < 768, width >= 1280];
      if (!isWide) await page.getByRole(isPhone ? "tab" : "button", { name: "Details", exact: true }).click();
      await page.getByRole("button", { name: "Change 1:25 h of Priya Nair" }).click();
      const change = page.getByRole("dialog", { name: `Change time on CMP-${id}` });
      await change.getByLabel("How long").fill("45");
      await change.getByLabel("Billable").uncheck();
      await change.getByRole("button", { name: "Save" }).click();
      await page.getByRole("link", { name: "0:00 h of it billable" }).waitFor();
      await page.getByRole("link", { name: "0:45 h by 1 person" }).waitFor();
      await checkPage(priya);

      await page.getByRole("button", { name: "Delete 0:45 h of Priya Nair" }).click();
      const undo = await undoOf(page, "0:45 h of Priya Nair deleted");
      expect((await timeOn(id)).minutes).toBe(0);
      await undo.click();
      await eventually(async () => expect((await timeOn(id)).minutes).toBe(45));
      await page.getByRole("link", { name: "0:45 h by 1 person" }).waitFor();
    }),
);

test("Who looks after time sees it by person and by ticket; each number opens its list, which is saved as a file", () =>
  withPictures({ lead }, async () => {
    const { page } = lead;
    const id = await fileTicket(desk, admin, "Box was empty");
    await ask(desk, agent, "POST", `/tickets/${id}/time`, { minutes: 70 });
    await ask(desk, mei, "POST", `/tickets/${id}/time`, { minutes: 20, billable: false, note: "Asked the depot" });
    await page.goto("/time");
    await page
      .getByRole("table", { name: "Time by person" })
      .getByRole("row", { name: /Priya Nair/ })
      .waitFor();
    await checkPage(lead);
    await page
      .getByRole("table", { name: "Time by ticket" })
      .getByRole("link", { name: `1:30 CMP-${id}, Time (h)` })
      .click();
    const list = page.getByRole("list", { name: "Logged time" });
    await eventually(async () => expect(await list.getByRole("listitem").count()).toBe(2));
    await page.getByRole("link", { name: "1:10 Billable (h)", exact: true }).click();
    await eventually(async () => expect(await list.getByRole("listitem").count()).toBe(1));
    await page.getByRole("link", { name: "Remove billable" }).click();
    await eventually(async () => expect(await list.getByRole("listitem").count()).toBe(2));
    await checkPage(lead);

    const saved = page.waitForEvent("download");
    await page.getByRole("button", { name: "Download CSV" }).click();
    expect((await saved).suggestedFilename()).toBe("time.csv");

    await page.getByRole("button", { name: "Delete 1:10 h of Priya Nair" }).click();
    const undo = await undoOf(page, "1:10 h of Priya Nair deleted");
    await eventually(async () => expect(await list.getByRole("listitem").count()).toBe(1));
    await undo.click();
    await eventually(async () => expect(await list.getByRole("listitem").count()).toBe(2));
    expect(await timeOn(id)).toMatchObject({ minutes: 90 });
  }));
