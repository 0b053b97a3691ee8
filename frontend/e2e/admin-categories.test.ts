import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser, Locator } from "playwright-core";
import { openBrowser, openVisitor, withPictures, type Visitor } from "./browser.js";
import { checkPage, checkPages } from "./check-page.js";
import { startDesk, type Desk } from "./desk.js";
import { ask } from "./desk-with-ticket.js";
import { admin, customer, registerInBrowser, signInInBrowser } from "./people.js";
import { eventually } from "./eventually.js";

let desk: Desk;
let browser: Browser;
let ada: Visitor;
let luis: Visitor;

beforeAll(async () => {
  desk = await startDesk();
  browser = await openBrowser();
  [ada, luis] = [await openVisitor(browser, desk.url), await openVisitor(browser, desk.url)];
  await signInInBrowser(ada.page, admin);
});
afterAll(async () => {
  await browser?.close();
  await desk?.close();
});

/** The names in the tree, from top to bottom, set in by their level. */
async function tree(): Promise<string[]> {
  const rows = ada.page.locator("[data-reorder-row]");
  return rows.evaluateAll((found) =>
    found.map((row) => {
      let level = -1;
      for (let list = row.closest("ul"); list; list = list.parentElement?.closest("ul") ?? null) level += 1;
      return "  ".repeat(level) + (row.querySelector("button.text-link")?.textContent ?? "");
    }),
  );
}

/** The same at its top level, as the desk has it. */
async function keptAtTop(): Promise<string[]> {
  const kept = await ask<{ data: { name: string; parent_id: number | null }[] }>(desk, admin, "GET", "/categories");
  return kept.data.filter((one) => one.parent_id === null).map(({ name }) => name);
}

async function add(name: string, help?: string): Promise<void> {
  const { page } = ada;
  const sheet = page.getByRole("dialog");
  await sheet.getByLabel("Name in English").fill(name);
  if (help) await sheet.getByLabel(/^Help text in English/).fill(help);
  await sheet.getByRole("button", { name: "Add a category" }).click();
  await sheet.waitFor({ state: "detached" });
  await page.getByRole("button", { name, exact: true }).waitFor();
}

async function choose(name: string, entry: string): Promise<void> {
  await ada.page.getByRole("button", { name: `Actions for ${name}` }).click();
  await ada.page.getByRole("menuitem", { name: entry }).click();
}

const handle = (name: string) => ada.page.getByRole("button", { name: new RegExp(`^Move ${name}:`) });

