import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser, Page } from "playwright-core";
import { openBrowser, openVisitor, withPictures, type Visitor } from "./browser.js";
import { checkPage, checkPages } from "./check-page.js";
import { startDesk, type Desk } from "./desk.js";
import { admin, agent, joinInBrowser, signInInBrowser } from "./people.js";
import { eventually } from "./eventually.js";
import { SOON } from "./soon.js";

let desk: Desk;
let browser: Browser;
let ada: Visitor;
let priya: Visitor;

beforeAll(async () => {
  desk = await startDesk();
  browser = await openBrowser();
  ada = await openVisitor(browser, desk.url);
  priya = await openVisitor(browser, desk.url);
  await joinInBrowser(priya.page, desk, agent, "agent");
  await signInInBrowser(ada.page, admin);
});
afterAll(async () => {
  await browser?.close();
  await desk?.close();
});

const dialog = (page: Page) => page.getByRole("dialog");

test("A pasted list is understood, corrected at its place, and everybody on it is mailed", () =>
  withPictures({ ada }, async () => {
    const { page } = ada;
    await page.goto("/admin/people");
    await page.getByRole("button", { name: "Invite people" }).click();
    const box = page.getByLabel("Email addresses");
    await box.fill('Mei Lin <mei@desk.test>\n"Okafor, Tom" <tom@desk.test>, tom@desk.test; nobody');
    await dialog(page).getByText("Line 2: this address is in the list already").waitFor();
    await dialog(page).getByText("Line 2: this is not an email address like name@example.org").waitFor();
    await dialog(page).getByRole("button", { name: "Invite 2 people" }).click();
    await dialog(page).getByText("There is a problem").waitFor();
    await checkPage(ada);
    await box.fill("Mei Lin <mei@desk.test>\ntom@desk.test\npriya@desk.test");
    await dialog(page).getByLabel("Role").selectOption("agent");
    await dialog(page).getByRole("button", { name: "Invite 3 people" }).click();
    await page.getByRole("heading", { name: "2 people invited" }).waitFor();
    await dialog(page).getByText("Another person has that address").waitFor();
    await checkPage(ada);
    await desk.mail.waitFor("mei@desk.test", /invited/);
    await desk.mail.waitFor("tom@desk.test", /invited/);
    await dialog(page).getByRole("button", { name: "Close" }).last().click();
  }));

