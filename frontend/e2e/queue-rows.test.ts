import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser, Page } from "playwright-core";
import { openBrowser, openVisitor, withPictures, type Visitor } from "./browser.js";
import { checkPage } from "./check-page.js";
import { startDesk, type Desk } from "./desk.js";
import { fileTicket } from "./desk-with-ticket.js";
import { eventually } from "./eventually.js";
import { admin, signInInBrowser } from "./people.js";

let desk: Desk;
let browser: Browser;
let ada: Visitor;

const STATUSES = ["new", "in_progress", "pending", "on_hold", "resolved", "closed"];
const WORDS = ["New", "In progress", "Waiting on customer", "On hold", "Resolved", "Closed"];
const PRIORITIES = ["low", "medium", "high", "critical"];

beforeAll(async () => {
  desk = await startDesk();
  browser = await openBrowser();
  ada = await openVisitor(browser, desk.url);
  await signInInBrowser(ada.page, admin);
  for (const [i, status] of STATUSES.entries()) {
    const id = await fileTicket(
      desk,
      admin,
      `The lift of the second staircase stands still since the storm, again (${i})`,
    );
    await desk.sql(
      `UPDATE tickets SET status = '${status}', priority = '${PRIORITIES[(i + 1) % 4]}', escalation_level = ${i % 4},
         resolved_at = CASE WHEN '${status}' IN ('resolved', 'closed') THEN app_now() END,
         closed_at = CASE WHEN '${status}' = 'closed' THEN app_now() END,
         closed_reason = CASE WHEN '${status}' = 'closed' THEN 'confirmed' END WHERE id = ${id}`,
    );
  }
  await desk.sql("UPDATE people SET full_name = 'Maximiliana Featherstonehaugh-Vandenberghe'");
}, 240_000);
afterAll(async () => {
  await browser?.close();
  await desk?.close();
});

const rows = (page: Page) => page.getByTestId("ticket-row");

/** What of the rows stands in their padding or beyond, is cut, or is half in sight. Long subjects and names are cut. */
const misplaced = (page: Page) =>
  rows(page).evaluateAll((links) =>
    links.flatMap((link) => {
      const { paddingLeft, paddingRight } = getComputedStyle(link);
      const box = link.getBoundingClientRect();
      const from = box.left + parseFloat(paddingLeft) - 0.5;
      const to = box.right - parseFloat(paddingRight) + 0.5;
      return [...link.querySelectorAll<HTMLElement>("*")].flatMap((part) => {
        const { left, right, top, bottom, width } = part.getBoundingClientRect();
        // For screen readers alone.
        if (width <= 1 || part.closest(".sr-only")) return [];
        const what = part.textContent ?? "";
        const line = part.closest(".overflow-hidden")?.getBoundingClientRect();
        if (line && top < line.bottom - 0.5 && bottom > line.bottom + 0.5) return [`half in sight: ${what}`];
        if (left < from || right > to) return [`in the padding: ${what}`];
        const isCut = getComputedStyle(part).textOverflow === "ellipsis" && part.scrollWidth > part.clientWidth;
        return isCut && !/^(The lift|Maximiliana)/.test(what) ? [`cut: ${what}`] : [];
      });
    }),
  );

const isInItsLine = (part: Element): boolean =>
  part.getBoundingClientRect().top < (part.closest(".overflow-hidden")?.getBoundingClientRect().bottom ?? 0);

test.each([360, 768, 1440])(
  "Rows read well at %i px: nothing in the padding, no word cut but long subjects and names",
  (width) =>
    withPictures({ ada }, async () => {
      const { page } = ada;
      await page.setViewportSize({ width, height: 900 });
      await page.goto("/queue/all");
      await eventually(async () => expect(await rows(page).count()).toBe(STATUSES.length));
      await eventually(async () => expect(await misplaced(page)).toEqual([]));
      for (const [i, word] of WORDS.entries()) {
        const row = rows(page).filter({ hasText: `again (${i})` });
        // In its line, and not in the one that is out of sight.
        await eventually(async () =>
          expect(await row.getByText(word, { exact: true }).evaluate(isInItsLine)).toBe(true),
        );
      }
      await checkPage(ada);
    }),
);
