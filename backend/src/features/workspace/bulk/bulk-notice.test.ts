import { afterAll, beforeAll, expect, test } from "@jest/globals";
import {
  buildAdmin,
  buildAgent,
  buildCustomer,
  buildSupervisor,
  buildTickets,
  type BuiltPerson,
} from "../../../../test/factories/index.js";
import { startTestApp, type TestApp } from "../../../../test/start-test-app.js";
import type { Alert, Notification } from "../../../contract/index.js";

let app: TestApp;
let lead: BuiltPerson, agent: BuiltPerson;
beforeAll(async () => {
  app = await startTestApp({ now: "2026-03-02T09:00:00Z" });
  [lead, agent] = [await buildSupervisor(app.db), await buildAgent(app.db)];
});
afterAll(() => app.close());

const changed = (person: BuiltPerson, body: object) =>
  app.api.as(person).post("/api/tickets/bulk").send(body).expect(200);

test("A notice of a change to many says of how many, and leads to the list of just those, as far as its reader sees them", async () => {
  const ids = await buildTickets(app.services, await buildCustomer(app.db), 60);
  const [others, before] = [ids.slice(0, 5), ids.slice(5, 8)];
  const colleague = await buildAgent(app.db);
  await changed(lead, { ids: others, changes: { assignee_id: colleague.id } });
  await changed(lead, { ids: before, changes: { assignee_id: agent.id } });
  await app.clock.advance(1000);
  const mine = ids.slice(5);
  // Five of these stay the colleague's, and three were the agent's before: 52 are new to them.
  await changed(lead, { ids: mine, changes: { assignee_id: agent.id, status: "in_progress" } });
  await app.clock.advance(1000);
  await changed(lead, { ids, changes: { status: "on_hold" } });
  await app.jobs.runAll();

  const noticesOf = async (who: BuiltPerson) =>
    (await app.api.as(who).get("/api/notifications?limit=100").expect(200)).body.data as Notification[];
  const listOf = async (who: BuiltPerson, id: number) => {
    const { body } = await app.api.as(who).get(`/api/tickets?limit=100&view=all&notice=${id}`).expect(200);
    return (body.data as { id: number }[]).map((row) => row.id).toSorted((a, b) => a - b);
  };
  const notices = await noticesOf(agent);
  const lists = new Map<string, number[]>();
  for (const { id, kind, data, tickets } of notices) {
    const list = await listOf(agent, id);
    expect(list).toHaveLength(tickets);
    lists.set(`${kind} ${tickets} ${String(data["to"] instanceof Object ? "" : data["to"])}`, list);
  }
  expect(lists.get("assigned 3 ")).toEqual(before);
  expect(lists.get("assigned 52 ")).toEqual(ids.slice(8));
  expect(lists.get("status_changed 55 in_progress")).toEqual(mine);
  // Of a change to tickets of two people each is led to their own.
  expect(lists.get("status_changed 55 on_hold")).toEqual(mine);
  const [theirs] = await noticesOf(colleague);
  expect([theirs?.tickets, await listOf(colleague, theirs?.id ?? 0)]).toEqual([5, others]);
  const alerts = (await app.api.as(agent).get("/api/alerts").expect(200)).body.data as Alert[];
  expect(alerts.map(({ newest }) => newest.tickets)).toContain(55);

  // What goes out of sight leaves the list and the number; what somebody else has been told is nobody's business.
  const assigned = notices.find(({ kind, tickets }) => kind === "assigned" && tickets === 52)?.id ?? 0;
  expect(await listOf(colleague, assigned)).toEqual([]);
  const admin = await buildAdmin(app.db);
  await app.api.as(admin).delete(`/api/tickets/${ids[20]}`).expect(204);
  expect(await listOf(agent, assigned)).toHaveLength(51);
  expect((await noticesOf(agent)).find(({ id }) => id === assigned)?.tickets).toBe(51);
  // Once the notice is gone nothing is known of it.
  await app.ownerDb.rows("DELETE FROM notifications WHERE id = $1", [assigned]);
  expect(await listOf(agent, assigned)).toEqual([]);
}, 60_000);
