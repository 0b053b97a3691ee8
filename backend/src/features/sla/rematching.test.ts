import { afterEach, beforeEach, expect, test } from "@jest/globals";
import {
  buildAdmin,
  buildAgent,
  buildCalendar,
  buildCategory,
  buildDepartment,
  buildPolicy,
  buildTeam,
  buildTicket,
  everyPriority,
  type BuiltPerson,
} from "../../../test/factories/index.js";
import { startTestApp, type TestApp } from "../../../test/start-test-app.js";
import type { CalendarDetail } from "../../contract/index.js";
import { expectDerivedState } from "./testing/derived-state.js";
import { policyOf, promisedTo } from "./testing/promised.js";

let app: TestApp;
let admin: BuiltPerson, agent: BuiltPerson;
let calendar: CalendarDetail;
beforeEach(async () => {
  app = await startTestApp({ now: "2026-03-02T08:00:00Z" }); // Monday, 9:00 in Berlin
  [admin, agent] = [await buildAdmin(app.db), await buildAgent(app.db)];
  calendar = await buildCalendar(app);
});
afterEach(async () => {
  await expectDerivedState(app);
  await app.close();
});

const policy = (name: string, targets: object, more: object = {}) =>
  buildPolicy(app, { name, calendar_id: calendar.id, targets, ...more });
const ok = async (sent: PromiseLike<{ status: number; body: unknown }>) => {
  const answer = await sent;
  expect([answer.body, answer.status < 300]).toEqual([answer.body, true]);
};
const edit = (id: number, body: object) => ok(app.api.as(agent).patch(`/api/tickets/${id}`).send(body));
const move = (id: number, status: string, by = agent) =>
  ok(app.api.as(by).patch(`/api/tickets/${id}/status`).send({ status }));
const say = (id: number, by: { id: number }) =>
  ok(app.api.as(by).post(`/api/tickets/${id}/comments`).send({ comment: "And?" }));
const dueOf = async (id: number, metric: string) =>
  (await promisedTo(app, id)).find((each) => each.metric === metric)?.due ?? null;

test("Category, department and priority bring a ticket under the policy that matches then; what was used stays used", async () => {
  const [category, department] = [await buildCategory(app.db), await buildDepartment(app.db)];
  await buildTeam(app.db, { memberIds: [agent.id], departmentIds: [department.id] });
  await policy("By priority", everyPriority({ resolution: "3h" }), { conditions: { priorities: ["critical"] } });
  await policy("By department", everyPriority({ resolution: "4h" }), {
    conditions: { department_ids: [department.id] },
  });
  await policy("By category", everyPriority({ resolution: "5h" }), { conditions: { category_ids: [category.id] } });
  await policy("All", everyPriority({ resolution: "6h" }));
  const { id } = await buildTicket(app.services);
  expect(await promisedTo(app, id)).toMatchObject([{ policy: "All", due: "2026-03-02T15:00:00Z" }]);
  await app.clock.set("2026-03-02T09:00:00Z"); // an hour used
  await edit(id, { category_id: category.id });
  expect(await promisedTo(app, id)).toMatchObject([{ policy: "By category", due: "2026-03-02T14:00:00Z" }]);
  await edit(id, { department_id: department.id });
  expect(await promisedTo(app, id)).toMatchObject([{ policy: "By department", due: "2026-03-02T13:00:00Z" }]);
  await edit(id, { priority: "critical" });
  expect(await promisedTo(app, id)).toMatchObject([{ policy: "By priority", due: "2026-03-02T11:00:00Z" }]);
  await edit(id, { priority: "low", department_id: null });
  expect(await promisedTo(app, id)).toMatchObject([{ policy: "By category", due: "2026-03-02T14:00:00Z" }]);
});

test("A ticket keeps its version when the policy is saved again, also at another priority; the next one has the new", async () => {
  const targets = {
    ...everyPriority({ resolution: "6h" }),
    critical: { resolution: { kind: "working", duration: "3h" } },
  };
  const { id } = await policy("Saved twice", targets);
  const first = await buildTicket(app.services);
  await ok(
    app.api
      .as(admin)
      .patch(`/api/sla/policies/${id}`)
      .send({ targets: everyPriority({ resolution: "1h" }) }),
  );
  const second = await buildTicket(app.services);
  await edit(first.id, { priority: "critical" });
  expect(await promisedTo(app, first.id)).toMatchObject([{ version: 1, due: "2026-03-02T11:00:00Z" }]);
  expect(await promisedTo(app, second.id)).toMatchObject([{ version: 2, due: "2026-03-02T09:00:00Z" }]);
  await move(first.id, "resolved");
  await app.clock.set("2026-03-02T09:00:00Z");
  await move(first.id, "in_progress");
  expect(await promisedTo(app, first.id)).toMatchObject([{ version: 1, due: "2026-03-02T13:00:00Z" }]);
});

