import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser, Page } from "playwright-core";
import { openBrowser, withPictures, type Visitor } from "./browser.js";
import { checkPage } from "./check-page.js";
import { startDesk, type Desk } from "./desk.js";
import { ask, composerOf, fileTicket, joinDesk, mei, openTicket } from "./desk-with-ticket.js";
import { eventually } from "./eventually.js";
import { admin, agent, type Account } from "./people.js";

const tom: Account = { email: "tom@desk.test", password: "an owl upon the old gate 7", fullName: "Tom Brandt" };

let desk: Desk;
let browser: Browser;
let priya: Visitor, lin: Visitor, brandt: Visitor;
let id: number;

beforeAll(async () => {
  desk = await startDesk();
  browser = await openBrowser();
  priya = await joinDesk(browser, desk, agent);
  lin = await joinDesk(browser, desk, mei);
  brandt = await joinDesk(browser, desk, tom);
  id = await fileTicket(desk, admin, "Router offline since Friday");
}, 240_000);
afterAll(async () => {
  await browser?.close();
  await desk?.close();
});

const inNote = (page: Page) => page.getByTestId("composer").getByText("Internal note").first().click();
const holds = (page: Page, text: string) =>
  eventually(async () => expect(await composerOf(page).inputValue()).toBe(text));
const here = (page: Page, names: RegExp) =>
  eventually(async () => expect(await page.getByTestId("presence").textContent()).toMatch(names));
const warned = (page: Page, names: RegExp) => page.getByText(names).first().waitFor();
const saved = (page: Page) =>
  page
    .getByTestId("composer")
    .getByText(/Draft saved/)
    .waitFor();
/** What the conversation says, as the desk has it. */
const said = async () =>
  (
    await ask<{ comments: { comment: string; is_internal: boolean; author: { full_name: string } | null }[] }>(
      desk,
      admin,
      "GET",
      `/tickets/${id}`,
    )
  ).comments.map(
    ({ comment, is_internal: isNote, author }) => `${author?.full_name}${isNote ? " notes" : ""}: ${comment}`,
  );

test(
  "Three at one ticket: each sees who is there and who writes, nobody answers past a colleague, and nobody loses a word",
  () =>
    withPictures({ priya, lin, brandt }, async () => {
      for (const { page } of [priya, lin, brandt]) await openTicket(page, id);
      await here(priya.page, /Mei Lin.*Tom Brandt|Tom Brandt.*Mei Lin/);
      await here(lin.page, /Priya Nair.*Tom Brandt|Tom Brandt.*Priya Nair/);
      await here(brandt.page, /Mei Lin.*Priya Nair|Priya Nair.*Mei Lin/);

      // Two answer at once, the third writes a note.
      await composerOf(priya.page).fill("We send a technician tomorrow");
      await composerOf(lin.page).fill("We have reset the line");
      await inNote(brandt.page);
      await composerOf(brandt.page).fill("The exchange was down");
      await warned(priya.page, /Mei Lin is replying\. Your draft is kept\./);
      await warned(lin.page, /Priya Nair is replying\. Your draft is kept\./);
      await warned(brandt.page, /(Mei Lin and Priya Nair|Priya Nair and Mei Lin) are replying\. Your draft is kept\./);
      for (const { page } of [priya, lin, brandt]) await saved(page);
      await checkPage(brandt);

      // The first is out. It comes to the others without touching what they write.
      await composerOf(lin.page).press("Control+Enter");
      for (const { page } of [priya, brandt])
        await page.getByRole("article").getByText("We have reset the line").waitFor();
      await holds(priya.page, "We send a technician tomorrow");
      await holds(brandt.page, "The exchange was down");
      // Whoever types nothing for half a minute is not writing any more: she goes on, with the same words.
      await composerOf(priya.page).fill("We send a technician tomorrow");
      await eventually(async () =>
        expect(await brandt.page.getByText(/Mei Lin and Priya Nair are replying/).count()).toBe(0),
      );
      await warned(brandt.page, /Priya Nair is replying/);

      // The second stops before she says something else, and sees both.
      await composerOf(priya.page).press("Control+Enter");
      const dialog = priya.page.getByRole("dialog", { name: /Mei Lin replied/ });
      await dialog.getByText("We have reset the line").waitFor();
      await dialog.getByText("We send a technician tomorrow").waitFor();
      expect(await said()).toEqual(["Mei Lin: We have reset the line"]);
      await dialog.getByRole("button", { name: "Keep editing" }).click();
      await holds(priya.page, "We send a technician tomorrow");

      // A note does not stop a reply; meanwhile the ticket changes under both.
      await composerOf(brandt.page).press("Control+Enter");
      await priya.page.getByRole("article").getByText("The exchange was down").waitFor();
      await ask(desk, mei, "PATCH", `/tickets/${id}`, { priority: "critical" });
      await priya.page.locator("header").getByText("Critical").first().waitFor();
      await composerOf(priya.page).fill("As Mei says. If not, we send a technician tomorrow");
      await composerOf(priya.page).press("Control+Enter");
      await eventually(async () =>
        expect(await said()).toEqual([
          "Mei Lin: We have reset the line",
          "Tom Brandt notes: The exchange was down",
          "Priya Nair: As Mei says. If not, we send a technician tomorrow",
        ]),
      );
      for (const { page } of [lin, brandt])
        await page.getByRole("article").getByText("As Mei says.", { exact: false }).waitFor();
      for (const { page } of [priya, lin, brandt]) await holds(page, "");
      await eventually(async () => expect(await lin.page.getByText(/is replying/).count()).toBe(0));
      // That a colleague was faster is what the desk answers, and the browser notes it.
      const answered = /status of 409/;
      expect([priya, lin, brandt].flatMap(({ complaints }) => complaints).filter((one) => !answered.test(one))).toEqual(
        [],
      );
    }),
  240_000,
);

test("Where two change the same thing at once, the second is shown theirs and hers", () =>
  withPictures({ priya, lin }, async () => {
    const { page } = priya;
    const other = await fileTicket(desk, admin, "Charged twice for March");
    await openTicket(page, other);
    // What Mei does in the same moment reaches this page only once she has chosen.
    const stale = await ask<object>(desk, agent, "GET", `/tickets/${other}`);
    let isChosen = false;
    await page.route(`**/api/tickets/${other}`, (route) => {
      if (route.request().method() !== "GET") isChosen = true;
      return isChosen ? route.continue() : route.fulfill({ json: stale });
    });
    await ask(desk, mei, "PATCH", `/tickets/${other}`, { priority: "low" });
    await page.keyboard.press("p");
    await page.getByRole("option", { name: "Critical" }).waitFor();
    await page.locator("[role=listbox]:focus").waitFor();
    await page.keyboard.press("1");
    const dialog = page.getByRole("dialog", { name: /Mei Lin/ });
    await dialog.getByText("Low", { exact: true }).waitFor();
    await dialog.getByText("Critical", { exact: true }).waitFor();
    await checkPage(priya);
    const priority = async () => (await ask<{ priority: string }>(desk, admin, "GET", `/tickets/${other}`)).priority;
    expect(await priority()).toBe("low");
    await dialog.getByRole("button", { name: "Keep theirs" }).click();
    await dialog.waitFor({ state: "detached" });
    await page.locator("header").getByText("Low").first().waitFor();
    expect(await priority()).toBe("low");
  }));
