import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser, Page } from "playwright-core";
import { openBrowser, openVisitor, withPictures, type Visitor } from "./browser.js";
import { checkPage } from "./check-page.js";
import { startDesk, type Desk } from "./desk.js";
import { ask, fileTicket, joinDesk, mei, openTicket } from "./desk-with-ticket.js";
import { eventually } from "./eventually.js";
import { admin, agent, signInInBrowser } from "./people.js";

let desk: Desk;
let browser: Browser;
let priya: Visitor;
let elsewhere: Visitor;
let colleague: Visitor;

beforeAll(async () => {
  desk = await startDesk();
  browser = await openBrowser();
  priya = await joinDesk(browser, desk, agent);
  elsewhere = await openVisitor(browser, desk.url);
  await signInInBrowser(elsewhere.page, agent);
  colleague = await joinDesk(browser, desk, mei);
});
afterAll(async () => {
  await browser?.close();
  await desk?.close();
});

interface Ticket {
  snooze: { until: string | null } | null;
  follow: string | null;
}
const ticket = (id: number) => ask<Ticket>(desk, agent, "GET", `/tickets/${id}`);
const ids = async (query: string) =>
  (await ask<{ data: { id: number }[] }>(desk, agent, "GET", `/tickets?${query}`)).data.map(({ id }) => id);

/** A complaint of the admin's as a customer, in Priya's queue. */
async function giveTicket(subject: string): Promise<number> {
  const id = await fileTicket(desk, admin, subject);
  const me = await ask<{ id: number }>(desk, agent, "GET", "/auth/me");
  await ask(desk, admin, "POST", `/tickets/${id}/assign`, { agent_id: me.id });
  return id;
}
async function openInMine(page: Page, id: number): Promise<void> {
  await page.goto(`/queue/mine?ticket=${id}`);
  await page.getByTestId("composer").getByRole("textbox").waitFor();
}
/** Whether the page's next live connection is there: what happens before is not told to it. */
function liveConnectionOf(page: Page): () => boolean {
  let isConnected = false;
  page.on("websocket", (socket) =>
    socket.on("framereceived", ({ payload }) => (isConnected ||= String(payload).startsWith("40"))),
  );
  return () => isConnected;
}
const countOf = (page: Page, view: string) =>
  page.getByRole("navigation", { name: "Queue" }).locator(`a[href="/queue/${view}"]`).innerText();

test("L puts a ticket out of one's own queue, in every browser of one's own and in nobody else's; Z brings it back", () =>
  withPictures({ priya, elsewhere, colleague }, async () => {
    const { page } = priya;
    const id = await giveTicket("Wrong meter reading");
    await openInMine(page, id);
    const connected = liveConnectionOf(elsewhere.page);
    await elsewhere.page.goto("/queue/snoozed");
    await elsewhere.page.getByText("You have put nothing aside").waitFor();
    await eventually(async () => expect(connected()).toBe(true));
    await openTicket(colleague.page, id);

    const dialog = page.getByRole("dialog", { name: `Snooze CMP-${id}` });
    const isOut = page.getByText(/Out of your queue until/).first();
    await page.keyboard.press("l");
    await dialog.waitFor();
    await checkPage(priya);
    await page.keyboard.press("Enter");
    await isOut.waitFor();
    // Pointed at, it is offered until she has seen all of this.
    await page.getByRole("button", { name: "Undo" }).last().hover();
    await eventually(async () => expect((await ticket(id)).snooze?.until).toBeTruthy());
    expect(await ids("view=mine")).not.toContain(id);
    // Another browser of hers is told by itself.
    await eventually(async () => expect(await countOf(elsewhere.page, "snoozed")).toMatch(/1/));
    await elsewhere.page.getByRole("button", { name: /Show/ }).click();
    await elsewhere.page.locator(`[data-row-link="${id}"]`).waitFor();
    expect(await colleague.page.getByText(/Snoozed until/).count()).toBe(0);

    await page.keyboard.press("z");
    await eventually(async () => expect((await ticket(id)).snooze).toBeNull());
    expect(await ids("view=mine")).toContain(id);
    await eventually(async () => expect(await page.getByText(/Snoozed until/).count()).toBe(0));
    await page.keyboard.press("l");
    await dialog.waitFor();
    await page.keyboard.press("Enter");
    await isOut.waitFor();
    await checkPage(priya);
  }));

test("Until something happens: the customer's answer brings it back by itself, and says so", () =>
  withPictures({ priya }, async () => {
    const { page } = priya;
    const id = await giveTicket("Charged twice for March");
    await openInMine(page, id);
    await page.keyboard.press("l");
    await page.getByRole("button", { name: /Until something happens/ }).click();
    await page.getByText("Snoozed until something happens").first().waitFor();
    await eventually(async () => expect((await ticket(id)).snooze).toEqual({ until: null }));
    await ask(desk, admin, "POST", `/tickets/${id}/comments`, { comment: "Any news?" });
    await eventually(async () => expect((await ticket(id)).snooze).toBeNull());
    await eventually(async () => expect(await page.getByText("Snoozed until something happens").count()).toBe(0));
    expect(await ids("view=mine")).toContain(id);
  }));

test("A time of one's own is asked for until it is still to come", () =>
  withPictures({ priya }, async () => {
    const { page } = priya;
    const id = await giveTicket("Parcel lost");
    await openInMine(page, id);
    await page.keyboard.press("l");
    await page.getByRole("button", { name: "Snooze until then" }).click();
    await page.getByText("Choose a date and a time").waitFor();
    await page.getByLabel("At a time of your choice").fill("2020-01-01T09:00");
    await page.getByRole("button", { name: "Snooze until then" }).click();
    await page.getByText("Choose a time that is still to come").waitFor();
    await checkPage(priya);
    await page.keyboard.press("Escape");
    await eventually(async () => expect(await page.getByRole("dialog").count()).toBe(0));
    expect((await ticket(id)).snooze).toBeNull();
  }));

test("F follows, the details say what that means, and the bell tells what others do; muted, it is still", () =>
  withPictures({ priya, elsewhere }, async () => {
    const { page } = priya;
    const id = await fileTicket(desk, admin, "Technician did not show");
    await openTicket(page, id);
    const connected = liveConnectionOf(elsewhere.page);
    await openTicket(elsewhere.page, id);
    await eventually(async () => expect(connected()).toBe(true));
    await page.keyboard.press("f");
    await eventually(async () => expect((await ticket(id)).follow).toBe("following"));
    // The radio of the other browser follows.
    await eventually(async () =>
      expect(await elsewhere.page.getByRole("radio", { name: "Follow", exact: true }).isChecked()).toBe(true),
    );
    await page.getByText("You are told of messages, notes, and changes of status and assignee.").waitFor();
    await checkPage(priya);
    await ask(desk, mei, "POST", `/tickets/${id}/comments`, { comment: "I call them", is_internal: true });
    await page.goto("/alerts");
    await page.getByText("Mei Lin wrote").waitFor({ timeout: 30_000 });

    await page.goto("/queue/following");
    await page.locator(`[data-row-link="${id}"]`).click();
    await page.getByRole("radio", { name: "Mute", exact: true }).check({ force: true });
    await page.getByText(/You hear nothing of it, unless/).waitFor();
    await eventually(async () => expect((await ticket(id)).follow).toBe("muted"));
    // The key takes it back once that is offered; pointed at, it stays so.
    await page.getByRole("button", { name: "Undo" }).last().hover();
    await page.keyboard.press("z");
    await eventually(async () => expect((await ticket(id)).follow).toBe("following"));
  }));
