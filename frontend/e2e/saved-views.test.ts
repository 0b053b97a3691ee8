import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser, Page } from "playwright-core";
import { openBrowser, openVisitor, withPictures, type Visitor } from "./browser.js";
import { checkPage } from "./check-page.js";
import { startDesk, type Desk } from "./desk.js";
import { ask, fileTicket, joinDesk, mei } from "./desk-with-ticket.js";
import { eventually } from "./eventually.js";
import { admin, signInInBrowser } from "./people.js";

let desk: Desk;
let browser: Browser;
let ada: Visitor, colleague: Visitor;

beforeAll(async () => {
  desk = await startDesk();
  browser = await openBrowser();
  ada = await openVisitor(browser, desk.url);
  await signInInBrowser(ada.page, admin);
  colleague = await joinDesk(browser, desk, mei);
  for (const [subject, priority] of [
    ["Charged twice", "critical"],
    ["Router offline", "high"],
    ["No water", "low"],
  ] as const)
    await ask(desk, admin, "PATCH", `/tickets/${await fileTicket(desk, admin, subject)}`, { priority });
}, 240_000);
afterAll(async () => {
  await browser?.close();
  await desk?.close();
});

const main = (page: Page) => page.getByRole("main");
const sidebar = (page: Page) => page.getByRole("list", { name: "Saved views" });
const entry = (page: Page, name: string) => sidebar(page).getByRole("link", { name });
const names = (page: Page) => sidebar(page).locator("li a > span:nth-child(2)").allTextContents();
const rows = (page: Page) => page.getByTestId("ticket-row");
/** Pointed at, it is offered for as long as a test looks at what was done. */
const undo = (page: Page) => page.getByRole("button", { name: "Undo" }).first();
/** Her views in the order that the desk has kept. */
const kept = async () =>
  (await ask<{ data: { name: string }[] }>(desk, admin, "GET", "/views")).data.map(({ name }) => name);
const quick = (page: Page, name: string) =>
  page.getByRole("group", { name: "Quick filters" }).getByRole("button", { name });
const says = (page: Page, name: string, count: string) =>
  eventually(async () => expect((await entry(page, name).textContent())?.endsWith(count)).toBe(true));
const length = (page: Page, name: string, count: string) =>
  page.getByRole("heading", { level: 1, name: `${name}${count}` }).waitFor();
async function choose(page: Page, view: string, what: string): Promise<void> {
  await main(page).locator("header").getByRole("button", { name: "View", exact: true }).click();
  await page
    .getByRole("menu", { name: `The view ${view}` })
    .getByText(what, { exact: true })
    .click();
}

