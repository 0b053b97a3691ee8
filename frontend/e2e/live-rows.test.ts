import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser, Page } from "playwright-core";
import { openBrowser, withPictures, type Visitor } from "./browser.js";
import { startDesk, type Desk } from "./desk.js";
import { ask, fileTicket, joinDesk, mei } from "./desk-with-ticket.js";
import { eventually } from "./eventually.js";
import { admin, agent } from "./people.js";

const ROWS = 14;
/** The row on which the pointer rests. */
const RESTS_ON = 5;

let desk: Desk;
let browser: Browser;
let priya: Visitor, colleague: Visitor;
let ids: number[];

beforeAll(async () => {
  desk = await startDesk();
  browser = await openBrowser();
  priya = await joinDesk(browser, desk, agent);
  colleague = await joinDesk(browser, desk, mei);
  ids = [];
  for (let n = 1; n <= ROWS; n += 1) ids.push(await fileTicket(desk, admin, `Complaint no ${n}`));
}, 240_000);
afterAll(async () => {
  await browser?.close();
  await desk?.close();
});

const rows = (page: Page) => page.getByTestId("ticket-row");
const row = (page: Page, id: number) => page.locator(`[data-row-link="${id}"]`);
const pill = (page: Page) => page.getByTestId("new-items-pill");
const order = (page: Page) =>
  rows(page).evaluateAll((links) => links.map((link) => Number((link as HTMLElement).dataset["rowLink"])));
const orderOfApi = async (sort: string) =>
  (await ask<{ data: { id: number }[] }>(desk, agent, "GET", `/tickets?view=open&sort=${sort}&limit=100`)).data.map(
    ({ id }) => id,
  );

/** Notes in the page, at each frame, which row lies at a place and where that row begins. */
function watchPlace(page: Page, at: { x: number; y: number }): Promise<void> {
  return page.evaluate(({ x, y }) => {
    const seen = new Set<string>();
    Object.assign(window, { seenUnderPointer: seen });
    const look = () => {
      const link = document.elementFromPoint(x, y)?.closest<HTMLElement>("[data-row-link]");
      seen.add(`${link?.dataset["rowLink"] ?? "none"} at ${link?.getBoundingClientRect().top ?? "-"}`);
      requestAnimationFrame(look);
    };
    look();
  }, at);
}
const seenUnderPointer = (page: Page) =>
  page.evaluate(() => [...(window as unknown as { seenUnderPointer: Set<string> }).seenUnderPointer]);

/** Rests the pointer on a row. */
async function restOn(page: Page, place: number): Promise<number> {
  const link = rows(page).nth(place);
  const box = await link.boundingBox();
  if (!box) throw new Error(`There is no row ${place}`);
  const at = { x: Math.round(box.x + box.width / 2), y: Math.round(box.y + box.height / 2) };
  await page.mouse.move(at.x, at.y);
  await watchPlace(page, at);
  return Number(await link.getAttribute("data-row-link"));
}

/** The next row's priority, by a colleague's keyboard. */
async function setNextPriority(page: Page, digit: string): Promise<void> {
  const before = page.url();
  await page.keyboard.press("j");
  await eventually(async () => expect(page.url()).not.toBe(before));
  await page.locator('[data-row-link][aria-current="true"]:focus').waitFor();
  await page.getByTestId("composer").waitFor();
  await page.keyboard.press("p");
  const list = page.getByRole("listbox", { name: "Set the priority" });
  await list.waitFor();
  await page.keyboard.press(digit);
  await list.waitFor({ state: "detached" });
}

test(
  "The row under a resting pointer stays while rows change, come and would be put in another order; then a press does what was meant",
  () =>
    withPictures({ priya, colleague }, async () => {
      const { page } = priya;
      await page.goto("/queue/open?sort=priority");
      await rows(page)
        .nth(ROWS - 1)
        .waitFor();
      const before = await order(page);
      const meant = await restOn(page, RESTS_ON);
      const subject = (await row(page, meant).locator("span").nth(1).innerText()).trim();

      // Ten by a colleague's keyboard, so that all of them belong elsewhere in the order now.
      await colleague.page.goto("/queue/open?sort=priority");
      await rows(colleague.page).first().waitFor();
      for (let n = 0; n < 10; n += 1) await setNextPriority(colleague.page, n % 2 === 0 ? "1" : "4");
      // The row itself among them, one that leaves the view, and new ones.
      await ask(desk, mei, "PATCH", `/tickets/${meant}`, { priority: "critical" });
      for (const id of before.slice(0, 4)) await ask(desk, mei, "PATCH", `/tickets/${id}`, { priority: "high" });
      await ask(desk, mei, "PATCH", `/tickets/${before[1]}/status`, { status: "in_progress" });
      await ask(desk, mei, "PATCH", `/tickets/${before[1]}/status`, { status: "resolved" });
      const added: number[] = [];
      for (let n = 1; n <= 3; n += 1) {
        const id = await fileTicket(desk, admin, `Newly filed no ${n}`);
        await ask(desk, mei, "PATCH", `/tickets/${id}`, { priority: "critical" });
        added.push(id);
      }

      // All of it has arrived,
      await row(page, meant).getByText("Critical").waitFor({ state: "attached" });
      await eventually(async () => expect(await row(page, before[1] ?? 0).innerText()).toMatch(/Resolved/));
      await pill(page).getByText("3 new tickets").waitFor();
      // and nothing has moved.
      expect(await order(page)).toEqual(before);
      expect(await seenUnderPointer(page)).toHaveLength(1);
      expect((await seenUnderPointer(page))[0]).toMatch(new RegExp(`^${meant} at `));

      // Without a move of the pointer.
      await page.mouse.down();
      await page.mouse.up();
      await page.waitForURL((url) => url.searchParams.get("ticket") === String(meant));
      await page.getByRole("heading", { level: 1, name: subject }).waitFor();
      expect(await order(page)).toEqual(before);

      // Asked for, the list is as the desk has it.
      await pill(page).click();
      await pill(page).waitFor({ state: "detached" });
      await eventually(async () => expect(await order(page)).toEqual(await orderOfApi("priority")));
      for (const id of added) expect(await order(page)).toContain(id);
      expect(await order(page)).not.toContain(before[1]);
      expect(priya.complaints).toEqual([]);
    }),
  240_000,
);
