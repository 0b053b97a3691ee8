import { afterAll, beforeAll, expect, test } from "@jest/globals";
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
  await signInInBrowser(ada.page, admin);
});
afterAll(async () => {
  await browser?.close();
  await desk?.close();
});

const year = new Date().getUTCFullYear() + 1;
const ics = [
  "BEGIN:VCALENDAR",
  "VERSION:2.0",
  "PRODID:-//Test//Days//EN",
  ...[
    ["1225", "Christmas"],
    ["1226", "Boxing Day"],
    ["0101", "New Year"],
  ].flatMap(([day, name]) => [
    "BEGIN:VEVENT",
    `UID:${name}@test`,
    `DTSTART;VALUE=DATE:${year}${day}`,
    `SUMMARY:${name}`,
    "END:VEVENT",
  ]),
  "BEGIN:VEVENT",
  "UID:broken@test",
  "DTSTART;VALUE=DATE:20261399",
  "SUMMARY:No such day",
  "END:VEVENT",
  "END:VCALENDAR",
  "",
].join("\r\n");

/** What the console complained of, but for the refusals that are asked for here. */
const unexpected = () => ada.complaints.filter((line) => !/status of (409|422) /.test(line));

const press = async (...keys: string[]) => {
  for (const key of keys) await ada.page.keyboard.press(key);
};
const type = (text: string) => ada.page.keyboard.type(text);
/** What has the focus, by its accessible name. */
const focused = () =>
  ada.page.evaluate(() => {
    const element = document.activeElement as HTMLInputElement | null;
    return element?.ariaLabel ?? element?.labels?.[0]?.textContent ?? element?.textContent ?? "";
  });
/** Tabs on until something of that name has the focus. */
async function tabTo(name: string): Promise<void> {
  for (let presses = 0; presses < 80; presses++) {
    if ((await focused()) === name) return;
    await press("Tab");
  }
  throw new Error(`"${name}" is not reached by Tab; the focus is on "${await focused()}"`);
}

test("A calendar is made by keyboard alone: a lunch break, a night, a copied day, a holiday, and what is wrong at its field", () =>
  withPictures({ ada }, async () => {
    const { page } = ada;
    await page.goto("/admin/calendars");
    await page.getByRole("heading", { name: "Calendars", level: 1 }).waitFor();
    await tabTo("Calendar");
    await press("Enter");
    await page.getByRole("heading", { name: "New calendar" }).waitFor();

    await tabTo("Name");
    await type("Field support");
    await press("Tab");
    await type("Berlin");
    await press("Enter");
    await page.getByText(/^There it is .*CES?T/).waitFor();

    // Monday with a lunch break: typed as people write times.
    await tabTo("Monday until");
    await type("12.30");
    await tabTo("Add hours on Monday");
    await press("Enter");
    await eventually(async () => expect(await focused()).toBe("Monday from, 2 in the row"));
    await type("12");
    await press("Tab");
    await type("5pm");
    await tabTo("Saturday");
    await press("Space", "Tab");
    await type("21");
    await press("Tab");
    await type("2");
    await press("Tab");
    await page.getByText("ends Sunday").waitFor();

    await press("Control+s");
    const alert = page.getByRole("alert");
    await alert.getByText("There is a problem").waitFor();
    await eventually(async () => expect(await focused()).toContain("There is a problem"));
    await checkPage(ada);
    await press("Tab");
    await eventually(async () => expect(await focused()).toBe("Monday: These hours overlap others of the same day"));
    await press("Enter");
    await eventually(async () => expect(await focused()).toBe("Monday from, 2 in the row"));
    await type("1:30 pm");

    await tabTo("More for Monday");
    await press("Enter");
    await page.getByRole("menu").waitFor();
    // A menu moves the focus a moment after the key.
    await eventually(async () => expect(await focused()).toBe("All day"));
    await press("ArrowDown");
    await eventually(async () => expect(await focused()).toBe("Copy to Monday to Friday"));
    await press("Enter");
    await page.getByText("40 h a week", { exact: true }).waitFor();
    await eventually(async () =>
      expect(await page.getByLabel("Friday until, 2 in the row").inputValue()).toBe("17:00"),
    );

    await tabTo("Add a holiday");
    await press("Enter");
    await page.getByRole("dialog").waitFor();
    await page.waitForFunction(() => document.activeElement?.closest("[role=dialog]"));
    await tabTo("Date");
    // Whichever of day and month the browser asks for first.
    await type("12122031");
    await tabTo("What it is called (optional)");
    await type("Founding day");
    await tabTo("Every year on this day");
    await press("Space");
    await tabTo("Closed for a part of the day only");
    await press("Space");
    await tabTo("Add a holiday");
    await press("Enter");
    await page.getByText("Founding day", { exact: true }).waitFor();
    await page.getByText("12:00 to 24:00").waitFor();
    await page.waitForFunction(() => document.activeElement?.textContent === "Add a holiday");

    await press("Control+s");
    await page.getByRole("heading", { name: "Field support", level: 1 }).waitFor();
    await page.waitForURL(/calendars\/\d+$/);
    await checkPage(ada);
    await page.reload();
    await page.getByText("40 h a week", { exact: true }).waitFor();
    await eventually(async () =>
      expect(await page.getByLabel("Monday until", { exact: true }).inputValue()).toBe("12:30"),
    );
    await eventually(async () => expect(await page.getByLabel("Saturday until").inputValue()).toBe("02:00"));
    await page.getByText("Founding day", { exact: true }).waitFor();
    expect(unexpected()).toEqual([]);
  }));

