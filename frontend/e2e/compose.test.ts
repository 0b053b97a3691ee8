import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser, Page } from "playwright-core";
import { openBrowser, openVisitor, withPictures, type Visitor } from "./browser.js";
import { checkPage } from "./check-page.js";
import { startDesk, type Desk } from "./desk.js";
import { ask, composerOf, fileTicket, joinDesk, mei, openTicket } from "./desk-with-ticket.js";
import { eventually } from "./eventually.js";
import { admin, agent, customer, registerInBrowser, signInInBrowser } from "./people.js";

let desk: Desk;
let browser: Browser;
let priya: Visitor, lin: Visitor, luis: Visitor;
let id: number, ofLuis: number;

beforeAll(async () => {
  desk = await startDesk();
  browser = await openBrowser();
  luis = await openVisitor(browser, desk.url);
  await registerInBrowser(luis.page, desk, customer);
  await signInInBrowser(luis.page, customer);
  [priya, lin] = [await joinDesk(browser, desk, agent), await joinDesk(browser, desk, mei)];
  id = await fileTicket(desk, admin, "Router offline");
  ofLuis = await fileTicket(desk, customer, "Charged twice");
});
afterAll(async () => {
  await browser?.close();
  await desk?.close();
});

const story = (title: string, tell: () => Promise<void>) => test(title, () => withPictures({ priya, lin, luis }, tell));
const note = (page: Page) => page.getByTestId("composer").getByText("Internal note").first().click();
const shows = (page: Page, text: string) =>
  eventually(async () => expect(await composerOf(page).inputValue()).toBe(text));
const thread = (page: Page) => page.getByRole("article");

story(
  "Marks by keys, a preview by one more, and the customer reads what was meant, on the page and by mail",
  async () => {
    const { page } = priya;
    await openTicket(page, ofLuis);
    const text = composerOf(page);
    await text.pressSequentially("Dear Luis");
    await text.press("Control+a");
    await text.press("Control+b");
    await shows(page, "**Dear Luis**");
    // Taken away by the same key, and brought back by the browser's own undo.
    await text.press("Control+b");
    await shows(page, "Dear Luis");
    await text.press("Control+z");
    await shows(page, "**Dear Luis**");
    await text.press("Control+End");
    await text.pressSequentially(", see our page");
    for (let i = 0; i < "our page".length; i++) await text.press("Shift+ArrowLeft");
    await text.press("Control+k");
    await shows(page, "**Dear Luis**, see [our page](https://)");
    await page.keyboard.type("https://help.example.org");
    await text.press("Control+End");
    await text.pressSequentially("\n- one\n- <b>two</b>");

    await text.press("Control+/");
    const preview = page.getByTestId("compose-preview");
    await preview.locator("strong", { hasText: "Dear Luis" }).waitFor();
    expect(await preview.locator("li").count()).toBe(2);
    // With its mark before it.
    expect(
      await preview
        .locator("li")
        .first()
        .evaluate((item) => getComputedStyle(item).display),
    ).toBe("list-item");
    await checkPage(priya);
    await page.keyboard.press("Control+/");
    await text.waitFor();
    // Without a selection the key is the palette's.
    await text.press("Control+End");
    await text.press("Control+k");
    await page.getByRole("dialog").waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "hidden" });
    await text.press("Control+Enter");
    await thread(page).locator("strong", { hasText: "Dear Luis" }).waitFor();
    await checkPage(priya);

    await luis.page.goto(`/complaints/CMP-${ofLuis}`);
    const said = luis.page.getByRole("article").last();
    await said.locator("strong", { hasText: "Dear Luis" }).waitFor();
    const link = said.getByRole("link", { name: "our page" });
    expect([await link.getAttribute("href"), await link.getAttribute("rel")]).toEqual([
      "https://help.example.org",
      "noopener noreferrer nofollow",
    ]);
    expect(await said.locator("li").last().innerText()).toBe("<b>two</b>");
    await checkPage(luis);
    const mail = await desk.mail.waitFor(customer.email, /we replied/);
    expect(mail.html).toContain("<strong>Dear Luis</strong>");
    expect(mail.text).toContain("our page <https://help.example.org>");
  },
);

