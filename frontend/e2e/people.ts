import type { Page } from "playwright-core";
import type { Desk } from "./desk.js";

export interface Account {
  email: string;
  password: string;
  fullName: string;
}

export const customer: Account = {
  email: "luis@customer.test",
  password: "seven green lamps at noon",
  fullName: "Luis Ferreira",
};
export const admin: Account = {
  email: "ada@desk.test",
  password: "a-long-admin-passphrase-42",
  fullName: "Ada Keller",
};
export const agent: Account = {
  email: "priya@desk.test",
  password: "quiet river under bridges",
  fullName: "Priya Nair",
};

/** A customer makes an account, confirms the address by the mailed link, and signs in. */
export async function registerInBrowser(page: Page, desk: Desk, who: Account): Promise<void> {
  await page.goto("/register");
  await page.getByLabel("Your name").fill(who.fullName);
  await page.getByLabel("Email", { exact: true }).fill(who.email);
  await page.getByLabel("Password", { exact: true }).fill(who.password);
  await page.getByRole("button", { name: "Make an account" }).click();
  const mail = await desk.mail.waitFor(who.email, /Confirm your email/);
  await page.goto(linkIn(mail.text, "/verify"));
  await page.getByRole("button", { name: "Confirm my email" }).click();
  await page.getByText("You can sign in now.").waitFor();
}

/** An admin invites a member of staff by the API; the person joins in the browser by the mailed link. */
export async function joinInBrowser(page: Page, desk: Desk, who: Account, role: string): Promise<void> {
  await inviteByApi(desk, who, role);
  const mail = await desk.mail.waitFor(who.email, /invited/);
  await page.goto(linkIn(mail.text, "/invite"));
  await page
    .getByLabel("Password", { exact: true })
    .or(page.getByLabel("New password", { exact: true }))
    .fill(who.password);
  await page.getByRole("button", { name: "Join" }).click();
  await page.getByRole("heading", { name: "Welcome" }).waitFor();
}

/** An admin invites somebody, without a browser. */
export async function inviteByApi(desk: Desk, who: Omit<Account, "password">, role: string): Promise<void> {
  const token = await signInByApi(desk, admin);
  const invited = await fetch(`${desk.url}/api/people/invitations`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: JSON.stringify({ email: who.email, full_name: who.fullName, role }),
  });
  if (invited.status !== 201) throw new Error(`The invitation was answered with ${invited.status}`);
}

export async function signInInBrowser(page: Page, who: Account): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("Email", { exact: true }).fill(who.email);
  await page.getByLabel("Password", { exact: true }).fill(who.password);
  await page.locator("form").getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
}

/** A token of somebody's, for what a test brings about without a browser. */
export async function signInByApi(desk: Desk, who: { email: string; password: string }): Promise<string> {
  const answer = await fetch(`${desk.url}/api/auth/login`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ email: who.email, password: who.password }),
  });
  if (answer.status !== 200) throw new Error(`${who.email} could not sign in: ${answer.status}`);
  return ((await answer.json()) as { token: string }).token;
}

function linkIn(text: string, path: string): string {
  const link = new RegExp(`https?://\\S+${path}\\?token=\\S+`).exec(text)?.[0];
  if (!link) throw new Error(`No link to ${path} in:\n${text}`);
  return link;
}
