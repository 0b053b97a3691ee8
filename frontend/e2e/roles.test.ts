import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser, Locator, Page } from "playwright-core";
import { openBrowser, openVisitor, withPictures, type Visitor } from "./browser.js";
import { checkPage } from "./check-page.js";
import { startDesk, type Desk } from "./desk.js";
import { eventually } from "./eventually.js";
import { admin, joinInBrowser, signInByApi, signInInBrowser, type Account } from "./people.js";
import { askApi } from "./sla-desk.js";
import { SOON } from "./soon.js";

const mei: Account = { email: "mei@desk.test", password: "copper kettle on the stove", fullName: "Mei Lin" };

let desk: Desk;
let browser: Browser;
let ada: Visitor;
let visitor: Visitor;
let ticketId: number;
/** What Mei's browser asked for and was refused: a page that works well for her asks for nothing of the kind. */
const refused: string[] = [];

beforeAll(async () => {
  desk = await startDesk();
  browser = await openBrowser();
  ada = await openVisitor(browser, desk.url);
  visitor = await openVisitor(browser, desk.url);
  visitor.page.on("response", (answer) => {
    if (answer.status() === 403) refused.push(answer.url());
  });
  ticketId = await fileTicket();
  await signInInBrowser(ada.page, admin);
});
afterAll(async () => {
  await browser?.close();
  await desk?.close();
});

async function fileTicket(): Promise<number> {
  const headers = {
    authorization: `Bearer ${await signInByApi(desk, admin)}`,
    "content-type": "application/json",
  };
  const categories = await fetch(`${desk.url}/api/categories`, { headers });
  const [category] = ((await categories.json()) as { data: { id: number }[] }).data;
  const body = JSON.stringify({ subject: "Router offline", description: "Since Friday.", category_id: category?.id });
  const filed = await fetch(`${desk.url}/api/tickets`, { method: "POST", headers, body });
  const { id } = (await filed.json()) as { id: number };
  const note = JSON.stringify({ comment: "Known troublemaker", is_internal: true });
  await fetch(`${desk.url}/api/tickets/${id}/comments`, { method: "POST", headers, body: note });
  return id;
}

const dialog = (page: Page) => page.getByRole("dialog");
const box = (name: string) => dialog(ada.page).getByRole("checkbox", { name });

