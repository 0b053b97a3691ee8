import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser } from "playwright-core";
import { openBrowser, openVisitor, withPictures, type Visitor } from "./browser.js";
import { checkPage } from "./check-page.js";
import { startDesk, type Desk } from "./desk.js";
import { agent, joinInBrowser, signInInBrowser } from "./people.js";
import { eventually } from "./eventually.js";
import { until } from "./until.js";

const ana = "ana@guest.test";

let desk: Desk;
let browser: Browser;
/** Writes the complaint; reads the mail on a phone later; looks after it at the desk. */
let home: Visitor, phone: Visitor, priya: Visitor;

beforeAll(async () => {
  desk = await startDesk();
  browser = await openBrowser();
  home = await openVisitor(browser, desk.url);
  phone = await openVisitor(browser, desk.url, "dark", 360);
  priya = await openVisitor(browser, desk.url);
});
afterAll(async () => {
  await browser?.close();
  await desk?.close();
});

test("Somebody without an account files a complaint, follows it by code and by link, and answers, live", () =>
  withPictures({ home, phone, priya }, followIt));

async function followIt(): Promise<void> {
  const number = await file();
  await addFile();
  await trackByCode(number);
  await answerLive(number);
  await trackByLink(number);
  expect([...home.complaints, ...phone.complaints, ...priya.complaints].filter(isUnexpected)).toEqual([]);
}

async function file(): Promise<string> {
  const { page } = home;
  await page.goto("/");
  await page.getByRole("link", { name: "Track a complaint" }).waitFor();
  await page.getByRole("link", { name: "File a complaint" }).first().click();
  await page.getByLabel("Your email").waitFor();
  await checkPage(home);
  await page.getByRole("button", { name: "Go on" }).click();
  await page.getByRole("alert").getByText("Enter your email").waitFor();
  await checkPage(home);

  await page.getByRole("radio", { name: /Other/ }).check();
  await page.getByLabel("Sum it up in a sentence").fill("No water since Monday");
  await page.getByLabel("What happened?").fill("The whole house is dry.");
  await page.getByLabel("Your email").fill(ana);
  await page.getByLabel("Your name").fill("Ana Lima");
  await page.getByText(/Draft saved/).waitFor();
  await page.reload();
  await eventually(async () =>
    expect(await page.getByLabel("Sum it up in a sentence").inputValue()).toBe("No water since Monday"),
  );
  await eventually(async () => expect(await page.getByLabel("Your email").inputValue()).toBe(ana));
  await page.getByRole("button", { name: "Go on" }).click();
  await page.getByRole("heading", { name: "Look into your mailbox" }).waitFor();
  await checkPage(home);

  const mail = await desk.mail.waitFor(ana, /is your code to send your complaint/);
  const code = codeIn(mail.subject);
  expect(mail.text + mail.html).not.toContain("No water");
  // A reload keeps the step; a wrong code says so at its field.
  await page.reload();
  await page.getByLabel("Code from our mail").fill(wrong(code));
  await page.getByRole("button", { name: "Send complaint" }).click();
  await page
    .getByRole("alert")
    .getByText(/That is not the code/)
    .waitFor();
  await checkPage(home);
  await page.getByLabel("Code from our mail").fill(`${code.slice(0, 3)} ${code.slice(3)}`);
  await page.getByRole("button", { name: "Send complaint" }).click();
  await page.getByRole("heading", { name: "Complaint sent" }).waitFor();
  const number = /CMP-\d+/.exec(page.url())?.[0] ?? "";
  expect(number).not.toBe("");

  // The link of the same mail, elsewhere: it is the same complaint.
  await phone.page.goto(linkIn(mail.text, "/track/confirm"));
  await phone.page.getByRole("button", { name: "Send my complaint" }).waitFor();
  await checkPage(phone);
  await phone.page.getByRole("button", { name: "Send my complaint" }).click();
  await phone.page.getByText(number).first().waitFor();
  await checkPage(phone);
  await desk.mail.waitFor(ana, new RegExp(`${number}: we have your complaint`));
  return number;
}

async function addFile(): Promise<void> {
  const { page } = home;
  await page
    .locator("input[type=file]")
    .setInputFiles([{ name: "meter.txt", mimeType: "text/plain", buffer: Buffer.from("0 litres\n") }]);
  await page.getByRole("list", { name: "Your files" }).getByText("meter.txt").waitFor();
  await checkPage(home);
}

async function trackByCode(number: string): Promise<void> {
  const { page } = phone;
  await page.goto("/track");
  await page.getByRole("heading", { level: 1, name: "Track a complaint" }).waitFor();
  await checkPage(phone);
  await page.getByRole("button", { name: "Show status" }).click();
  await page.getByRole("alert").getByText("Enter the reference from our mail").waitFor();
  await page.getByLabel("Reference").fill(number.toLowerCase().replace("-", " "));
  await page.getByLabel("Email", { exact: true }).fill(ana);
  await page.getByRole("button", { name: "Show status" }).click();
  await page.getByRole("heading", { level: 1, name: "Look into your mailbox" }).waitFor();
  await checkPage(phone);
  const mail = await desk.mail.waitFor(ana, new RegExp(`is your code to see ${number}`));
  await page.getByLabel("Code from our mail").fill(codeIn(mail.subject));
  await page.getByRole("button", { name: "See my complaint" }).click();
  await page.getByRole("heading", { level: 1, name: "No water since Monday" }).waitFor();
  await page.getByText("meter.txt").first().waitFor();
  await checkPage(phone);
  // A reload comes back in by the cookie.
  await page.reload();
  await page.getByRole("heading", { level: 1, name: "No water since Monday" }).waitFor();
}

