import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { buildAgent, buildCategory, buildCustomer, type BuiltPerson } from "../../../test/factories/index.js";
import { startTestApp, type TestApp } from "../../../test/start-test-app.js";

let app: TestApp;
let customer: BuiltPerson, agent: BuiltPerson;
let id: number;
beforeEach(async () => {
  app = await startTestApp({ now: "2026-03-02T09:00:00Z" });
  [customer, agent] = [await buildCustomer(app.db), await buildAgent(app.db)];
  await app.db.rows("UPDATE desk SET customer_priority = 'request'");
  const { id: category_id } = await buildCategory(app.db, { defaultPriority: "low" });
  const filed = await app.api
    .as(customer)
    .post("/api/tickets")
    .send({ subject: "Bill", description: "Twice.", category_id, priority: "critical" });
  expect(filed.body).toMatchObject({ priority: "low", requested_priority: "critical" });
  id = filed.body.id;
});
afterEach(() => app.close());

const patch = (body: object, by = agent) => app.api.as(by).patch(`/api/tickets/${id}`).send(body);
const lastEvent = async () =>
  app.db.one("SELECT type, data FROM events WHERE ticket_id = $1 ORDER BY id DESC LIMIT 1", [id]);

test("Confirmed, the wish becomes the priority and the promises follow", async () => {
  const due = async () => (await app.api.as(agent).get(`/api/tickets/${id}`)).body.sla.due_at;
  expect(await due()).toBe("2026-03-03T09:00:00.000Z");
  const answer = await patch({ priority: "critical" });
  expect(answer.body).toMatchObject({ priority: "critical", requested_priority: null });
  expect(await due()).toBe("2026-03-02T10:00:00.000Z");
  expect(await lastEvent()).toMatchObject({
    type: "ticket.updated",
    data: {
      changes: { priority: { from: "low", to: "critical" }, requested_priority: { from: "critical", to: null } },
    },
  });
});

test("Declined, the priority stays and the customer is not told in their history", async () => {
  const answer = await patch({ requested_priority: null });
  expect(answer.body).toMatchObject({ priority: "low", requested_priority: null });
  expect(await lastEvent()).toMatchObject({
    data: { changes: { requested_priority: { from: "critical", to: null } } },
  });
  const seen = await app.api.as(customer).get(`/api/tickets/${id}`);
  expect(JSON.stringify(seen.body.timeline)).not.toContain("requested_priority");
  // Undo brings the wish back.
  expect((await patch({ requested_priority: "critical" })).body.requested_priority).toBe("critical");
});

test("Another priority settles the wish as well, unless it is said to stand", async () => {
  expect((await patch({ priority: "high", requested_priority: "critical" })).body).toMatchObject({
    priority: "high",
    requested_priority: "critical",
  });
  expect((await patch({ priority: "medium" })).body).toMatchObject({ priority: "medium", requested_priority: null });
});

test("The customer cannot decide about their own wish", async () => {
  for (const body of [{ requested_priority: null }, { requested_priority: "high" }, { priority: "critical" }])
    expect((await patch(body, customer)).status).toBe(403);
  expect((await app.api.as(customer).get(`/api/tickets/${id}`)).body.requested_priority).toBe("critical");
});
