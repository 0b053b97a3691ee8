import { afterAll, beforeAll, beforeEach, expect, test } from "@jest/globals";
import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { errorsOf, startCalendarDesk, type CalendarDesk } from "../../../../test/calendar-desk.js";
import { parseAllowedTarget } from "../../../platform/egress/index.js";
import { icsEvent, icsFile } from "./ics/testing/ics-file.js";

const ics = icsFile(...icsEvent("DTSTART;VALUE=DATE:20260501"));
const page = { "Content-Type": "text/calendar; charset=utf-8" };
let answer: (res: ServerResponse) => void;
let asked: string[] = [];
const server = createServer((req, res) => {
  asked.push(req.url ?? "");
  answer(res);
});
let port = 0;
let desk: CalendarDesk;

beforeAll(async () => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  ({ port } = server.address() as AddressInfo);
  desk = await startCalendarDesk({
    egressAllow: [parseAllowedTarget(`127.0.0.1:${port}`)].filter((one) => one !== null),
  });
});
afterAll(async () => {
  await desk.app.close();
  server.close();
  await once(server, "close");
});
beforeEach(async () => {
  asked = [];
  answer = (res) => res.writeHead(200, page).end(ics);
  await desk.app.db.rows("DELETE FROM rate_limits");
});

const send = (url: unknown, by = desk.admin, more: object = {}) =>
  desk.app.api
    .as(by)
    .post("/api/calendars/holidays")
    .send({ url, time_zone: "Europe/Berlin", ...more });
const told = async (url: string) => errorsOf(await send(url))["url"];
const feed = () => `http://127.0.0.1:${port}/feed?key=hush`;

test("the dates of the file behind a link are read, and nothing is saved", async () => {
  const events = await desk.countEvents();
  const { status, body } = await send(feed());

  expect([status, body]).toMatchObject([200, { holidays: [{ date: "2026-05-01", name: "Closed" }], skipped: [] }]);
  expect(asked).toEqual(["/feed?key=hush"]);
  expect(await desk.countEvents()).toBe(events);
});

test("who may not manage promises has the desk ask for nothing", async () => {
  expect((await send(feed(), desk.agent)).status).toBe(403);
  expect(asked).toEqual([]);
});

test("whatever is not asked or does not answer is told in one sentence, the same for all", async () => {
  const sentences = await Promise.all(
    [
      "http://127.0.0.1:1/feed.ics",
      `http://127.0.0.1:${port + 1}/feed.ics`,
      `http://localhost:${port + 2}/feed.ics`,
      `http://[::1]:${port}/feed.ics`,
      "http://169.254.169.254/latest/meta-data/",
      "http://10.0.0.1/feed.ics",
      "http://2130706433/feed.ics",
      "https://no-such-name.invalid/feed.ics",
      `webcal://127.0.0.1:${port}/feed.ics`,
    ].map(told),
  );

  expect([...new Set(sentences)]).toEqual([expect.stringMatching(/^Nothing could be fetched from this link/)]);
  expect(asked).toEqual([]);
});

test.each([
  ["a page", { "Content-Type": "text/html" }, "no calendar file"],
  ["a text", { "Content-Type": "text/plain" }, "no calendar file"],
  ["something like it", { "Content-Type": "text/calendarium" }, "no calendar file"],
  ["nothing that it says of itself", {}, "no calendar file"],
])("%s is no calendar", async (_what, headers, message) => {
  answer = (res) => res.writeHead(200, headers).end(ics);
  expect(await told(feed())).toContain(message);
});

test("a redirect is told, not followed; what is missing or in trouble is told with its answer", async () => {
  answer = (res) => res.writeHead(302, { Location: `http://127.0.0.1:${port}/inside` }).end();
  expect(await told(feed())).toMatch(/^This link leads on to another one/);
  expect(asked).toEqual(["/feed?key=hush"]);
  for (const status of [201, 401, 404, 500]) {
    answer = (res) => res.writeHead(status, page).end(ics);
    expect(await told(feed())).toBe(`Where this link leads, there is no file (answer ${status})`);
  }
});

test("a file of up to 1 MB is read, a larger one is told to be", async () => {
  const filled = (bytes: number) => `${ics}\r\n${" ".repeat(bytes - ics.length - 2)}`;
  answer = (res) => res.writeHead(200, page).end(filled(1_000_000));
  expect((await send(feed())).status).toBe(200);
  answer = (res) => res.writeHead(200, page).end(filled(1_000_001));
  expect(await told(feed())).toBe("The file behind this link is larger than 1 MB");
});

test("a broken file is told at the link, with the line", async () => {
  answer = (res) => res.writeHead(200, page).end("Dear all");
  expect(await told(feed())).toMatch(/^Line 1 is not a line of a calendar file/);
});

test("a link is a whole one, without a password, and alone", async () => {
  for (const url of ["feed.ics", "ftp://example.org/a.ics", "file:///etc/passwd", "javascript:alert(1)", "https://"])
    expect(await told(url)).toBe("Use a link that begins with https://");
  expect(await told(`http://ada:hush@127.0.0.1:${port}/`)).toMatch(/^Leave the name and password out/);
  expect(errorsOf(await send(feed(), desk.admin, { ics }))).toEqual({ ics: "Give a file or a link, one of the two" });
  expect(errorsOf(await send(undefined))).toEqual({ ics: "Give a file or a link, one of the two" });
  expect(errorsOf(await send(`https://example.org/${"x".repeat(2000)}`))).toHaveProperty("url");
  expect(asked).toEqual([]);
});

test("one person has the desk follow 30 links in a quarter of an hour; files are not counted", async () => {
  for (let i = 0; i < 30; i += 1) expect((await send(feed())).status).toBe(200);
  const refused = await send(feed());

  expect([refused.status, refused.body.code]).toEqual([429, "rate_limited"]);
  expect(asked).toHaveLength(30);
  expect((await send(undefined, desk.admin, { ics })).status).toBe(200);
});

test("the log names the host of a link that failed, never what follows it", async () => {
  answer = (res) => res.destroy();
  await send(feed());
  const line = JSON.stringify(desk.app.logs.filter(({ msg }) => msg === "A request to the outside failed"));

  expect(line).toContain(`127.0.0.1:${port}`);
  expect(JSON.stringify(desk.app.logs)).not.toContain("hush");
});
