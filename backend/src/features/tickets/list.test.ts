import { afterAll, beforeAll, expect, test } from "@jest/globals";
import {
  buildAdmin,
  buildAgent,
  buildCategory,
  buildCustomer,
  buildDepartment,
  buildTeam,
  buildTicket,
  type BuiltPerson,
} from "../../../test/factories/index.js";
import { startTestApp, type TestApp } from "../../../test/start-test-app.js";
import { statuses, ticketSorts, type TicketCounts } from "../../contract/index.js";
import { systemActor } from "../../platform/actor.js";
import { updateTicket } from "./index.js";

let app: TestApp;
let customer: BuiltPerson, agent: BuiltPerson, admin: BuiltPerson;
let here: { id: number }, team: { id: number };

beforeAll(async () => {
  app = await startTestApp({ now: "2026-03-02T09:00:00Z" });
  const { db, services } = app;
  [customer, agent, admin] = [
    await buildCustomer(db, { fullName: "Luis" }),
    await buildAgent(db),
    await buildAdmin(db),
  ];
  here = await buildDepartment(db);
  const there = await buildDepartment(db);
  team = await buildTeam(db, { memberIds: [agent.id], departmentIds: [here.id] });
  const category = await buildCategory(db);
  for (let i = 0; i < 40; i += 1) {
    // Several share an instant, a due time and a priority: only the id tells them apart.
    if (i % 3 === 0) await app.clock.advance(2 * 3_600_000);
    const ticket = await buildTicket(services, {
      categoryId: category.id,
      status: statuses[i % 6],
      priority: (["low", "medium", "high", "critical"] as const)[i % 4],
      departmentId: [null, here.id, there.id][i % 3],
      teamId: i % 2 === 0 ? team.id : null,
      assigneeId: i % 5 === 0 ? agent.id : null,
      ...(i % 4 === 1 && { customerId: customer.id }),
    });
    if (i % 10 === 0)
      await services.runWork(systemActor, (work) => updateTicket(work, ticket.id, { tags: ["Flood", "vip"] }));
    if (i % 13 === 0) await db.rows("UPDATE tickets SET hidden_at = app_now() WHERE id = $1", [ticket.id]);
  }
});
afterAll(() => app.close());

const list = async (person: BuiltPerson, query: string) => (await app.api.as(person).get(`/api/tickets?${query}`)).body;

async function walk(person: BuiltPerson, query: string): Promise<number[]> {
  const ids: number[] = [];
  for (let cursor = ""; ;) {
    const page = await list(person, `${query}&limit=7${cursor}`);
    ids.push(...page.data.map((row: { id: number }) => row.id));
    if (page.page.next_cursor === null) return ids;
    cursor = `&cursor=${page.page.next_cursor}`;
  }
}

test.each(ticketSorts)(
  "Going through pages sorted by %s shows every ticket once, in the order of one long page",
  async (sort) => {
    for (const person of [admin, agent, customer]) {
      const whole = (await list(person, `sort=${sort}&limit=100`)).data.map((row: { id: number }) => row.id);
      expect(await walk(person, `sort=${sort}`)).toEqual(whole);
      expect(whole.length).toBeGreaterThan(5);
    }
  },
);

test("A page's number leads to the same rows as its cursor", async () => {
  const ids = await walk(admin, "sort=newest");
  expect((await list(admin, "sort=newest&limit=7&page=3")).data.map((row: { id: number }) => row.id)).toEqual(
    ids.slice(14, 21),
  );
});

