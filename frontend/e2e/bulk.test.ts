import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser, Page } from "playwright-core";
import { openBrowser, openVisitor, withPictures, type Visitor } from "./browser.js";
import { checkPage } from "./check-page.js";
import { startDesk, type Desk } from "./desk.js";
import { eventually } from "./eventually.js";
import { hasFocus } from "./has-focus.js";
import { admin, signInByApi, signInInBrowser } from "./people.js";

const MANY = 1000;
let desk: Desk;
let browser: Browser;
let ada: Visitor, other: Visitor;

beforeAll(async () => {
  desk = await startDesk();
  browser = await openBrowser();
  [ada, other] = [await openVisitor(browser, desk.url), await openVisitor(browser, desk.url)];
  await signInInBrowser(ada.page, admin);
  await signInInBrowser(other.page, admin);
  await fileMany();
}, 300_000);
afterAll(async () => {
  await browser?.close();
  await desk?.close();
});

async function api(path: string, body?: object, method = "POST"): Promise<{ id: number; data: { id: number }[] }> {
  const token = await signInByApi(desk, admin);
  const answer = await fetch(`${desk.url}${path}`, {
    ...(body && { method, body: JSON.stringify(body) }),
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
  });
  if (!answer.ok) throw new Error(`${path} was answered with ${answer.status}: ${await answer.text()}`);
  return (await answer.json()) as { id: number; data: { id: number }[] };
}

/** One ticket is filed as people do it; the others are copies of its rows, for a thousand would take minutes. */
async function fileMany(): Promise<void> {
  const customer = await api("/api/people", { full_name: "Luis Ferreira" });
  const one = { description: "It is red.", category: "Other", customer_id: customer.id, channel: "phone" };
  for (let n = 0; n < 3; n += 1) await api("/api/tickets", { ...one, subject: `Ticket ${n}` });
  const { data } = await api("/api/tickets?limit=1&sort=newest");
  const id = data[0]?.id;
  await desk.sql(
    `INSERT INTO tickets (subject, status, priority, channel, customer_id, created_by, category_id, created_at, received_at, updated_at)
     SELECT 'Copy ' || n, status, priority, channel, customer_id, created_by, category_id, created_at, received_at, updated_at
     FROM tickets, generate_series(1, ${MANY}) AS n WHERE id = ${id}`,
  );
  await desk.sql(
    "INSERT INTO ticket_bodies (ticket_id, description) SELECT id, 'Copied' FROM tickets WHERE subject LIKE 'Copy %'",
  );
}

const bar = (page: Page) => page.getByTestId("bulk-bar");
const rows = (page: Page) => page.getByTestId("ticket-row");
const boxes = (page: Page) => page.getByRole("checkbox", { name: /^Select CMP-/ });

test(
  "A thousand tickets are selected and changed by keyboard, told in a few requests, and taken back",
  () =>
    withPictures({ ada, other }, async () => {
      const { page } = ada;
      await page.goto("/queue/open");
      await other.page.goto("/queue/open");
      await rows(page).first().waitFor();
      await rows(other.page).first().waitFor();
      const asked: string[] = [];
      other.page.on("request", (request) => asked.push(request.url()));

      await rows(page).first().focus();
      await page.keyboard.press("Control+a");
      await bar(page).waitFor();
      await page.getByRole("button", { name: /Select all in this view/ }).focus();
      await page.keyboard.press("Enter");
      await page.getByTestId("bulk-bar").getByText("1,000 selected").waitFor();
      expect(await rows(page).count()).toBeLessThan(120);

      await bar(page).getByRole("button", { name: "Priority" }).focus();
      await page.keyboard.press("Enter");
      await hasFocus(page.getByRole("listbox", { name: /priority/i }));
      await page.keyboard.press("1");
      await page.getByText("1,000 changed").first().waitFor({ timeout: 120_000 });
      // Pointed at, it is offered until the other browser was looked at.
      await page.getByRole("button", { name: "Undo" }).last().hover();

      // The other browser has followed by reading rows together, not one by one.
      await eventually(async () =>
        expect(await rows(other.page).first().locator("..").getByText("Critical").count()).toBeGreaterThan(0),
      );
      expect(asked.filter((url) => /\/api\/tickets\/\d/.test(url))).toEqual([]);
      expect(asked.filter((url) => /\/api\/tickets\?/.test(url)).length).toBeLessThanOrEqual(MANY / 5);

      await page.keyboard.press("z");
      await page.getByText("Undone on 1,000 tickets").first().waitFor({ timeout: 120_000 });
      const { data } = await api("/api/tickets?priority=critical&limit=1");
      expect(data).toHaveLength(0);
      await page.keyboard.press("Escape");
      await bar(page).waitFor({ state: "detached" });
    }),
  400_000,
);

