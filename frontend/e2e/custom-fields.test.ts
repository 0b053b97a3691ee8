import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser, Page } from "playwright-core";
import { openBrowser, openVisitor, withPictures, type Visitor } from "./browser.js";
import { checkPage } from "./check-page.js";
import { startDesk, type Desk } from "./desk.js";
import { joinDesk, mei, openTicket } from "./desk-with-ticket.js";
import { eventually } from "./eventually.js";
import { admin, customer, registerInBrowser, signInInBrowser } from "./people.js";

let desk: Desk;
let browser: Browser;
let ada: Visitor;
let luis: Visitor;
let agent: Visitor;

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

interface Wanted {
  label: string;
  type?: string;
  options?: readonly string[];
  audience?: string;
  required?: string;
}

async function add(page: Page, { label, type, options = [], audience, required }: Wanted): Promise<void> {
  await page.locator("main").getByRole("button", { name: "Add field" }).first().click();
  const sheet = page.getByRole("dialog");
  await sheet.getByLabel("Label", { exact: true }).fill(label);
  if (type) await sheet.getByLabel("Type of answer").selectOption({ label: type });
  for (const [index, option] of options.entries()) {
    await sheet.getByRole("button", { name: "Add option" }).click();
    await sheet.getByLabel(`Option ${index + 1}`).fill(option);
  }
  if (audience) await sheet.getByRole("radio", { name: audience }).check();
  if (required) await sheet.getByRole("radio", { name: required }).check();
  // What is being made is shown as it will be asked.
  await sheet.getByRole("figure").getByText(label).waitFor();
  await sheet.getByRole("button", { name: "Add field" }).click();
  await sheet.waitFor({ state: "detached" });
  await page.locator("main").getByRole("button", { name: label, exact: true }).waitFor();
}

const labels = (page: Page) => page.locator("[data-reorder-row] button.text-start").allTextContents();

test(
  "An admin makes fields, a customer answers them over a reload, an agent changes them and finds by them",
  () =>
    withPictures({ ada, luis }, async () => {
      const { page } = ada;
      await page.goto("/admin/fields");
      await add(page, { label: "Invoice number", required: "Required to file" });
      await add(page, { label: "How did you pay?", type: "Choice", options: ["Card", "Cash"] });
      await add(page, { label: "Bought on", type: "Date" });
      await add(page, {
        label: "Cause",
        type: "Choice",
        options: ["Our mistake", "Theirs"],
        audience: "Only your team",
        required: "Required to resolve",
      });
      await checkPage(ada);

      // Put in another order by the keyboard; archived, and taken back.
      await page.getByRole("button", { name: "Move Bought on up" }).click();
      await eventually(async () =>
        expect(await labels(page)).toEqual(["Invoice number", "Bought on", "How did you pay?", "Cause"]),
      );
      await page.getByRole("button", { name: "Archive Bought on" }).click();
      await page.getByRole("button", { name: "Undo" }).first().click();
      await eventually(async () => expect(await labels(page)).toContain("Bought on"));
      await page.locator("main").getByRole("button", { name: "Cause", exact: true }).click();
      await page.getByRole("dialog").getByText("cause", { exact: false }).first().waitFor();
      await checkPage(ada);

      // A customer is asked in a step of its own.
      const own = luis.page;
      await registerInBrowser(own, desk, customer);
      await signInInBrowser(own, customer);
      await own.goto("/complaints/new");
      await own.getByLabel("Other", { exact: true }).check();
      await own.getByLabel("Sum it up in a sentence").fill("Charged twice for March");
      await own.getByLabel("What happened?").fill("The same bill came twice.");
      await own.getByRole("button", { name: "Continue" }).click();
      await own.getByRole("heading", { name: "A few more questions" }).waitFor();
      expect(await own.getByText("Cause").count()).toBe(0);
      await own.getByRole("button", { name: "Continue" }).click();
      await own.getByRole("alert").getByText("Answer “Invoice number”").waitFor();
      await checkPage(luis);
      await own.getByLabel("Invoice number").fill("R-2026/7");
      await own.getByLabel("How did you pay?").selectOption({ label: "Card" });
      await own.getByText("Draft saved").or(own.getByLabel("Invoice number")).first().waitFor();
      await eventually(async () =>
        expect(await own.evaluate(() => JSON.stringify(localStorage))).toContain("R-2026/7"),
      );
      await own.reload();
      expect(await own.getByLabel("Invoice number").inputValue()).toBe("R-2026/7");
      await own.getByRole("button", { name: "Continue" }).click();
      await own.getByRole("heading", { name: "Check your complaint" }).waitFor();
      await checkPage(luis);
      await own.getByRole("button", { name: "Change: Bought on" }).click();
      await own.getByLabel("Bought on").fill("2026-02-28");
      await own.getByRole("button", { name: "Continue" }).click();
      await own.getByText("The same bill came twice.").waitFor();
      await own.getByRole("button", { name: "Send complaint" }).click();
      await own.waitForURL(/\/complaints\/CMP-\d+\/sent/);
      const id = Number(/CMP-(\d+)/.exec(own.url())?.[1]);
      await own.goto(`/complaints/CMP-${id}`);
      await own.getByText("R-2026/7").waitFor();
      await checkPage(luis);

      // An agent changes an answer where it stands, and is asked for what resolving needs.
      agent = await joinDesk(browser, desk, mei);
      const work = agent.page;
      await openTicket(work, id);
      await work.getByRole("button", { name: /How did you pay/ }).click();
      const popover = work.getByRole("dialog");
      await popover.getByLabel(/How did you pay/).selectOption({ label: "Cash" });
      await popover.getByRole("button", { name: "Save" }).click();
      await work.locator("dd").getByText("Cash", { exact: true }).waitFor();
      await checkPage(agent);

      await work.goto(`/queue/all?q=${encodeURIComponent("how_did_you_pay:cash")}`);
      await work.getByTestId("ticket-row").getByText("Charged twice for March").waitFor();
    }),
  240_000,
);
