import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { startTestApp, type TestApp } from "../../../test/start-test-app.js";
import { buildAdmin, buildAgent, buildCustomer, type BuiltPerson } from "../../../test/factories/index.js";
import { catalogue } from "./templates/catalogue.js";

let app: TestApp;
let customer: BuiltPerson, agent: BuiltPerson, admin: BuiltPerson;
let ticket: number;

beforeAll(async () => {
  app = await startTestApp({ now: "2026-03-02T09:00:00Z" });
  customer = await buildCustomer(app.db, { fullName: "Luis Ferreira", email: "luis@example.org" });
  agent = await buildAgent(app.db, { fullName: "Priya Nair" });
  admin = await buildAdmin(app.db);
  const filed = await app.api
    .as(customer)
    .post("/api/tickets")
    .send({ subject: "Router <b>offline</b>", description: "Since Friday.", category: "Other" });
  ticket = filed.body.id;
  await app.api
    .as(agent)
    .post(`/api/tickets/${ticket}/comments`)
    .send({ comment: "Known troublemaker", is_internal: true });
});
afterAll(() => app.close());

const preview = (name: string, query = "", person = admin) =>
  app.api.as(person).get(`/api/mail-templates/${name}/preview${query}`);

test("Every template is listed with when it is sent and to whom, and can be shown on an invented ticket", async () => {
  const list = await app.api.as(admin).get("/api/mail-templates");
  expect(list.body.data).toHaveLength(catalogue.length);
  for (const { name } of catalogue) {
    const shown = await preview(name);
    expect({ name, status: shown.status }).toEqual({ name, status: 200 });
    expect(shown.body.subject).not.toBe("");
    expect(shown.body.html).toContain("<h1");
    expect(`${shown.body.text}${shown.body.subject}`).not.toMatch(/\{\{|undefined|null|NaN/);
  }
});

test("On a real ticket it reads as the customer would get it; nothing is sent and nothing is recorded", async () => {
  const before = await app.db.one(
    "SELECT (SELECT count(*) FROM mails) AS mails, (SELECT count(*) FROM events) AS events",
  );

  const shown = await preview("customer.created", `?ticket=cmp-${ticket}`);

  expect(shown.body.subject).toBe(`CMP-${ticket}: we have your complaint`);
  expect(shown.body.text).toContain("Hello Luis Ferreira");
  expect(shown.body.html).toContain("Router &lt;b&gt;offline&lt;/b&gt;");
  const after = await app.db.one(
    "SELECT (SELECT count(*) FROM mails) AS mails, (SELECT count(*) FROM events) AS events",
  );
  expect(after).toEqual(before);
});

test("An internal note is no part of what a customer would read", async () => {
  const toCustomer = await preview("customer.comment", `?ticket=${ticket}`);
  const toStaff = await preview("staff.comment", `?ticket=${ticket}`);

  expect(JSON.stringify(toCustomer.body)).not.toContain("troublemaker");
  expect(toStaff.body.text).toContain("troublemaker");
});

test("A ticket that the viewer may not see, a name that no template has, and people without the right", async () => {
  await app.db.rows(
    "UPDATE roles SET permissions = permissions || '{mail.read}', sees = 'assigned' WHERE key = 'agent'",
  );
  const narrow = await buildAgent(app.db);

  expect((await preview("customer.created", `?ticket=${ticket}`, narrow)).status).toBe(404);
  expect((await preview("customer.created", "", narrow)).status).toBe(200);
  expect((await preview("customer.created", "?ticket=999999")).status).toBe(404);
  expect((await preview("customer.unknown")).status).toBe(404);
  expect((await preview("customer.created", "?ticket=x")).status).toBe(422);
  expect((await preview("customer.created", "", customer)).status).toBe(403);
});