test(
  "A search is saved for everybody, counts live in two browsers, tells of a new ticket, and is changed and taken back",
  () =>
    withPictures({ ada, colleague }, async () => {
      const { page } = ada;
      await page.goto("/queue/open");
      await rows(page).first().waitFor();
      expect(await page.getByRole("button", { name: "Save as view" }).count()).toBe(0);
      await quick(page, "High and above").click();
      await eventually(async () => expect(await rows(page).count()).toBe(2));
      expect(new URL(page.url()).searchParams.get("q")).toBe("priority>=high");

      await page.getByRole("button", { name: "Save as view" }).click();
      const sheet = page.getByRole("dialog");
      await sheet.getByRole("button", { name: "Save a view" }).click();
      await sheet.getByRole("alert").getByText("Give the view a name").waitFor();
      await checkPage(ada);
      await sheet.getByLabel("Name").fill("Urgent");
      expect(await sheet.getByLabel("Search").inputValue()).toBe("status:open priority>=high");
      await sheet.getByRole("radio", { name: "Everybody at the desk" }).check();
      await sheet.getByLabel("Group by").selectOption({ label: "Priority" });
      await sheet.getByRole("checkbox", { name: "Number" }).check();
      await sheet.getByRole("checkbox", { name: "Customer" }).uncheck();
      await sheet.getByRole("button", { name: "Save a view" }).click();
      await page.waitForURL(/\/queue\/v\d+$/);
      const address = page.url();
      await length(page, "Urgent", "2");
      await says(page, "Urgent", "2");
      const heading = (name: string) => main(page).getByRole("button", { name, exact: true });
      await heading("Critical 1").waitFor();
      await checkPage(ada);

      // The whole width has columns, in the order of one of them; folded, a group keeps its number alone.
      const shown = await rows(page).first().textContent();
      expect([shown?.includes("CMP-"), shown?.includes("Customer: ")]).toEqual([true, false]);
      await page.getByRole("button", { name: "Order by Changed" }).click();
      await page.waitForURL(/sort=updated/);
      await heading("High 1").click();
      await eventually(async () => expect(await rows(page).count()).toBe(1));
      await heading("High 1").click();
      await eventually(async () => expect(await rows(page).count()).toBe(2));
      await page.getByRole("group", { name: "The view was changed" }).getByRole("button", { name: "Discard" }).click();
      await page.waitForURL(address);

      // Somebody else has it too, and is told of what comes to match it.
      const other = colleague.page;
      await other.goto("/home");
      await entry(other, "Urgent").click();
      await length(other, "Urgent", "2");
      await choose(other, "Urgent", "Alert me when a new ticket matches");
      await main(other).page().getByText("Urgent tells you of new tickets now").first().waitFor();
      expect(await other.getByRole("button", { name: "Edit view" }).count()).toBe(0);
      const id = await fileTicket(desk, admin, "Gas smells");
      await ask(desk, admin, "PATCH", `/tickets/${id}`, { priority: "high" });
      for (const each of [page, other]) await says(each, "Urgent", "3");
      for (const each of [page, other]) await length(each, "Urgent", "3");
      await other.getByRole("button", { name: /^Alerts, \d+ unread/ }).click();
      await other
        .getByRole("dialog", { name: "Alerts" })
        .getByRole("link", { name: /Urgent/ })
        .waitFor();
      await other.keyboard.press("Escape");
      await other.getByTestId("new-items-pill").click();
      await eventually(async () => expect(await rows(other).count()).toBe(3));
      await checkPage(colleague);

      // Looked at otherwise, it can be kept so; what was before comes back.
      await page.getByTestId("new-items-pill").click();
      await quick(page, "Unassigned").click();
      const changed = page.getByRole("group", { name: "The view was changed" });
      await changed.getByRole("button", { name: "Save changes" }).click();
      await undo(page).hover();
      await changed.waitFor({ state: "detached" });
      const saved = async () => (await ask<{ data: { q: string }[] }>(desk, admin, "GET", "/views")).data[0]?.q;
      expect(await saved()).toBe("status:open priority>=high assignee:none");
      await undo(page).click();
      await eventually(async () => expect(await saved()).toBe("status:open priority>=high"));
    }),
  240_000,
);

