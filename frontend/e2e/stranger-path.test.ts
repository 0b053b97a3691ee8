import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser, Locator, Page } from "playwright-core";
import { codeAt } from "../../backend/test/two-factor.js";
import { openBrowser, openVisitor, withPictures, type Visitor } from "./browser.js";
import { checkPage } from "./check-page.js";
import { startProductionDesk, type ProductionDesk } from "./production-desk.js";
import { eventually } from "./eventually.js";

/** From the printed link to the first complaint with a due time: more than this and strangers give up. */
const MOST_INTERACTIONS = 25;

let desk: ProductionDesk;
let browser: Browser;
let ada: Visitor;

beforeAll(async () => {
  desk = await startProductionDesk();
  browser = await openBrowser();
  ada = await openVisitor(browser, desk.url);
});
afterAll(async () => {
  await browser?.close();
  await desk?.close();
});

/** Somebody's hands: each click and each filled field counts. Following the printed link is where counting begins. */
function hands() {
  const done: string[] = [];
  return {
    done,
    click: async (what: string, on: Locator) => {
      done.push(`click ${what}`);
      await on.click();
    },
    type: async (what: string, into: Locator, text: string) => {
      done.push(`type ${what}`);
      await into.fill(text);
    },
  };
}

const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });

test("From an empty production desk to the first complaint with a due time it takes at most 25 interactions", () =>
  withPictures({ ada }, async () => {
    const { page } = ada;
    const { done, click, type } = hands();

    await page.goto(desk.bootstrapLink);
    await page.getByLabel("Your name").waitFor();
    await checkPage(ada);
    await type("your name", page.getByLabel("Your name"), "Ada Keller");
    await type("your email", page.getByLabel("Email", { exact: true }), "ada@desk.test");
    await type("a password", page.getByLabel("Password", { exact: true }), "seven green lamps at noon");
    await click("Create the account and begin", button(page, "Create the account and begin"));

    // Whoever runs a desk needs more than a password: a code of an app, before anything else.
    await page.getByRole("heading", { name: "Set up two-factor" }).waitFor();
    const shown = page.getByRole("group", { name: "The key, to type it instead" });
    await shown.waitFor();
    await checkPage(ada);
    const code = codeAt((await shown.innerText()).replace(/\s/g, ""), new Date());
    await type("the app's code", page.getByLabel("Code from the app"), code);
    await click("Turn on", button(page, "Turn on"));
    await page.getByRole("heading", { name: "Your recovery codes" }).waitFor();
    await click("I have kept them", button(page, "I have kept them"));

    await page.waitForURL("**/admin/setup");
    await page.getByLabel("Name of the desk").waitFor();
    await checkPage(ada);
    await type("the desk's name", page.getByLabel("Name of the desk"), "Acme Support");
    await click("Save", button(page, "Save"));
    await page.getByText("1 of 7 done").waitFor();
    await checkPage(ada);
    await click("File a ticket", page.getByRole("link", { name: "File a ticket" }));

    await page.waitForURL("**/tickets/new");
    await button(page, "Add a new person").waitFor();
    await checkPage(ada);
    await click("Add a new person", button(page, "Add a new person"));
    await type("the customer's name", page.getByLabel("Full name"), "Luis Ferreira");
    await click("Category", page.getByRole("combobox", { name: "Category" }));
    await click("Other", page.getByRole("option", { name: "Other" }));
    await type("a sentence", page.getByLabel("Sum it up in a sentence"), "Router offline since Friday");
    await type("what happened", page.getByLabel("What happened?"), "It blinks red.");
    await checkPage(ada);
    await click("File the ticket", button(page, "File the ticket"));

    await page.waitForURL(/\/queue\/open\?ticket=\d+/);
    await page.getByRole("heading", { level: 1, name: "Router offline since Friday" }).waitFor();
    const chip = page.getByTestId("sla-chip").first();
    await chip.waitFor();
    await eventually(async () => expect(await chip.getAttribute("data-state")).toBe("on_track"));
    await eventually(async () => expect(await chip.getAttribute("data-metric")).toBe("first_response"));
    await checkPage(ada);

    process.stdout.write(`The stranger's path: ${done.length} interactions\n`);
    for (const [index, interaction] of done.entries()) process.stdout.write(`  ${index + 1} ${interaction}\n`);
    expect(done.length).toBeLessThanOrEqual(MOST_INTERACTIONS);
    expect(ada.complaints).toEqual([]);
  }));

test("The link lets nobody in a second time, and says so", () =>
  withPictures({ ada }, async () => {
    const eve = await openVisitor(browser, desk.url);
    await eve.page.goto(desk.bootstrapLink);
    await eve.page.getByRole("heading", { name: "This desk has an admin" }).waitFor();
    await eventually(async () => expect(await eve.page.getByLabel("Password").count()).toBe(0));
    // The answer is a refusal, which Chromium writes to the console.
    expect(eve.complaints.filter((line) => !line.includes("422"))).toEqual([]);
    await checkPage(eve);
    await eve.page.goto("/setup?token=something-else");
    await eve.page.getByRole("heading", { name: "This desk has an admin" }).waitFor();
  }));
