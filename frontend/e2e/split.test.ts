import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser, Page } from "playwright-core";
import { openBrowser, openVisitor, withPictures, type Visitor } from "./browser.js";
import { checkPage } from "./check-page.js";
import { startDesk, type Desk } from "./desk.js";
import { ask, composerOf, fileTicket, joinDesk, openTicket } from "./desk-with-ticket.js";
import { eventually } from "./eventually.js";
import { agent, customer, registerInBrowser, signInInBrowser } from "./people.js";

let desk: Desk;
let browser: Browser;
let priya: Visitor;
let luis: Visitor;

beforeAll(async () => {
  desk = await startDesk();
  browser = await openBrowser();
  priya = await joinDesk(browser, desk, agent);
  luis = await openVisitor(browser, desk.url);
  await registerInBrowser(luis.page, desk, customer);
  await signInInBrowser(luis.page, customer);
});
afterAll(async () => {
  await browser?.close();
  await desk?.close();
});

interface Ticket {
  id: number;
  subject: string;
  description: string;
  comments: { comment: string }[];
  clocks: { metric: string; due_at: string | null }[];
}
const ticket = (id: number) => ask<Ticket>(desk, agent, "GET", `/tickets/${id}`);
const words = async (id: number) => (await ticket(id)).comments.map(({ comment }) => comment);
const say = (id: number, comment: string) => ask(desk, customer, "POST", `/tickets/${id}/comments`, { comment });
const heading = (page: Page, name: string) => page.getByRole("heading", { name, level: 1 });

test("From a message's menu it begins a ticket of its own; Z takes it back; split again, both sides and the customer read where it went", () =>
  withPictures({ priya, luis }, async () => {
    const { page } = priya;
    const main = page.locator("main");
    const id = await fileTicket(desk, customer, "Router offline");
    await say(id, "Still offline");
    await say(id, "And the last bill is wrong\nIt says 90 instead of 19.");
    await say(id, "Here it is once more");
    await openTicket(page, id);

    const dialog = page.getByRole("dialog", { name: `Split a message off CMP-${id}` });
    const splitFromMenu = async () => {
      const bill = main.getByRole("article").filter({ hasText: "And the last bill is wrong" });
      await bill.getByRole("button", { name: "Actions for this message" }).click();
      await page.getByRole("menuitem", { name: "Split into a new ticket" }).click();
      await dialog.waitFor();
      expect(await dialog.getByLabel("Subject").inputValue()).toBe("And the last bill is wrong");
    };
    await splitFromMenu();
    await dialog.getByRole("checkbox", { name: "Also the message after it" }).check();
    await dialog.getByRole("list", { name: "What goes along" }).getByText("Here it is once more").waitFor();
    const promised = dialog.getByRole("region", { name: "What is promised" }).getByRole("listitem");
    await promised.first().waitFor();
    const foreseen = await promised
      .locator("[data-testid=sla-chip]")
      .evaluateAll((chips) => chips.map((chip) => [chip.dataset.metric, chip.querySelector("time")?.dateTime]));
    await checkPage(priya);
    await dialog.getByLabel("Subject").fill("");
    await dialog.getByRole("button", { name: "Split off" }).click();
    await dialog.getByText("Say what the new ticket is about").first().waitFor();
    await dialog.getByLabel("Subject").fill("Bill of 90");
    await dialog.getByRole("button", { name: "Split off" }).click();
    await dialog.waitFor({ state: "detached" });
    await heading(page, "Bill of 90").waitFor();
    await main.getByText(`Split off from CMP-${id}`).first().waitFor();
    await main.getByText("It says 90 instead of 19.").waitFor();
    expect(await words(id)).toEqual(["Still offline"]);
    const newId = Number(new URL(page.url()).searchParams.get("ticket"));
    const promises = (await ticket(newId)).clocks.map(({ metric, due_at: due }) => [metric, due]);
    expect(foreseen).toEqual(promises);
    await checkPage(priya);

    await page.keyboard.press("r");
    await composerOf(page).pressSequentially("Dear Luis, about the bill");
    await composerOf(page).press("Escape");
    await main.getByRole("button", { name: "Take back" }).click();
    await heading(page, "Router offline").waitFor();
    // What was being written there is here now, however short a time ago it was typed.
    await eventually(async () => expect(await composerOf(page).inputValue()).toBe("Dear Luis, about the bill"));
    await main.getByText("It says 90 instead of 19.").waitFor();
    expect(await words(id)).toHaveLength(3);

    const splitAgain = async () => {
      await splitFromMenu();
      await dialog.getByRole("button", { name: "Split off" }).click();
      await dialog.waitFor({ state: "detached" });
      await heading(page, "And the last bill is wrong").waitFor();
    };
    await splitAgain();
    await page.keyboard.press("z");
    await heading(page, "Router offline").waitFor();
    await splitAgain();
    await openTicket(page, id);
    await main
      .getByText(/Split a message off into CMP-/)
      .first()
      .waitFor();

    // The customer finds their words in the new complaint, and the way there in the old one.
    await luis.page.goto(`/complaints/CMP-${id}`);
    await luis.page.getByText(/Part of this goes on in CMP-.* · Open CMP-/).waitFor();
    await checkPage(luis);
    await luis.page.getByRole("link", { name: /^Open CMP-/ }).click();
    await heading(luis.page, "And the last bill is wrong").waitFor();
    await luis.page.getByText("It says 90 instead of 19.").waitFor();
    await luis.page.getByText(`This was part of CMP-${id}`).waitFor();
    await checkPage(luis);
  }));

test("By its key the newest message is offered; what somebody worked on since is not taken back, and says why", () =>
  withPictures({ priya }, async () => {
    const { page } = priya;
    const main = page.locator("main");
    const id = await fileTicket(desk, customer, "Meter wrong");
    await ask(desk, agent, "POST", `/tickets/${id}/comments`, { comment: "We look into it" });
    await openTicket(page, id);
    await page.locator("body").press("Shift+S");
    const dialog = page.getByRole("dialog", { name: `Split a message off CMP-${id}` });
    await dialog.getByText("The customer has not written a message since the complaint itself.").waitFor();
    await dialog.getByRole("button", { name: "Cancel" }).click();
    await dialog.waitFor({ state: "detached" });

    await say(id, "The lift stands still, too");
    await main.getByText("The lift stands still, too").waitFor();
    await page.locator("body").press("Shift+S");
    await dialog.getByRole("button", { name: "Split off" }).press("Enter");
    await heading(page, "The lift stands still, too").waitFor();
    const fresh = Number(new URL(page.url()).searchParams.get("ticket"));
    expect(fresh).not.toBe(id);
    await ask(desk, customer, "POST", `/tickets/${fresh}/comments`, { comment: "Any news?" });
    await main.getByText("Any news?").first().waitFor();
    await main.getByRole("button", { name: "Take back" }).click();
    await page
      .getByText(/Somebody has worked on/)
      .first()
      .waitFor();
    await eventually(async () => expect(await words(fresh)).toEqual(["Any news?"]));
    expect(await words(id)).toEqual(["We look into it"]);
  }));