test("For everybody each view's count is the length of its list, before and after the ledger is folded", async () => {
  for (let round = 0; round < 2; round += 1) {
    for (const person of [admin, agent, customer]) {
      const { teams, ...counts } = (await app.api.as(person).get("/api/tickets/counts")).body as TicketCounts;
      for (const { id, open } of teams)
        expect({ id, open }).toEqual({ id, open: (await walk(person, `view=open&team_id=${id}`)).length });
      for (const [view, count] of Object.entries(counts)) {
        const rows = await walk(person, `view=${view}`);
        expect({ view, count }).toEqual({ view, count: rows.length });
      }
    }
    await app.db.rows("SELECT fold_ticket_counts()");
  }
  const counts = (await app.api.as(admin).get("/api/tickets/counts")).body as TicketCounts;
  for (const view of ["mine", "unassigned", "waiting", "open", "closed", "at_risk", "overdue"])
    expect(Object.keys(counts)).toContain(view);
  const own = (await app.api.as(agent).get("/api/tickets/counts")).body as TicketCounts;
  expect(own.mine).toBeGreaterThan(0);
  // Their own team alone; of somebody in none, all. What is said to customers names no team.
  expect(own.teams.map(({ id }) => id)).toEqual([team.id]);
  expect(own.teams[0]?.open).toBeGreaterThan(0);
  expect(counts.teams.map(({ id }) => id)).toContain(team.id);
  expect((await app.api.as(customer).get("/api/tickets/counts")).body.teams).toEqual([]);
  expect(counts.at_risk).toBeGreaterThan(0);
  expect(counts.overdue).toBeGreaterThan(0);
});

test("What is late is counted, warned of in time, too late or never", async () => {
  const late = async () => (await app.api.as(admin).get("/api/tickets/counts")).body.overdue as number;
  const before = await late();
  const [one, other] = await walk(admin, "view=overdue");
  await app.db.rows("UPDATE tickets SET next_warn_at = NULL WHERE id = $1", [one]);
  await app.db.rows("UPDATE tickets SET next_warn_at = app_now() + interval '1 day' WHERE id = $1", [other]);
  expect(await late()).toBe(before);
  expect(other).toBeDefined();
});

test("The folded ledger does not say who settled a ticket", async () => {
  const named = () =>
    app.db.rows("SELECT n FROM ticket_counts WHERE status IN ('resolved', 'closed') AND assignee_id IS NOT NULL");
  await buildTicket(app.services, { status: "closed", assigneeId: agent.id });
  expect(await named()).not.toEqual([]);
  await app.db.rows("SELECT fold_ticket_counts()");
  expect(await named()).toEqual([]);
});

test("A narrowed list says its whole length where that is asked for, on each page and to each as far as they see", async () => {
  const query = "view=open&priority=medium,high&created_from=2026-03-02T10:00:00Z";
  const lengths: number[] = [];
  for (const person of [admin, agent, customer]) {
    const { length } = await walk(person, query);
    lengths.push(length);
    const first = await list(person, `${query}&count=true&limit=2`);
    expect(first).toMatchObject({ count: length });
    if (first.page.next_cursor !== null)
      expect(await list(person, `${query}&count=true&limit=2&cursor=${first.page.next_cursor}`)).toMatchObject({
        count: length,
      });
  }
  expect(Math.min(...lengths)).toBeGreaterThan(0);
  expect(Math.max(...lengths)).toBeGreaterThan(2);
  expect(await list(admin, query)).not.toHaveProperty("count");
});

test("Rows of at risk and overdue show a clock in that state", async () => {
  for (const [view, state] of [
    ["at_risk", "at_risk"],
    ["overdue", "breached"],
  ]) {
    const { data } = await list(admin, `view=${view}&limit=100`);
    expect(new Set(data.map((row: { sla: { state: string } }) => row.sla.state))).toEqual(new Set([state]));
  }
});

