import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { readFileSync } from "node:fs";
import type { Browser } from "playwright-core";
import { openBrowser, openVisitor, withPictures, type Visitor } from "./browser.js";
import { checkPage, checkPages } from "./check-page.js";
import { startDesk, type Desk } from "./desk.js";
import { admin, signInInBrowser } from "./people.js";
import { eventually } from "./eventually.js";

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

const kinds = ["Internet", "Billing", "Phone"];
const line = (i: number) =>
  `${i},Router ${i} is offline,"Since Monday, and nobody answers.",${kinds[i % 3]},${i % 10 === 0 ? "03/04/2026" : "2026-03-05"},luis${i % 4}@customer.test`;
const file = [
  "Ticket ID,Title,Description,Topic,Created,Customer email",
  ...Array.from({ length: 60 }, (_, i) => line(i)),
].join("\n");

test("An admin uploads a file, sees what would happen, imports it, and reads why the rest was refused", () =>
  withPictures({ ada }, async () => {
    const { page } = ada;
    await signInInBrowser(page, admin);
    await checkPages(ada, ["/admin/import"]);
    await page
      .getByLabel("Choose a file")
      .setInputFiles({ name: "old-desk.csv", mimeType: "text/csv", buffer: Buffer.from(file) });

    await page.getByRole("heading", { name: "old-desk.csv", level: 1 }).waitFor();
    await eventually(async () => expect(await page.getByLabel("Subject").inputValue()).toBe("Title"));
    await eventually(async () => expect(await page.getByLabel("Customer's email").inputValue()).toBe("Customer email"));
    await checkPage(ada);

    await page.getByLabel("Make the categories that are not here").check();
    await page.getByRole("button", { name: "Check the file" }).click();
    await page.getByRole("heading", { name: "What would happen" }).waitFor();
    await page.getByText("4 people would be added").waitFor();
    await page.getByText("It could be either day or month that stands first").first().waitFor();
    await checkPage(ada);

    await page.getByRole("button", { name: "Import 54 tickets" }).click();
    await page.getByText("Finished").waitFor();
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: "Download the refused rows" }).click();
    const report = readFileSync(await (await download).path(), "utf8");
    expect(report.split("\n")).toHaveLength(8);
    expect(report).toContain("2,created_at,03/04/2026,");
    await checkPage(ada);

    await page.getByRole("link", { name: "Import", exact: true }).first().click();
    await page.getByRole("row", { name: /old-desk\.csv.*Finished.*54.*0.*6.*Ada Keller/ }).waitFor();
    await checkPage(ada);
    expect(ada.complaints).toEqual([]);
  }));

test("What is not right is said at its field, changes are not lost by leaving, and a file can be discarded", () =>
  withPictures({ ada }, async () => {
    const { page } = ada;
    await page.goto("/admin/import");
    await page
      .getByLabel("Choose a file")
      .setInputFiles({ name: "other.csv", mimeType: "text/csv", buffer: Buffer.from(file) });
    await page.getByRole("heading", { name: "other.csv", level: 1 }).waitFor();
    await page.getByLabel("Whose complaints they are").fill("nobody");
    await page.getByRole("button", { name: "Check the file" }).click();
    await page.getByRole("alert").getByText("Use an email address such as name@example.org").waitFor();
    await checkPage(ada);

    await page.getByRole("link", { name: "Import", exact: true }).first().click();
    await page.getByRole("alertdialog").getByText("Leave without saving?").waitFor();
    await page.keyboard.press("Escape");
    await eventually(async () =>
      expect(await page.getByLabel("Whose complaints they are").inputValue()).toBe("nobody"),
    );

    await page.getByRole("button", { name: "Discard the file" }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Discard the file" }).click();
    await page.getByRole("link", { name: "old-desk.csv" }).waitFor();
    await eventually(async () => expect(await page.getByText("other.csv").count()).toBe(0));
  }));
