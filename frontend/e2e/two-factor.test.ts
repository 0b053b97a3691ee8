import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser, Page } from "playwright-core";
import { codeAt } from "../../backend/test/two-factor.js";
import { openBrowser, openVisitor, withPictures, type Visitor } from "./browser.js";
import { checkPage } from "./check-page.js";
import { startDesk, type Desk } from "./desk.js";
import { admin, agent, joinInBrowser, signInInBrowser, type Account } from "./people.js";

const STEP_MS = 30_000;

let desk: Desk;
let browser: Browser;
let priya: Visitor;
let ada: Visitor;

beforeAll(async () => {
  desk = await startDesk();
  browser = await openBrowser();
  [priya, ada] = [await openVisitor(browser, desk.url), await openVisitor(browser, desk.url)];
});
afterAll(async () => {
  await browser?.close();
  await desk?.close();
});

const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
/** What the app shows; the desk takes the code of the next half minute as well, where this one's was used. */
const codeOf = (secret: string, steps = 0) => codeAt(secret, new Date(Date.now() + steps * STEP_MS));

async function typePassword(page: Page, who: Account): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("Email", { exact: true }).fill(who.email);
  await page.getByLabel("Password", { exact: true }).fill(who.password);
  await page.locator("form").getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("heading", { name: "Enter your code" }).waitFor();
}

