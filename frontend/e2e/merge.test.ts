import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser, Page } from "playwright-core";
import { openBrowser, openVisitor, withPictures, type Visitor } from "./browser.js";
import { checkPage } from "./check-page.js";
import { startDesk, type Desk } from "./desk.js";
import { ask, fileTicket, joinDesk, openTicket } from "./desk-with-ticket.js";
import { eventually } from "./eventually.js";
import { admin, agent, customer, registerInBrowser, signInInBrowser } from "./people.js";

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
  status: string;
  comments: { comment: string }[];
  merged_into: { id: number } | null;
}
const ticket = (id: number) => ask<Ticket>(desk, agent, "GET", `/tickets/${id}`);
const heading = (page: Page, name: string) => page.getByRole("heading", { name, level: 1 });

test("By keyboard a ticket is merged, undone by Z, merged again, and un-merged much later from the other's timeline", () =>
  withPictures({ priya, luis }, async () => {
    const { page } = priya;
    const [old, goesOn] = [
      await fileTicket(desk, customer, "Router offline"),
      await fileTicket(desk, customer, "Still offline"),
    ];
    await ask(desk, customer, "POST", `/tickets/${old}/comments`, { comment: "Since Friday" });
    await openTicket(page, old);
    const mergeByKeys = async () => {
      await page.locator("body").press("Shift+M");
      const dialog = page.getByRole("dialog", { name: `Merge CMP-${old} into another ticket` });
      const field = dialog.getByRole("combobox", { name: "Merge into" });
      await field.fill("still");
      await dialog.getByRole("option", { name: /Still offline/ }).waitFor();
      await field.press("ArrowDown");
      await field.press("Enter");
      await dialog.getByText(`What is written to the old number lands in CMP-${goesOn}.`).waitFor();
      await checkPage(priya);
      await dialog.getByRole("button", { name: "Merge", exact: true }).press("Enter");
      await dialog.waitFor({ state: "detached" });
    };
    await mergeByKeys();
    // Pointed at, it is offered until she has seen where it all went.
    await page.getByRole("button", { name: "Undo" }).last().hover();
    await heading(page, "Still offline").waitFor();
    await page.locator("main").getByText("Since Friday").waitFor();
    await page.keyboard.press("z");
    await eventually(async () => expect((await ticket(old)).merged_into).toBeNull());

    await openTicket(page, old);
    await mergeByKeys();
    await heading(page, "Still offline").waitFor();
    await page.locator("main").getByText(`Merged CMP-${old} into this ticket`).first().waitFor();
    await checkPage(priya);

    // The customer's old address leads on, and what they send there by other means lands in the new one.
    await luis.page.goto(`/complaints/CMP-${old}`);
    await luis.page.getByText("We put this complaint together with another of yours.").waitFor();
    await checkPage(luis);
    await luis.page.getByRole("link", { name: /Still offline/ }).click();
    await heading(luis.page, "Still offline").waitFor();
    await ask(desk, customer, "POST", `/tickets/${old}/comments`, { comment: "Any news?" });
    await page.locator("main").getByText("Any news?").first().waitFor();

    await openTicket(page, goesOn);
    await page
      .getByRole("button", { name: `Un-merge CMP-${old}` })
      .first()
      .click();
    await eventually(async () => {
      expect(await ticket(old)).toMatchObject({ status: "new", comments: [{ comment: "Since Friday" }] });
      expect((await ticket(goesOn)).comments.map(({ comment }) => comment)).toEqual(["Any news?"]);
    });
  }));

test("Selected tickets are merged into the one that stays; the merged one says where it went, and how to get it back", () =>
  withPictures({ priya }, async () => {
    const { page } = priya;
    const [first, second] = [
      await fileTicket(desk, customer, "Meter wrong"),
      await fileTicket(desk, customer, "Meter again"),
    ];
    const strange = await fileTicket(desk, admin, "Of somebody else");
    await page.goto("/queue/all");
    for (const id of [first, strange]) await page.getByRole("checkbox", { name: `Select CMP-${id}` }).check();
    await page.getByTestId("bulk-bar").getByRole("button", { name: "Merge", exact: true }).click();
    const dialog = page.getByRole("dialog", { name: "Merge 2 tickets" });
    await dialog.getByRole("button", { name: "Merge", exact: true }).click();
    await dialog
      .getByText(/different customers/)
      .first()
      .waitFor();
    await checkPage(priya);
    await dialog.getByRole("button", { name: "Cancel" }).click();

    await page.getByRole("checkbox", { name: `Select CMP-${strange}` }).uncheck();
    await page.getByRole("checkbox", { name: `Select CMP-${second}` }).check();
    await page.getByTestId("bulk-bar").getByRole("button", { name: "Merge", exact: true }).click();
    await dialog.getByRole("radio", { name: new RegExp(`CMP-${second}`) }).check();
    await dialog.getByRole("button", { name: "Merge", exact: true }).click();
    await dialog.waitFor({ state: "detached" });
    await eventually(async () => expect((await ticket(first)).merged_into?.id).toBe(second));

    await page.goto(`/queue/all?ticket=${first}`);
    await page.getByText("This ticket was merged into").waitFor();
    await checkPage(priya);
    await page.getByRole("button", { name: "Un-merge", exact: true }).click();
    await eventually(async () => expect(await ticket(first)).toMatchObject({ status: "new", merged_into: null }));
  }));
