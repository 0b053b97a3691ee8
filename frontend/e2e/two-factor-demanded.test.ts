import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser } from "playwright-core";
import { codeAt } from "../../backend/test/two-factor.js";
import { openBrowser, openVisitor, withPictures, type Visitor } from "./browser.js";
import { checkPage } from "./check-page.js";
import { startDesk, type Desk } from "./desk.js";
import { admin, agent, joinInBrowser, signInByApi, signInInBrowser } from "./people.js";
import { SOON } from "./soon.js";
import { until } from "./until.js";

let desk: Desk;
let browser: Browser;
let priya: Visitor;
beforeAll(async () => {
  desk = await startDesk();
  browser = await openBrowser();
  priya = await openVisitor(browser, desk.url);
  await joinInBrowser(priya.page, desk, agent, "agent");
  await signInInBrowser(priya.page, agent);
});
afterAll(async () => {
  await browser?.close();
  await desk?.close();
});

test("Who is at work when two-factor begins to be demanded sets it up over the page, and goes on where they were", () =>
  withPictures({ priya }, async () => {
    const { page } = priya;
    // The live connection, by which it is told at once.
    let isConnected = false;
    page.on("websocket", (socket) =>
      socket.on("framereceived", ({ payload }) => (isConnected ||= String(payload).startsWith("40"))),
    );
    await page.goto("/me");
    const phone = page.getByLabel(/^Phone/);
    await phone.fill("+49 30 1234");
    await until(() => isConnected);
    const demanded = await fetch(`${desk.url}/api/settings`, {
      method: "PATCH",
      headers: { authorization: `Bearer ${await signInByApi(desk, admin)}`, "content-type": "application/json" },
      body: JSON.stringify({ two_factor_required: "staff" }),
    });
    expect(demanded.status).toBe(200);
    const dialog = page.getByRole("dialog", { name: "Set up two-factor" });
    await dialog.waitFor(SOON);
    await dialog.getByRole("img", { name: "QR code for the app" }).waitFor();
    await checkPage(priya);
    const shown = await page.getByRole("group", { name: "The key, to type it instead" }).innerText();
    await page.getByLabel("Code from the app").fill(codeAt(shown.replace(/\s/g, ""), new Date()));
    await dialog.getByRole("button", { name: "Turn on", exact: true }).click();
    await dialog.getByRole("button", { name: "I have kept them" }).click();
    await dialog.waitFor({ state: "detached" });
    expect(await phone.inputValue()).toBe("+49 30 1234");
    await phone.press("Enter");
    await page.getByText("Saved", { exact: true }).first().waitFor();
    await page.reload();
    await page.getByRole("heading", { level: 1 }).waitFor();
    expect(await page.getByLabel(/^Phone/).inputValue()).toBe("+49 30 1234");
  }));
