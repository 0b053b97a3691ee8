import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser, Page } from "playwright-core";
import { openBrowser, withPictures, type Visitor } from "./browser.js";
import { checkPage } from "./check-page.js";
import { startDesk, type Desk } from "./desk.js";
import { ask, fileTicket, joinDesk, mei } from "./desk-with-ticket.js";
import { eventually } from "./eventually.js";
import { handsOn } from "./keys-only.js";
import { admin, agent, inviteByApi } from "./people.js";

let desk: Desk;
let browser: Browser;
let priya: Visitor;
let page: Page;
const ids: Record<string, number> = {};

beforeAll(async () => {
  desk = await startDesk();
  browser = await openBrowser();
  priya = await joinDesk(browser, desk, agent);
  page = priya.page;
  await inviteByApi(desk, mei, "agent");
  for (const subject of ["Router offline", "Charged twice", "Parcel lost"])
    ids[subject] = await fileTicket(desk, admin, subject);
  await ask(desk, admin, "PATCH", `/tickets/${ids["Charged twice"]}`, { priority: "critical" });
}, 240_000);
afterAll(async () => {
  await browser?.close();
  await desk?.close();
});

const box = () => page.getByRole("combobox", { name: /^Search/ });
const main = () => page.getByRole("main");
const option = (name: string | RegExp) => page.getByRole("option", { name });
const subjects = async () =>
  (await page.getByTestId("ticket-row").allInnerTexts()).flatMap((text) =>
    Object.keys(ids).filter((one) => text.includes(one)),
  );
const shows = (...expected: string[]) =>
  eventually(async () => expect((await subjects()).sort()).toEqual(expected.sort()));
const query = () => new URL(page.url()).searchParams.get("q");

test("A search is written, found and looked through by keyboard alone", () =>
  withPictures({ priya }, async () => {
    const hands = await handsOn(page);
    await page.goto("/queue/open");
    await shows("Router offline", "Charged twice", "Parcel lost");
    await box().waitFor();
    await hands.press("/");
    await eventually(async () => expect(await box().evaluate((input) => input === document.activeElement)).toBe(true));
    await hands.write("prio");
    await option(/^priority:/).waitFor();
    await hands.press("ArrowDown");
    await hands.press("Enter");
    await hands.write("cri");
    await option(/^critical/).waitFor();
    await hands.press("Tab");
    expect(await box().inputValue()).toBe("priority:critical ");
    await hands.press("Enter");
    await shows("Charged twice");
    expect(query()).toBe("priority:critical");
    await main().getByRole("button", { name: "Priority: Critical", exact: true }).waitFor();

    // Escape leaves the box, and the list's keys are the list's again.
    await hands.press("Escape");
    await hands.press("j");
    await page.getByRole("heading", { level: 1, name: "Charged twice" }).waitFor();
    // Back from the ticket, the search is as it was.
    await hands.press("u");
    expect(query()).toBe("priority:critical");
    const { keys, made, pointer } = await hands.compare();
    expect({ keys, pointer }).toEqual({ keys: made, pointer: [] });
  }));

test("What is wrong is told at its place, mended by a press, and takes nothing off the screen", () =>
  withPictures({ priya }, async () => {
    await page.goto("/queue/open?q=priority:critical");
    await shows("Charged twice");
    await box().fill("priority:critcal is:unassigned");
    await box().press("Enter");
    const told = main().getByRole("listitem").filter({ hasText: "critcal" }).first();
    await told.waitFor();
    expect(await box().getAttribute("aria-invalid")).toBe("true");
    // The last good result stays.
    expect(await subjects()).toEqual(["Charged twice"]);
    await checkPage(priya);
    await told.getByRole("button", { name: "Write critical" }).click();
    await eventually(async () => expect(query()).toBe("priority:critical is:unassigned"));
    expect(await box().getAttribute("aria-invalid")).toBeNull();

    // What only the server can know comes back to the same place.
    await box().fill("assignee:Nobodyknows");
    await box().press("Enter");
    await main()
      .getByText(/There is no “Nobodyknows”/)
      .waitFor();
    expect(await box().getAttribute("aria-invalid")).toBe("true");
  }));

test("Names come from the desk, clauses go by their chips, and the filter's choices are clauses", () =>
  withPictures({ priya }, async () => {
    await page.goto("/queue/open");
    await box().fill("assignee:Me");
    await option(/Mei Lin|mei@/)
      .or(option(/^me /))
      .first()
      .waitFor();
    await page.keyboard.press("Escape");
    await box().fill("");
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: /^Filter/ }).click();
    const isNew = page.getByRole("checkbox", { name: "New", exact: true });
    await page.getByRole("checkbox", { name: "Critical" }).hover();
    const before = await isNew.boundingBox();
    await page.getByRole("checkbox", { name: "Critical" }).check();
    // What is about to be pressed stays where it is when the first choice is shown as a clause.
    await page.getByRole("button", { name: "Remove Priority: Critical", includeHidden: true }).waitFor();
    await main()
      .getByText(/^1 in \d/)
      .waitFor();
    expect(await isNew.boundingBox()).toEqual(before);
    await isNew.check();
    await page.keyboard.press("Escape");
    expect(query()).toBe("priority:critical status:new");
    await shows("Charged twice");
    await page.getByRole("button", { name: "Remove Priority: Critical" }).click();
    await shows("Router offline", "Charged twice", "Parcel lost");
    expect(query()).toBe("status:new");
    await checkPage(priya);

    // An address from before is still read, and becomes part of the query with the first change to it.
    await page.goto("/queue/open?priority=critical");
    await shows("Charged twice");
    await page.getByRole("button", { name: /^Filter/ }).click();
    await page.getByRole("checkbox", { name: "Low", exact: true }).check();
    await eventually(async () => expect(query()).toBe("priority:critical|low"));
    expect(new URL(page.url()).searchParams.get("priority")).toBeNull();
  }));

test("What one searched for lately is offered in the empty box", () =>
  withPictures({ priya }, async () => {
    await page.goto("/search");
    await eventually(async () => expect(await box().evaluate((input) => input === document.activeElement)).toBe(true));
    await box().click();
    const recent = page.getByRole("option", { name: "priority:critical", exact: true });
    await recent.waitFor();
    await checkPage(priya);
    await recent.click();
    await shows("Charged twice");
  }));

test("In a queue that is searched, rows stay live: what no longer matches is greyed, what begins to waits behind the pill", () =>
  withPictures({ priya }, async () => {
    await page.goto("/queue/open?q=priority:critical");
    await shows("Charged twice");
    await ask(desk, admin, "PATCH", `/tickets/${ids["Parcel lost"]}`, { priority: "critical" });
    await page.getByTestId("new-items-pill").waitFor();
    await page.getByTestId("new-items-pill").click();
    await shows("Charged twice", "Parcel lost");
    await ask(desk, admin, "PATCH", `/tickets/${ids["Charged twice"]}`, { priority: "low" });
    const row = page.locator(`[data-row-link="${ids["Charged twice"]}"]`);
    await row.getByText("No longer in this view").waitFor({ state: "attached" });
  }));
