import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { buildAdmin, buildAgent, buildCustomer, buildTicket, type BuiltPerson } from "../../../test/factories/index.js";
import { startTestApp, type TestApp } from "../../../test/start-test-app.js";

let app: TestApp;
let customer: BuiltPerson, priya: BuiltPerson;
let id: number;
beforeEach(async () => {
  app = await startTestApp({ now: "2026-03-02T09:00:00Z" });
  [customer, priya] = [await buildCustomer(app.db, { email: "luis@example.org" }), await buildAgent(app.db)];
  ({ id } = await buildTicket(app.services, { customerId: customer.id }));
});
afterEach(() => app.close());

const as = (person: BuiltPerson) => app.api.as(person);
const say = async (person: BuiltPerson, comment: string, isInternal = false) =>
  (await as(person).post(`/api/tickets/${id}/comments`).send({ comment, is_internal: isInternal }).expect(201)).body;
const sign = (signature: string) => as(priya).patch("/api/auth/me").send({ signature });
const replies = async () => {
  await app.jobs.runAll();
  return app.db.rows<{ html: string; text: string }>(
    "SELECT html, text FROM mails WHERE template = 'customer.comment' AND person_id = $1 ORDER BY id",
    [customer.id],
  );
};

test("staff write Markdown, customers write as they type", async () => {
  expect(await say(priya, "**Hello**")).toMatchObject({ comment: "**Hello**", format: "markdown" });
  expect(await say(priya, "**Ask**", true)).toMatchObject({ format: "markdown" });
  expect(await say(customer, "**Hello**")).toMatchObject({ comment: "**Hello**", format: "plain" });
  const [mail] = await replies();
  expect(mail?.html).toContain("<strong>Hello</strong>");
  expect(mail?.text).toMatch(/^Hello$/m);
});

test("a public reply goes out with the signature that its author had then, and nobody finds it anywhere else", async () => {
  await sign("*Priya*\n[Help](https://help.example.org)").expect(200);
  const reply = await say(priya, "It is mended");
  await say(priya, "Rude", true);
  await sign("Other").expect(200);
  const [mail, more] = await replies();
  expect(more).toBeUndefined();
  expect(mail?.html).toContain('<em>Priya</em><br><a href="https://help.example.org"');
  expect(mail?.text).toContain("Priya\nHelp <https://help.example.org>");
  expect(mail?.html).not.toContain("Other");
  expect(JSON.stringify(reply)).not.toContain("Priya*");
  expect(await app.db.rows("SELECT signature FROM ticket_comments ORDER BY id")).toEqual([
    { signature: "*Priya*\n[Help](https://help.example.org)" },
    { signature: null },
  ]);
});

test("who has no signature signs nothing, one too long is refused, and who is deleted takes theirs along", async () => {
  await sign("x".repeat(1001)).expect(422);
  await say(priya, "One");
  expect((await replies())[0]?.html).not.toContain("margin-top:12px");
  await sign("Priya, 0170 1234").expect(200);
  await say(priya, "Two");
  await as(await buildAdmin(app.db))
    .delete(`/api/people/${priya.id}`)
    .expect(204);
  expect(await app.db.rows("SELECT 1 FROM ticket_comments WHERE signature IS NOT NULL")).toEqual([]);
  expect(await app.db.one("SELECT signature FROM people WHERE id = $1", [priya.id])).toEqual({ signature: "" });
});
