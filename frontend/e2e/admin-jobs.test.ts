import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser } from "playwright-core";
import { openBrowser, openVisitor, withPictures, type Visitor } from "./browser.js";
import { checkPage, checkPages } from "./check-page.js";
import { startDesk, type Desk } from "./desk.js";
import { admin, signInInBrowser } from "./people.js";

let desk: Desk;
let browser: Browser;
let ada: Visitor;

beforeAll(async () => {
  desk = await startDesk();
  browser = await openBrowser();
  ada = await openVisitor(browser, desk.url);
  await signInInBrowser(ada.page, admin);
});
afterAll(async () => {
  await browser?.close();
  await desk?.close();
});

test("A desk at rest says so, and shows the process that works on its jobs", () =>
  withPictures({ ada }, async () => {
    await checkPages(ada, ["/admin/jobs"]);
    await ada.page.getByText("Yes. Nothing waits longer than it should.").waitFor();
    await ada.page.getByRole("region", { name: "Processes", exact: true }).getByText("Alive").waitFor();
    expect(ada.complaints).toEqual([]);
  }));

/** As if its last attempt had failed; the desk's own jobs are left alone. */
const failBell = (why: string) =>
  desk.sql(`SELECT id FROM graphile_worker.permanently_fail_jobs(
    ARRAY(SELECT id FROM graphile_worker.jobs WHERE task_identifier = 'ring_bell'), '${why}')`);

test("A job that used up its attempts stays until somebody runs it again", () =>
  withPictures({ ada }, async () => {
    const { page } = ada;
    // Nobody knows this task, so no worker takes it: it stays as it is put here.
    await desk.sql("SELECT graphile_worker.add_job('ring_bell', max_attempts => 1)");
    await failBell("The bell is broken");
    await page.getByText("One job used up its attempts.").waitFor();
    await page.getByText("The bell is broken").waitFor();
    await checkPage(ada);

    await page.getByRole("button", { name: /^Dead/ }).click();
    await page.getByRole("button", { name: "Run again: ring_bell" }).click();
    await page.getByText("One job runs again.").first().waitFor();
    await page.getByText("No job fits this choice.").waitFor();

    await failBell("Still broken");
    await page.getByRole("button", { name: "Run all dead again (1)" }).click();
    await page.getByRole("button", { name: /^Waiting\s*1/ }).waitFor();
    await page.getByText("View as table").click();
    await page.getByRole("table", { name: "Jobs by kind" }).getByText("ring_bell").waitFor();
    await checkPage(ada);
    expect(ada.complaints).toEqual([]);
  }));
