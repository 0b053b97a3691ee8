import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser, Page } from "playwright-core";
import { openBrowser, openVisitor, withPictures, type Visitor } from "./browser.js";
import { checkPage } from "./check-page.js";
import { startDesk, type Desk } from "./desk.js";
import { ask, composerLineOf, composerOf, fileTicket, joinDesk, mei, openTicket } from "./desk-with-ticket.js";
import { eventually } from "./eventually.js";
import { admin, agent, signInInBrowser } from "./people.js";

let desk: Desk;
let browser: Browser;
let priya: Visitor;
let id: number, other: number;

beforeAll(async () => {
  desk = await startDesk();
  browser = await openBrowser();
  priya = await joinDesk(browser, desk, agent);
  await (await joinDesk(browser, desk, mei)).page.context().close();
  [id, other] = [await fileTicket(desk, admin, "Router offline"), await fileTicket(desk, admin, "Charged twice")];
});
afterAll(async () => {
  await browser?.close();
  await desk?.close();
});

const shows = (page: Page, text: string) =>
  eventually(async () => expect(await composerOf(page).inputValue()).toBe(text));
/** Types at the end of what is there. */
const type = async (page: Page, text: string) => {
  await composerOf(page).press("Control+End");
  await composerOf(page).pressSequentially(text);
};
const saved = (page: Page) =>
  page
    .getByTestId("composer")
    .getByText(/Draft saved/)
    .waitFor();
const mode = (page: Page, name: string) => page.getByTestId("composer").getByText(name).first().click();

test("Five ways to lose what one is writing, and none does", () =>
  withPictures({ priya }, async () => {
    const { page } = priya;
    await openTicket(page, id);
    await page.keyboard.press("r");
    await composerOf(page).fill("Dear Luis, we have found");
    await saved(page);
    await checkPage(priya);

    // A reload, also in the middle of a word.
    await page.reload();
    await shows(page, "Dear Luis, we have found");
    await type(page, " the cau");
    await page.reload();
    await shows(page, "Dear Luis, we have found the cau");

    // Another ticket.
    await openTicket(page, other);
    await shows(page, "");
    await openTicket(page, id);
    await shows(page, "Dear Luis, we have found the cau");

    // The other mode, while a colleague changes the ticket.
    await mode(page, "Internal note");
    await composerOf(page).fill("Ask Mei");
    await ask(desk, mei, "PATCH", `/tickets/${id}`, { priority: "high" });
    await ask(desk, mei, "POST", `/tickets/${id}/comments`, { comment: "I look at the line", is_internal: true });
    await page.getByText("I look at the line").waitFor();
    expect(await composerOf(page).inputValue()).toBe("Ask Mei");
    await mode(page, "Public reply");
    await shows(page, "Dear Luis, we have found the cau");

    // No connection, then the tab is closed.
    await page.context().setOffline(true);
    await type(page, "se");
    await page
      .getByTestId("composer")
      .getByText(/Kept on this device/)
      .waitFor();
    const next = await page.context().newPage();
    await page.close();
    await next.context().setOffline(false);
    priya.page = next;
    await openTicket(next, id);
    await shows(next, "Dear Luis, we have found the cause");
    await saved(next);
  }));

test("A second device has what the first one wrote, and what both wrote at once is kept", async () => {
  const phone = await openVisitor(browser, desk.url, "light", 390);
  await withPictures({ priya, phone }, async () => {
    await signInInBrowser(phone.page, agent);
    await openTicket(phone.page, other);
    await composerLineOf(phone.page).click();
    await openTicket(priya.page, other);
    await composerOf(priya.page).fill("From the desk");
    await shows(phone.page, "From the desk");

    await phone.page.context().setOffline(true);
    await composerOf(phone.page).fill("On the way");
    await composerOf(priya.page).fill("From the desk, more");
    await saved(priya.page);
    await phone.page.context().setOffline(false);
    await phone.page.getByText(/Your other draft/).waitFor({ timeout: 40_000 });
    await checkPage(phone);
    await phone.page.getByRole("button", { name: "Add it below" }).click();
    await shows(phone.page, "On the way\n\nFrom the desk, more");
    await shows(priya.page, "On the way\n\nFrom the desk, more");
  });
});