/** Presses Tab until the place is reached: what no Tab reaches, no keyboard does. */
async function tabTo(page: Page, place: Locator): Promise<void> {
  await place.waitFor();
  for (let presses = 0; presses < 150; presses += 1) {
    if (await place.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error("Tab did not lead there");
}
async function press(place: Locator, key = "Space"): Promise<void> {
  await tabTo(ada.page, place);
  await ada.page.keyboard.press(key);
}

test("A role is made by keyboard; what a right needs comes and goes with it", () =>
  withPictures({ ada }, async () => {
    const { page } = ada;
    await page.goto("/admin/people?tab=roles");
    await page.getByRole("heading", { name: "Supervisor" }).waitFor();
    await checkPage(ada);
    await press(page.getByRole("button", { name: "New role" }), "Enter");
    await tabTo(page, dialog(page).getByRole("textbox", { name: "Name" }));
    await page.keyboard.type("Night shift");
    await tabTo(page, dialog(page).getByRole("radio", { name: /^Their departments/ }));
    await page.keyboard.press("ArrowUp");
    await eventually(async () =>
      expect(
        await dialog(page)
          .getByRole("radio", { name: /^Everything/ })
          .isChecked(),
      ).toBe(true),
    );
    await press(box("Write internal notes"));
    await eventually(async () => expect(await box("Read internal notes").isChecked()).toBe(true));
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Space");
    await eventually(async () => expect(await box("Write internal notes").isChecked()).toBe(false));
    await press(box("Take tickets and assign them to others"));
    await tabTo(page, dialog(page).getByRole("button", { name: "Close" }));
    await press(box("Reply to complaints in public"));
    await checkPage(ada);
    await press(dialog(page).getByRole("button", { name: "Make role" }), "Enter");
    await page.getByText("Night shift is a role now").first().waitFor();
    const card = page.getByRole("region", { name: "Night shift" });
    await card.getByText("Nobody has this role. They see every ticket.").waitFor();
    await card.getByText("May do 2 things").waitFor();
    await checkPage(ada);
  }));

test("Whoever is invited with it sees exactly that", () =>
  withPictures({ ada, mei: visitor }, async () => {
    const { page } = visitor;
    await joinInBrowser(page, desk, mei, "custom_night_shift");
    await signInInBrowser(page, mei);
    await page.goto(`/queue/open?ticket=${ticketId}`);
    await page.getByRole("heading", { name: "Router offline" }).waitFor();
    await page.getByRole("button", { name: "Assign to me" }).waitFor();
    await page.getByTestId("composer").waitFor();
    expect(await page.getByText("Known troublemaker").count()).toBe(0);
    expect(await page.getByText("Internal note").count()).toBe(0);
    expect(await page.getByRole("button", { name: "Resolve" }).count()).toBe(0);
    expect(await page.getByRole("link", { name: "Admin" }).count()).toBe(0);
    await checkPage(visitor);
    expect(refused).toEqual([]);
    await page.goto("/admin/people");
    await page.getByRole("heading", { level: 1 }).waitFor();
    expect(await page.getByRole("tab", { name: "Roles" }).count()).toBe(0);
    await page.goto(`/queue/open?ticket=${ticketId}`);
    await page.getByRole("button", { name: "Assign to me" }).waitFor();
  }));

test("What saving takes away is told before; the open browser loses it within five seconds", () =>
  withPictures({ ada, mei: visitor }, async () => {
    const { page } = ada;
    await page.goto("/admin/people?tab=roles");
    await page.getByRole("button", { name: "Edit Night shift" }).click();
    await box("Take tickets and assign them to others").uncheck();
    await dialog(page).getByText("1 person will lose:").waitFor();
    await checkPage(ada);
    await page.keyboard.press("Control+s");
    await page.getByText("Night shift is saved.").first().waitFor();
    await visitor.page.getByRole("button", { name: "Assign to me" }).waitFor({ state: "detached", ...SOON });
    await box("Reply to complaints in public").uncheck();
    await page.keyboard.press("Control+s");
    await visitor.page.getByTestId("composer").waitFor({ state: "detached", ...SOON });
    // Somebody who only looks.
    await visitor.page.reload();
    await visitor.page.getByRole("heading", { name: "Router offline" }).waitFor();
    await checkPage(visitor);
    expect(refused).toEqual([]);
  }));

test("After a while the password is asked for again, over the sheet: what was typed there stays, and is sent by itself", () =>
  withPictures({ ada }, async () => {
    const { page } = ada;
    await page.goto("/admin/people?tab=roles");
    await page.getByRole("button", { name: "New role" }).click();
    const name = dialog(page).getByRole("textbox", { name: "Name" });
    await name.fill("Day shift");
    await box("Reply to complaints in public").check();
    await desk.sql("UPDATE sessions SET confirmed_at = app_now() - interval '11 minutes'");
    await dialog(page).getByRole("button", { name: "Make role" }).click();
    const question = page.getByRole("dialog", { name: "Is it still you?" });
    await question.waitFor();
    await checkPage(ada);
    await question.getByRole("button", { name: "Cancel" }).click();
    await question.waitFor({ state: "detached" });
    expect([await name.inputValue(), await box("Reply to complaints in public").isChecked()]).toEqual([
      "Day shift",
      true,
    ]);
    await dialog(page).getByRole("button", { name: "Make role" }).click();
    await question.getByLabel("Password", { exact: true }).fill(admin.password);
    await question.getByRole("button", { name: "Confirm" }).click();
    await page.getByText("Day shift is a role now").first().waitFor();
  }));

test("Built-in roles say why they stay, one's own too; a copy begins as the original", () =>
  withPictures({ ada }, async () => {
    const { page } = ada;
    await page.goto("/admin/people?tab=roles");
    await page.getByRole("button", { name: "View Agent" }).click();
    await dialog(page).getByText("Built-in roles stay as they are. Copy this one to change something.").waitFor();
    await checkPage(ada);
    await dialog(page).getByRole("button", { name: "Copy" }).click();
    await eventually(async () =>
      expect(await dialog(page).getByRole("textbox", { name: "Name" }).inputValue()).toBe("Agent (copy)"),
    );
    expect(await box("Write internal notes").isChecked()).toBe(true);
    await dialog(page).getByRole("textbox", { name: "Name" }).fill("agent");
    await dialog(page).getByRole("button", { name: "Make role" }).click();
    await dialog(page).getByText("There is a problem").waitFor();
    await dialog(page).getByText("Another role has that name").first().waitFor();
    // What is typed is kept: through Escape, and through a reload at once after a key.
    await page.keyboard.press("Escape");
    await dialog(page).waitFor({ state: "detached" });
    await page.getByRole("button", { name: "Copy Agent" }).click();
    const name = dialog(page).getByRole("textbox", { name: "Name" });
    await eventually(async () => expect(await name.inputValue()).toBe("agent"));
    await name.fill("Agent by day");
    await page.reload();
    await dialog(page).getByText("What you wrote before is still here.").waitFor();
    await eventually(async () => expect(await name.inputValue()).toBe("Agent by day"));
    await checkPage(ada);
    await dialog(page).getByRole("button", { name: "Discard" }).click();
    await eventually(async () => expect(await name.inputValue()).toBe("Agent (copy)"));
    await page.keyboard.press("Escape");
    await dialog(page).waitFor({ state: "detached" });
  }));

test("Two who change a role at once see both versions; what was typed stays until it is decided", () =>
  withPictures({ ada }, async () => {
    const { page } = ada;
    await page.goto("/admin/people?tab=roles");
    await page.getByRole("button", { name: "Edit Night shift" }).click();
    const name = dialog(page).getByRole("textbox", { name: "Name" });
    await name.fill("Night crew");
    const id = new URL(page.url()).searchParams.get("role");
    const token = await signInByApi(desk, admin);
    const { version } = await askApi<{ version: number }>(desk, token, "GET", `/roles/${id}`);
    const changed = await fetch(`${desk.url}/api/roles/${id}`, {
      method: "PATCH",
      headers: {
        authorization: `Bearer ${token}`,
        "content-type": "application/json",
        "if-match": `"${version}"`,
      },
      body: JSON.stringify({ name: "Night desk", description: "From ten to six" }),
    });
    expect(changed.status).toBe(200);
    await page.keyboard.press("Control+s");
    const both = dialog(page).getByRole("region", { name: /changed this role while you were changing it/ });
    await both.getByRole("radio", { name: /Take theirs.*From ten to six/ }).waitFor();
    expect(await name.inputValue()).toBe("Night crew");
    await checkPage(ada);
    await both.getByRole("radio", { name: /Keep mine.*Nothing written/ }).check();
    expect(
      await dialog(page)
        .getByRole("textbox", { name: /What it is for/ })
        .inputValue(),
    ).toBe("");
    await both.getByRole("radio", { name: /Take theirs.*Night desk/ }).check();
    expect(await name.inputValue()).toBe("Night desk");
    await name.fill("Night shift");
    await page.keyboard.press("Control+s");
    await page.getByText("Night shift is saved.").first().waitFor();
    await both.waitFor({ state: "detached" });
  }));

test("A role that somebody has is deleted with another one for them; they sign in anew", () =>
  withPictures({ ada, mei: visitor }, async () => {
    const { page } = ada;
    await page.goto("/admin/people?tab=roles");
    await page.getByRole("button", { name: "Edit Night shift" }).click();
    await dialog(page).getByRole("button", { name: "Delete role" }).click();
    const question = page.getByRole("dialog", { name: "Delete the role Night shift?" });
    await question.getByText("1 person has it.").waitFor();
    await question.getByRole("button", { name: "Delete role" }).click();
    await question.getByText("Choose the role they get instead").waitFor();
    await checkPage(ada);
    await question.getByLabel("Their new role").selectOption("Agent");
    await question.getByRole("button", { name: "Delete role" }).click();
    await page.getByText("Night shift is deleted").first().waitFor();
    await visitor.page.waitForURL(/\/sign-in/, SOON);
    await signInInBrowser(visitor.page, mei);
    await visitor.page.goto(`/queue/open?ticket=${ticketId}`);
    await visitor.page.getByText("Internal note").first().waitFor();
    expect(ada.complaints.filter((line) => !/4(03|12|22)/.test(line))).toEqual([]);
  }));