story("An @ offers colleagues; whoever is named hears of it at once", async () => {
  await lin.page.goto("/home");
  const { page } = priya;
  await openTicket(page, id);
  await note(page);
  const text = composerOf(page);
  await text.pressSequentially("Do you know this, @me");
  const list = page.getByRole("listbox", { name: "Colleagues to mention" });
  await list.getByRole("option", { name: "Mei Lin" }).waitFor();
  await checkPage(priya);
  // Left alone, it is an @ like any other.
  await page.keyboard.press("Escape");
  await list.waitFor({ state: "hidden" });
  await text.press("Control+Backspace");
  await text.press("Backspace");
  await text.pressSequentially("@lin");
  await list.waitFor();
  await page.keyboard.press("Enter");
  await shows(page, "Do you know this, @Mei Lin ");
  await text.pressSequentially("or **Tom**?");
  // The draft keeps whom it names.
  await page
    .getByTestId("composer")
    .getByText(/Draft saved/)
    .waitFor();
  await page.reload();
  await note(page);
  await shows(page, "Do you know this, @Mei Lin or **Tom**?");
  await composerOf(page).press("Control+Enter");
  await thread(page).locator("bdi", { hasText: "@Mei Lin" }).waitFor();
  await lin.page.getByRole("button", { name: /1 unread/ }).click();
  await lin.page.getByText("Priya Nair mentioned you in a note").waitFor();
  await desk.mail.waitFor(mei.email, /mentioned you/);
});

story("A signature is written on the profile, said while one writes, and ends the mail", async () => {
  const { page } = priya;
  await page.goto("/me#signature");
  await page.getByLabel("Below your public replies").fill("**Priya**, support\nhttps://help.example.org");
  await page.getByTestId("signature-preview").locator("strong", { hasText: "Priya" }).waitFor();
  await checkPage(priya);
  await page.locator("#signature").getByRole("button", { name: "Save" }).click();
  await page.getByText("Saved", { exact: true }).first().waitFor();
  await openTicket(page, ofLuis);
  await page.getByTestId("signature-line").getByText("**Priya**, support …").waitFor();
  await note(page);
  expect(await page.getByTestId("signature-line").count()).toBe(0);
  await page.getByTestId("composer").getByText("Public reply").first().click();
  await composerOf(page).fill("It comes tomorrow");
  await composerOf(page).press("Control+Enter");
  await eventually(async () =>
    expect(desk.mail.received.map(({ html }) => html)).toContainEqual(
      expect.stringMatching(/It comes tomorrow.*<strong>Priya<\/strong>, support/s),
    ),
  );
});

/** Gives the page files as a browser does, by the clipboard or from the desktop. */
const give = (page: Page, kind: "paste" | "drop", name: string, type: string) =>
  composerOf(page).evaluate(
    (field, [event, fileName, mediaType]) => {
      const picture = Uint8Array.from(
        atob("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="),
        (sign) => sign.charCodeAt(0),
      );
      const data = new DataTransfer();
      data.items.add(
        new File([mediaType === "image/png" ? picture : "Hello"], fileName ?? "", { type: mediaType ?? "" }),
      );
      const init = { bubbles: true, cancelable: true };
      field.dispatchEvent(
        event === "paste"
          ? new ClipboardEvent("paste", { ...init, clipboardData: data })
          : new DragEvent("drop", { ...init, dataTransfer: data }),
      );
    },
    [kind, name, type] as const,
  );

story("A picture that is pasted and a file that is dropped stay with the draft, and can be removed", async () => {
  const { page } = priya;
  await openTicket(page, id);
  const composer = page.getByTestId("composer");
  await composerOf(page).fill("See the picture");
  await give(page, "paste", "image.png", "image/png");
  const pasted = composer.getByText(/^pasted-\d{4}-\d\d-\d\d-\d{6}\.png$/);
  await pasted.waitFor();
  await give(page, "drop", "notes.txt", "text/plain");
  await composer.getByText("notes.txt").waitFor();
  await give(page, "drop", "empty.txt", "text/plain");
  await composer.getByText("empty.txt").waitFor();
  await composer.getByRole("button", { name: /Remove.*empty\.txt/ }).click();
  await checkPage(priya);
  await eventually(async () => {
    const { drafts } = await ask<{ drafts: { attachments: unknown[] }[] }>(desk, agent, "GET", `/tickets/${id}/drafts`);
    expect(drafts[0]?.attachments).toHaveLength(2);
  });
  await page.reload();
  await pasted.waitFor();
  await composer.getByText("notes.txt").waitFor();
});

story("A row says that one has a draft on it, also one of another device, until it is sent", async () => {
  const { page } = priya;
  const other = await fileTicket(desk, admin, "Wrong meter reading");
  await page.goto("/queue/all");
  const row = page.getByTestId("ticket-row").filter({ hasText: "Wrong meter reading" });
  await row.waitFor();
  expect(await row.getByText("Draft", { exact: true }).count()).toBe(0);
  await ask(desk, agent, "PUT", `/tickets/${other}/drafts/public`, { body: "Dear Ada" });
  await row.getByText("Draft", { exact: true }).waitFor();
  await checkPage(priya);
  await ask(desk, agent, "DELETE", `/tickets/${other}/drafts/public`);
  await row.getByText("Draft", { exact: true }).waitFor({ state: "detached" });
  expect([...priya.complaints, ...lin.complaints, ...luis.complaints]).toEqual([]);
});
