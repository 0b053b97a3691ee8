import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { readFile } from "node:fs/promises";
import type { Browser, Download, Page } from "playwright-core";
import { openBrowser, openVisitor, withPictures, type Visitor } from "./browser.js";
import { checkPage } from "./check-page.js";
import { startDesk, type Desk } from "./desk.js";
import { admin, agent, joinInBrowser, signInByApi, signInInBrowser } from "./people.js";
import { askApi } from "./sla-desk.js";

let desk: Desk;
let browser: Browser;
let ada: Visitor;
let priya: Visitor;
let token: string;

beforeAll(async () => {
  desk = await startDesk();
  browser = await openBrowser();
  ada = await openVisitor(browser, desk.url);
  priya = await openVisitor(browser, desk.url);
  await signInInBrowser(ada.page, admin);
  await joinInBrowser(priya.page, desk, agent, "supervisor");
  await signInInBrowser(priya.page, agent);
  token = await signInByApi(desk, admin);
});
afterAll(async () => {
  await browser?.close();
  await desk?.close();
});

const rows = (page: Page) => page.getByRole("region", { name: "Audit" }).locator("ol > li");
/** Chooses in a field that filters while one types. */
async function choose(page: Page, field: string, text: string): Promise<void> {
  await page.getByRole("combobox", { name: field }).fill(text);
  await page.getByRole("option", { name: text }).first().click();
}
const contentOf = async (download: Download) => readFile(await download.path(), "utf8");

test("What was changed is found by its filters, opened with both values, exported as found, and the export is on record", () =>
  withPictures({ ada }, async () => {
    const { page } = ada;
    const tag = await askApi<{ id: number }>(desk, token, "POST", "/tags", { name: "=cmd()" });
    await askApi(desk, token, "PATCH", `/tags/${tag.id}`, { name: "=cmd() renamed" });
    await page.goto("/admin/people");
    await page.getByRole("link", { name: "Audit" }).click();
    await page.getByRole("heading", { name: "Audit" }).waitFor();
    await rows(page).nth(3).waitFor();
    await checkPage(ada);

    await choose(page, "What", "Renamed a tag");
    await page
      .getByText(/renamed the tag =cmd\(\) renamed: =cmd\(\)/)
      .first()
      .waitFor();
    await choose(page, "Who", admin.fullName);
    expect(new URL(page.url()).searchParams.get("type")).toBe("tag.renamed");
    await page.getByRole("combobox", { name: "Object" }).fill("Tag");
    await page.getByRole("option", { name: "Tag", exact: true }).click();
    await page.getByLabel("Its number").fill(String(tag.id));
    await page.getByLabel("IP", { exact: true }).fill("127.0.0.0/8");
    await page.waitForFunction(() => document.querySelectorAll("main ol > li").length === 1);

    await page.getByRole("button", { name: /^Renamed a tag, .* UTC$/ }).click();
    const sheet = page.getByRole("dialog", { name: "Renamed a tag" });
    await sheet.getByText("Before").waitFor();
    await sheet.locator("del").getByText("=cmd()", { exact: true }).waitFor();
    await sheet.locator("ins").getByText("=cmd() renamed", { exact: true }).waitFor();
    await sheet.getByText("Raw JSON").click();
    await checkPage(ada);
    await page.keyboard.press("Escape");
    await sheet.waitFor({ state: "detached" });

    const [file] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Export CSV" }).click(),
    ]);
    expect(file.suggestedFilename()).toBe("audit.csv");
    const lines = (await contentOf(file)).trim().split("\n");
    expect(lines).toHaveLength(2);
    expect(lines[1]).toContain("tag.renamed");
    expect(lines[1]).toContain("'=cmd() renamed");

    await page.getByRole("button", { name: "Clear filters" }).click();
    await rows(page).filter({ hasText: "exported the audit" }).first().waitFor();
    expect(ada.complaints).toEqual([]);
  }));

test("An address that is none is told at its field; nothing found says so; both are free of axe's findings", () =>
  withPictures({ ada }, async () => {
    const { page } = ada;
    await page.goto("/admin/audit?ip=10.0.0");
    await page.getByText(/Use an address such as/).waitFor();
    await checkPage(ada);
    await page.goto("/admin/audit?type=role.deleted");
    await page.getByText("Nothing fits these filters.").waitFor();
    await checkPage(ada);
    // The browser tells of every answer that refuses something.
    expect(ada.complaints.filter((line) => !line.includes("422"))).toEqual([]);
  }));

test("On a telephone the filters wait behind a button, and a refusal says what was refused", () =>
  withPictures({ ada }, async () => {
    const { page } = ada;
    const asked = await fetch(`${desk.url}/api/tickets/999999`, { headers: { authorization: `Bearer ${token}` } });
    expect(asked.status).toBe(404);
    const size = page.viewportSize();
    await page.setViewportSize({ width: 360, height: 780 });
    await page.goto("/admin/audit?type=access.refused");
    await page.getByText("was refused: GET /api/tickets/999999 (not_found)").first().waitFor();
    const who = page.getByRole("combobox", { name: "Who" });
    expect(await who.isVisible()).toBe(false);
    await page.getByRole("button", { name: "Filters (1)" }).click();
    await who.waitFor();
    await page.getByText("What they did, and what was done for them").waitFor();
    await checkPage(ada);
    if (size) await page.setViewportSize(size);
    await page.getByRole("button", { name: "Filters (1)" }).waitFor({ state: "hidden" });
  }));

test("The signed end of the audit is saved", () =>
  withPictures({ ada }, async () => {
    const { page } = ada;
    await page.goto("/admin/audit");
    await page.getByText("in the chain").or(rows(page).nth(1)).first().waitFor();
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Download signed head" }).click(),
    ]);
    expect(JSON.parse(await contentOf(file))).toMatchObject({ seq: expect.any(Number), signature: expect.any(String) });
  }));

test("A ticket leads to its own rows", () =>
  withPictures({ ada }, async () => {
    const { page } = ada;
    const { data } = await askApi<{ data: { id: number }[] }>(desk, token, "GET", "/categories");
    const ticket = await askApi<{ id: number; number: string }>(desk, token, "POST", "/tickets", {
      subject: "Router offline",
      description: "Since Friday",
      category_id: data[0]?.id,
    });
    await page.goto(`/queue/all?ticket=${ticket.id}`);
    await page.getByRole("link", { name: "Audit of this ticket" }).click();

    await page
      .getByText(/ filed CMP-/)
      .first()
      .waitFor();
    expect(await page.getByLabel("Its number").inputValue()).toBe(String(ticket.id));
    await page.getByRole("link", { name: ticket.number }).first().waitFor();
  }));

test("Whoever may not read the audit finds no way in", () =>
  withPictures({ priya }, async () => {
    const { page } = priya;
    await page.goto("/admin/audit");
    await page.getByText("Your role does not include it.").waitFor();
    expect(await page.getByRole("link", { name: "Audit", exact: true }).count()).toBe(0);
    expect(await page.getByRole("button", { name: "Export CSV" }).count()).toBe(0);
  }));
