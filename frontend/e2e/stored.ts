import type { Page } from "playwright-core";

/** Does what the page shows at once, and waits until the desk has stored it: a page that is left before could leave it undone. */
export async function stored(page: Page, deed: () => Promise<unknown>): Promise<void> {
  const answer = page.waitForResponse((response) => response.request().method() === "PATCH" && response.ok());
  await Promise.all([answer, deed()]);
}
