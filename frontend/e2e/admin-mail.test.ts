import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser } from "playwright-core";
import { openBrowser, openVisitor, withPictures, type Visitor } from "./browser.js";
import { checkPage, checkPages } from "./check-page.js";
import { startDesk, type Desk } from "./desk.js";
import { admin, inviteByApi, signInInBrowser } from "./people.js";
import { until } from "./until.js";

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

const mailsTo = (address: string) => desk.mail.received.filter((mail) => mail.to.includes(address));
/** The page's own: axe looks into every frame, where the sandbox lets nothing run. */
const complaints = () => ada.complaints.filter((line) => !line.includes("Blocked script execution in 'about:srcdoc'"));
const openMail = async (subject: RegExp) => {
  await ada.page.goto("/admin/mail");
  await ada.page.getByRole("button", { name: subject }).first().click();
  return ada.page.getByRole("dialog");
};

test("A mail that was sent is sent again; its sheet is free of axe's findings and of sideways scroll", () =>
  withPictures({ ada }, async () => {
    // Registering a known address mails its owner, without any link that lets in.
    await fetch(`${desk.url}/api/auth/register`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ email: admin.email, password: "seven green lamps at noon", full_name: "Ada Keller" }),
    });
    await desk.mail.waitFor(admin.email, /already have an account/);

    const sheet = await openMail(/already have an account/);
    await sheet.getByRole("button", { name: "Send again" }).waitFor();
    await checkPage(ada);
    await sheet.getByRole("button", { name: "Send again" }).click();
    await sheet.getByText("the first mail").waitFor();

    await until(() => mailsTo(admin.email).length === 2);
    await sheet.getByRole("button", { name: "the first mail" }).click();
    await sheet.getByText("Sent again as").waitFor();
    await sheet.getByRole("tab", { name: "Text only" }).click();
    await sheet.getByText("tried to make an account").waitFor();
    expect(complaints()).toEqual([]);
  }));

test("An invitation whose link is gone is not sent again: a new one is", () =>
  withPictures({ ada }, async () => {
    await inviteByApi(desk, { email: "mei@desk.test", fullName: "Mei Lin" }, "supervisor");
    await desk.mail.waitFor("mei@desk.test", /invited/);

    const sheet = await openMail(/You are invited/);
    await sheet.getByText("no longer works").waitFor();
    await checkPage(ada);
    await sheet.getByRole("button", { name: "Send a new invitation" }).click();
    await sheet.getByText("A new link is on its way to mei@desk.test").waitFor();

    await until(() => mailsTo("mei@desk.test").length === 2);
  }));

test("While the mail server refuses, a mail says what went wrong and when it is tried again; pressed, it goes at once", () =>
  withPictures({ ada }, async () => {
    desk.mail.refuse(true);
    await inviteByApi(desk, { email: "bob@desk.test", fullName: "Bob Ray" }, "agent");
    await until(async () => {
      await ada.page.goto("/admin/mail?state=queued&to=bob");
      await ada.page.getByRole("table").or(ada.page.getByText("No mail fits")).first().waitFor();
      return (await ada.page.getByText("Try again later").count()) === 1;
    });
    await checkPage(ada);

    await ada.page.getByRole("button", { name: /You are invited/ }).click();
    const tryNow = ada.page.getByRole("dialog").getByRole("button", { name: "Try now" });
    await tryNow.waitFor();
    // Not before: it would go by itself, and there would be nothing to press.
    desk.mail.refuse(false);
    await tryNow.click();

    await desk.mail.waitFor("bob@desk.test", /invited/);
  }));

test("Every template is listed and shown as its reader would get it", () =>
  withPictures({ ada }, async () => {
    const { page } = ada;
    await checkPages(ada, ["/admin/mail", "/admin/mail/templates"]);
    await page.getByRole("button", { name: "Complaint received" }).click();
    const sheet = page.getByRole("dialog");
    await sheet.getByText("CMP-10001: we have your complaint").waitFor();
    await page.frameLocator("iframe").getByRole("heading", { name: "We have your complaint" }).waitFor();
    await checkPage(ada);

    await sheet.getByLabel("Show it on a ticket").fill("CMP-99999");
    await sheet.getByRole("button", { name: "Show" }).click();
    await sheet.getByText("Enter the number of a ticket you can see").waitFor();
    // Of the mail that was tried again: it may have gone by itself a moment before (409).
    expect(complaints().filter((line) => !/404|mail=\d+: .* 409/.test(line))).toEqual([]);
  }));
