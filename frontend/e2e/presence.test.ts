import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser, Page } from "playwright-core";
import { openBrowser, openVisitor, withPictures, type Visitor } from "./browser.js";
import { checkPage } from "./check-page.js";
import { startDesk, type Desk } from "./desk.js";
import { eventually } from "./eventually.js";
import { admin, agent, joinInBrowser, signInByApi, signInInBrowser, type Account } from "./people.js";

const mei: Account = { email: "mei@desk.test", password: "four umbrellas in the rain", fullName: "Mei Lin" };
/** What the contract promises, and a little for a busy machine. */
const GONE_WITHIN_MS = 45_000 + 5_000;

let desk: Desk;
let browser: Browser;
let ada: Visitor, priya: Visitor, lin: Visitor;
let ticketId: number;

beforeAll(async () => {
  desk = await startDesk();
  browser = await openBrowser();
  [ada, priya, lin] = [
    await openVisitor(browser, desk.url),
    await openVisitor(browser, desk.url),
    await openVisitor(browser, desk.url),
  ];
  await signInInBrowser(ada.page, admin);
  for (const [{ page }, who] of [
    [priya, agent],
    [lin, mei],
  ] as const) {
    await joinInBrowser(page, desk, who, "agent");
    await signInInBrowser(page, who);
  }
  ticketId = (await file("Router offline, third report")).id;
});
afterAll(async () => {
  await browser?.close();
  await desk?.close();
});

interface Filed {
  id: number;
  assigned_agent: { full_name: string } | null;
}
async function file(subject: string, more: object = {}, by: Account = admin): Promise<Filed> {
  const token = await signInByApi(desk, by);
  const post = async (path: string, body: object) => {
    const answer = await fetch(`${desk.url}${path}`, {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${path} was answered with ${answer.status}: ${await answer.text()}`);
    return (await answer.json()) as Filed;
  };
  const customer = await post("/api/people", { full_name: "Luis Ferreira" });
  const body = { subject, description: "The light has been red since Friday.", category: "Other" };
  return post("/api/tickets", { ...body, customer_id: customer.id, channel: "phone", ...more });
}

const faces = (page: Page) => page.getByTestId("presence");
const row = (page: Page) => page.getByTestId("ticket-row").filter({ hasText: "Router offline" });
const shows = (page: Page, text: RegExp) =>
  eventually(async () => expect(await faces(page).textContent()).toMatch(text));
const availability = (page: Page) => page.getByRole("button", { name: /^You are/ });

test("Who looks at a ticket and who writes is seen by colleagues while they do, and moves nothing", () =>
  withPictures({ ada, priya, lin }, async () => {
    await lin.page.goto("/queue/open");
    await row(lin.page).waitFor();
    await ada.page.goto(`/queue/open?ticket=${ticketId}`);
    await row(lin.page).getByText("Ada Keller is here").waitFor({ state: "attached" });
    await priya.page.goto(`/queue/open?ticket=${ticketId}`);
    await shows(ada.page, /Priya Nair is here/);
    await shows(priya.page, /Ada Keller is here/);

    const conversation = ada.page.getByRole("region", { name: "Conversation" });
    const before = await conversation.boundingBox();
    const field = priya.page.getByTestId("composer").getByRole("textbox");
    await field.fill("We will send somebody");
    const banner = ada.page.getByText("Priya Nair is replying. Your draft is kept.");
    await banner.first().waitFor();
    await row(lin.page).getByText("Priya Nair is replying").waitFor({ state: "attached" });
    expect(await conversation.boundingBox()).toEqual(before);
    expect(await priya.page.getByText(/Your draft is kept/).count()).toBe(0);
    await checkPage(ada);
    await field.fill("");
    await eventually(async () => expect(await row(lin.page).textContent()).toMatch(/2|is here|are here/));
    await eventually(async () => expect(await row(lin.page).textContent()).not.toMatch(/replying/));

    // Leaving shows at once, without a goodbye of the page.
    await lin.page.goto(`/queue/open?ticket=${ticketId}`);
    await shows(ada.page, /Priya Nair and Mei Lin are here|Mei Lin and Priya Nair are here/);
    await priya.page.goto("/alerts");
    await shows(ada.page, /^\W*MLMei Lin is here$/);
  }));

test("A tab that says nothing any more is gone in time", () =>
  withPictures({ ada, lin }, async () => {
    // Its timers stand still, as in a machine that was put to sleep; the connection stays open.
    await lin.page.evaluate(() => {
      const newest = Number(setTimeout(() => undefined, 0));
      for (let id = 0; id <= newest; id += 1) clearTimeout(id);
      window.setTimeout = (() => 0) as unknown as typeof window.setTimeout;
    });
    const frozenAt = performance.now();
    while (performance.now() - frozenAt < GONE_WITHIN_MS && (await faces(ada.page).textContent()) !== "") {
      await ada.page.waitForTimeout(500);
    }
    expect(await faces(ada.page).textContent()).toBe("");
  }));

test("Whoever says to be away is passed over; when nobody is there the ticket waits and the admin is told", () =>
  withPictures({ ada, priya, lin }, async () => {
    await lin.page.goto("/queue/mine");
    await priya.page.goto("/queue/mine");
    const second = await priya.page.context().newPage();
    await second.goto("/alerts");
    await availability(priya.page).click();
    await checkPage(priya);
    // Narrowing the window may have closed it, or not.
    await priya.page.keyboard.press("Escape");
    await priya.page.getByRole("menu").waitFor({ state: "hidden" });
    await availability(priya.page).click();
    await priya.page.getByRole("menuitemcheckbox", { name: "Away" }).click();
    await second.getByRole("button", { name: "You are Away. Change" }).waitFor();
    await second.close();

    const given = await file("No dial tone", { auto_assign: true });
    expect(given.assigned_agent?.full_name).toBe(mei.fullName);
    await ada.page.goto(`/queue/open?ticket=${given.id}`);
    await ada.page.getByText("Passed over: Priya Nair (away)").first().waitFor();
    await ada.page.keyboard.press("a");
    await ada.page.getByRole("option", { name: /Priya Nair.*Away/ }).waitFor();
    await checkPage(ada);
    await ada.page.keyboard.press("Escape");

    await lin.page.getByRole("button", { name: /Your account|Mei Lin/ }).click();
    await lin.page.getByRole("menuitem", { name: "Sign out" }).click();
    await lin.page.waitForURL(/sign-in|\/$/);
    const waiting = await file("Line is dead", { auto_assign: true }, agent);
    expect(waiting.assigned_agent).toBeNull();
    await ada.page.goto("/alerts");
    await ada.page.getByText("Nobody was there to take it").waitFor();
    await checkPage(ada);
    expect([...ada.complaints, ...priya.complaints]).toEqual([]);
  }));