test("Holidays come from a file after a look at it; changes are not lost by leaving; what was changed is told", () =>
  withPictures({ ada }, async () => {
    const { page } = ada;
    await page.getByRole("button", { name: "Import .ics" }).click();
    const sheet = page.getByRole("dialog");
    await sheet
      .getByLabel("Choose a file or drop it here")
      .setInputFiles({ name: "not.ics", mimeType: "text/calendar", buffer: Buffer.from("no calendar") });
    await sheet.getByRole("button", { name: "Try again: not.ics" }).waitFor();
    // A link into our own network is refused in the words for whatever does not answer.
    await sheet.getByLabel("Or a link to one").fill("http://169.254.169.254/latest/meta-data/");
    await page.keyboard.press("Enter");
    await sheet.getByText(/^Nothing could be fetched from this link/).waitFor();
    await checkPage(ada);
    await sheet
      .getByLabel("Choose a file or drop it here")
      .setInputFiles({ name: "days.ics", mimeType: "text/calendar", buffer: Buffer.from(ics) });
    await sheet.getByText("days.ics names 3 days: 3 new, 0 here already.").waitFor();
    await sheet.getByText("One entry could not be taken").waitFor();
    await checkPage(ada);
    await sheet.getByRole("button", { name: "Add 3 holidays" }).click();
    await page.getByText("Boxing Day").waitFor();
    await page.getByRole("button", { name: /^Remove Boxing Day/ }).click();
    await page.getByText("Boxing Day").first().waitFor();
    await page.getByRole("button", { name: "Undo" }).last().click();
    await page.getByRole("button", { name: /^Change Boxing Day/ }).waitFor();

    await page.getByRole("link", { name: "All calendars" }).click();
    await page.getByRole("alertdialog").getByText("Leave without saving?").waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("alertdialog").waitFor({ state: "detached" });
    await page.getByRole("button", { name: /^Save/ }).click();
    await page.getByText("Field support was saved").first().waitFor();
    await page.getByRole("heading", { name: "Versions" }).click();
    await page.getByText(/^3 holidays added: New Year/).waitFor();
    await checkPage(ada);
    expect(unexpected()).toEqual([]);
  }));

test("The list shows what there is; a calendar that a policy uses stays, another one is deleted", () =>
  withPictures({ ada }, async () => {
    const { page } = ada;
    await checkPages(ada, ["/admin/calendars", "/admin/calendars/new"]);
    await page.goto("/admin/calendars");
    await page.getByRole("link", { name: "Round the clock" }).click();
    await page.getByRole("button", { name: "Delete calendar" }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Delete calendar" }).click();
    await page.getByRole("alert").getByRole("link").first().waitFor();
    await checkPage(ada);

    await page.goto("/admin/calendars");
    const row = page.getByRole("listitem").filter({ hasText: "Field support" });
    await row.getByText("40 h a week · 4 holidays").waitFor();
    await page.getByRole("link", { name: "Field support" }).click();
    await page.getByRole("button", { name: "Delete calendar" }).click();
    await page.getByRole("alertdialog").getByText("Delete calendar Field support?").waitFor();
    await page.getByRole("alertdialog").getByRole("button", { name: "Delete calendar" }).click();
    await page.getByText("Field support was deleted").first().waitFor();
    await page.waitForURL(/calendars$/);
    await eventually(async () => expect(await page.getByRole("link", { name: "Field support" }).count()).toBe(0));
  }));

test("Open tickets keep the earlier hours until the new ones are applied to them, after a look at what that changes", () =>
  withPictures({ ada }, async () => {
    const { page } = ada;
    await page.goto("/tickets/new");
    await page.getByRole("button", { name: "Add a new person" }).click();
    await page.getByLabel("Full name").fill("Luis Ferreira");
    await page.getByRole("combobox", { name: "Category" }).click();
    await page.getByRole("option", { name: "Other" }).click();
    await page.getByLabel("Sum it up in a sentence").fill("Router offline since Friday");
    await page.getByLabel("What happened?").fill("It blinks red.");
    await page.getByRole("button", { name: "File the ticket" }).click();
    await page.waitForURL(/ticket=\d+/);

    await page.goto("/admin/calendars");
    await page.getByRole("link", { name: "Round the clock" }).click();
    await page.getByLabel("Monday from").fill("9");
    await page.getByLabel("Monday until").fill("17");
    await page.getByRole("button", { name: "More for Monday" }).click();
    await page.getByRole("menuitem", { name: "Copy to every day" }).click();
    await page.getByText("56 h a week").waitFor();
    await page.getByRole("button", { name: /^Save/ }).click();
    await page.getByRole("heading", { name: "One open ticket still counts by the earlier hours" }).waitFor();
    await page.getByRole("button", { name: "See what would change" }).click();
    await page.getByText("Due times would move on one ticket.").waitFor();
    await page
      .getByRole("link", { name: /CMP-\d+ Router offline/ })
      .first()
      .waitFor();
    await checkPage(ada);

    await page.getByRole("button", { name: "Apply to open tickets" }).click();
    await page.getByText("One of 1 open ticket was changed.").first().waitFor();
    await checkPage(ada);
    await page.reload();
    await page.getByText("56 h a week").waitFor();
    await eventually(async () => expect(await page.getByText(/counts by the earlier hours/).count()).toBe(0));
    expect(unexpected()).toEqual([]);
  }));
