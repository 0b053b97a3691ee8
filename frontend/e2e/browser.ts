import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import axe from "axe-core";
import { chromium, type Browser, type Page } from "playwright-core";

export type Theme = "light" | "dark";

export async function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium",
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--no-first-run",
    ],
  });
}

/** Somebody at a browser of their own; what the console complains of is kept. */
export interface Visitor {
  page: Page;
  complaints: string[];
}

export async function openVisitor(
  browser: Browser,
  url: string,
  theme: Theme = "light",
  width = 1440,
): Promise<Visitor> {
  const context = await browser.newContext({
    baseURL: url,
    colorScheme: theme,
    viewport: { width, height: width < 700 ? 740 : 900 },
    locale: "en-GB",
    timezoneId: "Europe/Berlin",
    reducedMotion: "reduce",
  });
  // A busy machine is given time.
  context.setDefaultTimeout(60_000);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") complaints.push(`${page.url()}: ${message.text()}`);
  });
  page.on("pageerror", (error) => complaints.push(`${page.url()}: ${error.message}`));
  return { page, complaints };
}

/** What axe finds wrong with the page as it stands, in both themes: one line each, empty when nothing. */
export async function axeFindings(page: Page): Promise<string[]> {
  // By itself, once for a document: a page's content policy forbids a script tag, and the usual builder reads it anew
  // for each question.
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe.source);
  const findings: string[] = [];
  for (const theme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme: theme });
    await page.waitForFunction(isDrawnIn, theme, { polling: 50 });
    // What is wrong in one theme is wrong in the other, but for colours.
    const rules = theme === "dark" ? ["color-contrast"] : null;
    const violations = await page.evaluate(examine, rules);
    findings.push(...violations.map((violation) => `${page.url()} (${theme}) ${violation}`));
  }
  await page.emulateMedia({ colorScheme: "light" });
  return findings;
}

/** Runs in the page, which learns of a theme a moment later than the browser, and fades from the other one's colours. */
function isDrawnIn(theme: Theme): boolean {
  const chosen = localStorage.getItem("redress.theme");
  const wanted = chosen === "light" || chosen === "dark" ? chosen : theme;
  if (document.documentElement.dataset["theme"] !== wanted) return false;
  const passing = document.getAnimations().filter(({ effect }) => effect?.getTiming().iterations !== Infinity);
  return passing.every(({ playState }) => playState !== "running");
}

/** Runs in the page. A sandboxed frame is left out: nothing runs in it, axe neither, and it would be waited for. */
async function examine(rules: string[] | null): Promise<string[]> {
  const inPage = window as unknown as { axe: typeof axe };
  const { violations } = await inPage.axe.run(
    { exclude: [["iframe[sandbox]"]] },
    { resultTypes: ["violations"], ...(rules && { runOnly: rules }) },
  );
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join("; ")}`);
}

/** How many pixels the page can be scrolled sideways at a phone's width; must be 0. */
export async function sidewaysScroll(page: Page, width = 320): Promise<number> {
  const before = page.viewportSize();
  await page.setViewportSize({ width, height: 640 });
  await page.waitForTimeout(200);
  await framesDrawn(page);
  const excess = await page.evaluate(() =>
    Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth),
  );
  if (before) {
    await page.setViewportSize(before);
    await framesDrawn(page);
  }
  return excess;
}

/** Whatever a page draws anew for another size is there after two frames. */
const framesDrawn = (page: Page): Promise<unknown> =>
  page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));

/** Runs a story; where it fails, what each visitor saw at that moment is kept as a picture beside the run. */
export async function withPictures(visitors: Record<string, Visitor>, story: () => Promise<void>): Promise<void> {
  try {
    await story();
  } catch (error) {
    // First what went wrong: taking a picture may fail as well, and must not stand in for it.
    process.stderr.write(`${String(error)}\n`);
    const folder = await mkdtemp(join(tmpdir(), "redress-browser-"));
    for (const [name, { page }] of Object.entries(visitors)) {
      const path = join(folder, `${name}.png`);
      await page.screenshot({ path, fullPage: true });
      process.stderr.write(`${name} was at ${page.url()}: ${path}\n`);
    }
    throw error;
  }
}
