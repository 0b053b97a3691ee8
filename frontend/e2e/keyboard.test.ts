import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser, Page } from "playwright-core";
import { axeFindings, openBrowser, openVisitor, sidewaysScroll, withPictures, type Visitor } from "./browser.js";
import { checkPage } from "./check-page.js";
import { startDesk, type Desk } from "./desk.js";
import { eventually } from "./eventually.js";
import { agent, joinInBrowser, signInByApi, signInInBrowser } from "./people.js";
import { stored } from "./stored.js";
import { askApi } from "./sla-desk.js";

let desk: Desk;
let browser: Browser;
let priya: Visitor;
let page: Page;
const subjects = ["Charged twice for March", "Router offline since Friday", "Wrong meter reading"];
let numbers: string[];

beforeAll(async () => {
  desk = await startDesk();
  browser = await openBrowser();
  priya = await openVisitor(browser, desk.url);
  ({ page } = priya);
  await joinInBrowser(page, desk, agent, "agent");
  const token = await signInByApi(desk, agent);
  numbers = [];
  for (const subject of subjects) {
    const body = { subject, description: "It has been so since Friday.", category: "Other" };
    numbers.push((await askApi<{ number: string }>(desk, token, "POST", "/tickets", body)).number);
  }
  await signInInBrowser(page, agent);
});
afterAll(async () => {
  await browser?.close();
  await desk?.close();
});

const press = (key: string) => page.keyboard.press(key);
const palette = () => page.getByRole("dialog", { name: "Find or run a command" });
/** Opens the palette, types, and takes what is found by that: as people do, who look before they press Enter. */
async function find(text: string, option: string | RegExp): Promise<void> {
  await palette().waitFor({ state: "detached" });
  await press("Control+k");
  await palette().getByRole("combobox").fill(text);
  await palette().getByRole("option", { name: option, selected: true }).waitFor();
  await press("Enter");
}
const title = (text: string) => page.getByRole("heading", { level: 1, name: text }).waitFor();

test("The palette finds commands, views and tickets, runs them, and gives the focus back", () =>
  withPictures({ priya }, async () => {
    await page.goto("/queue/open");
    await page.getByTestId("ticket-row").first().waitFor();
    await press("Control+k");
    await palette().waitFor();
    expect(await axeFindings(page)).toEqual([]);
    expect(await sidewaysScroll(page)).toBe(0);
    await press("Escape");
    await find("unassig", /Go to unassigned/);
    await page.waitForURL(/queue\/unassigned/);

    // A number opens its ticket; what was opened is offered by its words from then on.
    await find(numbers[1]?.slice("CMP-".length) ?? "", `Open ${numbers[1] ?? ""}`);
    await title("Router offline since Friday");
    await Promise.all([press("g"), press("q")]);
    await page.waitForURL(/queue\/mine/);
    await find("router", /Router offline/);
    await title("Router offline since Friday");

    // What can be done with the open ticket is there, with its key.
    await find("priority", /Set the priority/);
    await page.getByRole("listbox").or(page.getByRole("menu")).first().waitFor();
    await press("Escape");
    await press("Control+k");
    await palette().getByRole("combobox").fill("> there is no such thing");
    await page.getByText("Nothing is called that here.").waitFor();
    await press("Escape");
    await palette().waitFor({ state: "detached" });
  }));

test("Keys are changed and turned off on the profile, at once and for every device", () =>
  withPictures({ priya }, async () => {
    await page.goto("/me#keyboard");
    const row = (name: string) => page.getByRole("listitem").filter({ hasText: name });
    await page.getByRole("button", { name: "Change the key for Write an internal note" }).click();
    await press("e");
    await page.getByText("E now does this. It did before: Resolve.").first().waitFor();
    await row("Write an internal note").getByText("E", { exact: true }).waitFor();
    expect(await page.getByRole("button", { name: "Take the usual key for Resolve", exact: true }).isVisible()).toBe(
      true,
    );
    // What the browser needs is refused, and Esc leaves it.
    await page.getByRole("button", { name: "Change the key for Assign", exact: true }).click();
    await press("Enter");
    await page.getByRole("main").getByText("The browser or writing needs that key.").waitFor();
    await press("Escape");
    await page.getByRole("main").getByText("The browser or writing needs that key.").waitFor({ state: "detached" });
    await checkPage(priya);

    const second = await openVisitor(browser, desk.url);
    await signInInBrowser(second.page, agent);
    await second.page.goto("/queue/open");
    await second.page.getByTestId("ticket-row").first().click();
    await second.page.getByTestId("composer").waitFor();
    await second.page.locator("body").press("e");
    const note = second.page.getByRole("textbox", { name: /note/i });
    await eventually(async () => expect(await note.evaluate((box) => box === document.activeElement)).toBe(true));
    await second.page.context().close();

    await stored(page, () => page.getByRole("switch", { name: "Single keys" }).click());
    await page.goto("/queue/open");
    await page.getByTestId("ticket-row").first().waitFor();
    await Promise.all([press("g"), press("u")]);
    await press("?");
    await press("Control+k");
    await palette().waitFor();
    expect(page.url()).toContain("/queue/open");
    expect(await page.getByRole("dialog").count()).toBe(1);
    await press("Escape");
    await page.goto("/me#keyboard");
    await page.getByRole("switch", { name: "Single keys" }).click();
    await page.getByRole("button", { name: "Take all usual keys" }).click();
    await page.getByRole("button", { name: "Take all usual keys" }).waitFor({ state: "detached" });
  }));

test("Rows of the queue become one line each", () =>
  withPictures({ priya }, async () => {
    await page.goto("/me");
    await stored(page, () => page.getByText("Compact", { exact: true }).click());
    await page.goto("/queue/open");
    const row = page.getByTestId("ticket-row").first();
    await eventually(async () => expect((await row.boundingBox())?.height).toBe(40));
    await checkPage(priya);
    await page.goto("/me");
    await stored(page, () => page.getByText("Comfortable", { exact: true }).click());
    await page.goto("/queue/open");
    await eventually(async () => expect((await row.boundingBox())?.height).toBeGreaterThanOrEqual(64));
  }));
