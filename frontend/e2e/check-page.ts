import { expect } from "@jest/globals";
import { axeFindings, sidewaysScroll, type Visitor } from "./browser.js";

/** What every page must be: free of axe's findings in both themes, no wider than a phone. */
export async function checkPage({ page }: Visitor): Promise<void> {
  // Drawn, and not on its way: an admin's page comes with its words after the shell.
  await page.locator("h1").first().waitFor();
  expect(await axeFindings(page)).toEqual([]);
  expect({ page: page.url(), excess: await sidewaysScroll(page) }).toEqual({ page: page.url(), excess: 0 });
}

/** The same for a list of addresses. */
export async function checkPages(visitor: Visitor, paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    await visitor.page.goto(path);
    await visitor.page.waitForLoadState("networkidle");
    await checkPage(visitor);
  }
}
