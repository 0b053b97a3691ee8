import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser } from "playwright-core";
import { axeFindings, openBrowser, openVisitor, sidewaysScroll, withPictures, type Visitor } from "./browser.js";
import { checkPage } from "./check-page.js";
import { startDesk, type Desk } from "./desk.js";
import { agent, customer, joinInBrowser, registerInBrowser, signInByApi, signInInBrowser } from "./people.js";
import { askApi, makePromises } from "./sla-desk.js";
import { eventually } from "./eventually.js";

let desk: Desk;
let browser: Browser;
let luis: Visitor;
let priya: Visitor;

beforeAll(async () => {
  desk = await startDesk();
  // A Friday, shortly before closing in Berlin; the test says when exactly.
  await desk.setClock("2026-07-10T14:30:00Z");
  await makePromises(desk);
  browser = await openBrowser();
  luis = await openVisitor(browser, desk.url);
  priya = await openVisitor(browser, desk.url);
  await registerInBrowser(luis.page, desk, customer);
  await signInInBrowser(luis.page, customer);
  await joinInBrowser(priya.page, desk, agent, "supervisor");
});
afterAll(async () => {
  await browser?.close();
  await desk?.close();
});

/** Files a complaint as the customer. */
async function file(subject: string, priority: string): Promise<{ id: number; number: string }> {
  const token = await signInByApi(desk, customer);
  const { data } = await askApi<{ data: { id: number }[] }>(desk, token, "GET", "/categories");
  const body = { subject, priority, description: "It has been so since Friday.", category_id: data[0]?.id };
  return askApi(desk, token, "POST", "/tickets", body);
}

async function asAgent(method: string, path: string, body: object): Promise<void> {
  await askApi(desk, await signInByApi(desk, agent), method, path, body);
}

const said = ({ page }: Visitor, text: string | RegExp) => page.getByText(text).first().waitFor();
const press = ({ page }: Visitor, name: string) => page.getByRole("button", { name, exact: true }).first().click();

/** What is open above the page is checked like a page: in both themes, and as narrow as a phone. */
async function checkDialog({ page }: Visitor): Promise<void> {
  expect(await axeFindings(page)).toEqual([]);
  expect(await sidewaysScroll(page)).toBe(0);
  await page.setViewportSize({ width: 320, height: 640 });
  const inside = await page.getByRole("dialog").evaluate((dialog) => dialog.scrollWidth - dialog.clientWidth);
  await page.setViewportSize({ width: 1440, height: 900 });
  expect(inside).toBe(0);
}