test("Views stand in one's own order, are found by name, renamed, archived and back, and their links are searches for others", () =>
  withPictures({ ada, colleague }, async () => {
    const { page } = ada;
    await page.goto("/queue/open");
    await page.getByRole("button", { name: "Save a view" }).click();
    const sheet = page.getByRole("dialog");
    await sheet.getByLabel("Name").fill("Water");
    await sheet.getByLabel("Search").fill("status:opne water");
    await sheet.getByRole("button", { name: "Save a view" }).click();
    await sheet.getByRole("alert").first().waitFor();
    await sheet.getByLabel("Search").fill("water");
    await sheet.getByRole("button", { name: "Save a view" }).click();
    await length(page, "Water", "1");
    await eventually(async () => expect(await names(page)).toEqual(["Urgent", "Water"]));

    // By the arrows on its handle; the digits follow.
    await sidebar(page).getByRole("button", { name: /Water/ }).focus();
    await page.keyboard.press("ArrowUp");
    await eventually(async () => expect(await names(page)).toEqual(["Water", "Urgent"]));
    await eventually(async () => expect(await kept()).toEqual(["Water", "Urgent"]));
    await page.goto("/queue/open");
    await entry(page, "Urgent").waitFor();
    await page.locator("body").press("1");
    await page.waitForURL(/\/queue\/v\d+$/);
    await length(page, "Water", "1");
    expect(await names(page)).toEqual(["Water", "Urgent"]);

    await page.getByRole("combobox", { name: /^Search/ }).fill("urg");
    await page.getByRole("option", { name: "Urgent" }).click();
    await page.getByRole("heading", { level: 1, name: /^Urgent/ }).waitFor();
    await page.keyboard.press("Control+k");
    await page.getByRole("dialog", { name: "Find or run a command" }).getByRole("combobox").fill("wat");
    await page.getByRole("option", { name: "Water", exact: true }).click();
    await length(page, "Water", "1");

    await choose(page, "Water", "Edit view");
    await page.getByRole("dialog").getByLabel("Name").fill("Water pipes");
    await page.getByRole("dialog").getByRole("button", { name: "Save", exact: true }).click();
    await length(page, "Water pipes", "1");
    await eventually(async () => expect(await names(page)).toEqual(["Water pipes", "Urgent"]));

    // The link says what it asks for: whoever has no such view gets the search.
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await choose(page, "Water pipes", "Copy link");
    await page
      .getByText(/^Link copied/)
      .first()
      .waitFor();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    await colleague.page.goto(link);
    await colleague.page.waitForURL(/\/search\?q=water/);
    await eventually(async () => expect(await rows(colleague.page).count()).toBe(1));
    await page.goto(link);
    await length(page, "Water pipes", "1");

    await choose(page, "Water pipes", "Archive view");
    await undo(page).hover();
    await page.waitForURL(/\/queue\/mine/);
    await eventually(async () => expect(await names(page)).toEqual(["Urgent"]));
    await undo(page).click();
    await eventually(async () => expect(await names(page)).toEqual(["Water pipes", "Urgent"]));

    // Put away for longer: it waits where views are made.
    await entry(page, "Water pipes").click();
    await length(page, "Water pipes", "1");
    await choose(page, "Water pipes", "Archive view");
    await eventually(async () => expect(await names(page)).toEqual(["Urgent"]));
    await page.reload();
    await page.getByRole("button", { name: "Save a view" }).click();
    await checkPage(ada);
    await sheet.getByRole("button", { name: "Restore Water pipes" }).click();
    await sheet.getByRole("heading", { name: "Archived views" }).waitFor({ state: "detached" });
    await sheet.getByRole("button", { name: "Close" }).click();
    await eventually(async () => expect(await names(page)).toEqual(["Water pipes", "Urgent"]));

    // The one that matters most now goes above all others by one press.
    await entry(page, "Urgent").click();
    await page.getByRole("heading", { level: 1, name: /^Urgent/ }).waitFor();
    await choose(page, "Urgent", "Move to the top");
    await eventually(async () => expect(await names(page)).toEqual(["Urgent", "Water pipes"]));

    // Deleted for good, and that taken back; what is left so is nowhere any more.
    await entry(page, "Water pipes").click();
    await length(page, "Water pipes", "1");
    await choose(page, "Water pipes", "Archive view");
    await eventually(async () => expect(await names(page)).toEqual(["Urgent"]));
    await page.reload();
    await page.getByRole("button", { name: "Save a view" }).click();
    const remove = sheet.getByRole("button", { name: "Delete Water pipes for good" });
    await remove.click();
    await undo(page).hover();
    await remove.waitFor({ state: "detached" });
    expect(await page.evaluate(() => document.activeElement?.closest("[role=dialog]") !== null)).toBe(true);
    const archived = async () =>
      (await ask<{ data: { name: string }[] }>(desk, admin, "GET", "/views?archived=true")).data.map(
        ({ name }) => name,
      );
    expect(await archived()).toEqual([]);
    await undo(page).click();
    await remove.waitFor();
    expect(await archived()).toEqual(["Water pipes"]);
    await remove.press("Enter");
    await remove.waitFor({ state: "detached" });
    await sheet.getByRole("button", { name: "Close" }).click();
    expect([await archived(), await names(page)]).toEqual([[], ["Urgent"]]);
  }));

test("What is long is counted as far as it is worth, and as long as its list", () =>
  withPictures({ ada }, async () => {
    const { page } = ada;
    await desk.sql(
      `INSERT INTO tickets (subject, status, priority, channel, customer_id, created_by, category_id, created_at, received_at, updated_at)
         SELECT 'Copy', status, priority, channel, customer_id, created_by, category_id, created_at, received_at, updated_at
         FROM (SELECT * FROM tickets LIMIT 1) one, generate_series(1, 1100)`,
    );
    await ask(desk, admin, "POST", "/views", { scope: "personal", name: "All there is", q: "" });
    await page.goto("/queue/open");
    await says(page, "All there is", "999+");
    await entry(page, "All there is").click();
    await length(page, "All there is", "1,104");

    // On a phone the views are behind their button.
    await page.setViewportSize({ width: 360, height: 780 });
    await page.getByRole("button", { name: "Views" }).click();
    await page.getByRole("menu", { name: "Views" }).getByText("All there is (999+)").waitFor();
    await checkPage(ada);
  }));
