import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser } from "playwright-core";
import { openBrowser, withPictures, type Visitor } from "./browser.js";
import { checkPage } from "./check-page.js";
import { startDesk, type Desk } from "./desk.js";
import { ask, composerOf, fileTicket, joinDesk, openTicket } from "./desk-with-ticket.js";
import { eventually } from "./eventually.js";
import { hasFocus } from "./has-focus.js";
import { admin, agent } from "./people.js";

let desk: Desk;
let browser: Browser;
let priya: Visitor;
let id: number;

beforeAll(async () => {
  desk = await startDesk();
  browser = await openBrowser();
  priya = await joinDesk(browser, desk, agent);
  id = await fileTicket(desk, admin, "Router offline");
});
afterAll(async () => {
  await browser?.close();
  await desk?.close();
});

const START = Date.parse("2026-11-23T09:00:00Z");
const MINUTE = 60_000;
/** Sets the clocks of the desk and of the browser, a minute or so before or after what is to happen. */
async function setClocks(minutes: number): Promise<void> {
  const now = new Date(START + minutes * MINUTE);
  await desk.setClock(now.toISOString());
  await priya.page.clock.setSystemTime(now);
  // Looked at as somebody does who comes back to the tab.
  await priya.page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
}
const ends = (minutes: number) =>
  desk.sql(`UPDATE sessions SET absolute_until = '${new Date(START + minutes * MINUTE).toISOString()}',
            idle_until = '${new Date(START + minutes * MINUTE).toISOString()}' WHERE ended_at IS NULL`);

test("The end of a session is warned of, and takes nothing that was typed", () =>
  withPictures({ priya }, async () => {
    const { page } = priya;
    await page.clock.install({ time: START });
    await desk.setClock(new Date(START).toISOString());
    await ends(30);
    await openTicket(page, id);
    await composerOf(page).fill("Dear Luis, we have found");
    const warning = page.getByRole("region", { name: "End of your sign-in" });
    await page.waitForLoadState("networkidle");
    expect(await warning.count()).toBe(0);

    // Two minutes ahead: the focus stays in the text, and the page after another password.
    await setClocks(28.2);
    await warning.waitFor();
    await checkPage(priya);
    // Where the text fills a phone's screen, it begins below the warning.
    const size = page.viewportSize();
    await page.setViewportSize({ width: 360, height: 740 });
    await eventually(async () => {
      const [above, text] = [await warning.boundingBox(), await composerOf(page).boundingBox()];
      expect((above?.y ?? NaN) + (above?.height ?? NaN)).toBeLessThanOrEqual(text?.y ?? NaN);
    });
    if (size) await page.setViewportSize(size);
    // The clocks went on meanwhile, and must not come to the end.
    await setClocks(28.2);
    await composerOf(page).pressSequentially(" the cause");
    await page.keyboard.press("F8");
    await page.getByLabel("Password", { exact: true }).fill(agent.password);
    await page.keyboard.press("Enter");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    expect(await composerOf(page).inputValue()).toBe("Dear Luis, we have found the cause");
    await warning.waitFor({ state: "detached" });

    // Over in mid-word: what follows is typed into nothing, and the page is there again for its person.
    await ends(60);
    await page.reload();
    await eventually(async () =>
      expect(await composerOf(page).inputValue()).toBe("Dear Luis, we have found the cause"),
    );
    await page.waitForLoadState("networkidle");
    await composerOf(page).press("Control+End");
    await setClocks(60.2);
    const over = page.getByRole("dialog", { name: "You were signed out" });
    await over.waitFor();
    await page.getByLabel("Password", { exact: true }).waitFor();
    await hasFocus(over);
    await page.keyboard.type(" of it");
    await checkPage(priya);
    expect(await page.getByLabel("Password", { exact: true }).inputValue()).toBe("");
    await page.getByLabel("Password", { exact: true }).fill(agent.password);
    await over.getByRole("button", { name: "Sign in" }).click();
    await over.waitFor({ state: "detached" });
    expect(await composerOf(page).inputValue()).toBe("Dear Luis, we have found the cause");

    // Ended from elsewhere: away from the page at once, with the draft kept, and into no field.
    await composerOf(page).pressSequentially(", it is");
    await page.context().setOffline(true);
    await composerOf(page).pressSequentially(" the line");
    await ask(desk, agent, "POST", "/me/sessions/end-others");
    await page.context().setOffline(false);
    await page.getByText("You were signed out. Messages that you were writing").waitFor();
    await page.keyboard.type("xyz");
    expect(await page.getByLabel("Email", { exact: true }).inputValue()).toBe("");
    await checkPage(priya);
    await page.getByLabel("Email", { exact: true }).fill(agent.email);
    await page.getByLabel("Password", { exact: true }).fill(agent.password);
    await page.keyboard.press("Enter");
    const whole = "Dear Luis, we have found the cause, it is the line";
    await eventually(async () => expect(await composerOf(page).inputValue()).toBe(whole));
  }));
