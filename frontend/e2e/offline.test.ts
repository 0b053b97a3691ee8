import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser, Page, Request } from "playwright-core";
import { openBrowser, withPictures, type Visitor } from "./browser.js";
import { checkPage } from "./check-page.js";
import { startDesk, type Desk } from "./desk.js";
import { ask, composerOf, fileTicket, joinDesk, mei, openTicket } from "./desk-with-ticket.js";
import { eventually } from "./eventually.js";
import { hasFocus } from "./has-focus.js";
import { admin, agent } from "./people.js";

let desk: Desk;
let browser: Browser;
let priya: Visitor;
let id: number, other: number;

beforeAll(async () => {
  desk = await startDesk();
  browser = await openBrowser();
  priya = await joinDesk(browser, desk, agent);
  await (await joinDesk(browser, desk, mei)).page.context().close();
  [id, other] = [await fileTicket(desk, admin, "Router offline"), await fileTicket(desk, admin, "Charged twice")];
});
afterAll(async () => {
  await browser?.close();
  await desk?.close();
});

const banner = (page: Page) => page.getByTestId("conn-banner");
const outbox = (page: Page) => page.getByTestId("outbox-banner");
const row = (page: Page, subject: string) => page.getByTestId("ticket-row").filter({ hasText: subject });
/** How many tickets a view of the sidebar counts. */
const count = async (page: Page, view: string) =>
  (await page.getByRole("navigation", { name: "Queue" }).getByRole("link", { name: view }).textContent())?.replace(
    /\D/g,
    "",
  );
interface Ticket {
  status: string;
  priority: string;
  tags: string[];
  version: number;
  comments: { comment: string }[];
}
const ticket = (of: number) => ask<Ticket>(desk, admin, "GET", `/tickets/${of}`);
/** Everything the page asks the API for until it ends. */
function listen(page: Page): { asked: string[]; end: () => void } {
  const asked: string[] = [];
  const note = (request: Request) => {
    const { pathname } = new URL(request.url());
    if (pathname.startsWith("/api/")) asked.push(`${request.method()} ${pathname}`);
  };
  page.on("request", note);
  return { asked, end: () => void page.off("request", note) };
}

test("Back after a break, rows, counts and the open ticket are right, by a few requests for what changed", () =>
  withPictures({ priya }, async () => {
    const { page } = priya;
    await openTicket(page, id);
    await row(page, "Charged twice").waitFor();
    await eventually(async () => expect(await count(page, "All open")).toBe("2"));

    await page.context().setOffline(true);
    await banner(page).getByText("You are offline.").waitFor();
    expect(await banner(page).getAttribute("data-state")).toBe("offline");
    await checkPage(priya);
    // What was never fetched is late, and takes nothing of the page with it.
    await page.keyboard.press("?");
    await page.getByText("This comes as soon as the desk can be reached again.").first().waitFor();
    await row(page, "Charged twice").waitFor();
    await ask(desk, mei, "PATCH", `/tickets/${id}`, { priority: "critical" });
    await ask(desk, mei, "POST", `/tickets/${id}/comments`, { comment: "The line is cut", is_internal: true });
    for (const priority of ["high", "low", "high"]) await ask(desk, mei, "PATCH", `/tickets/${other}`, { priority });
    await fileTicket(desk, admin, "Nobody came");
    const heard = listen(page);
    await page.context().setOffline(false);

    await hasFocus(page.getByRole("dialog", { name: "Keyboard shortcuts" }));
    await page.keyboard.press("Escape");
    await page.getByText("The line is cut").waitFor();
    await row(page, "Charged twice").getByText("High").waitFor();
    await page.getByText(/1 new ticket/).waitFor();
    await eventually(async () => expect(await count(page, "All open")).toBe("3"));
    await banner(page).waitFor({ state: "detached" });
    heard.end();
    const times = (what: RegExp) => heard.asked.filter((asked) => what.test(asked)).length;
    expect(times(/GET \/api\/changes/)).toBeGreaterThanOrEqual(1);
    expect(times(/GET \/api\/changes/)).toBeLessThanOrEqual(4);
    // The open ticket and the rows, together each; not a request for each ticket or change.
    expect(times(/GET \/api\/tickets\/\d+$/)).toBeLessThanOrEqual(3);
    expect(times(/GET \/api\/tickets$/)).toBeLessThanOrEqual(3);
    expect(heard.asked.length).toBeLessThanOrEqual(25);
  }));

