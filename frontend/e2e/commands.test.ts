import { readFileSync, readdirSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser, Locator, Page } from "playwright-core";
import { commandFacts, commandIds, type CommandId } from "../src/lib/command-list.js";
import { keyCaps } from "../src/lib/keys.js";
import { openBrowser, openVisitor, withPictures, type Visitor } from "./browser.js";
import { controls, notInPalette } from "./command-controls.js";
import { startDesk, type Desk } from "./desk.js";
import { ask, composerOf, fileTicket, joinDesk, openTicket } from "./desk-with-ticket.js";
import { eventually } from "./eventually.js";
import { admin, agent, signInInBrowser } from "./people.js";
import { SOON } from "./soon.js";

let desk: Desk;
let browser: Browser;
let ada: Visitor;
let page: Page;
let id: number;

beforeAll(async () => {
  desk = await startDesk();
  browser = await openBrowser();
  // An admin has all that agents have, and two commands more.
  ada = await openVisitor(browser, desk.url);
  ({ page } = ada);
  await signInInBrowser(page, admin);
  await (await joinDesk(browser, desk, agent)).page.context().close();
  const charged = await fileTicket(desk, agent, "Charged twice");
  // There is one before it and one after it in every order.
  id = await fileTicket(desk, agent, "Router offline");
  const water = await fileTicket(desk, agent, "No water");
  // Only a ticket with messages is split; answered alike, all three stay in their order.
  for (const each of [charged, id, water])
    await ask(desk, admin, "POST", `/tickets/${each}/comments`, { comment: "Which lamp is red?" });
  await ask(desk, admin, "POST", "/fields", { label: "Cause", type: "text" });
  for (let nth = 1; nth <= 9; nth += 1)
    await ask(desk, admin, "POST", "/views", { scope: "personal", name: `View ${nth}`, q: "status:open" });
});
afterAll(async () => {
  await browser?.close();
  await desk?.close();
});

/** The words of every command, as they are read. */
const words = new Map(
  readdirSync(new URL("../src/locales/en/", import.meta.url))
    .filter((name) => name.endsWith(".po"))
    .flatMap((name) => {
      const text = readFileSync(new URL(`../src/locales/en/${name}`, import.meta.url), "utf8");
      return [...text.matchAll(/^msgid "(.+)"\nmsgstr "(.+)"/gmu)].map(
        ([, key = "", said = ""]) => [key, said] as const,
      );
    }),
);
const wordsOf = (command: CommandId) => words.get(commandFacts(command).label) ?? "";

/** Found so far: in the palette, on the sheet, on the screen. */
const offered = new Set<CommandId>();
const listed = new Set<CommandId>();
const seen = new Set<CommandId>();
/** What is on the screen without naming its key. */
const unnamed: CommandId[] = [];

/** What the palette offers where the focus is now; it is opened as that place has it. */
async function readPalette(): Promise<void> {
  await page.keyboard.press("Control+k");
  const palette = page.getByRole("dialog", { name: "Find or run a command" });
  await palette.getByRole("option").first().waitFor();
  const said = await palette
    .getByRole("option")
    .evaluateAll((options) => options.map((option) => option.querySelector("span")?.textContent ?? ""));
  for (const command of commandIds) if (said.includes(wordsOf(command))) offered.add(command);
  await page.keyboard.press("Escape");
  await palette.waitFor({ state: "detached" });
}

/** What the sheet of keys says of this page: each command with all of its keys. */
async function readSheet(): Promise<void> {
  await page.getByRole("button", { name: "Keyboard shortcuts" }).click();
  const sheet = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await sheet.locator("dt").first().waitFor();
  const lines = await sheet
    .locator("dl > div")
    .evaluateAll((all) =>
      all.map((line) => [
        line.querySelector("dt")?.textContent ?? "",
        [...line.querySelectorAll("kbd")].map((key) => key.textContent).join(" "),
      ]),
    );
  for (const command of commandIds) {
    const caps = commandFacts(command).keys.flatMap(keyCaps).join(" ");
    if (lines.some(([said, keys]) => said === wordsOf(command) && keys === caps)) listed.add(command);
  }
  await page.keyboard.press("Escape");
  await sheet.waitFor({ state: "detached" });
}