test("Filters, joined, leave what fits all of them", async () => {
  const { data } = await list(
    admin,
    `status=new,pending&priority=high&priority=critical&department_id=${here.id}&limit=100`,
  );
  for (const row of data) {
    expect(["new", "pending"]).toContain(row.status);
    expect(["high", "critical"]).toContain(row.priority);
    expect(row.department.id).toBe(here.id);
  }
  expect((await list(admin, "tag=flood")).data.length).toBeGreaterThan(0);
  const held = (await list(admin, `assigned_agent_id=${agent.id}&limit=100`)).data;
  expect(new Set(held.map((row: { assigned_agent: { id: number } }) => row.assigned_agent.id))).toEqual(
    new Set([agent.id]),
  );
  expect((await list(agent, "assigned_agent_id=me&limit=100")).data.length).toBeGreaterThan(0);
  expect(
    (await list(admin, "assigned_agent_id=none&limit=100")).data.every(
      (row: { assigned_agent: unknown }) => row.assigned_agent === null,
    ),
  ).toBe(true);
  expect(
    (await list(admin, `customer_id=${customer.id}&limit=100`)).data.every(
      (row: { customer: { id: number } }) => row.customer.id === customer.id,
    ),
  ).toBe(true);
});

test("A customer lists their own alone, and cannot sift them by what only the desk knows", async () => {
  const { data } = await list(customer, "limit=100");
  expect(new Set(data.map((row: { customer: { id: number } }) => row.customer.id))).toEqual(new Set([customer.id]));
  await app.db.rows("UPDATE tickets SET team_id = $2 WHERE customer_id = $1", [customer.id, team.id]);
  expect((await list(admin, `team_id=${team.id}`)).data).not.toEqual([]);
  for (const query of ["tag=flood", "escalated=true", "escalated=false", `team_id=${team.id}`])
    expect((await list(customer, query)).data).toEqual([]);
});

test.each([
  ["an unknown field", "colour=red"],
  ["an unknown sort", "sort=subject"],
  ["a limit beyond the largest", "limit=101"],
  ["a cursor that is none", "cursor=%00abc"],
  ["a cursor of another shape", `cursor=${Buffer.from('["newest","x",1]').toString("base64url")}`],
  ["a cursor of another sort", `sort=oldest&cursor=${Buffer.from('["newest",1,1]').toString("base64url")}`],
  ["a customer that is no id", "customer_id=1e3"],
  ["a date that is none", "created_from=2026-13-45"],
])("GET /tickets with %s is 422", async (_name, query) => {
  expect((await app.api.as(admin).get(`/api/tickets?${query}`)).status).toBe(422);
});

test("A cursor at the edge of numbers is answered like any other", async () => {
  for (const sort of ticketSorts) {
    for (const key of [Number.MAX_SAFE_INTEGER, -Number.MAX_SAFE_INTEGER, 0]) {
      const values = sort === "priority" ? [sort, key, key, key] : [sort, key, key];
      const cursor = Buffer.from(JSON.stringify(values)).toString("base64url");
      expect((await app.api.as(admin).get(`/api/tickets?sort=${sort}&cursor=${cursor}`)).status).toBe(200);
    }
  }
});

/** Statements that a request sends to the database, transactions' own not counted. */
async function statementsOf(request: () => Promise<{ status: number }>): Promise<string[]> {
  const seen: string[] = [];
  const { options } = app.db.sequelize as unknown as { options: { logging: false | ((sql: string) => void) } };
  options.logging = (sql) => void seen.push(sql);
  const { status } = await request();
  options.logging = false;
  expect(status).toBeLessThan(300);
  return seen;
}

test("A page, a ticket and a filing cost few statements, however many rows there are", async () => {
  const [row] = (await list(agent, "limit=1")).data;
  await app.api.as(agent).get("/api/auth/me");
  expect((await statementsOf(() => app.api.as(agent).get("/api/tickets?limit=25"))).length).toBeLessThanOrEqual(3);
  expect((await statementsOf(() => app.api.as(agent).get(`/api/tickets/${row.id}`))).length).toBeLessThanOrEqual(8);
  const body = { subject: "S", description: "D", category_id: row.category.id };
  const filing = await statementsOf(() => app.api.as(customer).post("/api/tickets").send(body));
  expect(filing.length).toBeLessThanOrEqual(10);
});