async function middle(of: Locator): Promise<{ x: number; y: number }> {
  const box = await of.boundingBox();
  if (!box) throw new Error("It is not on the page");
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

test("An admin arranges the tree by menu, keys and dragging; archiving can be undone; a customer finds the topic", () =>
  withPictures({ ada, luis }, async () => {
    const { page } = ada;
    await page.goto("/admin/categories");
    await page.getByRole("button", { name: "Add a category" }).click();
    await add("Billing", "Sums and dates");
    await page.getByRole("button", { name: "Add a category" }).click();
    await add("Delivery");
    await choose("Billing", "Add one below it");
    await page.getByText("Lies below Billing").waitFor();
    await add("Refund late");
    await eventually(async () => expect(await tree()).toEqual(["Other", "Billing", "  Refund late", "Delivery"]));

    await handle("Delivery").focus();
    await page.keyboard.press("ArrowUp");
    await expectTree(["Other", "Delivery", "Billing", "  Refund late"]);
    await eventually(async () =>
      expect(await handle("Delivery").evaluate((element) => element === document.activeElement)).toBe(true),
    );
    await page.keyboard.press("ArrowRight");
    await expectTree(["Other", "  Delivery", "Billing", "  Refund late"]);
    await page.getByRole("button", { name: "Undo" }).click();
    await expectTree(["Other", "Delivery", "Billing", "  Refund late"]);

    // Dragged to the end by its handle; the page stays where it is.
    const [from, last] = [await middle(handle("Other")), await middle(handle("Refund late"))];
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(from.x, last.y + 10, { steps: 8 });
    await page.mouse.move(from.x, last.y + 20, { steps: 2 });
    await eventually(async () => expect(await page.evaluate(() => window.scrollY)).toBe(0));
    await page.mouse.up();
    await expectTree(["Delivery", "Billing", "  Refund late", "Other"]);
    // Seen at once, kept a moment later: whoever leaves before would be asked whether they want to.
    await eventually(async () => expect(await keptAtTop()).toEqual(["Delivery", "Billing", "Other"]));
    await page.reload();
    await page.getByRole("button", { name: "Refund late", exact: true }).waitFor();
    await expectTree(["Delivery", "Billing", "  Refund late", "Other"]);

    await choose("Billing", "Archive");
    await expectTree(["Delivery", "Other"]);
    await page.getByRole("button", { name: "Undo" }).click();
    await expectTree(["Delivery", "Billing", "  Refund late", "Other"]);

    await registerInBrowser(luis.page, desk, customer);
    await signInInBrowser(luis.page, customer);
    await luis.page.goto("/complaints/new");
    await luis.page.getByLabel("Billing").check();
    await luis.page.getByLabel(/What about Billing/).selectOption("Refund late");
    await luis.page.getByLabel(/Sum it up/).fill("No refund yet");
    await luis.page.getByLabel(/What happened/).fill("I wait since March.");
    await checkPage(luis);
    await luis.page.getByRole("button", { name: "Send complaint" }).click();
    await luis.page.getByText("CMP-10001").first().waitFor();
    expect(luis.complaints).toEqual([]);
  }));

test("Tags are renamed and merged; a group's member is marked beside the ticket; the pages pass axe at every width", () =>
  withPictures({ ada, luis }, async () => {
    const { page } = ada;
    await page.goto("/admin/tags");
    for (const name of ["phone", "mobile"]) {
      await page.getByLabel("New tag").fill(name);
      await page.getByRole("button", { name: "Add tag" }).click();
      await page.getByRole("button", { name: `Actions for ${name}` }).waitFor();
    }
    await choose("mobile", "Merge into another");
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("combobox", { name: "Into which tag" }).click();
    await dialog.getByRole("option", { name: "phone" }).click();
    await dialog.getByText("No ticket has it.").waitFor();
    await checkPage(ada);
    await dialog.getByRole("button", { name: "Merge tags" }).click();
    await page.getByText("Also typed as mobile").waitFor();
    await choose("phone", "Rename");
    await page.getByLabel("New name for phone").fill("telephone");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Actions for telephone" }).waitFor();

    await page.getByRole("tab", { name: "Customer groups" }).click();
    await page.waitForURL(/tab=groups/);
    await page.getByRole("button", { name: "Add a group" }).click();
    await page.getByRole("dialog").getByLabel("Name", { exact: true }).fill("Key account");
    await page.getByRole("dialog").getByLabel("Colour").selectOption("violet");
    await page.getByRole("dialog").getByRole("button", { name: "Add a group" }).click();
    await page.getByRole("combobox", { name: "Add somebody" }).fill("Luis");
    await page.getByRole("option", { name: /Luis Ferreira/ }).click();
    await page.getByRole("heading", { name: "1 person in it" }).waitFor();
    await checkPage(ada);

    await page.goto("/queue/all?ticket=10001");
    await page.getByRole("list", { name: "Customer groups" }).getByText("Key account").waitFor();
    await luis.page.goto("/complaints/CMP-10001");
    await luis.page.getByRole("heading", { name: "No refund yet" }).waitFor();
    expect(await luis.page.content()).not.toContain("Key account");

    await checkPages(ada, ["/admin/categories", "/admin/tags", "/admin/tags?tab=groups"]);
    await page.goto("/admin/categories?category=new");
    await page.getByRole("dialog").getByLabel("Name in English").waitFor();
    await checkPage(ada);
    expect(ada.complaints).toEqual([]);
  }));

async function expectTree(expected: string[]): Promise<void> {
  await eventually(async () => expect(await tree()).toEqual(expected));
}
