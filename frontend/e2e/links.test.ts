import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser, Page } from "playwright-core";
import { openBrowser, withPictures, type Visitor } from "./browser.js";
import { checkPage } from "./check-page.js";
import { startDesk, type Desk } from "./desk.js";
import { ask, fileTicket, joinDesk, openTicket } from "./desk-with-ticket.js";
import { eventually } from "./eventually.js";
import { admin, agent } from "./people.js";

let desk: Desk;
let browser: Browser;
let priya: Visitor;

beforeAll(async () => {
  desk = await startDesk();
  browser = await openBrowser();
  priya = await joinDesk(browser, desk, agent);
});
afterAll(async () => {
  await browser?.close();
  await desk?.close();
});

const statusOf = async (id: number) => (await ask<{ status: string }>(desk, agent, "GET", `/tickets/${id}`)).status;
const links = (page: Page) => page.locator("main").getByRole("region", { name: "Links" });
const addLink = (id: number, relation: string, otherId: number) =>
  ask(desk, admin, "POST", `/tickets/${id}/links`, { relation, ticket_id: otherId });

test("By keyboard a ticket is linked, the link is followed, and taken back", () =>
  withPictures({ priya }, async () => {
    const { page } = priya;
    const [parent, child] = [await fileTicket(desk, admin, "No water"), await fileTicket(desk, admin, "Tap is dry")];
    await openTicket(page, parent);
    await links(page).getByText("Not linked to any ticket.").waitFor();
    await page.locator("body").press("Shift+L");
    const dialog = page.getByRole("dialog", { name: `Link CMP-${parent} to another ticket` });
    await dialog.getByLabel("How they belong together").selectOption("child");
    const field = dialog.getByRole("combobox", { name: "Other ticket" });
    await field.fill(`cmp-${child}`);
    await dialog.getByRole("option", { name: /Tap is dry/ }).waitFor();
    await checkPage(priya);
    await field.press("ArrowDown");
    await field.press("Enter");
    await dialog.getByRole("button", { name: "Link", exact: true }).press("Enter");
    await dialog.waitFor({ state: "detached" });
    await links(page).getByText("0 of 1 done").waitFor();

    await page.keyboard.press("z");
    await links(page).getByText("Not linked to any ticket.").waitFor();

    // What a colleague links is there without a reload.
    await addLink(child, "parent", parent);
    await links(page).getByText("0 of 1 done").waitFor();
    await checkPage(priya);
    await links(page)
      .getByRole("link", { name: new RegExp(`CMP-${child}`) })
      .click();
    await page.getByRole("heading", { name: "Tap is dry", level: 1 }).waitFor();
    await links(page).getByRole("heading", { name: "Parent" }).waitFor();
    await links(page)
      .getByRole("button", { name: `Remove the link to CMP-${parent}` })
      .click();
    await links(page).getByText("Not linked to any ticket.").waitFor();
  }));

test("A parent over open children is resolved when it is said what becomes of them", () =>
  withPictures({ priya }, async () => {
    const { page } = priya;
    const [parent, child, other] = [
      await fileTicket(desk, admin, "Power cut"),
      await fileTicket(desk, admin, "Dark kitchen"),
      await fileTicket(desk, admin, "Dark hall"),
    ];
    for (const one of [child, other]) await addLink(parent, "child", one);
    await openTicket(page, parent);
    await links(page).getByText("0 of 2 done").waitFor();
    await page.locator("body").press("e");
    const question = page.getByRole("dialog", { name: `Children of CMP-${parent} are still open` });
    await question.getByText("Dark hall").waitFor();
    await checkPage(priya);
    expect(await statusOf(parent)).toBe("new");
    await question.getByRole("button", { name: "Resolve them too" }).click();
    await question.waitFor({ state: "detached" });
    await eventually(async () => {
      for (const one of [parent, child, other]) expect(await statusOf(one)).toBe("resolved");
    });
    await links(page).getByText("2 of 2 done").waitFor();
  }));
