import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser } from "playwright-core";
import { openBrowser, openVisitor, withPictures, type Visitor } from "./browser.js";
import { checkPage } from "./check-page.js";
import { startDesk, type Desk } from "./desk.js";
import { ask, fileTicket, joinDesk, openTicket } from "./desk-with-ticket.js";
import { eventually } from "./eventually.js";
import { admin, agent, customer, registerInBrowser, signInInBrowser } from "./people.js";
import { makePromises } from "./sla-desk.js";

let desk: Desk;
let browser: Browser;
let priya: Visitor, luis: Visitor;
let ids: number[];

beforeAll(async () => {
  desk = await startDesk();
  // A Friday, noon; whoever says nothing else reads times in UTC.
  await desk.setClock("2026-07-10T12:00:00Z");
  await makePromises(desk);
  browser = await openBrowser();
  luis = await openVisitor(browser, desk.url);
  await registerInBrowser(luis.page, desk, customer);
  await signInInBrowser(luis.page, customer);
  priya = await joinDesk(browser, desk, agent);
  ids = [await fileTicket(desk, admin, "Router offline"), await fileTicket(desk, admin, "Charged twice")];
  const macro = { scope: "all", shortcut: "later", title: "Wait for them", set_status: "pending", add_tags: ["later"] };
  await ask(desk, admin, "POST", "/canned", macro);
});
afterAll(async () => {
  await browser?.close();
  await desk?.close();
});

const states = () =>
  Promise.all(
    ids.map(async (id) => {
      const { priority, status, tags } = await ask<{ priority: string; status: string; tags: string[] }>(
        desk,
        admin,
        "GET",
        `/tickets/${id}`,
      );
      return [priority, status, tags.join()];
    }),
  );

test("Without a connection promises stand still and say since when; many tickets and a macro wait, and are done in their order", () =>
  withPictures({ priya }, async () => {
    const { page } = priya;
    const [first = 0] = ids;
    await openTicket(page, first);
    const chip = page.getByTestId("ticket-row").first().getByTestId("sla-chip");
    await chip.waitFor();
    expect(await chip.textContent()).not.toContain("as of");
    // What these need is there once it was used.
    const openMacros = async () => {
      await page.getByRole("button", { name: "More actions" }).click();
      await page.getByRole("menuitem", { name: "Run macro" }).click();
      return page.getByRole("dialog", { name: "Run a macro" });
    };
    await (await openMacros()).getByRole("option", { name: /Wait for them/ }).waitFor();
    await page.keyboard.press("Escape");
    for (const box of await page.getByRole("checkbox", { name: /^Select CMP-/ }).all()) await box.click();
    const bar = page.getByTestId("bulk-bar");
    await bar.getByRole("button", { name: "Tags" }).click();
    await page.locator("input:focus[aria-label=Tag]").waitFor();
    await page.keyboard.press("Escape");

    await page.context().setOffline(true);
    await chip
      .getByText(/ as of 12:\d\d/)
      .first()
      .waitFor();
    await page.getByTestId("ticket-row").first().getByText(/as of/).first().waitFor();
    await checkPage(priya);
    await bar.getByRole("button", { name: "Tags" }).click();
    await page.getByText("Tags of many tickets can be changed when the connection is back.").waitFor();
    await checkPage(priya);
    await page.keyboard.press("Escape");
    await bar.getByRole("button", { name: "Priority" }).click();
    await page.getByRole("option", { name: "Critical" }).click();
    const outbox = page.getByTestId("outbox-banner");
    await outbox.getByText("2 actions wait for the connection.").waitFor();
    await (await openMacros()).getByRole("option", { name: /Wait for them/ }).click();
    await outbox.getByText("3 actions wait for the connection.").waitFor();
    await outbox.getByRole("button", { name: "Show" }).click();
    const sheet = page.getByRole("dialog", { name: "Waiting to be sent" });
    await sheet.getByText("Macro: Wait for them").waitFor();
    await checkPage(priya);
    await page.keyboard.press("Escape");

    const next = await page.context().newPage();
    await page.close();
    priya.page = next;
    await next.context().setOffline(false);
    await next.goto("/queue/all");
    await eventually(async () =>
      expect(await states()).toEqual([
        ["critical", "pending", "later"],
        ["critical", "new", ""],
      ]),
    );
    await next.getByTestId("outbox-banner").waitFor({ state: "detached" });
    expect(await next.getByTestId("sla-chip").first().textContent()).not.toContain("as of");
  }));

test("A customer's reply waits in sight for the connection, over a reload, and is sent once; what is new is read first", () =>
  withPictures({ luis }, async () => {
    const { page } = luis;
    const body = { subject: "No water", description: "Since Monday.", category: "Other" };
    const { id, number } = await ask<{ id: number; number: string }>(desk, customer, "POST", "/tickets", body);
    const said = async () =>
      (await ask<{ comments: { comment: string }[] }>(desk, admin, "GET", `/tickets/${id}`)).comments.map(
        ({ comment }) => comment,
      );
    await page.goto(`/complaints/${number}`);
    const send = async (text: string) => {
      await page.getByLabel("Reply").fill(text);
      await page.getByRole("button", { name: "Send reply" }).click();
      await page
        .getByTestId("composer")
        .getByText(/It is sent when the connection is back/)
        .waitFor();
    };
    await page.getByLabel("Reply").waitFor();
    await page.context().setOffline(true);
    await send("It drips now.");
    await checkPage(luis);
    // The page goes, and comes back with the connection.
    await page.goto("about:blank");
    await page.context().setOffline(false);
    await page.goto(`/complaints/${number}`);
    await eventually(async () => expect(await said()).toEqual(["It drips now."]));
    await page.getByRole("button", { name: "Send reply" }).waitFor();
    expect(await page.getByLabel("Reply").inputValue()).toBe("");

    await page.context().setOffline(true);
    await send("Is anybody there?");
    await ask(desk, admin, "POST", `/tickets/${id}/comments`, { comment: "A plumber is on the way." });
    await page.context().setOffline(false);
    await page.getByText(/Your complaint has changed since you wrote this/).waitFor();
    await page.getByText("A plumber is on the way.").waitFor();
    expect(await page.getByLabel("Reply").inputValue()).toBe("Is anybody there?");
    await checkPage(luis);
    expect(await said()).toEqual(["It drips now.", "A plumber is on the way."]);
  }));
