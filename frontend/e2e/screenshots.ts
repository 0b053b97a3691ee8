/**
 * Takes a picture of every screen of a running demo, at three widths and in both themes, for people to look at.
 *
 * npm run screenshots -- [folder] [address]    (default: .data/screenshots, http://localhost:5000)
 */
import { mkdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { openBrowser, openVisitor, type Theme } from "./browser.js";
import { signInInBrowser } from "./people.js";

const root = fileURLToPath(new URL("../../", import.meta.url));
const folder = resolve(process.argv[2] ?? join(root, ".data/screenshots"));
const url = process.argv[3] ?? "http://localhost:5000";
const widths = [1440, 768, 360];
const themes: Theme[] = ["light", "dark"];

interface Screen {
  name: string;
  path: string | ((page: Page) => Promise<string>);
  /** What to do once it is there. */
  then?: (page: Page) => Promise<unknown>;
}

/** Where a list's first row leads. Waited for: the list's other links are there before its rows. */
const firstLink = (list: string, href: string) => async (page: Page) => {
  await page.goto(list);
  const link = page.locator(`main a[href*="${href}"]:not([href$="/new"])`).first();
  await link.waitFor();
  return (await link.getAttribute("href")) ?? list;
};
const newestComplaint = firstLink("/complaints", "/complaints/CMP-");

const press = (key: string) => (page: Page) => page.keyboard.press(key);
const inTicket = (key: string) => async (page: Page) => {
  await page.keyboard.press("j");
  await page.getByTestId("composer").waitFor();
  await page.keyboard.press(key);
};

const visitor: Screen[] = [
  { name: "home-visitor", path: "/" },
  { name: "guest-complaint", path: "/complaints/new" },
  { name: "track", path: "/track" },
  { name: "sign-in", path: "/sign-in" },
  { name: "register", path: "/register" },
  {
    name: "register-errors",
    path: "/register",
    then: (page) => page.getByRole("button", { name: "Make an account" }).click(),
  },
  { name: "forgot", path: "/forgot" },
  { name: "reset", path: "/reset?token=wrong" },
  { name: "help", path: "/help" },
  { name: "not-found", path: "/no-such-page" },
];
const customer: Screen[] = [
  { name: "customer-home", path: "/" },
  { name: "customer-submit", path: "/complaints/new" },
  {
    name: "customer-submit-errors",
    path: "/complaints/new",
    then: (page) => page.getByRole("button", { name: "Send complaint" }).click(),
  },
  { name: "customer-list", path: "/complaints" },
  { name: "customer-search", path: "/complaints?q=router" },
  { name: "customer-closed", path: "/complaints?show=closed" },
  { name: "customer-complaint", path: newestComplaint },
  {
    name: "customer-sent",
    path: async (page) => `${await newestComplaint(page)}/sent`,
  },
  { name: "customer-profile", path: "/me" },
  { name: "customer-alerts", path: "/alerts" },
];
const agent: Screen[] = [
  { name: "home-agent", path: "/home" },
  { name: "queue-snoozed", path: "/queue/snoozed" },
  {
    name: "queue-bulk",
    path: "/queue/open",
    then: (page) => page.keyboard.press("j").then(() => page.keyboard.press("x")),
  },
  { name: "palette", path: "/queue/open", then: press("Control+k") },
  { name: "canned", path: "/canned" },
  { name: "search", path: "/search", then: press("Escape") },
  { name: "search-found", path: "/search?q=router" },
  {
    name: "search-completed",
    path: "/search",
    then: (page) => page.getByRole("combobox", { name: /^Search/ }).fill("status:open pri"),
  },
  {
    name: "search-wrong",
    path: "/search?q=status:open",
    then: async (page) => {
      const box = page.getByRole("combobox", { name: /^Search/ });
      await box.fill("status:open priority>=hihg");
      await box.press("Enter");
    },
  },
  { name: "queue-mine", path: "/queue/mine" },
  { name: "queue-open", path: "/queue/open" },
  { name: "queue-overdue", path: "/queue/overdue" },
  { name: "queue-waiting", path: "/queue/waiting" },
  { name: "queue-filter", path: "/queue/open", then: (page) => page.getByRole("button", { name: /^Filter/ }).click() },
  { name: "ticket", path: "/queue/open", then: press("j") },
  {
    name: "ticket-note",
    path: "/queue/open",
    then: inTicket("i"),
  },
  {
    name: "ticket-preview",
    path: "/queue/open",
    then: async (page) => {
      await inTicket("i")(page);
      await page.keyboard.type("**Called**, and asked:\n\n- is the light *green*?\n- since when?\n\n> Since Friday");
      await page.keyboard.press("Control+/");
    },
  },
  { name: "ticket-snooze", path: "/queue/open", then: inTicket("l") },
  { name: "ticket-closed", path: "/queue/closed", then: press("j") },
  { name: "ticket-new", path: "/tickets/new" },
  { name: "shortcuts", path: "/queue/open", then: press("?") },
  { name: "agent-alerts", path: "/alerts" },
  { name: "agent-profile", path: "/me" },
  { name: "agent-no-access", path: "/admin/people" },
];
const admin: Screen[] = [
  { name: "admin-setup", path: "/admin/setup" },
  { name: "admin-organizations", path: "/admin/organizations" },
  { name: "admin-organization", path: firstLink("/admin/organizations", "/admin/organizations/") },
  { name: "admin-categories", path: "/admin/categories" },
  { name: "admin-teams", path: "/admin/teams" },
  { name: "admin-skills", path: "/admin/teams?tab=skills" },
  { name: "admin-people", path: "/admin/people" },
  { name: "admin-roles", path: "/admin/people?tab=roles" },
  { name: "admin-invites", path: "/admin/people?tab=invites" },
  { name: "admin-api-keys", path: "/admin/integrations" },
  { name: "admin-tags", path: "/admin/tags" },
  { name: "admin-groups", path: "/admin/tags?tab=groups" },
  { name: "admin-calendars", path: "/admin/calendars" },
  { name: "admin-calendar", path: firstLink("/admin/calendars", "/admin/calendars/") },
  { name: "admin-calendar-new", path: "/admin/calendars/new" },
  { name: "admin-sla", path: "/admin/sla" },
  { name: "admin-sla-policy", path: firstLink("/admin/sla", "/admin/sla/") },
  { name: "admin-sla-new", path: "/admin/sla/new" },
  {
    name: "admin-sla-versions",
    path: async (page) => `${await firstLink("/admin/sla", "/admin/sla/")(page)}/versions`,
  },
  { name: "admin-mail", path: "/admin/mail" },
  { name: "admin-mail-templates", path: "/admin/mail/templates" },
  { name: "admin-import", path: "/admin/import" },
  { name: "admin-jobs", path: "/admin/jobs" },
  { name: "admin-audit", path: "/admin/audit" },
  { name: "admin-settings", path: "/admin/settings" },
];

const groups = [
  { screens: visitor },
  { screens: customer, account: { email: "john.doe@example.com", password: "password123", fullName: "" } },
  { screens: agent, account: { email: "agent1@example.com", password: "password123", fullName: "" } },
  { screens: admin, account: { email: "admin@example.com", password: "admin123", fullName: "" } },
];

await mkdir(folder, { recursive: true });
const browser = await openBrowser();
const only = process.env.SCREENS ? new RegExp(process.env.SCREENS) : null;
let taken = 0;
for (const theme of themes) {
  for (const { screens, account } of groups) {
    const chosen = screens.filter(({ name }) => !only || only.test(name));
    if (chosen.length === 0) continue;
    const { page, complaints } = await openVisitor(browser, url, theme);
    if (account) await signInInBrowser(page, account);
    for (const width of widths) {
      await page.setViewportSize({ width, height: width < 700 ? 740 : 900 });
      for (const screen of chosen) {
        await page.goto(typeof screen.path === "string" ? screen.path : await screen.path(page));
        await page.getByRole("heading", { level: 1 }).first().waitFor();
        await page.waitForLoadState("networkidle");
        await screen.then?.(page);
        await page.waitForTimeout(600);
        await page.screenshot({ path: join(folder, `${screen.name}-${width}-${theme}.png`) });
        taken += 1;
      }
      process.stdout.write(`\r${taken} pictures, ${width} px, ${theme}   `);
    }
    for (const complaint of complaints) process.stdout.write(`\nconsole: ${complaint}`);
    await page.context().close();
  }
}
await browser.close();
process.stdout.write(`\n${taken} pictures in ${folder}\n`);
