import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser, Page } from "playwright-core";
import { openBrowser, withPictures, type Visitor } from "./browser.js";
import { checkPage } from "./check-page.js";
import { startDesk, type Desk } from "./desk.js";
import { ask, composerOf, fileTicket, joinDesk, mei, openTicket } from "./desk-with-ticket.js";
import { eventually } from "./eventually.js";
import { admin, agent } from "./people.js";

let desk: Desk;
let browser: Browser;
let priya: Visitor;
let colleague: Visitor;

beforeAll(async () => {
  desk = await startDesk({ sendHoldMs: 20_000 });
  browser = await openBrowser();
  priya = await joinDesk(browser, desk, agent);
  colleague = await joinDesk(browser, desk, mei);
});
afterAll(async () => {
  await browser?.close();
  await desk?.close();
});

interface Ticket {
  status: string;
  comments: { comment: string; is_internal: boolean }[];
}
const ticket = (id: number) => ask<Ticket>(desk, admin, "GET", `/tickets/${id}`);
/** Of what was just pressed: it is held no longer, since it is out. */
async function goesOut(page: Page, text: string): Promise<void> {
  const held = page.locator("[data-held]").filter({ hasText: text });
  await held.waitFor();
  await held.waitFor({ state: "detached" });
}
const said = async (id: number) => (await ticket(id)).comments.map(({ comment }) => comment);

test("What was sent can be undone by a key, and is seen by nobody until it is out", () =>
  withPictures({ priya, colleague }, async () => {
    const { page } = priya;
    const id = await fileTicket(desk, admin, "Router offline");
    await openTicket(page, id);
    await openTicket(colleague.page, id);
    await page.keyboard.press("r");
    await composerOf(page).fill("We send somebody");
    await page.keyboard.press("Control+Enter");
    await page.getByText(/Sending in \d+ s/).waitFor();
    expect(await said(id)).toEqual([]);
    expect(await colleague.page.getByText("We send somebody").count()).toBe(0);

    await page.keyboard.press("z");
    await eventually(async () => expect(await composerOf(page).inputValue()).toBe("We send somebody"));
    expect(await page.getByText(/Sending in/).count()).toBe(0);

    // Sent for good, and the tab closed at once: it goes out, once.
    await page.keyboard.press("Control+Enter");
    await page.getByText(/Sending in \d+ s/).waitFor();
    const next = await page.context().newPage();
    await page.close();
    priya.page = next;
    await colleague.page.getByText("We send somebody").waitFor();
    expect(await said(id)).toEqual(["We send somebody"]);
    await openTicket(next, id);
    expect(await composerOf(next).inputValue()).toBe("");

    // Looked at without hurry: whether it is out by then is all the same.
    await composerOf(next).fill("Somebody is on the way");
    await next.keyboard.press("Control+Enter");
    await next.getByText(/Sending in \d+ s/).waitFor();
    await checkPage(priya);
  }));

test("Whoever goes on to the next ticket can still undo; sent with a status, both come at once", () =>
  withPictures({ priya }, async () => {
    const { page } = priya;
    const [first, second] = [await fileTicket(desk, admin, "First"), await fileTicket(desk, admin, "Second")];
    await openTicket(page, first);
    await composerOf(page).fill("It is mended");
    await page.getByRole("button", { name: "Send and set" }).click();
    await page.getByRole("menuitem", { name: /Resolved/ }).click();
    await page.getByText(/Sending in \d+ s/).waitFor();
    await page.locator(`[data-row-link="${second}"]`).click();
    await page.getByText(`Sending to CMP-${first}`, { exact: true }).waitFor();
    await page.keyboard.press("z");
    await page.getByText("Not sent. Your text is in the field again.").waitFor({ state: "attached" });
    await openTicket(page, first);
    await eventually(async () => expect(await composerOf(page).inputValue()).toBe("It is mended"));
    expect(await ticket(first)).toMatchObject({ status: "new", comments: [] });

    await composerOf(page).focus();
    await page.keyboard.press("Control+Shift+Enter");
    await goesOut(page, "It is mended");
    await eventually(async () => expect(await ticket(first)).toMatchObject({ status: "resolved" }));
    expect(await said(first)).toEqual(["It is mended"]);
  }));

test("Send stops when a colleague has answered since, and shows both texts", () =>
  withPictures({ priya, colleague }, async () => {
    const { page } = priya;
    const id = await fileTicket(desk, admin, "Charged twice");
    await openTicket(page, id);
    await composerOf(page).fill("We will pay it back");
    await ask(desk, mei, "POST", `/tickets/${id}/comments`, { comment: "We have paid it back" });
    await page.getByText("We have paid it back").waitFor();
    await composerOf(page).focus();
    await page.keyboard.press("Control+Enter");
    const dialog = page.getByRole("dialog", { name: /Mei Lin replied/ });
    await dialog.getByText("We will pay it back").waitFor();
    await checkPage(priya);
    await dialog.getByRole("button", { name: "Keep editing" }).click();
    await composerOf(page).fill("As Mei says");
    await page.keyboard.press("Control+Enter");
    await page.getByText(/Sending in \d+ s/).waitFor();
    await ask(desk, mei, "POST", `/tickets/${id}/comments`, { comment: "Done" });

    await page.keyboard.press("r");
    await composerOf(page).fill("One more");
    await ask(desk, mei, "POST", `/tickets/${id}/comments`, { comment: "Really done" });
    await page.getByText("Really done").waitFor();
    await composerOf(page).focus();
    await page.keyboard.press("Control+Enter");
    await page.getByRole("dialog").getByRole("button", { name: "Send anyway" }).click();
    await goesOut(page, "One more");
    await eventually(async () => expect(await said(id)).toEqual(expect.arrayContaining(["As Mei says", "One more"])));
  }));