async function signOut(page: Page, who: Account): Promise<void> {
  await page.goto("/me");
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.getByRole("button", { name: `${who.fullName}, your menu` }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await page.waitForURL(/\/sign-in/);
}

/** From the shown key to the recovery codes, by typing: no camera is needed. */
async function setUp(page: Page): Promise<{ secret: string; codes: string[] }> {
  await page.getByRole("img", { name: "QR code for the app" }).waitFor();
  const shown = await page.getByRole("group", { name: "The key, to type it instead" }).innerText();
  const secret = shown.replace(/\s/g, "");
  await page.getByLabel("Code from the app").fill(codeOf(secret));
  await button(page, "Turn on").click();
  await page.getByRole("heading", { name: "Your recovery codes" }).waitFor();
  const codes = await page.getByRole("region", { name: "Your recovery codes" }).getByRole("listitem").allInnerTexts();
  return { secret, codes };
}

let secret: string;
let codes: string[];

test("Somebody sets two-factor up on the profile, keeps the recovery codes, and signs in with a code", () =>
  withPictures({ priya }, async () => {
    const { page } = priya;
    await joinInBrowser(page, desk, agent, "agent");
    await signInInBrowser(page, agent);
    await page.goto("/me");
    await button(page, "Set up two-factor").click();
    await page.getByRole("img", { name: "QR code for the app" }).waitFor();
    await checkPage(priya);
    await page.getByLabel("Code from the app").fill("12345");
    await button(page, "Turn on").click();
    await page.getByText("Enter the 6 digits that the app shows").first().waitFor();

    ({ secret, codes } = await setUp(page));
    expect(codes).toHaveLength(10);
    await checkPage(priya);
    const [download] = await Promise.all([page.waitForEvent("download"), button(page, "Download").click()]);
    expect(download.suggestedFilename()).toBe("recovery-codes.txt");
    await page.emulateMedia({ media: "print" });
    expect(await page.getByText(codes[0] ?? "").isVisible()).toBe(true);
    expect(await page.getByRole("heading", { level: 1 }).isVisible()).toBe(false);
    await page.emulateMedia({ media: "screen" });
    await button(page, "I have kept them").click();
    await page.getByText("10 recovery codes left").waitFor();
    expect((await desk.mail.waitFor(agent.email, /Two-factor is on/)).text).toContain("/me");

    await signOut(page, agent);
    await typePassword(page, agent);
    const field = page.getByLabel("Code from the app");
    expect(await field.getAttribute("autocomplete")).toBe("one-time-code");
    expect(await field.getAttribute("inputmode")).toBe("numeric");
    await page.waitForFunction(() => document.activeElement?.getAttribute("autocomplete") === "one-time-code");
    await checkPage(priya);
    await field.fill(codeOf(secret, -3));
    await field.press("Enter");
    await page
      .getByText(/wrong, too old, or was used/)
      .first()
      .waitFor();
    await field.fill(codeOf(secret, 1));
    await field.press("Enter");
    await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
    // Refusals are written to the console by the browser itself.
    expect(priya.complaints.filter((line) => !/422/.test(line))).toEqual([]);
  }));

test("Who has lost the phone signs in with a recovery code, once, and gets new ones", () =>
  withPictures({ priya }, async () => {
    const { page } = priya;
    await signOut(page, agent);
    await typePassword(page, agent);
    await button(page, "Use a recovery code").click();
    await checkPage(priya);
    await page.getByLabel("Recovery code", { exact: true }).fill((codes[0] ?? "").toUpperCase());
    await page.keyboard.press("Enter");
    await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
    await desk.mail.waitFor(agent.email, /recovery code was used/i);

    await page.goto("/me");
    await page.getByText("9 recovery codes left").waitFor();
    await button(page, "New recovery codes").click();
    await page.getByRole("heading", { name: "Your recovery codes" }).waitFor();
    await button(page, "I have kept them").click();
    await page.getByText("10 recovery codes left").waitFor();
  }));

test("Where the desk demands it, an admin sets it up before anything else, and then sees who has it", () =>
  withPictures({ ada }, async () => {
    const { page } = ada;
    await signInInBrowser(page, admin);
    await page.goto("/admin/settings");
    await page.getByRole("radio", { name: "Admins" }).check();
    await checkPage(ada);
    // The demand comes over this page within seconds, for its admin has none.
    await page.getByRole("button", { name: /^Save/ }).click();
    await page.getByText("Settings saved", { exact: true }).waitFor();
    // A page that is loaded anew refreshes the session, which is good for nothing else from then on.
    await page.goto("/me");
    await page.getByRole("heading", { name: "Set up two-factor" }).waitFor();
    await button(page, "Sign out").click();
    await page.waitForURL(/\/sign-in/);

    await signInInBrowser(page, admin);
    await page.getByRole("heading", { name: "Set up two-factor" }).waitFor();
    await page.getByRole("img", { name: "QR code for the app" }).waitFor();
    await checkPage(ada);
    for (const path of ["/", "/admin/people", "/me", "/queue/open"]) {
      await page.goto(path);
      await page.getByRole("heading", { name: "Set up two-factor" }).waitFor();
    }
    await page.goto("/admin/people");
    await setUp(page);
    await checkPage(ada);
    await button(page, "I have kept them").click();

    const row = page.getByRole("row", { name: new RegExp(agent.fullName) });
    await row.waitFor();
    await page.getByRole("columnheader", { name: "2FA" }).waitFor();
    expect(await row.getByRole("cell", { name: "on", exact: true }).count()).toBe(1);
    await checkPage(ada);
    await page.goto("/me");
    await page.getByText("This desk demands two-factor of you").waitFor();
    expect(await button(page, "Turn off two-factor").count()).toBe(0);
    // What the page that was open still asked for when the demand came was refused, and the browser writes that down.
    expect(ada.complaints.filter((line) => !/\/admin\/settings: .*403/.test(line))).toEqual([]);
  }));

test("An admin takes away a two-factor that was lost; its owner signs in with the password and is told", () =>
  withPictures({ ada, priya }, async () => {
    await ada.page.goto("/admin/people");
    await ada.page.getByRole("button", { name: agent.fullName }).click();
    await button(ada.page, "Take two-factor away").click();
    const question = ada.page.getByRole("alertdialog");
    await question.waitFor();
    await checkPage(ada);
    await question.getByRole("button", { name: "Take two-factor away" }).click();
    await ada.page.getByText(`The two-factor of ${agent.fullName} is off`, { exact: true }).waitFor();
    await desk.mail.waitFor(agent.email, /two-factor was taken away/i);

    await signOut(priya.page, agent);
    await signInInBrowser(priya.page, agent);
    await priya.page.goto("/me");
    await button(priya.page, "Set up two-factor").waitFor();
  }));
