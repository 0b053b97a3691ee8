import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser } from "playwright-core";
import { openBrowser, openVisitor, withPictures, type Visitor } from "./browser.js";
import { checkPage } from "./check-page.js";
import { startDesk, type Desk } from "./desk.js";
import { ask, fileTicket } from "./desk-with-ticket.js";
import { admin, signInInBrowser } from "./people.js";

let desk: Desk;
let browser: Browser;
let ada: Visitor;

beforeAll(async () => {
  desk = await startDesk();
  browser = await openBrowser();
  ada = await openVisitor(browser, desk.url);
  await signInInBrowser(ada.page, admin);
}, 240_000);
afterAll(async () => {
  await browser?.close();
  await desk?.close();
});

test(
  "What tickets answer is a column, which follows their answers; a field that is put away is none any more",
  () =>
    withPictures({ ada }, async () => {
      const { page } = ada;
      const [main, rows] = [page.getByRole("main"), page.getByTestId("ticket-row")];
      const field = await ask<{ id: number }>(desk, admin, "POST", "/fields", {
        label: "Meter",
        key: "meter",
        type: "text",
        audience: "staff",
      });
      const id = await fileTicket(desk, admin, "Meter runs backwards");
      const answer = (meter: string) => ask(desk, admin, "PATCH", `/tickets/${id}`, { fields: { meter } });
      await answer("A-17");

      await page.goto("/queue/open");
      await page.getByRole("button", { name: "Save a view" }).click();
      const sheet = page.getByRole("dialog");
      await sheet.getByLabel("Name").fill("Meters");
      await sheet.getByLabel("Search").fill("backwards");
      await sheet.getByRole("checkbox", { name: "Meter", exact: true }).check();
      await sheet.getByRole("button", { name: "Save a view" }).click();
      await page.waitForURL(/\/queue\/v\d+$/);
      await rows.getByText("A-17").waitFor();
      await main.getByText("Meter", { exact: true }).first().waitFor();
      await checkPage(ada);

      // Somebody changes it: the row follows, and keeps it when the ticket was opened and closed.
      await answer("B-18");
      await rows.getByText("B-18").waitFor();
      await rows.first().click();
      await page.getByTestId("composer").waitFor();
      await page.goBack();
      await rows.getByText("B-18").waitFor();

      await ask(desk, admin, "PATCH", `/fields/${field.id}`, { archived: true });
      await page.reload();
      await rows.first().waitFor();
      expect(await rows.getByText("B-18").count()).toBe(0);

      // What cannot be shown now is kept by whoever changes the view.
      await main.locator("header").getByRole("button", { name: "View", exact: true }).click();
      await page.getByRole("menu", { name: "The view Meters" }).getByText("Edit view", { exact: true }).click();
      await sheet.getByLabel("Name").fill("Old meters");
      await sheet.getByRole("button", { name: "Save", exact: true }).click();
      await page.getByRole("heading", { level: 1, name: /^Old meters/ }).waitFor();
      await ask(desk, admin, "PATCH", `/fields/${field.id}`, { archived: false });
      await page.reload();
      await rows.getByText("B-18").waitFor();
    }),
  240_000,
);
