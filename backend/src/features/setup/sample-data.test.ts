import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { buildAdmin, buildCustomer, buildTicket, type BuiltPerson } from "../../../test/factories/index.js";
import { startTestApp, type TestApp } from "../../../test/start-test-app.js";
import type { SampleData } from "../../contract/index.js";
import { makeSampleData } from "./index.js";

let app: TestApp;
let admin: BuiltPerson;
let real: { ticketId: number; customer: BuiltPerson };
/** How the desk looked before anything was made up. */
let before: Snapshot;
let stepsBefore: unknown;
const path = "/api/setup/sample-data";

beforeAll(async () => {
  app = await startTestApp({ now: "2026-03-02T09:00:00Z" });
  admin = await buildAdmin(app.db);
  const customer = await buildCustomer(app.db);
  real = { customer, ticketId: (await buildTicket(app.services, { customerId: customer.id })).id };
  stepsBefore = (await app.api.as(admin).get("/api/setup")).body.steps as unknown;
  before = await snapshot();
});
afterAll(() => app.close());

type Snapshot = Awaited<ReturnType<typeof snapshot>>;

/** Everything an admin's screens are made of. */
async function snapshot() {
  const get = async (address: string): Promise<unknown> => (await app.api.as(admin).get(address)).body;
  const names = async (address: string) =>
    ((await get(address)) as { data: { id: number }[] }).data.map(({ id }) => id);
  return {
    counts: await get("/api/tickets/counts"),
    tickets: await names("/api/tickets?limit=100"),
    changes: ((await get("/api/changes?since=0")) as { tickets: { id: number }[] }).tickets.map(({ id }) => id),
    people: await names("/api/people?limit=100"),
    found: await names("/api/people?q=sample&limit=100"),
    roles: ((await get("/api/roles")) as { data: { people: number }[] }).data.map(({ people }) => people),
    organizations: await names("/api/organizations"),
    departments: await names("/api/departments"),
    categories: await names("/api/categories?archived=true"),
    teams: await names("/api/teams"),
    skills: await names("/api/skills"),
    assignees: await names(`/api/tickets/${real.ticketId}/assignees`),
  };
}

const load = () => app.api.as(admin).post(path);
const remove = () => app.api.as(admin).delete(path);
const ids = async (sql: string) => (await app.db.rows<{ id: number }>(sql)).map(({ id }) => id);
const count = async (sql: string) => (await app.db.one<{ n: number }>(`SELECT count(*) AS n FROM ${sql}`))?.n;
const personCalled = async (part: string) =>
  (await ids(`SELECT id FROM people WHERE is_sample AND full_name LIKE '${part}%' ORDER BY id`))[0] ?? 0;
const sampleTicket = async (where = "true") =>
  (await ids(`SELECT id FROM tickets t WHERE is_sample AND ${where} ORDER BY id LIMIT 1`))[0] ?? 0;

describe("Loading", () => {
  test("is a job's work: two at once, and a job that runs twice, make one set", async () => {
    const answers = await Promise.all([load(), load()]);
    expect(answers.map(({ status }) => status)).toEqual([202, 202]);
    expect(answers[0]?.body).toMatchObject({ state: "loading", percent: 0, tickets: 0 });
    expect((await remove()).body.code).toBe("sample_data.loading");

    await Promise.all([makeSampleData(app.services, {}), makeSampleData(app.services, {})]);
    await app.jobs.runAll();
    expect(await count("tickets WHERE is_sample")).toBe(40);
    expect(await count("organizations WHERE is_sample")).toBe(1);
    const again = await load();
    expect(again.status).toBe(200);
    expect(again.body).toMatchObject({ state: "shown", percent: 100, tickets: 40, kept: [] });
    expect(again.body.last_change.by.id).toBe(admin.id);
  });

  test("marks every row it made, tells a story up to now, and touches nothing real", async () => {
    const after = await snapshot();
    for (const [table, shown, known] of [
      ["tickets", after.tickets, before.tickets],
      ["people", after.people, before.people],
      ["organizations", after.organizations, before.organizations],
      ["departments", after.departments, before.departments],
      ["categories", after.categories, before.categories],
      ["teams", after.teams, before.teams],
      ["skills", after.skills, before.skills],
    ] as const) {
      const added = shown.filter((id) => !known.includes(id)).sort((a, b) => a - b);
      expect({ table, added }).toEqual({
        table,
        added: await ids(`SELECT id FROM ${table} WHERE is_sample ORDER BY id`),
      });
      expect(added.length).toBeGreaterThan(0);
    }
    expect(await count("tickets WHERE is_sample AND status NOT IN ('resolved', 'closed')")).toBeGreaterThan(0);
    expect(await count("sla_clocks WHERE met_at IS NOT NULL")).toBeGreaterThan(20);
    expect(await count("events WHERE created_at > app_now()")).toBe(0);
    expect(after.assignees).toEqual(before.assignees);
    const [row] = (await app.api.as(admin).get("/api/tickets?limit=1&sort=oldest")).body.data as {
      is_sample: boolean;
    }[];
    expect(row?.is_sample).toBe(true);
    expect((await app.api.as(admin).get(`/api/tickets/${real.ticketId}`)).body.is_sample).toBe(false);
  });

  test("answers none of the checklist's questions", async () => {
    expect((await app.api.as(admin).get("/api/setup")).body.steps).toEqual(stepsBefore);
  });

  test("offers customers nothing made up", async () => {
    const asCustomer = app.api.as(real.customer);
    for (const list of ["organizations", "departments", "categories"]) {
      const { data } = (await asCustomer.get(`/api/${list}`)).body as { data: { name: string }[] };
      expect(data.filter(({ name }) => name.includes("sample"))).toEqual([]);
    }
  });

  test("when it is cut short leaves nothing, and the next try makes all", async () => {
    const other = await startTestApp();
    const boss = await buildAdmin(other.db);
    await other.api.as(boss).post(path);
    const broken = {
      ...other.services,
      runWork: ((actor, body, options) =>
        other.services.runWork(
          actor,
          async (work) => {
            await body(work);
            throw new Error("The power went");
          },
          options,
        )) as typeof other.services.runWork,
    };
    await expect(makeSampleData(broken, {})).rejects.toThrow("The power went");
    expect((await other.db.rows("SELECT id FROM tickets")).length).toBe(0);
    expect((await other.db.rows("SELECT id FROM people WHERE is_sample")).length).toBe(0);
    expect((await other.api.as(boss).get("/api/setup")).body.sample_data.state).toBe("loading");
    await other.jobs.runAll();
    expect((await other.api.as(boss).get("/api/setup")).body.sample_data).toMatchObject({
      state: "shown",
      tickets: 40,
    });
    await other.close();
  });
});

