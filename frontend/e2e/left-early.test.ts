import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser } from "playwright-core";
import { openBrowser, withPictures, type Visitor } from "./browser.js";
import { startDesk, type Desk } from "./desk.js";
import { joinDesk } from "./desk-with-ticket.js";
import { eventually } from "./eventually.js";
import { agent } from "./people.js";

let desk: Desk;
let browser: Browser;
let priya: Visitor;

beforeAll(async () => {
  desk = await startDesk();
  browser = await openBrowser();
  priya = await joinDesk(browser, desk, agent);
});
afterAll(async () => {
  await browser?.close();
  await desk?.close();
});

/** Longer than the desk takes a replaced token for a lost answer. */
const PAST_GRACE_MS = 11_000;

test("A page that is left while it asks who is signed in gets its cookie still: nobody is signed out by leaving twice", () =>
  withPictures({ priya }, async () => {
    const { page } = priya;
    await page.goto("/queue/mine");
    await page.getByRole("button", { name: agent.fullName }).waitFor();
    const token = async () => (await page.context().cookies()).find(({ name }) => name === "redress_session")?.value;
    const before = await token();

    // The desk takes its time: its answer comes when the page that asked is no more.
    const sessions = "SELECT count(*) FROM (SELECT id FROM sessions FOR UPDATE) AS locked";
    const held = desk.sql(`WITH held AS MATERIALIZED (${sessions}) SELECT pg_sleep(4) FROM held`);
    await page.waitForTimeout(1000);
    const asked = page.waitForRequest("**/api/auth/refresh");
    await page.reload({ waitUntil: "commit" });
    await asked;
    await page.goto("/queue/all");
    await held;
    await page.getByRole("button", { name: agent.fullName }).waitFor();
    await eventually(async () => expect(await token()).not.toBe(before));

    await page.waitForTimeout(PAST_GRACE_MS);
    await page.reload();
    await page.getByRole("button", { name: agent.fullName }).waitFor();
  }));
