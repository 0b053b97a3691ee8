import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser, Page } from "playwright-core";
import { openBrowser, withPictures, type Visitor } from "./browser.js";
import { checkPage } from "./check-page.js";
import { startDesk, type Desk } from "./desk.js";
import { ask, fileTicket, joinDesk, mei } from "./desk-with-ticket.js";
import { eventually } from "./eventually.js";
import { hasFocus } from "./has-focus.js";
import { admin, agent, signInInBrowser } from "./people.js";

let desk: Desk;
let browser: Browser;
let priya: Visitor;
let ids: number[];

beforeAll(async () => {
  desk = await startDesk();
  browser = await openBrowser();
  priya = await joinDesk(browser, desk, agent);
  await (await joinDesk(browser, desk, mei)).page.context().close();
  ids = [];
  for (const subject of ["Router offline", "Charged twice", "Parcel lost"])
    ids.push(await fileTicket(desk, admin, subject));
}, 240_000);
afterAll(async () => {
  await browser?.close();
  await desk?.close();
});

interface Ticket {
  status: string;
  priority: string;
  tags: string[];
  assigned_agent: { full_name: string } | null;
}
const ticket = (id: number | undefined) => ask<Ticket>(desk, admin, "GET", `/tickets/${id}`);
const row = (page: Page, id: number | undefined) => page.locator(`[data-row-link="${id}"]`);
const menu = (page: Page) => page.getByRole("menu", { name: /^Actions for/ });
const submenu = (page: Page, name: string) => page.getByRole("menu", { name, exact: true });

/** By arrows, from the open menu. A menu moves the focus a moment after the key. */
async function openAssign(page: Page): Promise<void> {
  await hasFocus(menu(page));
  await page.keyboard.press("ArrowDown");
  await page.waitForFunction(() => document.activeElement?.textContent?.startsWith("Assign"));
  await page.keyboard.press("ArrowRight");
}

test("The second button opens what the bar does at the row itself, and it can be taken back", () =>
  withPictures({ priya }, async () => {
    const { page } = priya;
    await page.goto("/queue/open?sort=oldest");
    await row(page, ids[0]).click({ button: "right" });
    await menu(page).waitFor();
    expect(await menu(page).getAttribute("aria-label")).toBe(`Actions for CMP-${ids[0]}`);
    await checkPage(priya);
    await page.keyboard.press("Escape");
    await menu(page).waitFor({ state: "detached" });
    // No ticket was opened by it.
    expect(page.url()).not.toMatch(/ticket=/);

    await row(page, ids[0]).click({ button: "right" });
    await menu(page).getByRole("menuitem", { name: "Priority" }).hover();
    await submenu(page, "Priority").getByRole("menuitem", { name: "Critical" }).click();
    await page.getByText(`CMP-${ids[0]} was changed`).first().waitFor();
    await eventually(async () => expect((await ticket(ids[0])).priority).toBe("critical"));
    await page.keyboard.press("z");
    await eventually(async () => expect((await ticket(ids[0])).priority).toBe("medium"));

    // What cannot be is said with its reason.
    await row(page, ids[0]).click({ button: "right" });
    await menu(page).getByRole("menuitem", { name: "Status" }).hover();
    await submenu(page, "Status").getByRole("menuitem", { name: "Closed" }).click();
    await page.getByText(`CMP-${ids[0]} was not changed: cannot get this status from the one it has`).first().waitFor();
    expect((await ticket(ids[0])).status).toBe("new");
  }));

