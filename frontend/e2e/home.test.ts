import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser, Page } from "playwright-core";
import { openBrowser, openVisitor, withPictures, type Visitor } from "./browser.js";
import { checkPage } from "./check-page.js";
import { startDesk, type Desk } from "./desk.js";
import { eventually } from "./eventually.js";
import { admin, agent, joinInBrowser, signInByApi, signInInBrowser } from "./people.js";
import { askApi, makePromises } from "./sla-desk.js";

let desk: Desk;
let browser: Browser;
let priya: Visitor;
let page: Page;
let token: string;
let customerId: number;

beforeAll(async () => {
  desk = await startDesk();
  // A Tuesday morning in Berlin, whose opening hours the promises count.
  await desk.setClock("2026-07-07T07:00:00Z");
  await makePromises(desk);
  browser = await openBrowser();
  priya = await openVisitor(browser, desk.url);
  ({ page } = priya);
  await joinInBrowser(page, desk, agent, "supervisor");
  token = await signInByApi(desk, agent);
  const complaining = await signInByApi(desk, admin);
  customerId = (await askApi<{ id: number }>(desk, complaining, "GET", "/auth/me")).id;
  await signInInBrowser(page, agent);
});
afterAll(async () => {
  await browser?.close();
  await desk?.close();
});

async function file(subject: string, take = true): Promise<number> {
  const body = {
    subject,
    description: "It has been so since Friday.",
    category: "Other",
    priority: "high",
    customer_id: customerId,
  };
  const { id } = await askApi<{ id: number }>(desk, token, "POST", "/tickets", body);
  const me = await askApi<{ id: number }>(desk, token, "GET", "/auth/me");
  if (take) await askApi(desk, token, "POST", `/tickets/${id}/assign`, { agent_id: me.id });
  return id;
}

/** Every number of the page that is shown as one, with the list that it opens; a length of time counts nothing. */
async function numbersOfDay(): Promise<{ href: string; count: number }[]> {
  const links = await page
    .locator('main a[href^="/queue/"]')
    .evaluateAll((all) => all.map((link) => ({ href: link.getAttribute("href") ?? "", text: link.textContent })));
  const shown = links.filter(({ href, text }) => !href.includes("ticket=") && !text.includes("middle one"));
  return shown.map(({ href, text }) => ({ href, count: Number(/\d+/.exec(text)?.[0]) }));
}

const tile = (name: string) => page.getByRole("main").getByRole("link", { name: new RegExp(`^\\d+ ?${name}$`) });

test("The day says what is next, and each of its numbers opens a list of that length", () =>
  withPictures({ priya }, async () => {
    await page.goto("/home");
    await page.getByText("Queue clear.").waitFor();
    await checkPage(priya);

    // Live: what is filed appears without a reload.
    await file("Nobody's yet", false);
    await page.getByText("Nobody has it yet.").waitFor();
    await file("Router offline since Friday");
    await file("Charged twice for March");
    await eventually(async () => expect(await tile("Mine").innerText()).toMatch(/^2/));
    await page.getByText("2 tickets of yours are due today.").waitFor();
    await checkPage(priya);

    // A week with something of everything: one answered, one resolved, one that came back.
    const [answered, resolved, back] = [await file("Answered"), await file("Resolved"), await file("Came back")];
    const say = { comment: "We look into it." };
    await askApi(desk, token, "POST", `/tickets/${answered}/comments`, say);
    for (const id of [resolved, back])
      await askApi(desk, token, "PATCH", `/tickets/${id}/status`, { status: "resolved", comment: "Mended." });
    await askApi(desk, token, "PATCH", `/tickets/${back}/status`, { status: "in_progress" });
    await page.goto("/home");
    await page.getByRole("link", { name: "Of 3 tickets" }).waitFor();
    const numbers = await numbersOfDay();
    expect(numbers.map(({ href, count }) => `${count} ${href.replace(/=\d+&/, "=me&")}`)).toEqual(
      expect.arrayContaining([
        "4 /queue/mine",
        "1 /queue/closed?assignee=me&resolved_from=2026-07-06",
        "1 /queue/all?assignee=me&reopened_from=2026-07-06",
        "3 /queue/all?first_reply_from=2026-07-06",
      ]),
    );
    const lists = numbers.map(
      ({ href }) => href.split("?")[0] + (/due_on|due_within=0|due_within=120|awaiting/.exec(href)?.[0] ?? ""),
    );
    for (const list of ["minedue_on", "minedue_within=0", "minedue_within=120", "mineawaiting", "open"])
      expect(lists).toContain(`/queue/${list}`);
    for (const { href, count } of numbers) {
      await page.goto("/home");
      await page.locator(`main a[href="${href}"]`).first().click();
      await page.getByRole("heading", { level: 1 }).waitFor();
      if (count === 0) await page.getByTestId("ticket-row").first().waitFor({ state: "detached" });
      await eventually(async () => {
        expect([href, await page.locator("[data-queue-list]").count()]).toEqual([href, 1]);
        expect([href, await page.getByTestId("ticket-row").count()]).toEqual([href, count]);
      });
    }
    // What narrows the list says so, and can be taken off.
    await page.goto("/queue/all?first_reply_from=2026-07-06");
    await page.getByRole("button", { name: /First answered by me since/ }).waitFor();
    await checkPage(priya);

    // By keyboard: G H, then the one button of the page.
    await Promise.all([page.keyboard.press("g"), page.keyboard.press("h")]);
    await page.getByRole("link", { name: "Start" }).press("Enter");
    await page.getByRole("heading", { level: 1, name: "Router offline since Friday" }).waitFor();
  }));
