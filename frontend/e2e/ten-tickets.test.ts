import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser } from "playwright-core";
import { openBrowser, withPictures, type Visitor } from "./browser.js";
import { startDesk, type Desk } from "./desk.js";
import { ask, composerOf, fileTicket, joinDesk, mei } from "./desk-with-ticket.js";
import { eventually } from "./eventually.js";
import { hasFocus } from "./has-focus.js";
import { handsOn, type Hands } from "./keys-only.js";
import { admin, agent } from "./people.js";

const SUBJECTS = [
  "Router offline since Friday",
  "Charged twice for March",
  "Technician did not show",
  "Wrong meter reading",
  "Parcel lost",
  "Invoice to the old address",
  "Refund is late",
  "Line is noisy",
  "Contract was not ended",
  "Password mail never came",
];

/** Presses, text apart. */
const DESIGNED: Record<string, number> = {
  next: 1,
  take: 1,
  reply: 2,
  note: 2,
  "reply and resolve": 2,
  "status or priority": 2,
  assign: 3,
  "resolve and next": 1,
  tag: 3,
  snooze: 2,
  undo: 1,
};

let desk: Desk;
let browser: Browser;
let priya: Visitor;
let hands: Hands;
/** How many presses each kind of action took, each time. */
const taken: Record<string, number[]> = {};

beforeAll(async () => {
  // Long enough that what is sent can be called back, also on a busy machine.
  desk = await startDesk({ sendHoldMs: 20_000 });
  browser = await openBrowser();
  priya = await joinDesk(browser, desk, agent);
  await (await joinDesk(browser, desk, mei)).page.context().close();
  for (const subject of SUBJECTS) await fileTicket(desk, admin, subject);
  hands = await handsOn(priya.page);
}, 240_000);
afterAll(async () => {
  await browser?.close();
  await desk?.close();
});

interface Ticket {
  id: number;
  status: string;
  priority: string;
  tags: string[];
  assigned_agent: { full_name: string } | null;
  comments: { comment: string; is_internal: boolean }[];
  snooze: object | null;
  timeline: { type: string }[];
}
/** What is true of a ticket in the end, as the API tells its assignee. */
async function outcome(id: number) {
  const {
    status,
    priority,
    tags,
    assigned_agent: who,
    comments,
  } = await ask<Ticket>(desk, admin, "GET", `/tickets/${id}`);
  return {
    status,
    priority,
    tags,
    who: who?.full_name ?? null,
    said: comments.filter((one) => !one.is_internal).map(({ comment }) => comment),
    noted: comments.filter((one) => one.is_internal).map(({ comment }) => comment),
  };
}

const page = () => priya.page;
const heading = () => page().getByRole("heading", { level: 1 });
const openId = () => Number(new URL(page().url()).searchParams.get("ticket"));
const header = (words: string | RegExp) =>
  page().getByRole("region", { name: "Ticket", exact: true }).locator("header").getByText(words).first().waitFor();
const writes = () => hasFocus(composerOf(page()));

/** Does something, and notes how many presses it took. */
async function act(kind: string, deed: () => Promise<unknown>): Promise<void> {
  (taken[kind] ??= []).push(await hands.count(deed));
}

const next = () =>
  act("next", async () => {
    const before = openId();
    await hands.press("j");
    await eventually(async () => expect(openId()).not.toBe(before));
    await heading().waitFor();
    await composerOf(page()).waitFor();
  });
const take = () =>
  act("take", async () => {
    await hands.press("m");
    await eventually(async () => expect((await outcome(openId())).who).toBe(agent.fullName));
  });
/** The keys are the ticket's again. */
const leaves = () =>
  eventually(async () => expect(await composerOf(page()).evaluate((it) => it === document.activeElement)).toBe(false));
const write = async (key: "r" | "i", text: string, send: string) => {
  await hands.press(key);
  await writes();
  await hands.write(text);
  await hands.press(send);
  await page().getByText(text).first().waitFor();
  await leaves();
};
const reply = (text: string) => act("reply", () => write("r", text, "Control+Enter"));
const replyAndResolve = (text: string) => act("reply and resolve", () => write("r", text, "Control+Shift+Enter"));
const note = (text: string) => act("note", () => write("i", text, "Control+Enter"));
/** A digit picks from the short lists. */
const choose = (kind: "status" | "priority", word: string, shown: string) =>
  act("status or priority", async () => {
    await hands.press(kind === "status" ? "s" : "p");
    const list = page().getByRole("listbox", { name: kind === "status" ? "Set the status" : "Set the priority" });
    await hasFocus(list);
    const options = await list.getByRole("option").allInnerTexts();
    const place = options.findIndex((option) => option.startsWith(word));
    await hands.press(String(place + 1));
    await list.waitFor({ state: "detached" });
    await header(shown);
  });
const assignees = () => hasFocus(page().getByRole("combobox", { name: "Assign", exact: true }));
const assignTo = (name: string) =>
  act("assign", async () => {
    await hands.press("a");
    await assignees();
    await hands.write(name.toLowerCase());
    await page()
      .getByRole("option", { name: new RegExp(name) })
      .waitFor();
    await hands.press("Enter");
    await eventually(async () => expect((await outcome(openId())).who).toMatch(name));
  });

