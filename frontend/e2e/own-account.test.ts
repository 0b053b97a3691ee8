import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser, Page } from "playwright-core";
import { openBrowser, openVisitor, withPictures, type Visitor } from "./browser.js";
import { checkPage } from "./check-page.js";
import { startDesk, type Desk } from "./desk.js";
import { admin, customer, registerInBrowser, signInInBrowser } from "./people.js";
import { SOON } from "./soon.js";

let desk: Desk;
let browser: Browser;
/** The same person on two devices. */
let luis: Visitor;
let phone: Visitor;
let ada: Visitor;
/** As he is by now. */
const self = { ...customer };

beforeAll(async () => {
  desk = await startDesk();
  browser = await openBrowser();
  luis = await openVisitor(browser, desk.url);
  phone = await openVisitor(browser, desk.url);
  ada = await openVisitor(browser, desk.url);
  await registerInBrowser(luis.page, desk, self);
});
afterAll(async () => {
  await browser?.close();
  await desk?.close();
});

const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
const linkIn = (text: string, path: string) => new RegExp(`https?://\\S+${path}\\?token=\\S+`).exec(text)?.[0] ?? "";
const openProfile = async (page: Page) => {
  await page.goto("/me");
  await page.getByRole("heading", { name: "Delete account" }).waitFor();
};
/** To a page that strangers do not see. */
const signInOnPhone = async () => {
  await signInInBrowser(phone.page, self);
  await phone.page.goto("/complaints");
  await phone.page.getByRole("heading", { level: 1 }).waitFor();
};
/** Within five seconds, but for a busy machine, without anybody touching the page. */
const isOut = (page: Page) => page.waitForURL(/\/sign-in/, SOON);
/** As if the sign-in had been long ago. */
const aWhileLater = () => desk.sql("UPDATE sessions SET confirmed_at = app_now() - interval '11 minutes'");
const confirmPassword = async (page: Page, password: string) => {
  const dialog = page.getByRole("dialog", { name: "Is it still you?" });
  await dialog.getByLabel("Password", { exact: true }).fill(password);
  await dialog.getByRole("button", { name: "Confirm" }).click();
};

test("A forgotten password is set anew by the mailed link", () =>
  withPictures({ luis }, async () => {
    const { page } = luis;
    await page.goto("/forgot");
    await page.getByLabel("Email", { exact: true }).fill(self.email);
    await page.locator("form").getByRole("button").last().click();
    const mail = await desk.mail.waitFor(self.email, /Set a new password/);
    await page.goto(linkIn(mail.text, "/reset"));
    self.password = "eight amber lamps at dusk";
    await page.getByLabel("New password", { exact: true }).fill(self.password);
    await page
      .locator("form")
      .getByRole("button", { name: /password/i })
      .last()
      .click();
    await desk.mail.waitFor(self.email, /Your password was changed/);
    await signInInBrowser(page, self);
    await openProfile(page);
    await checkPage(luis);
  }));

test("The list of sessions ends another browser within five seconds, one and all; so does a new password", () =>
  withPictures({ luis, phone }, async () => {
    const { page } = luis;
    await signInOnPhone();
    await openProfile(page);
    const sessions = page.getByRole("region", { name: "Where you are signed in" });
    await sessions.getByText("This device").waitFor();
    const ends = sessions.getByRole("button", { name: /^End Chrome/ });
    expect(await ends.count()).toBe(1);
    await ends.click();
    await isOut(phone.page);

    await signInOnPhone();
    await page.reload();
    await button(page, "Sign out everywhere else").click();
    // Said for six seconds, which the phone may take.
    await page.getByText("1 sign-in ended.", { exact: true }).first().waitFor();
    await isOut(phone.page);

    await signInOnPhone();
    await button(page, "Change password").click();
    await page.getByLabel("Present password").fill("not this one");
    await page.getByLabel("New password", { exact: true }).fill("nine copper lamps at dawn");
    await button(page, "Set new password").click();
    await page.getByText("That is not your password").first().waitFor();
    await checkPage(luis);
    await page.getByLabel("Present password").fill(self.password);
    await button(page, "Set new password").click();
    await page.getByText("Your new password is set.", { exact: false }).first().waitFor();
    self.password = "nine copper lamps at dawn";
    await isOut(phone.page);
    await signInOnPhone();
  }));

