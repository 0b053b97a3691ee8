import { afterEach, beforeEach, expect, test } from "@jest/globals";
import {
  buildAgent,
  buildCategory,
  buildCustomer,
  buildDepartment,
  buildTeam,
  type BuiltPerson,
} from "../../../test/factories/index.js";
import { startTestApp, type TestApp } from "../../../test/start-test-app.js";
import { ticketFacts } from "./index.js";

let app: TestApp;
let customer: BuiltPerson, agent: BuiltPerson;
beforeEach(async () => {
  app = await startTestApp({ now: "2026-03-02T09:00:00Z" });
  [customer, agent] = [await buildCustomer(app.db), await buildAgent(app.db)];
});
afterEach(() => app.close());

const as = (person: BuiltPerson) => app.api.as(person);

test("POST /tickets, with a category's name in another case, answers with number, department and promised dates", async () => {
  const department = await buildDepartment(app.db);
  const team = await buildTeam(app.db, { departmentIds: [department.id] });
  await buildCategory(app.db, { name: "Account Access", defaultPriority: "high", departmentId: department.id });
  const res = await as(customer).post("/api/tickets").send({
    subject: " Cannot sign\nin ",
    description: "It says no.",
    category: "account access",
    urgent_reason: "Exam today",
  });
  expect(res.status).toBe(201);
  expect(res.body).toMatchObject({
    subject: "Cannot sign in",
    status: "new",
    priority: "high",
    channel: "web",
    department: { id: department.id },
    organization: { id: department.organizationId },
    team: null,
    urgent_reason: "Exam today",
    sla: { metric: "first_response", state: "on_track", due_at: "2026-03-02T13:00:00.000Z" },
    abilities: { reply: true, withdraw: true, edit_text: true, assign: false, statuses: [] },
  });
  expect(res.body.number).toBe(`CMP-${res.body.id}`);
  expect((await ticketFacts(app.db, res.body.id))?.teamId).toBe(team.id);
  const byNumber = await as(customer).get(`/api/tickets/${String(res.body.number).toLowerCase()}`);
  expect(byNumber.body.id).toBe(res.body.id);
  expect(byNumber.headers.etag).toBe('"v1"');
});

test("POST /tickets, with a customer's critical, takes it as high and keeps the wish; a member of staff's stays", async () => {
  const { name } = await buildCategory(app.db);
  const complaint = { subject: "Gas smell", description: "In the hall.", category: name, priority: "critical" };
  expect((await as(customer).post("/api/tickets").send(complaint)).body).toMatchObject({
    priority: "high",
    requested_priority: "critical",
  });
  expect(
    (
      await as(agent)
        .post("/api/tickets")
        .send({ ...complaint, customer_id: customer.id, channel: "phone" })
    ).body,
  ).toMatchObject({
    priority: "critical",
    requested_priority: null,
    channel: "phone",
    customer: { id: customer.id },
  });
});

test("POST /tickets, with what belongs to nobody or contradicts itself, names each field", async () => {
  const { id } = await buildCategory(app.db);
  const department = await buildDepartment(app.db);
  const elsewhere = await buildDepartment(app.db);
  const wrong = async (fields: object) => {
    const res = await as(agent)
      .post("/api/tickets")
      .send({ subject: "S", description: "D", category_id: id, ...fields });
    return [res.status, ...(res.body.errors ?? []).map((error: { field: string }) => error.field)];
  };
  expect(await wrong({ category_id: undefined })).toEqual([422, "category"]);
  expect(await wrong({ category_id: 999_999 })).toEqual([422, "category_id"]);
  expect(await wrong({ category_id: undefined, category: "Nothing like it" })).toEqual([422, "category"]);
  expect(await wrong({ department_id: department.id, organization_id: elsewhere.organizationId })).toEqual([
    422,
    "department_id",
  ]);
  expect(await wrong({ organization_id: 999_999, skill_id: 999_999, customer_id: 9_007_199_254_740_991 })).toEqual([
    422,
    "organization_id",
    "skill_id",
    "customer_id",
  ]);
  expect(await wrong({ received_at: "2027-01-01T00:00:00Z" })).toEqual([422, "received_at"]);
  expect(await wrong({ attachment_ids: ["AAAAAAAAAAAAAAAAAAAAAA"] })).toEqual([422, "attachment_ids"]);
  expect(await wrong({ assignee_id: 1 })).toContain(422);
  expect(await app.db.rows("SELECT 1 FROM tickets")).toHaveLength(0);
});

test("POST /tickets for somebody else, by a customer, is refused and leaves nothing", async () => {
  const { id } = await buildCategory(app.db);
  const other = await buildCustomer(app.db);
  for (const fields of [{ customer_id: other.id }, { channel: "phone" }, { received_at: "2026-01-01T00:00:00Z" }]) {
    expect(
      (
        await as(customer)
          .post("/api/tickets")
          .send({ subject: "S", description: "D", category_id: id, ...fields })
      ).status,
    ).toBe(403);
  }
  expect(await app.db.rows("SELECT 1 FROM tickets")).toHaveLength(0);
});

test("POST /tickets twice at once with one Idempotency-Key files one ticket", async () => {
  const { id } = await buildCategory(app.db);
  const send = () =>
    as(customer)
      .post("/api/tickets")
      .set("Idempotency-Key", "one-and-the-same")
      .send({ subject: "S", description: "D", category_id: id });
  const answers = await Promise.all([send(), send()]);
  const again = await send();
  expect(answers.map((res) => res.status).every((status) => status === 201 || status === 409)).toBe(true);
  expect(again.status).toBe(201);
  expect(await app.db.rows("SELECT 1 FROM tickets")).toHaveLength(1);
  expect(await app.db.rows("SELECT 1 FROM events WHERE type = 'ticket.created'")).toHaveLength(1);
});