async function answerLive(number: string): Promise<void> {
  const guestPage = phone.page;
  const agentPage = priya.page;
  await joinInBrowser(agentPage, desk, agent, "agent");
  await signInInBrowser(agentPage, agent);
  await agentPage.goto("/queue/unassigned");
  await agentPage.getByRole("link", { name: /No water/ }).click();
  await agentPage.getByRole("heading", { level: 1, name: /No water/ }).waitFor();
  await agentPage.getByText("No account").waitFor();
  await agentPage.getByText(/a mailed code confirmed the email/).waitFor();
  await checkPage(priya);

  await guestPage.getByLabel("Reply").waitFor();
  await guestPage.context().setOffline(true);
  await guestPage.getByLabel("Reply").fill("It drips now.");
  await guestPage.getByRole("button", { name: "Send reply" }).click();
  await guestPage
    .getByTestId("composer")
    .getByText(/It is sent when the connection is back/)
    .waitFor();
  await guestPage.context().setOffline(false);
  await agentPage.getByText("It drips now.").waitFor();
  await agentPage.keyboard.press("r");
  await agentPage
    .getByTestId("composer")
    .getByRole("textbox")
    .fill(
      "A plumber is **on the way**, see [his page](https://plumber.example/).\n\n- He has the pipe\n- <b>You</b> need nothing",
    );
  await agentPage.keyboard.press("Control+Enter");
  // What staff wrote with marks is read without them, and nothing else of it is more than text.
  await guestPage.locator("strong", { hasText: "on the way" }).waitFor();
  expect(await guestPage.getByRole("link", { name: "his page" }).getAttribute("href")).toBe("https://plumber.example/");
  await guestPage.getByText("<b>You</b> need nothing", { exact: true }).waitFor();
  const mail = await desk.mail.waitFor(ana, /we replied/);
  expect(mail.text).toContain(`/track?ref=${number}`);
  await checkPage(phone);

  await agentPage.getByTestId("composer").getByRole("textbox").fill("The pipe is new.");
  await agentPage.keyboard.press("Control+Shift+Enter");
  await guestPage.getByText("Did this fix it?").waitFor();
  await checkPage(phone);

  await guestPage.getByRole("button", { name: "I am done" }).click();
  await guestPage.waitForURL((url) => url.pathname === "/");
  await guestPage.goto(`/track/${number}`);
  await guestPage.getByRole("heading", { level: 1, name: "Open your complaint again" }).waitFor();
  await checkPage(phone);
}

async function trackByLink(number: string): Promise<void> {
  const { page } = home;
  await page.goto(`/track?ref=${number}`);
  await eventually(async () => expect(await page.getByLabel("Reference").inputValue()).toBe(number));
  await page.getByLabel("Email", { exact: true }).fill(ana);
  const subject = new RegExp(`is your code to see ${number}`);
  const count = () => desk.mail.received.filter((mail) => subject.test(mail.subject)).length;
  const before = count();
  await page.getByRole("button", { name: "Show status" }).click();
  await page.getByRole("heading", { level: 1, name: "Look into your mailbox" }).waitFor();
  await until(() => count() > before);
  const mail = await desk.mail.waitFor(ana, subject);
  const link = linkIn(mail.text, "/track/open");
  await page.goto(link);
  await page.getByRole("heading", { level: 1, name: "See your complaint" }).waitFor();
  await checkPage(home);
  await page.getByRole("button", { name: "See my complaint" }).click();
  await page.getByRole("button", { name: "Yes" }).click();
  await page.getByText(/This complaint is closed/).waitFor();
  await checkPage(home);

  // The link has been used.
  await page.goto(link);
  await page.getByRole("button", { name: "See my complaint" }).click();
  await page.getByRole("link", { name: "Track a complaint" }).waitFor();
  await checkPage(home);

  // Whoever is signed in is told so instead.
  await priya.page.goto("/track");
  await priya.page.getByRole("heading", { level: 1, name: "You are signed in" }).waitFor();
  await checkPage(priya);
}

/** A refused code is answered with 422; that, and that there is no network, the browser itself writes to the console. */
const isUnexpected = (line: string) => !/status of 422|ERR_INTERNET_DISCONNECTED/.test(line);

function codeIn(subject: string): string {
  const code = /\b\d{6}\b/.exec(subject)?.[0];
  if (!code) throw new Error(`No code in: ${subject}`);
  return code;
}

const wrong = (code: string): string => String((Number(code) + 1) % 1_000_000).padStart(6, "0");

function linkIn(text: string, path: string): string {
  const link = new RegExp(`https?://\\S+${path}\\?token=\\S+`).exec(text)?.[0];
  if (!link) throw new Error(`No link to ${path} in:\n${text}`);
  return link;
}