test("What cannot be changed is named with its reason; ranges are taken by keyboard and with Shift", () =>
  withPictures({ ada }, async () => {
    const { page } = ada;
    const { data } = await api("/api/tickets?sort=newest&limit=3");
    await api(`/api/tickets/${data[0]?.id}/status`, { status: "resolved" }, "PATCH");
    await page.goto("/queue/all?sort=newest");
    await rows(page).first().waitFor();
    await boxes(page).nth(0).click();
    await boxes(page)
      .nth(2)
      .click({ modifiers: ["Shift"] });
    await page.getByTestId("bulk-bar").getByText("3 selected").waitFor();
    await checkPage(ada);

    await bar(page).getByRole("button", { name: "Status" }).click();
    await page.getByRole("option", { name: "On hold" }).click();
    const panel = page.getByRole("region", { name: "How it went" });
    await panel.getByText("2 changed, 1 not").waitFor();
    await panel.getByText("cannot get this status from the one it has").waitFor();
    await checkPage(ada);
    await panel.getByRole("button", { name: "Close" }).click();

    await bar(page).getByRole("button", { name: "Tags" }).click();
    await page.getByRole("combobox", { name: "Tag" }).fill("March");
    await page.keyboard.press("Enter");
    await page.getByText("3 changed").first().waitFor();
    await checkPage(ada);
    await page.keyboard.press("Escape");
    await bar(page).waitFor({ state: "detached" });
  }));

test("A single change is taken back by the undo key, and the audit has both", () =>
  withPictures({ ada }, async () => {
    const { page } = ada;
    const { data } = await api("/api/tickets?status=new&limit=1");
    const id = data[0]?.id ?? 0;
    await api(`/api/tickets/${id}/status`, { status: "in_progress" }, "PATCH");
    await page.goto(`/queue/all?ticket=${id}`);
    await page.getByRole("heading", { level: 1 }).waitFor();
    await page.keyboard.press("e");
    await page
      .getByText(/Status: Resolved|Resolved/)
      .first()
      .waitFor();
    await page.getByRole("button", { name: "Undo" }).waitFor();
    await page.keyboard.press("z");
    await eventually(async () => {
      const ticket = (await api(`/api/tickets/${id}`)) as unknown as {
        status: string;
        timeline: { type: string }[];
      };
      expect(ticket.status).toBe("in_progress");
      expect(ticket.timeline.filter(({ type }) => type === "ticket.status_changed")).toHaveLength(3);
    });
  }));

test("An answer to a field of the desk's own is set on all that are selected, and taken back", () =>
  withPictures({ ada }, async () => {
    const { page } = ada;
    await api("/api/fields", { label: "Root cause", key: "root_cause", type: "text", audience: "staff" });
    await page.goto("/queue/all?sort=newest");
    await rows(page).first().waitFor();
    await boxes(page).nth(0).click();
    await boxes(page).nth(1).click();
    await bar(page).getByRole("button", { name: "Fields" }).click();
    const form = page.getByRole("dialog", { name: "Fields" });
    await form.getByLabel("Field", { exact: true }).selectOption({ label: "Root cause" });
    await form.getByLabel("Root cause", { exact: true }).fill("A burst pipe");
    await checkPage(ada);
    await page.keyboard.press("Enter");
    await page.getByText("2 changed").first().waitFor();
    const answered = async () => (await api(`/api/tickets?q=${encodeURIComponent('root_cause:"A burst pipe"')}`)).data;
    expect(await answered()).toHaveLength(2);
    await page.getByRole("button", { name: "Undo" }).first().click();
    await page.getByText("Undone on 2 tickets").first().waitFor();
    expect(await answered()).toHaveLength(0);
  }));
