import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser, Page } from "playwright-core";
import { openBrowser, openVisitor, withPictures, type Visitor } from "./browser.js";
import { checkPage, checkPages } from "./check-page.js";
import { startDesk, type Desk } from "./desk.js";
import { admin, customer, registerInBrowser, signInInBrowser } from "./people.js";
import { eventually } from "./eventually.js";

let desk: Desk;
let browser: Browser;
let ada: Visitor;
let luis: Visitor;

beforeAll(async () => {
  desk = await startDesk();
  browser = await openBrowser();
  ada = await openVisitor(browser, desk.url);
  luis = await openVisitor(browser, desk.url);
  await signInInBrowser(ada.page, admin);
});
afterAll(async () => {
  await browser?.close();
  await desk?.close();
});

/** A green square of 64 pixels. */
const logo = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAEAAAABACAIAAAAlC+aJAAAAT0lEQVR42u3PQQkAAAgEsHsb0TJWN4JvYbACS02/FgEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQGBywI/OzDTsrmHUgAAAABJRU5ErkJggg==",
  "base64",
);
const save = (page: Page) => page.getByRole("button", { name: /^Save/ }).click();
const accentOf = (page: Page) =>
  page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue("--accent").trim());

test("Settings are saved by key, guarded on the way out, and seen by strangers", () =>
  withPictures({ ada, luis }, async () => {
    const { page } = ada;
    await page.goto("/admin/organizations");
    await page.getByRole("link", { name: "Settings" }).click();
    const name = page.getByLabel("Name of the desk");
    await name.fill("City Water");
    await checkPage(ada);

    await page.getByRole("link", { name: "Organizations" }).click();
    await page.getByRole("alertdialog", { name: "Leave without saving?" }).waitFor();
    await page.getByRole("button", { name: "Cancel" }).click();
    await page.goBack();
    await page.getByRole("alertdialog", { name: "Leave without saving?" }).waitFor();
    await page.getByRole("button", { name: "Cancel" }).click();
    await eventually(async () =>
      expect([new URL(page.url()).pathname, await name.inputValue()]).toEqual(["/admin/settings", "City Water"]),
    );

    await page.getByLabel("How to reach somebody").fill("030 1234, 9 to 17");
    await page.getByRole("textbox", { name: "Accent colour" }).fill("#ffd400");
    await page.getByText(/Made darker/).waitFor();
    await checkPage(ada);
    await page.keyboard.press("Control+s");
    await page.getByText("Settings saved", { exact: true }).waitFor();
    await eventually(async () => expect(await page.getByRole("button", { name: /^Save/ }).count()).toBe(0));
    await page
      .getByText(/Last changed by Ada Keller/)
      .first()
      .waitFor();
    await eventually(async () => expect(await accentOf(page)).toMatch(/^#(?!ffd400)[0-9a-f]{6}$/));

    await page.getByLabel("Logo file").setInputFiles({ name: "logo.png", mimeType: "image/png", buffer: logo });
    await page.getByRole("img", { name: "The present logo" }).waitFor();
    await page.getByLabel("Logo file").setInputFiles({
      name: "logo.svg",
      mimeType: "image/svg+xml",
      buffer: Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>"),
    });
    await page.getByRole("main").getByText("This kind of file cannot be taken.").waitFor();

    await luis.page.goto("/sign-in");
    await luis.page.getByText("030 1234, 9 to 17").waitFor();
    await luis.page.waitForFunction(() => document.title.endsWith("- City Water"));
    await eventually(async () => expect(await accentOf(luis.page)).toBe(await accentOf(page)));
    const shown = luis.page.locator("header img");
    await eventually(async () =>
      expect(await shown.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(64),
    );
    await checkPages(luis, ["/sign-in"]);
    // The refused SVG is the one thing that the console may mention.
    expect(ada.complaints.filter((line) => !line.includes("415"))).toEqual([]);
    expect(luis.complaints).toEqual([]);
  }));

test("An organization and its department are added, hidden and put away; a complaint tells how to reach them", () =>
  withPictures({ ada, luis }, async () => {
    const { page } = ada;
    ada.complaints.length = 0;
    await page.goto("/admin/organizations");
    await checkPage(ada);
    await page.getByRole("link", { name: "Add an organization" }).click();
    await page.getByLabel("Name", { exact: true }).fill("North Grid");
    await page.getByRole("textbox", { name: "Accent colour" }).fill("#0a7f5a");
    await save(page);
    await page.getByRole("heading", { level: 1, name: "North Grid" }).waitFor();
    await page.getByLabel("Logo file").setInputFiles({ name: "logo.png", mimeType: "image/png", buffer: logo });
    await page.getByRole("img", { name: "The present logo" }).waitFor();
    await checkPage(ada);

    await page.getByRole("link", { name: "All organizations" }).click();
    for (const department of ["Billing", "Back office"]) {
      await page.getByRole("link", { name: "Add a department to North Grid" }).click();
      await page.getByLabel("Name", { exact: true }).fill(department);
      await page.getByLabel(/^Phone/).fill("+49 30 99");
      await page.getByLabel(/^Opening hours/).fill("Monday to Friday, 9 to 17");
      if (department === "Back office") await page.getByLabel("Customers can choose it").uncheck();
      await checkPage(ada);
      await save(page);
      await page.getByRole("link", { name: department }).waitFor();
    }
    await page.getByText("Staff only").waitFor();
    await checkPage(ada);

    await registerInBrowser(luis.page, desk, customer);
    await signInInBrowser(luis.page, customer);
    await luis.page.goto("/complaints/new");
    await luis.page.getByLabel("Other").check();
    const choice = luis.page.locator('select[name="organization_id"]');
    await luis.page.getByLabel("Sum it up in a sentence").fill("The bill is wrong");
    await luis.page.getByLabel("What happened?").fill("It is counted twice.");
    await choice.selectOption({ label: "North Grid" });
    const departments = luis.page.locator('select[name="department_id"]');
    expect(await departments.locator("option").allTextContents()).not.toContain("Back office");
    await departments.selectOption({ label: "Billing" });
    await luis.page.getByRole("button", { name: "Send complaint" }).click();
    await luis.page.getByRole("heading", { name: "Complaint sent" }).waitFor();
    await luis.page.getByRole("link", { name: "+49 30 99" }).waitFor();
    await checkPage(luis);
    await luis.page.getByRole("link", { name: "Track it" }).click();
    await luis.page.getByText("Monday to Friday, 9 to 17").waitFor();
    await checkPage(luis);

    await page.getByRole("link", { name: "North Grid", exact: true }).click();
    await page.getByRole("button", { name: "Archive" }).click();
    await page.getByText("North Grid was archived", { exact: true }).waitFor();
    await page.getByRole("link", { name: "All organizations" }).click();
    await page.getByText(/There are no organizations yet/).waitFor();
    await page.getByLabel("Show archived").check();
    await page.getByRole("link", { name: "North Grid", exact: true }).waitFor();
    await luis.page.goto("/complaints/new");
    await luis.page.getByLabel("Other").check();
    await luis.page.waitForLoadState("networkidle");
    await eventually(async () => expect(await luis.page.locator('select[name="organization_id"]').count()).toBe(0));
    expect([...ada.complaints, ...luis.complaints]).toEqual([]);
  }));

test("Where urgency is a request, staff confirm it on the ticket", () =>
  withPictures({ ada, luis }, async () => {
    const { page } = ada;
    await page.goto("/admin/settings");
    await page.getByRole("radio", { name: /Staff decide/ }).check();
    await save(page);
    await page.getByText("Settings saved", { exact: true }).waitFor();

    // The desk is asked for its settings when the page is opened.
    await luis.page.goto("/complaints/new");
    await luis.page.getByLabel("Other").check();
    await luis.page.getByLabel("Sum it up in a sentence").fill("No water at all");
    await luis.page.getByLabel("What happened?").fill("Since this morning.");
    await luis.page.getByText("This is urgent").click();
    await luis.page.getByText("We read it and decide.").waitFor();
    await luis.page.getByLabel(/Why/).fill("A newborn lives here.");
    await luis.page.getByRole("button", { name: "Send complaint" }).click();
    await luis.page.getByRole("heading", { name: "Complaint sent" }).waitFor();
    const ref = /CMP-\d+/.exec(luis.page.url())?.[0] ?? "";

    await page.goto(`/queue/all?ticket=${ref.replace("CMP-", "")}`);
    const confirm = page.getByRole("button", { name: "Confirm High" });
    await confirm.waitFor();
    await checkPage(ada);
    await confirm.click();
    await page.getByText("Priority set to High", { exact: true }).waitFor();
    await eventually(async () => expect(await confirm.count()).toBe(0));
    await page.getByRole("button", { name: "Undo" }).click();
    await confirm.waitFor();
    await page.getByRole("button", { name: "Decline High" }).click();
    await page.getByText("Requested priority declined", { exact: true }).waitFor();
  }));