test("An invitation is sent again and taken back", () =>
  withPictures({ ada }, async () => {
    const { page } = ada;
    await page.goto("/admin/people?tab=invites");
    const row = page.getByRole("row", { name: /tom@desk.test/ });
    await row.getByText("Waiting").waitFor();
    await checkPage(ada);
    await row.getByRole("button", { name: "Send again" }).click();
    await page.getByText("A new link is on its way to tom@desk.test").first().waitFor();
    await row.getByRole("button", { name: "Revoke invitation" }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Revoke invitation" }).click();
    await row.getByText("Revoked").waitFor();
    await row.getByRole("button", { name: "Invite again" }).click();
    await eventually(async () => expect(await page.getByLabel("Email addresses").inputValue()).toBe("tom@desk.test"));
  }));

test("After a while inviting asks for the password again; the list that was typed is sent by itself then", () =>
  withPictures({ ada }, async () => {
    const { page } = ada;
    await page.goto("/admin/people");
    await page.getByRole("button", { name: "Invite people" }).click();
    await page.getByLabel("Email addresses").fill("grace@desk.test");
    await dialog(page).getByLabel("Role").selectOption("agent");
    await desk.sql("UPDATE sessions SET confirmed_at = app_now() - interval '11 minutes'");
    await dialog(page).getByRole("button", { name: "Invite 1 person" }).click();
    const question = page.getByRole("dialog", { name: "Is it still you?" });
    await question.getByRole("button", { name: "Cancel" }).click();
    await question.waitFor({ state: "detached" });
    expect(await page.getByLabel("Email addresses").inputValue()).toBe("grace@desk.test");
    await dialog(page).getByRole("button", { name: "Invite 1 person" }).click();
    await question.getByLabel("Password", { exact: true }).fill(admin.password);
    await question.getByRole("button", { name: "Confirm" }).click();
    await page.getByRole("heading", { name: "1 person invited" }).waitFor();
    await desk.mail.waitFor("grace@desk.test", /invited/);
  }));

test("A team is made, changed, archived and brought back", () =>
  withPictures({ ada }, async () => {
    const { page } = ada;
    await checkPages(ada, ["/admin/teams", "/admin/teams?tab=skills"]);
    await page.goto("/admin/teams");
    await page.getByRole("button", { name: "Add team" }).click();
    await page.getByLabel("Name", { exact: true }).fill("First line");
    await dialog(page)
      .getByLabel(/^Priya Nair/)
      .check();
    await checkPage(ada);
    await dialog(page).getByRole("button", { name: "Add team" }).click();
    await page.getByRole("button", { name: "First line" }).click();
    await page.getByLabel(/^Description/).fill("Answers what is quick");
    await dialog(page)
      .getByText("You have unsaved changes")
      .or(dialog(page).getByRole("button", { name: "Save" }))
      .first()
      .waitFor();
    await page.keyboard.press("Control+s");
    await dialog(page)
      .getByText(/Last changed by Ada Keller/)
      .waitFor();
    await checkPage(ada);
    await dialog(page).getByRole("button", { name: "Archive" }).click();
    await dialog(page).getByRole("button", { name: "Restore" }).waitFor();
    await page.getByRole("button", { name: "Undo" }).click();
    await dialog(page).getByRole("button", { name: "Archive" }).waitFor();
    await dialog(page).getByRole("button", { name: "Close" }).click();
    await dialog(page).waitFor({ state: "hidden" });
    await page.getByText("Answers what is quick").waitFor();
  }));

test("Levels are typed into the matrix, and Undo takes one back", () =>
  withPictures({ ada }, async () => {
    const { page } = ada;
    await page.goto("/admin/teams?tab=skills");
    await page.getByLabel("New skill").fill("Network");
    await page.getByRole("button", { name: "Add skill" }).click();
    await page.getByRole("columnheader", { name: "Network" }).waitFor();
    await page.getByRole("gridcell", { name: "Priya Nair, Network: not yet" }).focus();
    await page.keyboard.press("4");
    await page.getByRole("gridcell", { name: "Priya Nair, Network: level 4" }).waitFor();
    await page.getByText("Priya Nair, Network: 0 → 4").first().waitFor();
    await page.getByRole("button", { name: "Undo" }).click();
    await page.getByRole("gridcell", { name: "Priya Nair, Network: not yet" }).waitFor();
    await page.getByRole("button", { name: "Level 2" }).click();
    await page.getByRole("gridcell", { name: "Priya Nair, Network: level 2" }).waitFor();
    await checkPage(ada);
    await page.reload();
    await page.getByRole("gridcell", { name: "Priya Nair, Network: level 2" }).waitFor();
  }));

test("Whoever is deactivated is signed out within five seconds, and Undo lets them in again", () =>
  withPictures({ ada, priya }, async () => {
    await signInInBrowser(priya.page, agent);
    const { page } = ada;
    await page.goto("/admin/people");
    await page.getByRole("button", { name: agent.fullName }).click();
    await dialog(page).getByText("Open tickets").waitFor();
    await checkPage(ada);
    await dialog(page).getByRole("button", { name: "Deactivate" }).click();
    // What is pointed at stays.
    await page.getByRole("button", { name: "Undo" }).hover();
    await priya.page.waitForURL(/\/sign-in/, SOON);
    await dialog(page).getByRole("button", { name: "Reactivate" }).waitFor();
    await page.getByRole("button", { name: "Undo" }).click();
    await dialog(page).getByRole("button", { name: "Deactivate" }).waitFor();
    await signInInBrowser(priya.page, agent);
    // The browser itself writes down that the password was asked for.
    expect(ada.complaints.filter((line) => !/403/.test(line))).toEqual([]);
  }));

test("Nobody changes their own role", () =>
  withPictures({ ada }, async () => {
    const { page } = ada;
    await page.goto("/admin/people?person=1");
    await dialog(page).getByText("Nobody changes their own role. Another admin can.").waitFor();
    await eventually(async () =>
      expect(await dialog(page).getByRole("button", { name: "Deactivate" }).count()).toBe(0),
    );
    await checkPage(ada);
  }));
