import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { parse } from "csv-parse/sync";
import { closeDirections } from "../src/contract/directions.js";
import { isPlainName } from "../src/contract/hidden-characters.js";
import { createMailTransport } from "../src/platform/mail/transport.js";
import { buildAdmin, buildAgent, buildCategory, buildCustomer, type BuiltPerson } from "./factories/index.js";
import { startMailSink, type MailSink } from "./fakes/mail-sink.js";
import { naughtyStrings } from "./naughty/strings.js";
import { unlimited } from "./route-matrix/desk.js";
import { startTestApp, type TestApp } from "./start-test-app.js";

/** What can be typed: text without control signs, and something to see. */
const typed = naughtyStrings().filter(
  // eslint-disable-next-line no-control-regex -- control characters are exactly what this leaves out
  (text) => text.isWellFormed() && text.trim() !== "" && !/[\0-\x08\v\f\x0e-\x1f\x7f]/.test(text),
);
const line = (text: string) => text.replace(/\s+/gu, " ").trim();
const short = typed.filter((text) => line(text).length <= 120 && line(text) !== "");

let sink: MailSink;
let app: TestApp;
let admin: BuiltPerson, agent: BuiltPerson, customer: BuiltPerson;
beforeAll(async () => {
  sink = await startMailSink();
  app = await startTestApp({ mail: createMailTransport(sink.url), app: { rateLimits: unlimited } });
  [admin, agent] = [await buildAdmin(app.db), await buildAgent(app.db)];
  customer = await buildCustomer(app.db, { email: "luis@example.org" });
});
afterAll(async () => {
  await app.close();
  await sink.close();
});

test("A complaint shows them in lists and by itself as they were typed", async () => {
  const category = await buildCategory(app.db);
  const filed: string[] = [];
  for (const text of short) {
    const body = { subject: text, description: text, category_id: category.id };
    const res = await app.api.as(customer).post("/api/tickets").send(body);
    expect([text, res.status]).toEqual([text, 201]);
    expect(res.body).toMatchObject({ subject: line(text), description: text.replace(/\r\n?/g, "\n").trim() });
    filed.push(line(text));
  }
  const listed: string[] = [];
  let cursor: string | null = "";
  while (cursor !== null) {
    const query: string = cursor === "" ? "" : `&cursor=${encodeURIComponent(cursor)}`;
    const { body } = await app.api.as(agent).get(`/api/tickets?limit=100&sort=oldest${query}`);
    listed.push(...(body.data as { subject: string }[]).map(({ subject }) => subject));
    cursor = (body as { page: { next_cursor: string | null } }).page.next_cursor;
  }
  expect(listed).toEqual(filed);
});

test("People are found by them, but for names that hide or turn something, which are refused, and by nothing that only looks like a pattern", async () => {
  const hiding = short.filter((text) => !isPlainName(line(text)));
  expect(hiding.length).toBeGreaterThan(1);
  for (const text of hiding) {
    const { status, body } = await app.api.as(agent).post("/api/people").send({ full_name: text });
    expect([text, status, body.errors?.[0]?.field]).toEqual([text, 422, "full_name"]);
  }
  const named = short.filter((text, i) => i % 4 === 0 && isPlainName(line(text)));
  for (const text of named) {
    const made = await app.api.as(agent).post("/api/people").send({ full_name: text });
    expect([text, made.status]).toEqual([text, 201]);
    const { body } = await app.api.as(agent).get("/api/people").query({ q: text, limit: 100 });
    expect((body.data as { full_name: string }[]).map(({ full_name: name }) => name)).toContain(line(text));
  }
  const wild = await app.api.as(agent).get("/api/people").query({ q: "%_%_%\\" });
  expect(wild.body.data).toEqual([]);
});

test("Mails carry them in one line of the header, and as text in the page", async () => {
  const category = await buildCategory(app.db);
  // What followed from the complaints before would be hundreds of mails more.
  await app.ownerDb.rows("DELETE FROM graphile_worker._private_jobs");
  const texts = short
    .filter((text, i) => i % 10 === 0 || /[<>{}\r\n=\u202A-\u202E\u2066-\u2069]/.test(text))
    .slice(0, 80);
  expect(texts).toContain("\u202Etxt.exe");
  for (const text of texts) {
    const { id } = (
      await app.api
        .as(customer)
        .post("/api/tickets")
        .send({ subject: text, description: text, category_id: category.id })
    ).body as { id: number };
    await app.api.as(agent).post(`/api/tickets/${id}/comments`).send({ comment: text });
  }
  await app.jobs.runAll();
  const mails = sink.received.filter(({ to }) => to.includes("luis@example.org"));
  expect(mails.length).toBeGreaterThan(texts.length);
  for (const { to, subject, html } of mails) {
    expect(to).toEqual(["luis@example.org"]);
    expect(subject).not.toMatch(/[\r\n]/);
    // What turns text around ends where it stands, in each line of all parts.
    expect(closeDirections(subject)).toBe(subject);
    expect(closeDirections(html)).toBe(html);
    expect(html).not.toMatch(/<(script|img src=x|svg|iframe|body onload|object|embed|meta http)/i);
    expect(html).not.toMatch(/<[^>]*\son\w+\s*=/i);
  }
});

test("A file of refused rows holds nothing that a spreadsheet would run", async () => {
  const rows = short.map((text) => [text, text, "no such status", text]);
  const csv = [["subject", "description", "status", "category"], ...rows]
    .map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(","))
    .join("\n");
  const as = () => app.api.as(admin);
  const { id } = (await as().post("/api/imports").attach("files", Buffer.from(csv), "=cmd.csv")).body as { id: number };
  await as()
    .patch(`/api/imports/${id}`)
    .send({ options: { requester_email: "old@example.org" } });
  await as().post(`/api/imports/${id}/start`);
  await app.jobs.runAll();
  const report = await as()
    .get(`/api/imports/${id}/report`)
    .buffer(true)
    .parse((res, done) => {
      const chunks: Buffer[] = [];
      res.on("data", (chunk: Buffer) => chunks.push(chunk));
      res.on("end", () => done(null, Buffer.concat(chunks)));
    });
  const cells = parse(report.body as Buffer, { bom: true, columns: false, relax_column_count: true })
    .slice(1)
    .flat();
  expect(cells.length).toBeGreaterThan(short.length);
  expect(cells.filter((cell) => /^[=+\-@\t\r\n＝＋－＠]/.test(cell) && !/^[+-]?\d+([.,]\d+)?$/.test(cell))).toEqual([]);
});

test("A file keeps such a name without paths, and its download is one line of header", async () => {
  // A quote, and a backslash before the closing one, would end the header elsewhere before it is sent.
  const names = short.filter((text) => !/["\r\n]|\\$/.test(text)).filter((_, i) => i % 3 === 0);
  for (const name of names) {
    const res = await app.api.as(agent).post("/api/attachments").attach("files", Buffer.from("hello"), name);
    // A folder's name is no file's.
    if (/^\.{1,2}$/.test(name)) continue;
    expect([name, res.status]).toEqual([name, 201]);
    const [{ file_name: kept, url }] = res.body.data as [{ file_name: string; url: string }];
    expect(kept).not.toMatch(/[/\\\r\n\0]/);
    expect(kept.trim()).not.toBe("");
    const download = await app.api.as(agent).get(url);
    expect([name, download.status]).toEqual([name, 200]);
    expect(download.headers["content-disposition"]).toMatch(/^attachment; filename=/);
    // There is room for a few that wait to be sent.
    await app.api.as(agent).delete(url);
  }
});
