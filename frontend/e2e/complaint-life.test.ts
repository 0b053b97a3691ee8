import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser } from "playwright-core";
import { openBrowser, openVisitor, withPictures, type Visitor } from "./browser.js";
import { checkPage, checkPages } from "./check-page.js";
import { startDesk, type Desk } from "./desk.js";
import { agent, customer, joinInBrowser, registerInBrowser, signInInBrowser } from "./people.js";
import { eventually } from "./eventually.js";

let desk: Desk;
let browser: Browser;
let luis: Visitor;
let priya: Visitor;

beforeAll(async () => {
  desk = await startDesk();
  browser = await openBrowser();
  luis = await openVisitor(browser, desk.url);
  priya = await openVisitor(browser, desk.url);
});
afterAll(async () => {
  await browser?.close();
  await desk?.close();
});

test("A complaint lives its whole life between a customer and an agent, live, with a mail for each step", () =>
  withPictures({ luis, priya }, liveThroughIt));

async function liveThroughIt(): Promise<void> {
  const customerPage = luis.page;
  const agentPage = priya.page;

  await customerPage.goto("/");
  await customerPage.getByRole("heading", { level: 1 }).waitFor();
  await checkPage(luis);
  await registerInBrowser(customerPage, desk, customer);
  await checkPage(luis);
  await signInInBrowser(customerPage, customer);
  await customerPage.getByRole("heading", { level: 1, name: /Tell us what went wrong/ }).waitFor();
  await checkPage(luis);

  await joinInBrowser(agentPage, desk, agent, "agent");
  await checkPage(priya);
  await signInInBrowser(agentPage, agent);
  await agentPage.goto("/queue/unassigned");
  await agentPage.getByText("Every open ticket has somebody who looks after it.").waitFor();
  await checkPage(priya);

  // Files it, with two files.
  await customerPage.goto("/complaints/new");
  await customerPage.getByRole("radio", { name: /Other/ }).check();
  await customerPage.getByLabel("Sum it up in a sentence").fill("Router offline, third report");
  await customerPage
    .getByLabel("What happened?")
    .fill("The light has been red since Friday.\nI restarted it four times.");
  await customerPage.locator("input[type=file]").setInputFiles([
    { name: "router.png", mimeType: "image/png", buffer: onePixelPng },
    { name: "notes.txt", mimeType: "text/plain", buffer: Buffer.from("Friday: red light.\n") },
  ]);
  await customerPage.getByText("router.png").waitFor();
  await checkPage(luis);
  await customerPage.getByRole("button", { name: "Send complaint" }).click();
  await customerPage.getByRole("heading", { name: "Complaint sent" }).waitFor();
  await checkPage(luis);
  const number = /CMP-\d+/.exec(customerPage.url())?.[0] ?? "";
  expect(number).not.toBe("");
  await desk.mail.waitFor(customer.email, new RegExp(`${number}: we have your complaint`));

  // It arrives live at the agent, who takes it.
  await agentPage.getByTestId("new-items-pill").click();
  await agentPage.getByRole("link", { name: /Router offline/ }).click();
  await agentPage.getByRole("heading", { level: 1, name: /Router offline/ }).waitFor();
  await agentPage.getByText("notes.txt").first().waitFor();
  await checkPage(priya);
  await agentPage.keyboard.press("m");
  await desk.mail.waitFor(customer.email, /is looking after your complaint/);

  // Replies; the customer sees it live.
  await customerPage.getByRole("link", { name: "Track it" }).click();
  await customerPage.getByRole("heading", { level: 1, name: /Router offline/ }).waitFor();
  await agentPage.keyboard.press("r");
  await agentPage.getByTestId("composer").getByRole("textbox").fill("Is the second light green?");
  await agentPage.keyboard.press("Control+Enter");
  await customerPage.getByText("Is the second light green?").waitFor();
  await desk.mail.waitFor(customer.email, /we replied/);
  await checkPage(luis);

  // An internal note stays inside. Once the reply is on its way, keys are the ticket's again.
  await agentPage.keyboard.press("i");
  await agentPage.getByTestId("composer").getByRole("textbox").fill("Third report: measure the line first.");
  await agentPage.getByRole("button", { name: "Add note" }).click();
  await agentPage.getByText("Third report: measure the line first.").last().waitFor();

  // The customer answers; the agent sees it live.
  await customerPage.getByLabel("Reply").fill("No, it is red too.");
  await customerPage.getByRole("button", { name: "Send reply" }).click();
  await agentPage.getByText("No, it is red too.").waitFor();
  await desk.mail.waitFor(agent.email, /Luis Ferreira replied/);
  await eventually(async () => expect(await customerPage.getByText("measure the line").count()).toBe(0));

  // Resolved, confirmed, closed.
  await agentPage.getByTestId("composer").getByText("Public reply").click();
  await agentPage.getByTestId("composer").getByRole("textbox").fill("We replaced the cable.");
  await agentPage.keyboard.press("Control+Shift+Enter");
  await customerPage.getByText("Did this fix it?").waitFor();
  await desk.mail.waitFor(customer.email, /your complaint is resolved/);
  await checkPage(luis);
  await customerPage.getByRole("button", { name: "Yes" }).click();
  await customerPage.getByText(/This complaint is closed/).waitFor();
  await desk.mail.waitFor(agent.email, /is closed/);
  await checkPage(luis);
  await checkPage(priya);

  await checkPages(luis, ["/complaints", "/me", "/alerts"]);
  await checkPages(priya, ["/queue/open", "/queue/closed", "/tickets/new", "/me", "/alerts"]);
  expect([...luis.complaints, ...priya.complaints]).toEqual([]);
}

const onePixelPng = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
