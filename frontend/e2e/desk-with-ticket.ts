import type { Browser, Page } from "playwright-core";
import { openVisitor, type Visitor } from "./browser.js";
import type { Desk } from "./desk.js";
import { joinInBrowser, signInByApi, signInInBrowser, type Account } from "./people.js";

export const mei: Account = { email: "mei@desk.test", password: "seven hills under snow 4", fullName: "Mei Lin" };

/** Somebody of staff joins and signs in, at a browser of their own. */
export async function joinDesk(browser: Browser, desk: Desk, who: Account, role = "agent"): Promise<Visitor> {
  const visitor = await openVisitor(browser, desk.url);
  await joinInBrowser(visitor.page, desk, who, role);
  await signInInBrowser(visitor.page, who);
  return visitor;
}

/** Asks the API in somebody's name, for what a story needs and does not tell. */
export async function ask<Answer>(
  desk: Desk,
  who: Account,
  method: string,
  path: string,
  body?: object,
): Promise<Answer> {
  const token = await signInByApi(desk, who);
  const answer = await fetch(`${desk.url}/api${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    ...(body && { body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`${method} ${path} was answered with ${answer.status}: ${await answer.text()}`);
  return (answer.status === 204 ? undefined : await answer.json()) as Answer;
}

/** A complaint that staff file for themselves as customers of the desk would. */
export async function fileTicket(desk: Desk, who: Account, subject: string): Promise<number> {
  const { id } = await ask<{ id: number }>(desk, who, "POST", "/tickets", {
    subject,
    description: "It broke.",
    category: "Other",
  });
  return id;
}

export async function openTicket(page: Page, id: number): Promise<void> {
  await page.goto(`/queue/all?ticket=${id}`);
  await composerOf(page).or(composerLineOf(page)).first().waitFor();
}

/** What on phones opens the composer. */
export const composerLineOf = (page: Page) => page.getByTestId("composer").getByRole("button", { name: /^Write/ });

export const composerOf = (page: Page) => page.getByTestId("composer").getByRole("textbox");
