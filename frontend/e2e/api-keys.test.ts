import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser } from "playwright-core";
import { openBrowser, openVisitor, withPictures, type Visitor } from "./browser.js";
import { checkPage, checkPages } from "./check-page.js";
import { startDesk, type Desk } from "./desk.js";
import { admin, agent, joinInBrowser, signInInBrowser } from "./people.js";
import { until } from "./until.js";

let desk: Desk;
let browser: Browser;
let ada: Visitor;
let priya: Visitor;

beforeAll(async () => {
  desk = await startDesk();
  browser = await openBrowser();
  ada = await openVisitor(browser, desk.url);
  priya = await openVisitor(browser, desk.url);
  await signInInBrowser(ada.page, admin);
  await joinInBrowser(priya.page, desk, agent, "supervisor");
  await signInInBrowser(priya.page, agent);
});
afterAll(async () => {
  await browser?.close();
  await desk?.close();
});

/** As a program would ask. */
const ask = (key: string, path: string, body?: object) =>
  fetch(`${desk.url}${path}`, {
    method: body ? "POST" : "GET",
    headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
    ...(body && { body: JSON.stringify(body) }),
  });

async function makeKey({ page }: Visitor, name: string, preset: string): Promise<string> {
  await page.goto("/me");
  const card = page.getByRole("region", { name: "API keys", exact: true });
  await card.getByRole("button", { name: "Make a key" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill(name);
  await dialog.getByRole("button", { name: preset }).click();
  await dialog.getByRole("button", { name: "Make a key" }).click();
  return page.getByLabel(`Key “${name}”`).inputValue();
}

test("A key is made, copied, used by a program, and dead once it is revoked", () =>
  withPictures({ priya }, async () => {
    const { page } = priya;
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.goto("/me");
    await page.getByText("You have no keys.").waitFor();
    await page.getByRole("button", { name: "Make a key" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Name").waitFor();
    await checkPage(priya);
    await dialog.getByRole("button", { name: "Make a key" }).click();
    await dialog.getByText("There is a problem").waitFor();
    await checkPage(priya);
    await dialog.getByLabel("Name").fill("Web shop");
    await dialog.getByRole("button", { name: "File and answer complaints" }).click();
    await dialog.getByRole("button", { name: "Make a key" }).click();

    await page.getByText("It is shown this once").waitFor();
    await checkPage(priya);
    await page.getByRole("button", { name: "Copy", exact: true }).click();
    await page.getByRole("button", { name: "Copied" }).waitFor();
    const key = await page.evaluate(() => navigator.clipboard.readText());
    expect(key).toMatch(/^rdk_[a-z0-9]{6}_[\w-]{43}$/);
    await page.getByRole("button", { name: "Done" }).click();
    await desk.mail.waitFor(agent.email, /An API key was made in your name/);

    const filed = await ask(key, "/api/tickets", {
      subject: "Router offline since Friday",
      description: "The light has been red since Friday evening.",
      category: "Other",
    });
    expect(filed.status).toBe(201);
    expect((await ask(key, "/api/audit")).status).toBe(403);
    expect((await ask(key, "/api/auth/me")).status).toBe(403);

    await page.reload();
    const row = page.getByRole("row", { name: /Web shop/ });
    await row.getByText("File, answer and change complaints").waitFor();
    expect(await page.content()).not.toContain(key);
    await row.getByText(/^(127\.0\.0\.1|::1)$/).waitFor();
    await checkPages(priya, ["/me"]);

    await row.getByRole("button", { name: "Rename: Web shop" }).click();
    await page.getByRole("dialog").getByLabel("Name").fill("Shop");
    await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
    await page.getByRole("button", { name: "Revoke: Shop" }).click();
    const question = page.getByRole("alertdialog", { name: "Revoke the key “Shop”?" });
    await question.getByRole("button", { name: "Revoke key" }).click();
    await page.getByText("You have no keys.").waitFor();
    await until(async () => (await ask(key, "/api/tickets")).status === 401);
    expect(priya.complaints).toEqual([]);
  }));

test("Whoever signed in a while ago types their password first, and loses nothing of what they chose", () =>
  withPictures({ priya }, async () => {
    const { page } = priya;
    await desk.sql("UPDATE sessions SET confirmed_at = app_now() - interval '11 minutes'");
    await page.goto("/me");
    await page.getByRole("button", { name: "Make a key" }).click();
    await page.getByRole("dialog").getByLabel("Name").fill("Reader");
    await page.getByRole("dialog").getByRole("button", { name: "Read only" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Make a key" }).click();
    const again = page.getByRole("dialog", { name: "Is it still you?" });
    await again.getByLabel("Password", { exact: true }).fill(agent.password);
    await again.getByRole("button", { name: "Confirm" }).click();
    const key = await page.getByLabel("Key “Reader”").inputValue();
    expect((await ask(key, "/api/tickets")).status).toBe(200);
    const refused = await ask(key, "/api/tickets", { subject: "x", description: "y" });
    expect([refused.status, ((await refused.json()) as { scope: string }).scope]).toEqual([403, "complaints:write"]);
    // The refusal is the browser's to tell of, once.
    expect(priya.complaints.filter((line) => !line.includes("403"))).toEqual([]);
  }));

test("An admin sees whose keys there are, and revokes one at once", () =>
  withPictures({ ada }, async () => {
    const { page } = ada;
    const key = await makeKey(priya, "Night job", "Read only");
    expect((await ask(key, "/api/tickets")).status).toBe(200);
    await checkPages(ada, ["/admin/integrations"]);
    const row = page.getByRole("row", { name: /Night job/ });
    await row.getByText(agent.fullName).waitFor();
    await row.getByRole("button", { name: "Revoke: Night job" }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "Revoke key" }).click();
    await row.waitFor({ state: "detached" });
    await until(async () => (await ask(key, "/api/tickets")).status === 401);
    await page.getByRole("row", { name: /Reader/ }).waitFor();
    expect(ada.complaints).toEqual([]);
  }));