test("Another address asks for the password when the sign-in is old, and changes over by the mailed link", () =>
  withPictures({ luis }, async () => {
    const { page } = luis;
    await aWhileLater();
    await openProfile(page);
    await button(page, "Change email").click();
    await page.getByLabel("New email address").fill("luis@new.test");
    await button(page, "Send link").click();
    const dialog = page.getByRole("dialog", { name: "Is it still you?" });
    await dialog.waitFor();
    await checkPage(luis);
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
    expect(await page.getByLabel("New email address").inputValue()).toBe("luis@new.test");

    await button(page, "Send link").click();
    await confirmPassword(page, "wrong");
    await dialog.getByText("That is not your password").first().waitFor();
    await confirmPassword(page, self.password);
    await page.getByText("luis@new.test waits to be confirmed", { exact: false }).waitFor();
    await checkPage(luis);
    await desk.mail.waitFor(self.email, /about to change/);
    const mail = await desk.mail.waitFor("luis@new.test", /Confirm your new email/);
    await page.goto(linkIn(mail.text, "/confirm-email"));
    await checkPage(luis);
    await button(page, "Use this address").click();
    await page.getByRole("heading", { name: "Your address is changed" }).waitFor();
    await desk.mail.waitFor(self.email, /address was changed/);
    self.email = "luis@new.test";
    await page.getByRole("link", { name: "Go on" }).click();
    await page.getByRole("region", { name: "Email address" }).getByText("luis@new.test").waitFor();
  }));

test("One's data come as a file, after the password where the sign-in is old", () =>
  withPictures({ luis }, async () => {
    const { page } = luis;
    await aWhileLater();
    await openProfile(page);
    const download = page.waitForEvent("download");
    await button(page, "Export my data").click();
    await confirmPassword(page, self.password);
    expect((await download).suggestedFilename()).toBe("redress-data.zip");
  }));

test("An admin sees and ends somebody's sessions; whoever deletes their account types it, and is out everywhere", () =>
  withPictures({ luis, phone, ada }, async () => {
    await signInInBrowser(ada.page, admin);
    await ada.page.goto("/admin/people");
    await ada.page.getByRole("button", { name: self.fullName }).click();
    await ada.page.getByRole("heading", { name: "Where they are signed in" }).waitFor();
    await checkPage(ada);
    await button(ada.page, "End all").click();
    await isOut(phone.page);
    await isOut(luis.page);

    await signInInBrowser(luis.page, self);
    await signInOnPhone();
    await openProfile(luis.page);
    await button(luis.page, "Delete account").click();
    const dialog = luis.page.getByRole("dialog", { name: "Delete your account?" });
    await dialog.getByLabel(/To go on, type/).fill("luis");
    await dialog.getByRole("button", { name: "Delete my account" }).click();
    await dialog
      .getByText(/just as it stands here/)
      .first()
      .waitFor();
    await checkPage(luis);
    await dialog.getByLabel(/To go on, type/).fill(self.email);
    await dialog.getByRole("button", { name: "Delete my account" }).click();
    await isOut(luis.page);
    await isOut(phone.page);
    await luis.page.goto("/sign-in");
    await luis.page.getByLabel("Email", { exact: true }).fill(self.email);
    await luis.page.getByLabel("Password", { exact: true }).fill(self.password);
    await luis.page.locator("form").getByRole("button", { name: "Sign in" }).click();
    await luis.page
      .getByText(/do not match/)
      .first()
      .waitFor();
    await ada.page.goto("/admin/people");
    await ada.page.getByRole("button", { name: admin.fullName }).first().waitFor();
    expect(await ada.page.getByText(self.fullName).count()).toBe(0);
    // Refusals are written to the console by the browser itself.
    const odd = [...luis.complaints, ...phone.complaints, ...ada.complaints].filter((line) => !/40[13]|422/.test(line));
    expect(odd).toEqual([]);
  }));
