import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser } from "playwright-core";
import { openBrowser, openVisitor, withPictures, type Visitor } from "./browser.js";
import { checkPage } from "./check-page.js";
import { startDesk, type Desk } from "./desk.js";
import { admin, signInInBrowser } from "./people.js";
import { stored } from "./stored.js";
import { eventually } from "./eventually.js";

let desk: Desk;
let browser: Browser;
let ada: Visitor;

beforeAll(async () => {
  desk = await startDesk();
  browser = await openBrowser();
  ada = await openVisitor(browser, desk.url);
});
afterAll(async () => {
  await browser?.close();
  await desk?.close();
});

test("A fresh admin lands on the checklist, names the desk in place, skips a step and takes that back", () =>
  withPictures({ ada }, async () => {
    const { page } = ada;
    await signInInBrowser(page, admin);
    await page.waitForURL("**/admin/setup");
    await page.getByText("0 of 7 done").waitFor();
    await page.getByLabel("Name of the desk").waitFor();
    await checkPage(ada);

    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText("Enter a name").first().waitFor();
    await page.getByLabel("Name of the desk").fill("Acme Support");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText("1 of 7 done").waitFor();
    await eventually(async () => expect(await page.getByRole("banner").getByText("Acme Support").count()).toBe(1));
    await eventually(async () => expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("H1"));

    await stored(page, () => page.getByRole("button", { name: "Skip: Team" }).click());
    await page.getByRole("button", { name: "Do it after all: Team" }).waitFor();
    await page.reload();
    await stored(page, () => page.getByRole("button", { name: "Do it after all: Team" }).click());
    await page.getByRole("button", { name: "Skip: Team" }).waitFor();

    const links = [
      "Name and time zone",
      "Departments",
      "Categories",
      "Business hours",
      "First SLA policy",
      "Team",
      "Invite your colleagues",
    ];
    const steps = page.getByRole("list", { name: "Steps" });
    const addresses = await Promise.all(
      links.map((name) => steps.getByRole("link", { name, exact: true }).getAttribute("href")),
    );
    expect(addresses).toEqual([
      "/admin/settings",
      "/admin/organizations",
      "/admin/categories",
      "/admin/calendars",
      "/admin/sla",
      "/admin/teams",
      "/admin/people",
    ]);
    for (const [index, address] of addresses.entries()) {
      await page.goto(address ?? "");
      await page.getByRole("heading", { level: 1 }).first().waitFor();
      const title = await page.getByRole("heading", { level: 1 }).first().textContent();
      expect({ step: links[index], title }).not.toEqual({ step: links[index], title: "This page is not here" });
    }
  }));

test("Hidden, the checklist no longer greets; Help leads back to it", () =>
  withPictures({ ada }, async () => {
    const { page } = ada;
    await page.goto("/");
    await page.waitForURL("**/admin/setup");
    await stored(page, () => page.getByRole("button", { name: "Hide", exact: true }).click());
    await page.getByText("This list is hidden").waitFor();
    await page.goto("/");
    await page.waitForURL("**/queue/mine");
    await page.goto("/help");
    await page.getByRole("link", { name: "Set up your desk" }).click();
    await stored(page, () => page.getByRole("button", { name: "Show again after sign-in" }).click());
    await page.getByRole("button", { name: "Hide", exact: true }).waitFor();
    await page.goto("/");
    await page.waitForURL("**/admin/setup");
  }));

test("Sample data come with one press, marked wherever they are seen, go with another, and come back", () =>
  withPictures({ ada }, async () => {
    const { page } = ada;
    await page.goto("/admin/setup");
    await page.getByRole("button", { name: "Load sample data" }).click();
    await page.getByText("40 sample tickets are in sight").waitFor({ timeout: 60_000 });
    await checkPage(ada);
    // What is made up ticks nothing.
    await page.getByText("1 of 7 done").waitFor();

    await page.goto("/queue/all");
    const rows = page.getByTestId("ticket-row");
    await rows.first().waitFor();
    const marked = await rows.filter({ hasText: "Sample" }).count();
    expect(marked).toBe(await rows.count());
    await rows.first().click();
    await page.waitForURL(/ticket=\d+/);
    await page.getByRole("heading", { level: 1 }).waitFor();
    await page.locator("main header").getByText("Sample", { exact: true }).first().waitFor();
    await checkPage(ada);
    const ticket = page.url();

    await page.goto("/admin/setup");
    await page.getByRole("button", { name: "Remove it" }).click();
    await page.getByText("There are no sample data in sight.").waitFor();
    await page.goto("/queue/all");
    await page.getByRole("heading", { level: 1 }).first().waitFor();
    await page.waitForLoadState("networkidle");
    await eventually(async () => expect(await rows.count()).toBe(0));
    await page.goto("/admin/people");
    await page.getByText(admin.fullName).first().waitFor();
    await eventually(async () => expect(await page.getByText("(sample)").count()).toBe(0));

    await page.goto("/admin/setup");
    await page.getByRole("button", { name: "Load sample data" }).click();
    await page.getByText("40 sample tickets are in sight").waitFor();
    await page.getByRole("button", { name: "Remove it" }).click();
    await page.getByRole("button", { name: "Undo" }).click();
    await page.getByText("40 sample tickets are in sight").waitFor();
    await page.goto(ticket);
    await page.locator("main header").getByText("Sample", { exact: true }).first().waitFor();
    expect(ada.complaints).toEqual([]);
    expect(desk.mail.received).toEqual([]);
  }));
