import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser, Page } from "playwright-core";
import { openBrowser, openVisitor, withPictures, type Visitor } from "./browser.js";
import { checkPage } from "./check-page.js";
import { startDesk, type Desk } from "./desk.js";
import { eventually } from "./eventually.js";
import { agent, joinInBrowser, signInByApi, signInInBrowser } from "./people.js";
import { askApi, makePromises } from "./sla-desk.js";

let desk: Desk;
let browser: Browser;
let priya: Visitor;
let page: Page;
let token: string;

beforeAll(async () => {
  desk = await startDesk();
  // A Tuesday morning in Berlin, whose opening hours the promises count.
  await desk.setClock("2026-07-07T07:00:00Z");
  await makePromises(desk);
  browser = await openBrowser();
  priya = await openVisitor(browser, desk.url);
  ({ page } = priya);
  await joinInBrowser(page, desk, agent, "supervisor");
  token = await signInByApi(desk, agent);
  await signInInBrowser(page, agent);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await desk?.close();
});

async function file(subject: string, take = true): Promise<number> {
  const body = { subject, description: "It has been so since Friday.", category: "Other", priority: "high" };
  const { id } = await askApi<{ id: number }>(desk, token, "POST", "/tickets", body);
  const me = await askApi<{ id: number }>(desk, token, "GET", "/auth/me");
  if (take) await askApi(desk, token, "POST", `/tickets/${id}/assign`, { agent_id: me.id });
  return id;
}

const tile = (name: string) => page.getByRole("main").getByRole("link", { name: new RegExp(`^\\d+ ?${name}$`) });

test(
  "The day says what is next, and each of its numbers opens a list of that length",
  () =>
    withPictures({ priya }, async () => {
      await page.goto("/home");
      await page.getByText("Queue clear.").waitFor();
      await checkPage(priya);

      // Live: what is filed appears without a reload.
      await file("Nobody's yet", false);
      await page.getByText("Nobody has it yet.").waitFor();
      await file("Router offline since Friday");
      await file("Charged twice for March");
      await eventually(async () => expect(await tile("Mine").innerText()).toMatch(/^2/));
      await page.getByText("2 tickets of yours are due today.").waitFor();
      await checkPage(priya);

      for (const name of ["Customer waits", "Due in 2 hours", "Mine", "Overdue"]) {
        await page.goto("/home");
        await tile(name).waitFor();
        const count = Number.parseInt(await tile(name).innerText(), 10);
        await tile(name).click();
        await page.waitForURL(/\/queue\/mine/);
        if (count === 0) await page.getByTestId("ticket-row").first().waitFor({ state: "detached" });
        await eventually(async () => expect(await page.getByTestId("ticket-row").count()).toBe(count));
      }

      // By keyboard: G H, then the one button of the page.
      await page.locator("body").press("g");
      await page.locator("body").press("h");
      await page.getByRole("link", { name: "Start" }).press("Enter");
      await page.getByRole("heading", { level: 1, name: "Router offline since Friday" }).waitFor();
    }),
  120_000,
);