test(
  "Ten tickets are worked without a mouse, with as many presses as designed, and the desk has it all",
  () =>
    withPictures({ priya }, async () => {
      await page().goto("/home");
      await page().getByRole("heading", { level: 1 }).waitFor();
      // The second key counts for a second after the first: nothing of the page is waited for in between.
      await Promise.all([hands.press("g"), hands.press("u")]);
      await page().waitForURL(/queue\/unassigned/);
      await page().getByTestId("ticket-row").first().waitFor();
      expect(await page().getByTestId("ticket-row").count()).toBe(10);
      const ids: number[] = [];
      const go = async () => {
        await next();
        ids.push(openId());
      };

      await go();
      await take();
      await replyAndResolve("We have reset the line");

      await go();
      await take();
      await reply("Which card was charged");
      await choose("status", "Waiting", "Waiting on customer");

      await go();
      await note("Mei knows the technician");
      await assignTo("Mei");

      await go();
      await choose("priority", "High", "High");
      await take();
      await note("The meter is read from afar");

      // Solved at once, and the next one is open.
      await go();
      await act("resolve and next", () => hands.press("Shift+E"));
      await eventually(async () => expect(openId()).not.toBe(ids.at(-1)));
      await composerOf(page()).waitFor();
      ids.push(openId());

      await act("tag", async () => {
        await hands.press("t");
        await hasFocus(page().getByLabel("Add a tag"));
        await hands.write("address");
        await hands.press("Enter");
        await hands.press("Enter");
      });
      await eventually(async () => expect((await outcome(openId())).tags).toEqual(["address"]));

      // A change that was a slip is taken back by one key.
      await go();
      await choose("priority", "Critical", "Critical");
      // Offered once it is saved; until then the key is for what was done before.
      await page().getByText("Priority set to Critical", { exact: true }).first().waitFor({ state: "attached" });
      await act("undo", () => hands.press("z"));
      await header("Medium");
      await take();

      // So is a message: its text is in the field again, and goes once.
      await go();
      await take();
      await reply("We look at the wires");
      await page()
        .getByText(/Sending in \d+ s/)
        .waitFor();
      await act("undo", () => hands.press("z"));
      await eventually(async () => expect(await composerOf(page()).inputValue()).toBe("We look at the wires"));
      await writes();
      await hands.write(" today");
      await hands.press("Control+Enter");
      await page().getByText("We look at the wires today").first().waitFor();
      await leaves();

      await go();
      await take();
      await act("snooze", async () => {
        await hands.press("l");
        await hasFocus(page().getByRole("dialog", { name: /Snooze/ }));
        await hands.press("Enter");
      });
      await header(/Snoozed until/);

      // Who fits best stands on top; below stands the other.
      await go();
      await act("assign", async () => {
        await hands.press("a");
        await assignees();
        await page().getByRole("option").nth(1).waitFor();
        await hands.press("ArrowDown");
        await hands.press("Enter");
        await eventually(async () => expect((await outcome(openId())).who).not.toBeNull());
      });
      await choose("status", "On hold", "On hold");

      expect(new Set(ids).size).toBe(10);
      const hers = {
        who: agent.fullName,
        status: "new",
        priority: "medium",
        tags: [] as string[],
        said: [],
        noted: [],
      };
      const nobodys = { ...hers, who: null };
      const wanted = [
        { ...hers, status: "resolved", said: ["We have reset the line"] },
        { ...hers, status: "pending", said: ["Which card was charged"] },
        { ...hers, who: mei.fullName, noted: ["Mei knows the technician"] },
        { ...hers, priority: "high", noted: ["The meter is read from afar"] },
        { ...nobodys, status: "resolved" },
        { ...nobodys, tags: ["address"] },
        hers,
        { ...hers, status: "in_progress", said: ["We look at the wires today"] },
        hers,
        { ...hers, status: "on_hold", who: expect.any(String) },
      ];
      for (const [place, id] of ids.entries())
        await eventually(async () => expect({ place, ...(await outcome(id)) }).toEqual({ place, ...wanted[place] }));
      const aside = await ask<{ data: { id: number }[] }>(desk, agent, "GET", "/tickets?view=snoozed");
      expect(aside.data.map(({ id }) => id)).toEqual([ids[8]]);

      expect(Object.keys(taken).toSorted()).toEqual(Object.keys(DESIGNED).toSorted());
      for (const [kind, presses] of Object.entries(DESIGNED))
        expect({ kind, presses: Math.max(...(taken[kind] ?? [])) }).toEqual({ kind, presses });
      const { keys, pointer, made } = await hands.compare();
      expect(pointer).toEqual([]);
      expect(keys).toBe(made);
      // The watch is awake: what a mouse does it would have seen.
      await page().mouse.move(300, 300);
      expect((await hands.compare()).pointer).not.toEqual([]);
      expect(priya.complaints).toEqual([]);
    }),
  240_000,
);