test("What is done without a connection waits in sight, survives the page, and is sent once in its order", () =>
  withPictures({ priya }, async () => {
    const { page } = priya;
    await openTicket(page, other);
    await outboxIsFetched(page);
    await page.context().setOffline(true);
    await page.keyboard.press("p");
    await page.getByRole("option", { name: "Critical" }).click();
    await outbox(page).getByText("1 action waits for the connection.").waitFor();
    await row(page, "Charged twice").getByText("Critical").waitFor();
    await page.keyboard.press("r");
    await composerOf(page).fill("Dear Luis, we pay it back");
    await page.keyboard.press("Control+Enter");
    await page.getByTestId("composer").getByText("It is sent when the connection is back.").waitFor();
    await outbox(page).getByText("2 actions wait for the connection.").waitFor();
    await outbox(page).getByRole("button", { name: "Show" }).click();
    const sheet = page.getByRole("dialog", { name: "Waiting to be sent" });
    await sheet.getByText("Reply: Dear Luis, we pay it back").waitFor();
    await checkPage(priya);
    await page.keyboard.press("Escape");

    // The tab is closed and another one opened: it sends what the first one could not.
    const next = await page.context().newPage();
    await page.close();
    priya.page = next;
    await next.context().setOffline(false);
    await next.goto("/home");
    await eventually(async () => {
      const { priority, comments } = await ticket(other);
      expect([priority, comments.map(({ comment }) => comment)]).toEqual(["critical", ["Dear Luis, we pay it back"]]);
    });
    await outbox(next).waitFor({ state: "detached" });
    await openTicket(next, other);
    expect(await composerOf(next).inputValue()).toBe("");
  }));

test("Where somebody else was faster, theirs and one's own are shown, and a reply that is refused stays a draft", () =>
  withPictures({ priya }, async () => {
    const { page } = priya;
    await openTicket(page, id);
    await outboxIsFetched(page);
    // The desk does not answer, while this device has a network.
    await page.context().route("**/api/**", (route) => route.abort());
    await page.keyboard.press("p");
    await page.getByRole("option", { name: "Low" }).click();
    await outbox(page).getByText("1 action waits for the connection.").waitFor();
    await eventually(async () => expect(await banner(page).getAttribute("data-state")).toBe("unreachable"));
    await page.keyboard.press("r");
    await composerOf(page).fill("It works again");
    await page.keyboard.press("Control+Enter");
    await outbox(page).getByText("2 actions wait for the connection.").waitFor();
    await ask(desk, mei, "PATCH", `/tickets/${id}`, { priority: "high" });
    await ask(desk, mei, "POST", `/tickets/${id}/comments`, { comment: "We send somebody" });
    await page.context().unroute("**/api/**");

    await outbox(page).getByText("2 actions could not be done.").waitFor();
    expect((await ticket(id)).priority).toBe("high");
    await eventually(async () => expect(await composerOf(page).inputValue()).toBe("It works again"));
    await outbox(page).getByRole("button", { name: "Show" }).click();
    const sheet = page.getByRole("dialog", { name: "Waiting to be sent" });
    await sheet.getByText(/Theirs: High\. Yours: Low\./).waitFor();
    await sheet.getByText(/Somebody else has written since you began/).waitFor();
    await checkPage(priya);
    await sheet.getByRole("button", { name: "Use mine" }).click();
    await eventually(async () => expect((await ticket(id)).priority).toBe("low"));
    await sheet.getByRole("button", { name: "Remove from this list" }).click();
    await outbox(page).waitFor({ state: "detached" });
  }));

test("Whoever signs out is told of what waits, and it is thrown away with their word alone", async () => {
  const { page } = priya;
  await withPictures({ priya }, async () => {
    await openTicket(page, id);
    await outboxIsFetched(page);
    await page.context().route("**/api/tickets/**", (route) => route.abort());
    await page.keyboard.press("p");
    await page.getByRole("option", { name: "Critical" }).click();
    await outbox(page).waitFor();
    const signOut = async () => {
      await page.getByRole("button", { name: /your menu/ }).click();
      await page.getByRole("menuitem", { name: "Sign out" }).click();
      await page.getByRole("alertdialog", { name: "1 action was not sent yet" }).waitFor();
    };
    await signOut();
    await page.getByRole("button", { name: "Cancel" }).click();
    await outbox(page).waitFor();
    await signOut();
    await page.getByRole("button", { name: "Sign out", exact: true }).click();
    await page.waitForURL(/\/sign-in/);
    expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => /outbox/.test(key)))).toEqual([]);
  });
});

/** What says that something waits is fetched when the browser is idle, for later it cannot be. */
async function outboxIsFetched(page: Page): Promise<void> {
  const fetched = (part: string) =>
    page.evaluate((name) => performance.getEntriesByType("resource").some((entry) => entry.name.includes(name)), part);
  for (const part of ["outbox-area", "toast-viewport"])
    await eventually(async () => expect(await fetched(part)).toBe(true));
}
