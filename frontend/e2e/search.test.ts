import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser, Page } from "playwright-core";
import { openBrowser, openVisitor, withPictures, type Visitor } from "./browser.js";
import { checkPage } from "./check-page.js";
import { startDesk, type Desk } from "./desk.js";
import { ask, fileTicket, joinDesk } from "./desk-with-ticket.js";
import { eventually } from "./eventually.js";
import { admin, agent, customer, registerInBrowser, signInInBrowser } from "./people.js";

let desk: Desk;
let browser: Browser;
let priya: Visitor;
let luis: Visitor;
let page: Page;
let router: number;
let own: number;

beforeAll(async () => {
  desk = await startDesk();
  browser = await openBrowser();
  priya = await joinDesk(browser, desk, agent);
  page = priya.page;
  router = await fileTicket(desk, admin, "Router offline");
  await fileTicket(desk, admin, "Charged twice");
  for (let line = 1; line <= 12; line += 1)
    await ask(desk, agent, "POST", `/tickets/${router}/comments`, { comment: `Line ${line} of a long talk.` });
  await ask(desk, agent, "POST", `/tickets/${router}/comments`, { comment: "The technician brings a spare gateway." });
  luis = await openVisitor(browser, desk.url);
  await registerInBrowser(luis.page, desk, customer);
  await signInInBrowser(luis.page, customer);
  own = await fileTicket(desk, customer, "Gateway of mine is broken");
}, 240_000);
afterAll(async () => {
  await browser?.close();
  await desk?.close();
});

const box = () => page.getByRole("combobox", { name: /^Search/ });
const main = (of = page) => of.getByRole("main");
const row = (id: number) => page.locator(`[data-row-link="${id}"]`);

test("A word is found in a message, shown where it is, and leads to that message", () =>
  withPictures({ priya }, async () => {
    await page.goto("/queue/mine");
    await page.getByRole("heading", { level: 1 }).waitFor();
    await page.keyboard.press("Control+k");
    const palette = page.getByRole("dialog", { name: "Find or run a command" });
    await palette.getByRole("combobox").fill("technician");
    await palette.getByRole("option", { name: /Search for “technician”/, selected: true }).waitFor();
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/search\?q=technician/);
    await row(router).waitFor();
    await main()
      .locator("mark", { hasText: /technician/i })
      .waitFor();
    expect(await page.getByTestId("ticket-row").count()).toBe(1);
    await main().getByText("Best match").first().waitFor();
    await checkPage(priya);

    await main()
      .getByRole("link", { name: /spare gateway/ })
      .click();
    await page.getByRole("heading", { level: 1, name: "Router offline" }).waitFor();
    expect(page.url()).toMatch(/#comment-\d+$/);
    const message = page.getByRole("region", { name: "Ticket", exact: true }).getByText("The technician brings");
    await eventually(async () => {
      const place = await message.boundingBox();
      expect(place && place.y > 0 && place.y < 900).toBe(true);
    });
    // The list is where it was.
    await row(router).waitFor();
    expect(new URL(page.url()).searchParams.get("q")).toBe("technician");
  }));

test("A search without a find says so and leads on; the box suggests tickets as words are written", () =>
  withPictures({ priya }, async () => {
    await page.goto("/search?q=zzyzx");
    await main()
      .getByText(/No ticket/i)
      .or(main().getByRole("button", { name: "Clear filters" }))
      .first()
      .waitFor();
    await checkPage(priya);
    await box().fill("charg");
    await page.getByRole("option", { name: /Charged twice/ }).waitFor();
    await checkPage(priya);
    await page.getByRole("option", { name: /Charged twice/ }).click();
    await page.getByRole("heading", { level: 1, name: "Charged twice" }).waitFor();
  }));

test("A customer finds their own complaints, and nobody else's words", () =>
  withPictures({ luis }, async () => {
    const { page: phone } = luis;
    await phone.goto("/complaints");
    await phone.getByLabel("Search my complaints").fill("gateway");
    await phone.getByRole("button", { name: "Search", exact: true }).click();
    await main(phone).getByRole("link", { name: "Gateway of mine is broken" }).waitFor();
    expect(
      await main(phone)
        .getByRole("link", { name: /Router offline/ })
        .count(),
    ).toBe(0);
    await checkPage(luis);
    await phone.getByLabel("Search my complaints").fill("technician");
    await phone.getByRole("button", { name: "Search", exact: true }).click();
    await main(phone).getByText("Nothing in your complaints has these words.").waitFor();
    // Signs of the query language are words to customers.
    await phone.getByLabel("Search my complaints").fill(`CMP-${own}`);
    await phone.getByRole("button", { name: "Search", exact: true }).click();
    await main(phone).getByRole("link", { name: "Gateway of mine is broken" }).waitFor();
  }));