test("What changed while it was resolved holds once it is reopened: priority, category and the policy they ask for", async () => {
  const category = await buildCategory(app.db);
  await policy("By category", everyPriority({ resolution: "5h", update: "2h" }), {
    conditions: { category_ids: [category.id], priorities: ["high"] },
  });
  const { id } = await buildTicket(app.services);
  await move(id, "resolved");
  await edit(id, { category_id: category.id, priority: "high" });
  expect(await policyOf(app, id)).toBeNull();
  await app.clock.set("2026-03-02T13:00:00Z"); // 14:00
  await move(id, "in_progress");
  expect(await promisedTo(app, id)).toMatchObject([
    { policy: "By category", metric: "resolution", due: "2026-03-03T10:00:00Z" },
    { policy: "By category", metric: "update", due: "2026-03-02T15:00:00Z" },
  ]);
});

test("Of a ticket to which nothing was promised, another priority makes the promises", async () => {
  await policy("Critical alone", {
    ...everyPriority({}),
    critical: { first_response: { kind: "working", duration: "1h" }, resolution: { kind: "working", duration: "2h" } },
  });
  const { id } = await buildTicket(app.services, { priority: "low" });
  expect(await promisedTo(app, id)).toEqual([]);
  await app.clock.set("2026-03-02T09:00:00Z");
  await edit(id, { priority: "critical" });
  expect(await promisedTo(app, id)).toMatchObject([
    { metric: "first_response", due: "2026-03-02T10:00:00Z" },
    { metric: "resolution", due: "2026-03-02T11:00:00Z" },
  ]);
});

test("A policy that promises an answer and nothing else promises it with the customer's next message", async () => {
  await policy("Answers", everyPriority({ next_response: "1h" }));
  const { id, customerId } = await buildTicket(app.services);
  await say(id, { id: customerId });
  expect(await promisedTo(app, id)).toMatchObject([{ metric: "next_response", due: "2026-03-02T09:00:00Z" }]);
  await say(id, agent);
  expect(await promisedTo(app, id)).toEqual([]);
  await app.clock.set("2026-03-02T10:00:00Z");
  await move(id, "pending");
  await say(id, { id: customerId }); // brings it back to work
  await app.clock.set("2026-03-02T10:30:00Z");
  await say(id, { id: customerId });
  expect(await promisedTo(app, id)).toMatchObject([{ metric: "next_response", due: "2026-03-02T11:00:00Z" }]);
});

test("Days by law that come to be promised later count from the receipt", async () => {
  const category = await buildCategory(app.db);
  const law = { kind: "calendar_days", amount: 10, extension: null, calendar_id: null };
  await policy("Law", everyPriority({ resolution: law }), { conditions: { category_ids: [category.id] } });
  await policy("Answers", everyPriority({ first_response: "4h" }));
  const { id } = await buildTicket(app.services);
  await app.clock.set("2026-03-05T09:00:00Z");
  await edit(id, { category_id: category.id });
  expect(await dueOf(id, "resolution")).toBe("2026-03-12T23:00:00Z");
});

test("A message of the customer on a ticket whose promises were all kept finds the policy's version that it had", async () => {
  const { id: policyId } = await policy("Responses", everyPriority({ first_response: "4h", next_response: "2h" }));
  const { id, customerId } = await buildTicket(app.services);
  await say(id, agent);
  const targets = everyPriority({ first_response: "4h", next_response: "1h" });
  await ok(app.api.as(admin).patch(`/api/sla/policies/${policyId}`).send({ targets }));
  await say(id, { id: customerId });
  expect(await promisedTo(app, id)).toMatchObject([{ version: 1, due: "2026-03-02T10:00:00Z" }]);
});

test("A withdrawn or hidden ticket is promised nothing, whatever changes there", async () => {
  const withdrawn = await buildTicket(app.services);
  await ok(app.api.as({ id: withdrawn.customerId }).delete(`/api/tickets/${withdrawn.id}`));
  const hidden = await buildTicket(app.services, { status: "in_progress" });
  await ok(app.api.as(admin).delete(`/api/tickets/${hidden.id}`));
  expect((await app.api.as(agent).patch(`/api/tickets/${hidden.id}`).send({ priority: "high" })).status).toBe(404);
  await edit(withdrawn.id, { priority: "high" });
  expect([await promisedTo(app, withdrawn.id), await promisedTo(app, hidden.id)]).toEqual([[], []]);
});
