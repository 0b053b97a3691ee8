import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser } from "playwright-core";
import { openBrowser, openVisitor, withPictures, type Visitor } from "./browser.js";
import { checkPage, checkPages } from "./check-page.js";
import { startDesk, type Desk } from "./desk.js";
import { ask } from "./desk-with-ticket.js";
import { eventually } from "./eventually.js";
import { admin, agent, joinInBrowser, signInByApi, signInInBrowser } from "./people.js";

let desk: Desk;
let browser: Browser;
let ada: Visitor, priya: Visitor;
let ticketId: number;
let token: string | undefined;

beforeAll(async () => {
  desk = await startDesk();
  browser = await openBrowser();
  [ada, priya] = [await openVisitor(browser, desk.url), await openVisitor(browser, desk.url)];
  await signInInBrowser(ada.page, admin);
  await joinInBrowser(priya.page, desk, agent, "agent");
  await signInInBrowser(priya.page, agent);
  ticketId = await file("Router offline {{agent.full_name}}");
  const macro = { scope: "all", shortcut: "urgent", title: "Make urgent", set_priority: "critical", add_tags: ["hot"] };
  await post("/api/canned", macro);
});
afterAll(async () => {
  await browser?.close();
  await desk?.close();
});

async function post(path: string, body: object): Promise<{ id: number }> {
  token ??= await signInByApi(desk, admin);
  const answer = await fetch(`${desk.url}${path}`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${path} was answered with ${answer.status}: ${await answer.text()}`);
  return (await answer.json()) as { id: number };
}

async function file(subject: string): Promise<number> {
  const { id } = await post("/api/people", { full_name: "Luis Ferreira" });
  const body = { subject, description: "Red light.", category: "Other", customer_id: id, channel: "phone" };
  return (await post("/api/tickets", body)).id;
}

test("An admin writes one with variables, sees how it reads on a ticket, puts it away and takes that back", () =>
  withPictures({ ada }, async () => {
    const { page } = ada;
    await page.goto("/admin/canned");
    await page.getByRole("tab", { name: "Team" }).click();
    await page.getByText("No team has canned responses yet.").waitFor();
    await checkPage(ada);
    await page.getByRole("tab", { name: "Shared" }).click();
    await page.getByText("Macro: changes the ticket, writes nothing").waitFor();
    await checkPage(ada);
    await page.getByRole("button", { name: "Add a canned response" }).click();
    const sheet = page.getByRole("dialog");
    await sheet.getByLabel("Title").fill("Refund is late");
    await sheet.getByLabel("Shortcut").fill("/refund-late");
    await sheet.getByLabel(/^Folder/).fill("Billing");
    await sheet.getByLabel(/^Text in English/).fill("Hello ");
    await sheet.getByRole("button", { name: "Customer first name" }).click();
    await sheet.getByLabel(/^Text in English/).pressSequentially(", about {{ticket.subject}}");
    await sheet.getByLabel(/^Preview with ticket/).fill(`CMP-${ticketId}`);
    await eventually(async () =>
      expect(await sheet.getByTestId("canned-preview").textContent()).toBe(
        "Hello Luis, about Router offline {{agent.full_name}}",
      ),
    );
    await sheet.getByLabel("Set status").selectOption("pending");
    await sheet.getByLabel(/^Add tags/).fill("late");
    await page.keyboard.press("Enter");
    await checkPage(ada);
    await sheet.getByRole("button", { name: "Add a canned response" }).click();
    await sheet.getByText("Not used yet").waitFor();
    await sheet.getByRole("button", { name: "Archive" }).click();
    await page.getByText("Refund is late was archived", { exact: true }).waitFor();
    await page.getByRole("button", { name: "Undo" }).click();
    await page.getByText("Refund is late was restored", { exact: true }).waitFor();
    await sheet.getByRole("button", { name: "Close" }).click();
    await page.getByRole("list", { name: "Canned responses" }).getByText("Status: Waiting on customer").waitFor();
    await page.getByLabel("Search by shortcut, title or text").fill("/refund");
    await page.getByRole("button", { name: "Refund is late" }).waitFor();
    await page.getByLabel("Search by shortcut, title or text").fill("nothing like it");
    await page.getByText("Nothing found").waitFor();
  }));

test("An agent reads what all share, keeps their own from the person menu, and is asked before unsaved words go", () =>
  withPictures({ priya }, async () => {
    const { page } = priya;
    await page.goto("/queue/mine");
    await page.getByRole("button", { name: /Priya Nair/ }).click();
    await page.getByRole("menuitem", { name: "Canned responses" }).click();
    await page.getByRole("button", { name: "Refund is late" }).click();
    await page.getByText("Those who manage canned responses keep this one.").waitFor();
    await checkPage(priya);
    await page.keyboard.press("Escape");
    expect(await page.getByRole("button", { name: "Add a canned response" }).count()).toBe(0);
    await page.getByRole("tab", { name: "Mine" }).click();
    await page.getByRole("button", { name: "Add a canned response" }).click();
    const sheet = page.getByRole("dialog");
    await sheet.getByLabel("Title").fill("Half written");
    await page.keyboard.press("Escape");
    await page.getByRole("alertdialog").waitFor();
    await page.keyboard.press("Escape");
    await sheet.getByLabel("Shortcut").fill("half");
    await sheet.getByRole("button", { name: "Add a canned response" }).click();
    await sheet.getByText("Write a text, or choose what it does to the ticket").first().waitFor();
    await sheet.getByLabel(/^Text in English/).fill("Now it is whole.");
    await sheet.getByRole("button", { name: "Add a canned response" }).click();
    await sheet.getByText("Not used yet").waitFor();
    await page.goto("/admin/canned");
    await checkPages(priya, ["/canned", "/canned?tab=personal"]);
  }));

test("A slash in a reply finds one and puts it at the cursor as it reads on the ticket; what else it does is offered", () =>
  withPictures({ priya }, async () => {
    const { page } = priya;
    await page.goto(`/queue/all?ticket=${ticketId}`);
    const field = page.getByRole("textbox", { name: "Write to Luis Ferreira" });
    await field.fill("Either");
    await field.press("End");
    await page.keyboard.type("/or ");
    expect(await field.inputValue()).toBe("Either/or ");
    await page.keyboard.press("/");
    const picker = page.getByRole("dialog", { name: "Insert a canned response" });
    await picker.waitFor();
    await page.keyboard.press("Escape");
    await eventually(async () => expect(await field.inputValue()).toBe("Either/or /"));
    await field.fill("One  two");
    await field.evaluate((area: HTMLTextAreaElement) => area.setSelectionRange(4, 4));
    await page.keyboard.press("/");
    await page.keyboard.type("refund");
    const words = "Hello Luis, about Router offline {{agent.full_name}}";
    await picker.getByTestId("canned-preview").getByText(words).waitFor();
    await checkPage(priya);
    // However slow the page is, the cursor is there with the words, and does not jump under what is typed next.
    const usual = await page.evaluateHandle(() => {
      const soon = window.setTimeout;
      window.setTimeout = ((run: () => void, ms = 0) => soon(run, ms + 1000)) as typeof window.setTimeout;
      return soon;
    });
    await page.keyboard.press("Enter");
    await eventually(async () => expect(await field.inputValue()).toBe(`One ${words} two`));
    await page.keyboard.type("!");
    await page.waitForTimeout(1500);
    await usual.evaluate((soon) => (window.setTimeout = soon));
    await page.keyboard.press("Backspace");
    expect(await field.inputValue()).toBe(`One ${words} two`);
    expect(
      await field.evaluate((area: HTMLTextAreaElement) => [area.selectionStart, document.activeElement === area]),
    ).toEqual([4 + words.length, true]);
    await checkPage(priya);
    await page.getByRole("button", { name: "Do it now" }).click();
    await page.getByText("Refund is late was done", { exact: true }).waitFor();
    await page
      .getByRole("banner")
      .getByText("Waiting on customer")
      .or(page.locator("header").getByText("Waiting on customer"))
      .first()
      .waitFor();
    expect(await field.inputValue()).toBe(`One ${words} two`);
  }));

test("A macro is run from the ticket's menu, and says what it will do first", () =>
  withPictures({ priya }, async () => {
    const { page } = priya;
    // The page of the story before: its ticket is still open.
    await page.getByRole("button", { name: "More actions" }).click();
    await page.getByRole("menuitem", { name: "Run macro" }).click();
    const picker = page.getByRole("dialog", { name: "Run a macro" });
    await picker.getByText("Priority: Critical").waitFor();
    await picker.getByText("Add tag hot").waitFor();
    await checkPage(priya);
    await page.keyboard.press("Enter");
    await page.getByText("Make urgent was done", { exact: true }).waitFor();
    await picker.waitFor({ state: "detached" });
    await page.locator("header").getByText("Critical").first().waitFor();
  }));

interface AuditEvent {
  type: string;
  actor: { person: { full_name: string } | null };
}
interface State {
  status: string;
  priority: string;
  tags: string[];
  assigned_agent: { full_name: string } | null;
  team: { name: string } | null;
}

test("A macro of several actions is taken back by Z, all of it, and the audit has both", () =>
  withPictures({ priya }, async () => {
    const { page } = priya;
    const id = await file("Wrong meter reading");
    await ask(desk, admin, "PATCH", `/tickets/${id}`, { tags: ["meter"] });
    await ask(desk, admin, "PATCH", `/tickets/${id}/status`, { status: "in_progress" });
    const { id: team } = await ask<{ id: number }>(desk, admin, "POST", "/teams", { name: "Field" });
    const actions = {
      set_status: "pending",
      set_priority: "high",
      add_tags: ["visit", "Meter"],
      assign_team_id: team,
    };
    const macro = { scope: "all", shortcut: "visit", title: "Send somebody", ...actions, assign_to_me: true };
    await ask(desk, admin, "POST", "/canned", macro);
    const state = async () => {
      const ticket = await ask<State>(desk, admin, "GET", `/tickets/${id}`);
      const { status, priority, tags, assigned_agent: agent, team } = ticket;
      return { status, priority, tags, agent: agent?.full_name ?? null, team: team?.name ?? null };
    };
    const before = { status: "in_progress", priority: "medium", tags: ["meter"], agent: null, team: null };
    expect(await state()).toEqual(before);

    await page.goto(`/queue/all?ticket=${id}`);
    const runMacro = async () => {
      await page.getByRole("button", { name: "More actions" }).click();
      await page.getByRole("menuitem", { name: "Run macro" }).click();
      const picker = page.getByRole("dialog", { name: "Run a macro" });
      await picker.getByRole("option", { name: /Send somebody/ }).click();
    };
    await runMacro();
    await page.getByText("Send somebody was done", { exact: true }).waitFor();
    const [done, tags] = [
      { status: "pending", priority: "high", agent: agent.fullName, team: "Field" },
      ["meter", "visit"],
    ];
    expect(await state()).toEqual({ ...done, tags });

    await page.keyboard.press("z");
    await page.getByText("Send somebody was undone", { exact: true }).waitFor();
    expect(await state()).toEqual(before);
    const header = page.getByRole("region", { name: "Ticket", exact: true }).locator("header");
    await header.getByText("In progress").first().waitFor();
    await header.getByText("Medium").first().waitFor();

    // By the inverse of each, by her, beside what she had done.
    const hers = async () => {
      const { data } = await ask<{ data: AuditEvent[] }>(desk, admin, "GET", `/audit?object=ticket:${id}&limit=100`);
      const byHer = data.filter(({ actor }) => actor.person?.full_name === agent.fullName);
      return byHer.map(({ type }) => type).toSorted();
    };
    const types = ["ticket.status_changed", "ticket.assigned", "ticket.updated"];
    expect(await hers()).toEqual([...types, ...types].toSorted());

    // Pressed while the macro is on its way, the key means it as well, and not what was done before.
    const path = `**/api/tickets/${id}/macros/*`;
    await page.route(path, async (route) => {
      await page.keyboard.press("z");
      await route.continue();
    });
    await runMacro();
    await eventually(async () => expect(await hers()).toEqual([...types, ...types, ...types, ...types].toSorted()));
    expect(await state()).toEqual(before);
    await page.unroute(path);
  }));
