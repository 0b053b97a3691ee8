import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser } from "playwright-core";
import { openBrowser, openVisitor, withPictures, type Visitor } from "./browser.js";
import { checkPages } from "./check-page.js";
import { startDesk, type Desk } from "./desk.js";
import { admin, signInInBrowser } from "./people.js";

let desk: Desk;
let browser: Browser;
let ada: Visitor;

beforeAll(async () => {
  desk = await startDesk();
  browser = await openBrowser();
  ada = await openVisitor(browser, desk.url);
});
afterAll(async () => {
  await browser?.close();
  await desk?.close();
});

test("An admin's pages and those before signing in are free of axe's findings and of sideways scroll", () =>
  withPictures({ ada }, async () => {
    await checkPages(ada, ["/sign-in", "/register", "/forgot", "/help", "/no-such-page"]);
    await signInInBrowser(ada.page, admin);
    await checkPages(ada, [
      "/admin/people",
      "/admin/people?tab=roles",
      "/admin/categories",
      "/admin/mail",
      "/queue/all",
    ]);
    expect(ada.complaints).toEqual([]);
  }));

test("What an admin invites is mailed, listed under Sent mail, and nobody reads the link there", () =>
  withPictures({ ada }, async () => {
    const { page } = ada;
    await page.goto("/admin/people");
    await page.getByRole("button", { name: "Invite people" }).click();
    await page.getByLabel("Email addresses").fill("Mei Lin <mei@desk.test>");
    await page.getByRole("dialog").getByLabel("Role").selectOption("supervisor");
    await page.getByRole("button", { name: "Invite 1 person" }).click();
    const mail = await desk.mail.waitFor("mei@desk.test", /invited/);
    expect(mail.text).toMatch(/\/invite\?token=/);
    await page.goto("/admin/mail");
    await page.getByText("mei@desk.test").waitFor();
    await page
      .getByRole("button", { name: /You are invited/ })
      .or(page.getByRole("link", { name: /You are invited/ }))
      .first()
      .click();
    await page.getByRole("dialog").waitFor();
    expect(await page.getByRole("dialog").textContent()).not.toContain("token=");
  }));