test("By keyboard: its key opens it at the focused row, arrows and letters choose, and the focus comes back", () =>
  withPictures({ priya }, async () => {
    const { page } = priya;
    await page.goto("/queue/open?sort=oldest");
    await row(page, ids[1]).focus();
    await page.keyboard.press("Shift+F10");
    await menu(page).waitFor();
    await openAssign(page);
    await submenu(page, "Assign")
      .getByRole("menuitem", { name: /Mei Lin/ })
      .waitFor();
    await checkPage(priya);
    // Narrowing the window may have closed it.
    if ((await menu(page).count()) > 0) await page.keyboard.press("Escape");
    await menu(page).waitFor({ state: "detached" });
    await row(page, ids[1]).focus();
    await page.keyboard.press("ContextMenu");
    await menu(page).waitFor();
    await openAssign(page);
    await submenu(page, "Assign")
      .getByRole("menuitem", { name: /Mei Lin/ })
      .waitFor();
    await hasFocus(submenu(page, "Assign"));
    await page.keyboard.type("Mei");
    await eventually(async () =>
      expect(await page.evaluate(() => document.activeElement?.textContent)).toMatch(/Mei Lin/),
    );
    await page.keyboard.press("Enter");
    await menu(page).waitFor({ state: "detached" });
    await eventually(async () => expect((await ticket(ids[1])).assigned_agent?.full_name).toBe(mei.fullName));
    await eventually(async () =>
      expect(await row(page, ids[1]).evaluate((link) => link === document.activeElement)).toBe(true),
    );

    // All that are selected, where the row is one of them; tags are typed.
    await page.keyboard.press("x");
    await page.keyboard.press("Shift+J");
    await page.getByTestId("bulk-bar").getByText("2 selected").waitFor();
    await row(page, ids[2]).focus();
    await page.keyboard.press("Shift+F10");
    await menu(page).getByText("Actions for 2 selected tickets").waitFor();
    await hasFocus(menu(page));
    await menu(page).getByRole("menuitem", { name: /^Tags/ }).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("dialog").getByRole("combobox", { name: "Tag" }).fill("March");
    await checkPage(priya);
    await page.keyboard.press("Enter");
    await page.getByText("2 changed").first().waitFor();
    for (const id of ids.slice(1)) expect((await ticket(id)).tags).toEqual(["March"]);
    expect((await ticket(ids[0])).tags).toEqual([]);
    await eventually(async () =>
      expect(await row(page, ids[2]).evaluate((link) => link === document.activeElement)).toBe(true),
    );

    // The same by the palette.
    await page.keyboard.press("Control+k");
    await page
      .getByRole("dialog", { name: "Find or run a command" })
      .getByRole("combobox")
      .fill("priority of the selected");
    await page.getByRole("option", { name: "Set the priority of the selected tickets", selected: true }).waitFor();
    await page.keyboard.press("Enter");
    await hasFocus(page.getByRole("listbox", { name: "Set the priority" }));
    await page.keyboard.press("2");
    for (const id of ids.slice(1)) await eventually(async () => expect((await ticket(id)).priority).toBe("high"));
    expect((await ticket(ids[0])).priority).toBe("medium");
  }));

test("A long touch opens it, and opens no ticket; a short one does", async () => {
  const context = await browser.newContext({
    baseURL: desk.url,
    viewport: { width: 390, height: 740 },
    hasTouch: true,
    isMobile: true,
    locale: "en-GB",
  });
  context.setDefaultTimeout(60_000);
  const phone: Visitor = { page: await context.newPage(), complaints: [] };
  await withPictures({ phone }, async () => {
    const { page } = phone;
    await signInInBrowser(page, agent);
    await page.goto("/queue/open?sort=oldest");
    const box = await row(page, ids[0]).boundingBox();
    if (!box) throw new Error("The row is not there");
    const touch = await context.newCDPSession(page);
    const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    await touch.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: [at] });
    await menu(page).waitFor();
    await touch.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
    await menu(page).waitFor();
    expect(page.url()).not.toMatch(/ticket=/);
    await page.keyboard.press("Escape");
    await menu(page).waitFor({ state: "detached" });
    await row(page, ids[0]).tap();
    await page.waitForURL(/ticket=/);
    await context.close();
  });
});

test("What was put aside says in its row when it comes back", () =>
  withPictures({ priya }, async () => {
    const { page } = priya;
    const me = await ask<{ id: number }>(desk, agent, "GET", "/auth/me");
    for (const id of ids) await ask(desk, admin, "POST", `/tickets/${id}/assign`, { agent_id: me.id, reason: "Hers" });
    await ask(desk, agent, "PUT", `/tickets/${ids[0]}/snooze`, { until: new Date(Date.now() + 20 * 86_400_000) });
    await ask(desk, agent, "PUT", `/tickets/${ids[1]}/snooze`, { until: null });
    await page.goto("/queue/snoozed");
    await row(page, ids[0])
      .getByText(/^Wakes [A-Z][a-z]{2},? \d+/)
      .waitFor();
    await row(page, ids[1]).getByText("Wakes on a reply").waitFor();
    await checkPage(priya);
    // A row that was not put aside says nothing of it; the header has the way there.
    await page.goto(`/queue/mine?ticket=${ids[2]}`);
    await row(page, ids[2]).waitFor();
    expect(await row(page, ids[2]).getByText(/Wakes/).count()).toBe(0);
    await page
      .getByRole("region", { name: "Ticket", exact: true })
      .locator("header")
      .getByRole("button", { name: "Snooze" })
      .click();
    await page.getByRole("dialog", { name: `Snooze CMP-${ids[2]}` }).waitFor();
    await page.keyboard.press("Enter");
    await row(page, ids[2])
      .getByText(/^Wakes /)
      .waitFor();
  }));
