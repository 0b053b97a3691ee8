import type { Browser, CDPSession, Page } from "playwright-core";
import type { BenchAccount } from "../../backend/bench/screens/messages.js";
import { openVisitor } from "../e2e/browser.js";
import { watchPage } from "./in-page.js";

/** Somebody signed in at a browser of their own, whose pages are watched. */
export interface Seat {
  page: Page;
  cdp: CDPSession;
}

export async function takeSeat(browser: Browser, url: string, who: BenchAccount): Promise<Seat> {
  const { page } = await openVisitor(browser, url);
  const context = page.context();
  // What runs TypeScript here names functions by a helper of its own, which pages do not have.
  await context.addInitScript("globalThis.__name ??= (named) => named");
  await context.addInitScript(watchPage);
  const { email, password } = who;
  const answer = await context.request.post("/api/auth/login", { data: { email, password } });
  if (!answer.ok()) throw new Error(`${email} could not sign in: ${answer.status()}`);
  return { page, cdp: await context.newCDPSession(page) };
}

/** Opens a list and waits for its rows and for what is fetched after them. */
export async function openQueue(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.getByTestId("ticket-row").first().waitFor();
  await page.waitForLoadState("networkidle");
}

/** A page of our own at the desk's address: what the same browser takes for next to nothing. */
export async function openBare(page: Page, body: string): Promise<void> {
  await page.route("**/bare", (route) =>
    route.fulfill({ contentType: "text/html", body: `<!doctype html><title>Bare</title>${body}` }),
  );
  await page.goto("/bare");
}