/** Looks for these commands' controls as the page is now, and whether they name their keys. */
async function look(...commands: CommandId[]): Promise<void> {
  for (const command of commands) {
    const { find, menu, silent } = controls[command];
    if (menu) await page.getByRole("button", { name: menu }).first().click();
    const control = find(page).first();
    await control.waitFor();
    seen.add(command);
    const [keys] = commandFacts(command).keys;
    if (keys && !silent && !(await namesKeys(control, keys))) unnamed.push(command);
    if (menu) await page.keyboard.press("Escape");
  }
}

/** In its words, in its title, or in the tooltip that a pointer brings. */
async function namesKeys(control: Locator, keys: string): Promise<boolean> {
  const caps = keyCaps(keys);
  const inWords = await control.locator("kbd").allTextContents();
  if (inWords.join() === caps.join()) return true;
  if ((await control.getAttribute("title"))?.endsWith(`(${caps.join(" ")})`)) return true;
  await control.hover();
  const tooltip = page.locator(".z-tooltip").filter({ has: page.locator("kbd") });
  const shown = await tooltip.waitFor(SOON).then(
    () => tooltip.locator("kbd").allTextContents(),
    () => [],
  );
  await page.mouse.move(0, 0);
  await tooltip.waitFor({ state: "detached" });
  return shown.join() === caps.join();
}

const startingWith = (...starts: string[]) =>
  commandIds.filter((command) => starts.some((start) => command.startsWith(start)));
const without = (commands: CommandId[], ...left: CommandId[]) => commands.filter((command) => !left.includes(command));

test(
  "Every command is on the screen where it works, by words that name its key, in the palette and on the sheet",
  () =>
    withPictures({ ada }, async () => {
      await openTicket(page, id);
      await readSheet();
      await page.locator(`[data-row-link="${id}"]`).focus();
      await readPalette();
      await look(
        "app.palette",
        "app.search",
        "app.shortcuts",
        "app.explain",
        "app.sidebar",
        "ticket.create",
        ...startingWith("go.", "view."),
      );
      const tickets = startingWith("ticket.", "queue.");
      // These come with what they are for: see below.
      await look(
        ...without(tickets, "ticket.create", "ticket.wake", "ticket.stop_timer", "queue.escape", "queue.refresh"),
      );

      await page
        .getByRole("checkbox", { name: /^Select CMP-/ })
        .first()
        .check();
      await page.getByTestId("bulk-bar").waitFor();
      await readPalette();
      await look("queue.escape", ...startingWith("bulk."));
      await page.getByRole("button", { name: "Clear the selection" }).click();

      await composerOf(page).fill("We look at the wires");
      await readPalette();
      await look(...startingWith("compose."));
      await composerOf(page).fill("");

      // A timer that runs can be stopped, what was put aside be taken back, and what came since be shown.
      await page.getByRole("button", { name: /^Start/ }).click();
      await look("ticket.stop_timer");
      await ask(desk, admin, "PUT", `/tickets/${id}/snooze`, { until: null });
      await eventually(() => look("ticket.wake"));
      await fileTicket(desk, agent, "Parcel lost");
      await look("queue.refresh");
      await page.locator("body").press("p");
      await page.getByRole("option", { name: "High" }).click();
      await look("app.undo");
      await readPalette();

      await page.goto("/admin/settings");
      await page.getByLabel("How to reach somebody").fill("030 1234");
      await look("ui.save");
      await readSheet();
      await readPalette();

      const missing = (found: Set<CommandId>, all: readonly CommandId[]) =>
        all.filter((command) => !found.has(command));
      expect({
        withoutWords: commandIds.filter((command) => !wordsOf(command)),
        notSeen: missing(seen, commandIds),
        unnamed,
        notOffered: missing(offered, commandIds).filter((command) => !notInPalette[command]),
        notListed: missing(
          listed,
          commandIds.filter((command) => commandFacts(command).keys.length > 0),
        ),
      }).toEqual({ withoutWords: [], notSeen: [], unnamed: [], notOffered: [], notListed: [] });
    }),
  240_000,
);
