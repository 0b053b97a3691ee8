import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser, Page } from "playwright-core";
import { openBrowser, openVisitor, withPictures, type Visitor } from "./browser.js";
import { checkPage } from "./check-page.js";
import { startDesk, type Desk } from "./desk.js";
import { ask, composerLineOf, composerOf, fileTicket, joinDesk } from "./desk-with-ticket.js";
import { eventually } from "./eventually.js";
import { admin, agent, signInInBrowser } from "./people.js";

const SUBJECT = "Router offline since Friday, third report";

let desk: Desk;
let browser: Browser;
let priya: Visitor;
let page: Page;
let id: number;

beforeAll(async () => {
  desk = await startDesk();
  browser = await openBrowser();
  await (await joinDesk(browser, desk, agent)).page.context().close();
  id = await fileTicket(desk, admin, SUBJECT);
  await ask(desk, admin, "PATCH", `/tickets/${id}`, { priority: "high" });
  for (const comment of ["Is the light red?", "It is red and it blinks.", "We send somebody on Monday."])
    await ask(desk, admin, "POST", `/tickets/${id}/comments`, { comment });
  priya = await openVisitor(browser, desk.url, "light", 320);
  ({ page } = priya);
  await signInInBrowser(page, agent);
});
afterAll(async () => {
  await browser?.close();
  await desk?.close();
});

const tab = (name: string) => page.getByRole("tab", { name });
const line = () => composerLineOf(page);
const sheet = () => page.getByRole("dialog", { name: "Write" });
const messages = () => page.getByRole("region", { name: "Conversation" });
const chips = () => page.getByRole("group", { name: "Properties" });
const heightOf = async (of: ReturnType<typeof tab>) => (await of.boundingBox())?.height ?? 0;

test("At 320 px a ticket is read, its tabs are in the address, and its chips change it", () =>
  withPictures({ priya }, async () => {
    await page.goto("/queue/all");
    await page.getByRole("link", { name: new RegExp(SUBJECT) }).click();
    await page.getByRole("heading", { level: 1, name: SUBJECT }).waitFor();
    await messages().getByText("We send somebody on Monday.").waitFor();
    expect(await page.getByRole("heading", { level: 1 }).count()).toBe(1);
    // Most of the screen is for what was said.
    expect(await heightOf(messages())).toBeGreaterThan(740 / 2);
    await checkPage(priya);

    await tab("Conversation").focus();
    await page.keyboard.press("ArrowRight");
    await page.getByRole("tabpanel", { name: "Details" }).getByText("Team", { exact: true }).waitFor();
    expect(new URL(page.url()).searchParams.get("tab")).toBe("details");
    await checkPage(priya);
    await tab("Activity").click();
    const history = page.getByRole("tabpanel", { name: "Activity" });
    await history.getByText("Priority: Medium → High").waitFor();
    await checkPage(priya);
    await page.reload();
    await history.getByText("Priority: Medium → High").waitFor();

    await chips()
      .getByRole("button", { name: /^Priority: High/ })
      .click();
    await page.getByRole("option", { name: "Critical" }).click();
    await chips()
      .getByRole("button", { name: /^Priority: Critical/ })
      .waitFor();
    await history.getByText("Priority: High → Critical").waitFor();
    await tab("Conversation").click();
    await messages().getByText("We send somebody on Monday.").waitFor();
  }));

test("A reply is written in a sheet, left by Back, by Escape and by a reload, is there each time, and is sent", () =>
  withPictures({ priya }, async () => {
    await line().click();
    await sheet().waitFor();
    const { width, height } = page.viewportSize() ?? { width: 0, height: 0 };
    expect(await sheet().boundingBox()).toEqual({ x: 0, y: 0, width, height });
    const isInText = () => page.evaluate(() => document.activeElement?.tagName === "TEXTAREA");
    expect(await isInText()).toBe(true);
    // What lies behind is out of reach.
    for (const behind of ["[role=tablist]", "h1", "nav", "[role=banner], body header"])
      expect(
        await page
          .locator(behind)
          .first()
          .evaluate((element) => element.closest("[inert]") !== null),
      ).toBe(true);
    await page.keyboard.type("Dear Ada, we found the cau");
    await checkPage(priya);

    await page.goBack();
    await sheet().waitFor({ state: "detached" });
    await page.getByRole("heading", { level: 1, name: SUBJECT }).waitFor();
    await page.getByRole("button", { name: "Write to Ada Keller: Draft Dear Ada, we found the cau" }).click();
    await page.keyboard.press("End");
    await page.keyboard.type("se");
    await sheet().getByText("Internal note").click();
    await composerOf(page).fill("Ask Mei");
    await page.keyboard.press("Escape");
    await sheet().waitFor({ state: "detached" });
    await eventually(async () =>
      expect(await page.evaluate(() => document.activeElement?.textContent)).toContain("Ask Mei"),
    );

    await tab("Activity").click();
    await page.keyboard.press("r");
    await sheet().waitFor();
    await page.keyboard.press("Escape");
    await sheet().waitFor({ state: "detached" });
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("H1");
    await page.reload();
    await page.getByRole("tabpanel", { name: "Activity" }).waitFor();
    await tab("Conversation").click();
    await line().click();
    await sheet().waitFor();
    expect(await composerOf(page).inputValue()).toBe("Dear Ada, we found the cause");
    // The window becomes wide while somebody writes, and narrow again: it is the same text with the same focus.
    await page.setViewportSize({ width: 1440, height: 900 });
    await sheet().waitFor({ state: "detached" });
    expect(await isInText()).toBe(true);
    await page.setViewportSize({ width: 320, height: 740 });
    await sheet().waitFor();
    expect(await isInText()).toBe(true);
    await page.keyboard.type(".");
    await sheet().getByRole("button", { name: "Send", exact: true }).click();
    await sheet().waitFor({ state: "detached" });
    await messages().getByText("Dear Ada, we found the cause.").waitFor();
    await line().waitFor();
    await page.getByRole("button", { name: "Write to Ada Keller", exact: true }).waitFor();
  }));

test("A finger finds every control of the ticket, and most of a small screen still belongs to what was said", async () => {
  const context = await browser.newContext({
    baseURL: desk.url,
    viewport: { width: 320, height: 740 },
    isMobile: true,
    hasTouch: true,
    reducedMotion: "reduce",
  });
  const touched = await context.newPage();
  await withPictures({ touched: { page: touched, complaints: [] } }, async () => {
    await signInInBrowser(touched, agent);
    await touched.goto(`/queue/all?ticket=${id}`);
    await composerLineOf(touched).waitFor();
    const ticket = touched.getByRole("region", { name: "Ticket", exact: true });
    expect(await touched.evaluate(() => matchMedia("(pointer: coarse)").matches)).toBe(true);
    const header = await ticket.locator("header").getByRole("button").or(ticket.getByRole("tab")).all();
    expect(header.length).toBeGreaterThan(7);
    for (const control of [...header, composerLineOf(touched)])
      expect(await heightOf(control)).toBeGreaterThanOrEqual(44);
    expect(await heightOf(touched.getByRole("region", { name: "Conversation" }))).toBeGreaterThan(740 / 2);
  });
});
