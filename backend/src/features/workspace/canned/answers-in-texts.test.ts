import { afterEach, beforeEach, expect, test } from "@jest/globals";
import {
  buildAdmin,
  buildAgent,
  buildCustomer,
  buildField,
  buildTicket,
  type BuiltPerson,
} from "../../../../test/factories/index.js";
import { startTestApp, type TestApp } from "../../../../test/start-test-app.js";

let app: TestApp;
let admin: BuiltPerson, agent: BuiltPerson, luis: BuiltPerson;
let id: number;
beforeEach(async () => {
  app = await startTestApp({ now: "2026-03-02T09:00:00Z" });
  [admin, agent] = [await buildAdmin(app.db), await buildAgent(app.db)];
  luis = await buildCustomer(app.db);
  ({ id } = await buildTicket(app.services, { customerId: luis.id }));
});
afterEach(() => app.close());

const preview = async (body: string, by = agent) =>
  (
    await app.api
      .as(by)
      .post(`/api/tickets/${id}/canned`)
      .send({ texts: [{ language: "en", body }] })
      .expect(200)
  ).body;
const make = (body: string) =>
  app.api
    .as(admin)
    .post("/api/canned")
    .send({ scope: "all", shortcut: "made", title: "Made", texts: [{ language: "en", body }] });
const answer = (fields: object) => app.api.as(agent).patch(`/api/tickets/${id}`).send({ fields }).expect(200);

test("Answers stand in a text in the customer's words: options by label, numbers and days as their language has them", async () => {
  const texts = [
    {
      language: "de",
      label: "Wünsche",
      help: null,
      options: [
        { key: "refund", label: "Erstattung" },
        { key: "repair", label: "Reparatur" },
      ],
    },
  ];
  await buildField(app.services, {
    key: "wishes",
    type: "multi_choice",
    options: [{ label: "Refund" }, { label: "Repair" }],
    texts,
  });
  await buildField(app.services, { key: "amount", type: "number", decimals: 2 });
  await buildField(app.services, { key: "bought_on", type: "date" });
  await buildField(app.services, { key: "harmed", type: "yes_no" });
  await buildField(app.services, { key: "serial" });
  await answer({
    wishes: ["refund", "repair"],
    amount: 1234.5,
    bought_on: "2026-02-28",
    harmed: false,
    serial: "{{ticket.number}} <b>",
  });

  const body = "{{field.wishes}} | {{ field.amount }} | {{field.bought_on}} | {{field.harmed}} | {{field.serial}}";
  expect((await preview(body)).text).toBe(
    "Refund and Repair | 1,234.50 | February 28, 2026 | no | {{ticket.number}} <b>",
  );
  await app.ownerDb.rows("UPDATE people SET locale = 'de-DE' WHERE id = $1", [luis.id]);
  const german = await preview(body);
  expect(german.text).toBe("Erstattung und Reparatur | 1.234,50 | 28. Februar 2026 | nein | {{ticket.number}} <b>");
  expect(german.missing).toEqual([]);
  // Of a language whose words nobody has written down here, they are left to whoever writes.
  await app.ownerDb.rows("UPDATE people SET locale = 'ga' WHERE id = $1", [luis.id]);
  expect((await preview("{{field.harmed}}")).missing).toEqual(["field.harmed"]);
});

test("What the team alone reads reaches no customer: neither kept, nor filled in after a field was closed to them", async () => {
  const field = await buildField(app.services, { key: "suspicion", label: "Suspicion" });
  await answer({ suspicion: "Fraud" });
  const { id: canned } = (await make("We think: {{field.suspicion}}").expect(201)).body;
  const render = async () => (await app.api.as(agent).get(`/api/tickets/${id}/canned/${canned}`).expect(200)).body;
  expect(await render()).toMatchObject({ text: "We think: Fraud", missing: [] });

  await app.api.as(admin).patch(`/api/fields/${field}`).send({ audience: "staff" }).expect(200);
  expect(await render()).toMatchObject({ text: "We think: [?]", missing: ["field.suspicion"] });
  expect(await preview("{{field.suspicion}}")).toMatchObject({ text: "[?]" });
  const refused = await app.api
    .as(admin)
    .patch(`/api/canned/${canned}`)
    .send({ texts: [{ language: "en", body: "{{field.suspicion}}!" }] });
  expect(refused.status).toBe(422);
  expect(refused.body.errors).toEqual([
    { field: "texts", message: "Suspicion is for your team alone: a text to customers cannot name field.suspicion" },
  ]);
});

test("A field that there is not is a slip of the pen; one without an answer is left to whoever writes", async () => {
  await buildField(app.services, { key: "serial" });
  expect((await make("{{field.seriall}}").expect(422)).body.errors).toEqual([
    { field: "texts", message: "There is no variable called field.seriall" },
  ]);
  expect(await preview("{{field.serial}}, {{field.seriall}}")).toMatchObject({
    text: "[?], [?]",
    missing: ["field.serial", "field.seriall"],
  });
});