describe("Removing", () => {
  let shown: Snapshot;
  beforeAll(async () => {
    await app.clock.set("2026-03-02T10:00:00Z");
    shown = await snapshot();
  });

  test("leaves every screen as if there had never been any, and nothing is lost", async () => {
    const removed = await remove();
    expect(removed.status).toBe(200);
    expect(removed.body).toMatchObject({ state: "hidden", tickets: 0, kept: [] });
    const after = await snapshot();
    expect({ ...after, counts: null, roles: null }).toEqual({ ...before, counts: null, roles: null });
    expect(after.counts).toMatchObject({ open: 1, closed: 0, mine: 0 });
    expect(after.roles).toEqual(before.roles);
    expect(await count("tickets WHERE is_sample")).toBe(40);
  });

  test("makes it unreadable by its address too, also for those who read what was deleted", async () => {
    const id = await sampleTicket();
    expect((await app.api.as(admin).get(`/api/tickets/${id}`)).status).toBe(404);
    expect(
      (await app.api.as(admin).post(`/api/tickets/${id}/comments`).send({ comment: "x", is_internal: true })).status,
    ).toBe(404);
    expect((await app.api.as(admin).get(`/api/people/${await personCalled("Priya")}`)).status).toBe(404);
    const [category] = await ids("SELECT id FROM categories WHERE is_sample");
    const [department] = await ids("SELECT id FROM departments WHERE is_sample");
    const file = (body: object) =>
      app.api
        .as(admin)
        .post("/api/tickets")
        .send({ subject: "A", description: "B", customer_id: real.customer.id, ...body });
    expect((await file({ category_id: category })).status).toBe(422);
    expect((await file({ category: "Billing Error (sample)" })).status).toBe(422);
    expect((await file({ category: "Other", department_id: department })).status).toBe(422);
    expect((await file({ category: "Other", customer_id: await personCalled("") })).status).toBe(422);
  });

  test("twice is as good as once; loading brings the same set back", async () => {
    expect((await remove()).body.state).toBe("hidden");
    const back = await load();
    expect(back.status).toBe(200);
    expect(back.body).toMatchObject({ state: "shown", tickets: 40 });
    expect(await snapshot()).toEqual(shown);
  });

  test("leaves deleted what somebody had deleted", async () => {
    const id = await sampleTicket();
    expect((await app.api.as(admin).delete(`/api/tickets/${id}`)).status).toBe(204);
    await app.clock.set("2026-03-02T10:00:01Z");
    await remove();
    await app.clock.set("2026-03-02T11:00:00Z");
    expect((await load()).body.tickets).toBe(39);
    expect((await app.api.as(admin).get(`/api/tickets/${id}`)).status).toBe(404);
  });

  test("keeps what something real uses, says what and why, and lets it go when that is over", async () => {
    const filed = await app.api.as(admin).post("/api/tickets").send({
      subject: "Real",
      description: "Truly",
      category: "Billing Error (sample)",
      customer_id: real.customer.id,
    });
    expect(filed.status).toBe(201);
    expect(filed.body.is_sample).toBe(false);
    const { kept } = (await remove()).body as SampleData;
    expect(kept).toEqual([
      { kind: "category", name: "Billing Error (sample)", tickets: 1, others: 0 },
      { kind: "team", name: "Refunds (sample)", tickets: 1, others: 1 },
      { kind: "skill", name: "Refunds (sample)", tickets: 1, others: 1 },
      { kind: "department", name: "Billing (sample)", tickets: 1, others: 2 },
      { kind: "organization", name: "Brightline Telecom (sample)", tickets: 1, others: 1 },
    ]);
    expect((await app.api.as(admin).get("/api/setup")).body.sample_data.kept).toEqual(kept);
    const still = await app.api.as(admin).get(`/api/tickets/${filed.body.id}`);
    expect(still.body).toMatchObject({
      category: { name: "Billing Error (sample)" },
      department: { name: "Billing (sample)" },
    });
    const { data } = (await app.api.as(admin).get("/api/departments")).body as { data: { name: string }[] };
    expect(data.map(({ name }) => name)).toEqual(["Billing (sample)"]);
    // Its deadline is told to real people: nobody made up stands in for a supervisor.
    expect(still.body.assigned_agent).toBeNull();

    await app.ownerDb.rows(
      "UPDATE tickets SET category_id = (SELECT id FROM categories WHERE name = 'Other'), department_id = NULL, team_id = NULL, skill_id = NULL, organization_id = NULL WHERE id = $1",
      [filed.body.id],
    );
    expect((await remove()).body.kept).toEqual([]);
  });
});
