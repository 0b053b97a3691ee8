import { afterAll, beforeAll, beforeEach, expect, test } from "@jest/globals";
import { buildCategory, buildCustomer } from "../../../test/factories/index.js";
import { mailedCode, wrongCode } from "../../../test/mailed-code.js";
import { startTestApp, type TestApp } from "../../../test/start-test-app.js";
import { someone, visitorOf } from "../../../test/visitor.js";
import { createCodes } from "./codes.js";
import { codesPerDraft, secondsBetween } from "./limits.js";

let app: TestApp;

let visitor: ReturnType<typeof visitorOf>;
beforeAll(async () => {
  app = await startTestApp({ now: "2026-03-02T09:00:00Z" });
  visitor = visitorOf(app, (await buildCategory(app.db)).id);
});
afterAll(() => app.close());
// The limits per network look back an hour.
beforeEach(() => app.clock.advance(2 * 3_600_000));

test("Five wrong codes spend a code, the right one then is refused too; a new code works", async () => {
  const email = someone();
  const draft = await visitor.draftOf(email);
  const { code } = await mailedCode(app, email);
  const codes = [];
  for (let i = 0; i < 5; i += 1) codes.push((await visitor.confirm(draft, wrongCode(code))).body.code);
  expect(codes).toEqual(["code.wrong", "code.wrong", "code.wrong", "code.wrong", "code.spent"]);
  const late = await visitor.confirm(draft, code);
  expect([late.status, late.body.code]).toEqual([422, "code.spent"]);
  expect(late.body.errors).toEqual([{ field: "code", message: expect.any(String) }]);
  expect(await visitor.ticketsOf(email)).toEqual([]);

  await app.clock.advance(secondsBetween * 1000);
  expect((await visitor.resend(draft)).status).toBe(202);
  const renewed = await mailedCode(app, email);
  expect((await visitor.confirm(draft, renewed.code)).status).toBe(200);
});

test("Wrong codes at the same time are all counted", async () => {
  const email = someone();
  const draft = await visitor.draftOf(email);
  const { code } = await mailedCode(app, email);
  await Promise.all(Array.from({ length: 8 }, () => visitor.confirm(draft, wrongCode(code))));
  expect((await visitor.confirm(draft, code)).body.code).toBe("code.spent");
});

test("A code works for fifteen minutes, a newer one ends the older with its link", async () => {
  const email = someone();
  const draft = await visitor.draftOf(email);
  const old = await mailedCode(app, email);
  await app.clock.advance(15 * 60_000);
  expect((await visitor.confirm(draft, old.code)).body.code).toBe("code.spent");
  await visitor.resend(draft);
  const renewed = await mailedCode(app, email);
  expect((await visitor.confirmLink(old.token)).body.code).toBe("link.invalid");
  if (old.code !== renewed.code) expect((await visitor.confirm(draft, old.code)).body.code).toBe("code.wrong");
  expect((await visitor.confirm(draft, renewed.code)).status).toBe(200);
});

test.each(["123 456", "123-456", " 1 2 3 4 5 6 ", "１２３４５６"])("A code pasted as %j is read", async (typed) => {
  const res = await visitor.confirm("no such draft", typed);
  expect(res.status).toBe(404);
});

test.each(["12345", "1234567", "12345a", ""])("What cannot be a code, %j, says so at its field", async (typed) => {
  const res = await visitor.confirm("no such draft", typed);
  expect([res.status, res.body.errors]).toEqual([
    422,
    [{ field: "code", message: "Enter the 6 digits from our mail" }],
  ]);
});

test("The code is worth nothing without the draft it was mailed for", async () => {
  const [mine, theirs] = [someone(), someone()];
  const own = await visitor.draftOf(mine);
  await visitor.draftOf(theirs);
  const { code } = await mailedCode(app, theirs);
  const { code: right } = await mailedCode(app, mine);
  if (code !== right) expect((await visitor.confirm(own, code)).body.code).toBe("code.wrong");
  expect(await visitor.ticketsOf(theirs)).toEqual([]);
});

test("New codes have a pause between them and an end, per draft", async () => {
  const email = someone();
  const draft = await visitor.draftOf(email);
  const tooSoon = await visitor.resend(draft);
  expect([tooSoon.status, tooSoon.body.code]).toEqual([429, "rate_limited"]);
  expect(Number(tooSoon.headers["retry-after"])).toBe(secondsBetween);
  const statuses = [];
  for (let i = 1; i <= codesPerDraft; i += 1) {
    await app.clock.advance(20 * 60_000);
    statuses.push((await visitor.resend(draft)).status);
  }
  expect(statuses).toEqual([...Array.from({ length: codesPerDraft - 1 }, () => 202), 429]);
});

test("Nobody's mailbox is flooded: one address gets few codes an hour, known or unknown alike", async () => {
  const known = (await buildCustomer(app.db, { password: "a long enough password" })).email ?? "";
  for (const email of [known, someone()]) {
    const statuses = [];
    for (let i = 0; i < 8; i += 1) statuses.push((await visitor.write(email)).status);
    expect(statuses).toEqual([202, 202, 202, 202, 202, 202, 429, 429]);
    await app.jobs.runAll();
    const mails = await app.db.rows("SELECT 1 FROM mails WHERE to_address = $1", [email]);
    expect(mails).toHaveLength(6);
    await app.clock.advance(2 * 3_600_000);
  }
});

test("Asking at once counts like asking one after the other", async () => {
  const email = someone();
  const statuses = (await Promise.all(Array.from({ length: 10 }, () => visitor.write(email)))).map(
    ({ status }) => status,
  );
  expect(statuses.filter((status) => status === 202)).toHaveLength(6);
  expect(statuses.filter((status) => status === 429)).toHaveLength(4);
});

test("What names a draft or a request to its browser, and a mailed link, are 256 random bits, kept as hashes", async () => {
  const email = someone();
  const draft = await visitor.draftOf(email);
  const { token } = await mailedCode(app, email);
  const asked = await app.api.anonymous().post("/api/guest/track").send({ reference: "10001", email });
  const names = [draft, token, asked.body.request as string];
  for (const name of names) expect(Buffer.from(name, "base64url")).toHaveLength(32);
  expect(new Set(names).size).toBe(3);

  const rows = await app.db.rows<{ row: string }>(
    "SELECT to_jsonb(c)::text AS row FROM guest_codes c UNION ALL SELECT to_jsonb(d)::text FROM guest_drafts d",
  );
  const kept = rows.map(({ row }) => row).join();
  for (const name of names) {
    expect(kept).not.toContain(name);
    expect(kept).not.toContain(Buffer.from(name).toString("hex"));
  }
});

test("A code's hash needs the desk's secret: of six digits a plain one would be undone by trying", () => {
  const ours = createCodes({ jwtSecret: "a secret of this desk" });
  const others = createCodes({ jwtSecret: "another desk's" });
  const { code, hash } = ours.make("draft 1");
  expect([ours.matches("draft 1", code, hash), ours.matches("draft 2", code, hash)]).toEqual([true, false]);
  expect(others.matches("draft 1", code, hash)).toBe(false);
  expect(code).toMatch(/^\d{6}$/);
});

test("Codes are spread over all six digits", () => {
  const codes = createCodes({ jwtSecret: "a secret of this desk" });
  const made = Array.from({ length: 300 }, () => codes.make("draft 1").code);
  expect(new Set(made).size).toBeGreaterThan(290);
  expect(new Set(made.map((code) => code[0])).size).toBe(10);
});
