import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser } from "playwright-core";
import { openBrowser, openVisitor, withPictures, type Visitor } from "./browser.js";
import { checkPage, checkPages } from "./check-page.js";
import { startDesk, type Desk } from "./desk.js";
import { admin, signInByApi, signInInBrowser } from "./people.js";
import { eventually } from "./eventually.js";

let desk: Desk;
let browser: Browser;
let ada: Visitor;
let token: string;

/** Something made by the API, with its id. */
async function post(path: string, body: object): Promise<{ id: number }> {
  const answer = await fetch(`${desk.url}/api${path}`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  if (answer.status !== 201) throw new Error(`${path} was answered with ${answer.status}: ${await answer.text()}`);
  return (await answer.json()) as { id: number };
}

beforeAll(async () => {
  desk = await startDesk();
  browser = await openBrowser();
  ada = await openVisitor(browser, desk.url);
  await signInInBrowser(ada.page, admin);
  token = await signInByApi(desk, admin);

  const day = [
    ["09:00", "12:30"],
    ["13:30", "17:00"],
  ];
  const hours = { mon: day, tue: day, wed: day, thu: day, fri: day, sat: [], sun: [] };
  await post("/calendars", { name: "EU business hours", time_zone: "Europe/Berlin", hours });
  const category = await post("/categories", { name: "Billing" });
  for (const subject of ["Charged twice", "No invoice"])
    await post("/tickets", { subject, description: "It came again.", priority: "high", category_id: category.id });
});
afterAll(async () => {
  await browser?.close();
  await desk?.close();
});

const field = (label: string | RegExp) => ada.page.getByLabel(label, { exact: typeof label === "string" });
const press = (name: string) => ada.page.getByRole("button", { name, exact: true }).click();
const save = () => ada.page.keyboard.press("Control+s");
const said = (text: string | RegExp) => ada.page.getByText(text).first().waitFor();
/** The names in the list, the first that is tried on top. */
const names = () => ada.page.locator("main ol a").allTextContents();

async function expectNames(expected: string[]): Promise<void> {
  await eventually(async () => expect(await names()).toEqual(expected));
}

test("A policy is written beside what it would promise, refused at its fields, weighed, saved for open tickets too", () =>
  withPictures({ ada }, async () => {
    const { page } = ada;
    await page.goto("/admin/sla");
    await said("One policy for everything");
    await page.getByRole("link", { name: "Policy", exact: true }).click();
    await field("Name of the policy").fill("Billing, urgent");
    await said("Fill in the targets to see due times.");

    await press("Condition");
    await page.getByRole("group", { name: "Priority is one of" }).getByLabel("High").check();
    await press("Condition");
    await page.getByRole("combobox", { name: "Category is one of" }).click();
    await page.getByRole("option", { name: "Billing" }).click();
    await field("Calendar").selectOption("EU business hours");
    await said("1 d is 7h. Times are in Europe/Berlin.");

    await field("First reply, Critical").fill("2h");
    await field("Resolution, Critical").fill("8h");
    await press("Copy critical to all");
    await field("If a complaint arrives").fill("2026-07-10T16:50");
    // Ten minutes on Friday, the weekend, and a break for lunch.
    await said("Mon 13 Jul, 10:50");
    await said("10m counted Fri 10 Jul and 1h 50m counted Mon 13 Jul");
    await said("Tue 14 Jul, 09:50");
    await checkPage(ada);

    await field("First reply, High").fill("9h");
    await field("Resolution, Low").fill("0m");
    await said("These targets cannot be calculated yet");
    await save();
    const problems = page.getByRole("alert");
    await problems.getByRole("button", { name: "Use a time above zero" }).click();
    await eventually(async () =>
      expect(await field("Resolution, Low").evaluate((input) => input === document.activeElement)).toBe(true),
    );
    await checkPage(ada);
    await field("Resolution, Low").fill("3d");
    await save();
    await problems.getByRole("button", { name: "The first response is due before the resolution" }).click();
    await page.keyboard.press("Control+a");
    await page.keyboard.type("30m");

    // What would be promised is there first: it stands above the button, and moves it when it comes.
    await said("Mon 13 Jul, 09:20");
    await press("See what would change");
    await said("Affects 2 open tickets.");
    await field(/^Also open tickets/).check();
    await save();
    await said("Applied to the open tickets");
    await said("2 of 2 open tickets were changed.");
    await page.getByRole("heading", { name: "Billing, urgent", level: 1 }).waitFor();
    await checkPage(ada);
    expect(ada.complaints.filter((text) => !text.includes("422"))).toEqual([]);
  }));

test("Policies are put in order by keys, switched with a way back, compared with what they were, and deleted", () =>
  withPictures({ ada }, async () => {
    const { page } = ada;
    const targets = Object.fromEntries(
      ["critical", "high", "medium", "low"].map((priority) => [
        priority,
        { resolution: { kind: "business_days", amount: 5 } },
      ]),
    );
    await post("/sla/policies", { name: "By phone", conditions: { channels: ["phone"] }, calendar_id: 1, targets });
    await page.goto("/admin/sla");
    await said("Priority is High; category is Billing and below");
    await said("First reply 2h / 30m / 2h / 2h");
    await said("Came by Phone");
    await said("Resolution 5 business days");
    await expectNames(["Billing, urgent", "By phone", "Standard support"]);

    const handle = page.getByRole("button", { name: /^Move By phone:/ });
    await handle.focus();
    await page.keyboard.press("ArrowUp");
    await expectNames(["By phone", "Billing, urgent", "Standard support"]);
    await eventually(async () =>
      expect(await handle.evaluate((element) => element === document.activeElement)).toBe(true),
    );
    await page.getByRole("button", { name: "Undo" }).waitFor();
    await page.reload();
    await expectNames(["By phone", "Billing, urgent", "Standard support"]);
    const toggle = page.getByRole("switch", { name: "By phone is on" });
    await toggle.press("Space");
    await said("By phone was switched off");
    await eventually(async () => expect(await toggle.getAttribute("aria-checked")).toBe("false"));
    await press("Undo");
    await page.locator('[role=switch][aria-label="By phone is on"][aria-checked=true]').waitFor();
    await checkPage(ada);

    await page.getByRole("link", { name: "Billing, urgent" }).click();
    await field("Resolution, Critical").fill("6h");
    await press("Step");
    await page.getByRole("group", { name: "Level 1" }).getByLabel("Raise the priority by one").check();
    await checkPage(ada);
    await save();
    await said("Billing, urgent was saved");
    // The open tickets keep what they were promised; it is said.
    await said("2 open tickets still have what was promised before");
    await page.getByRole("link", { name: "Version 2" }).click();
    await page.getByRole("heading", { name: "Versions of Billing, urgent" }).waitFor();
    const changes = page.locator("dl").first();
    expect((await changes.locator("dt").allTextContents()).join()).toBe("Resolution, Critical,Level 1");
    expect((await changes.locator("dd").first().allTextContents()).join()).toBe("8h6h");
    await said("The first version.");
    await checkPage(ada);

    await page.goto("/admin/sla");
    await page.getByRole("button", { name: "Actions for By phone" }).click();
    await page.getByRole("menuitem", { name: "Delete policy" }).click();
    const dialog = page.getByRole("alertdialog");
    await dialog.getByText(/Open tickets keep what it promised/).waitFor();
    await dialog.getByRole("button", { name: "Delete policy" }).click();
    await dialog.waitFor({ state: "detached" });
    await expectNames(["Billing, urgent", "Standard support"]);
    await checkPages(ada, ["/admin/sla", "/admin/sla/1", "/admin/sla/new"]);
    expect(ada.complaints.filter((text) => !text.includes("422"))).toEqual([]);
  }));

test("A date by law is set at its cell by keyboard, also where the screen is small", () =>
  withPictures({ ada }, async () => {
    const { page } = ada;
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto("/admin/sla/1");
    const cell = page.getByRole("button", { name: "Resolution, Low: how it counts" });
    await cell.focus();
    await page.keyboard.press("Enter");
    const box = page.getByRole("dialog", { name: "Resolution, Low" });
    await box.getByLabel("Counts in").selectOption("Business days, by law");
    await box.getByLabel("How many").fill("5");
    await box.getByLabel(/^Can be extended once by/).fill("3");
    await checkPage(ada);
    await page.keyboard.press("Escape");
    await eventually(async () =>
      expect(await cell.evaluate((element) => element === document.activeElement)).toBe(true),
    );
    await said("5 business days");
    await said("can be extended by 3");
    await page.keyboard.press("Control+s");
    await said("Standard support was saved");
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.reload();
    await said("5 business days");
  }));