test("A promise over a weekend is seen, explained and kept; by law it is put off once, and the customer reads why", () =>
  withPictures({ luis, priya }, async () => {
    // Ten minutes before closing, to the minute: what came before took as long as it took.
    await desk.setClock("2026-07-10T14:50:00Z");
    const router = await file("Router offline, third report", "medium");
    const meter = await file("Wrong meter reading", "low");

    // The customer: what is promised, in their words, and how it was counted.
    await luis.page.goto(`/complaints/${router.number}`);
    await said(luis, "We reply by Monday 13 July at 10:50");
    await luis.page.getByText("How we count").click();
    await said(luis, "17:00 to Mon 13 Jul, 09:00, closed");
    await said(luis, "We promised 2 hours of our opening time. That makes Monday 13 July at 10:50.");
    // Ten hours: ten minutes on Friday, seven hours on Monday, the holiday, and the rest on Wednesday.
    await said(luis, "All day: Founders' day, holiday");
    await said(luis, "We promised 10 hours of our opening time. That makes Wednesday 15 July at 11:50.");
    await eventually(async () => expect(await luis.page.getByText("Standard promise").count()).toBe(0));
    await checkPage(luis);
    await luis.page.goto("/complaints");
    await said(luis, "We reply by Monday 13 July at 10:50");

    // Nobody is there any more: the chip names the time and does not count down.
    await desk.setClock("2026-07-10T16:00:00Z");
    await signInInBrowser(priya.page, agent);
    await priya.page.goto("/queue/all");
    const row = priya.page.getByTestId("ticket-row").filter({ hasText: "Router offline" });
    await row.getByText("First response due Mon 08:50, closed now").waitFor();

    // The agent, on Monday: at risk, then a pause, then another priority.
    await desk.setClock("2026-07-13T08:25:00Z");
    await asAgent("POST", `/tickets/${router.id}/comments`, { comment: "Is it red?", is_internal: false });
    await asAgent("PATCH", `/tickets/${router.id}/status`, { status: "pending", comment: "Which light?" });
    await luis.page.goto(`/complaints/${router.number}`);
    await said(luis, "We wait for your answer; the time until then does not count");
    await desk.setClock("2026-07-13T11:40:00Z");
    await luis.page.getByLabel("Reply").fill("It is red.");
    await press(luis, "Send reply");
    await said(luis, "We reply by today, 15:40");
    await desk.setClock("2026-07-13T13:20:00Z");
    await asAgent("PATCH", `/tickets/${router.id}`, { priority: "critical" });

    await signInInBrowser(priya.page, agent);
    await priya.page.goto(`/queue/all?ticket=${router.id}`);
    await priya.page.getByRole("heading", { level: 1, name: /Router offline/ }).waitFor();
    const panel = priya.page.getByRole("region", { name: "SLA - Standard promise" });
    await panel.getByTestId("sla-chip").first().waitFor();
    const metrics = await panel
      .getByTestId("sla-chip")
      .evaluateAll((chips) => chips.map((chip) => chip.dataset["metric"]));
    expect(metrics).toEqual(["next_response", "resolution", "update", "first_response"]);
    const chip = panel.getByTestId("sla-chip").first();
    await eventually(async () => expect(await chip.getAttribute("data-state")).toBe("at_risk"));
    await eventually(async () => expect(await chip.textContent()).toMatch(/Next reply due in \d+ minutes, at risk/));
    await checkPage(priya);

    // From the chip by keyboard to the reason of the policy; the focus comes back to the chip.
    const chipButton = panel.getByRole("button", { name: /Next reply due in/ });
    await panel.getByRole("button", { name: "Why this policy?" }).focus();
    await priya.page.keyboard.press("Tab");
    await said(priya, /Working time counts only while Field support is open/);
    await priya.page.keyboard.press("Tab");
    await priya.page.keyboard.press("Enter");
    const drawer = priya.page.getByRole("dialog", { name: "How the due times were worked out" });
    await drawer.getByText("Standard promise, version 1").waitFor();
    await drawer.getByText("does not match: priority").waitFor();
    await priya.page.keyboard.press("Escape");
    await drawer.waitFor({ state: "detached" });
    await eventually(async () =>
      expect(await chipButton.evaluate((button) => button === document.activeElement)).toBe(true),
    );

    // The working of the resolution adds up, through lunch, weekend, pause and another priority.
    await panel.getByRole("button", { name: "Explain Resolution" }).click();
    const working = drawer.getByRole("region", { name: "Resolution" });
    await working
      .getByText(/Waiting on customer, 3 hours, 1[45] minutes.* not counted/)
      .first()
      .waitFor();
    await working.getByText(/Priority raised from Medium to Critical: 3 hours, 1[45] minutes.* used/).waitFor();
    await working.getByText(/^Adds up to 4 hours: due/).waitFor();
    await working.getByRole("row", { name: /^Sat 11 Jul/ }).waitFor();
    await checkDialog(priya);
    await priya.page.keyboard.press("Escape");
    await panel
      .getByRole("button", { name: /^1 pause, 3 hours, .* show in the conversation/ })
      .first()
      .click();
    const place = priya.page.locator(":focus", { hasText: "Waiting on customer" });
    await place.waitFor();

    // A date by law is put off once, with a reason, and the customer is told.
    await priya.page.goto(`/queue/all?ticket=${meter.id}`);
    await press(priya, "Extend Resolution");
    const dialog = priya.page.getByRole("dialog", { name: "Extend: Resolution" });
    await dialog.getByRole("button", { name: "Extend" }).click();
    await dialog.getByText("Enter the reason").first().waitFor();
    await checkDialog(priya);
    await dialog.getByLabel("Reason").fill("The laboratory is closed this week.");
    await dialog.getByRole("button", { name: "Extend" }).click();
    await dialog.waitFor({ state: "detached" });
    const law = priya.page.getByRole("region", { name: "SLA - Slow lane" });
    await law.getByText("Extended", { exact: true }).waitFor();
    await eventually(async () => expect(await law.getByRole("button", { name: "Extend Resolution" }).count()).toBe(0));
    await law.getByRole("button", { name: "Explain Resolution" }).click();
    await drawer.getByText("Tue 14 Jul: Founders' day, holiday").waitFor();
    await drawer.getByText(/by law, and extended once/).waitFor();
    await checkDialog(priya);

    await asAgent("POST", `/tickets/${meter.id}/comments`, { comment: "We have it looked at.", is_internal: false });
    await luis.page.goto(`/complaints/${meter.number}`);
    const why =
      "We need more time: our full answer comes by Monday 27 July at 17:00. The reason: The laboratory is closed this week.";
    await said(luis, why);
    await luis.page.getByText("How we count").click();
    await said(luis, "The law lets us take longer once.");
    await checkPage(luis);
    await luis.page.goto("/alerts");
    await luis.page
      .getByRole("listitem")
      .filter({ hasText: meter.number })
      .getByRole("button", { name: /^All \d/ })
      .click();
    await said(luis, "We need more time: now by Monday 27 July at 17:00");
    expect([...luis.complaints, ...priya.complaints]).toEqual([]);
  }));
