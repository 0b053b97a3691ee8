import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { buildAdmin, buildCustomer, buildTicket, type BuiltPerson } from "../../../test/factories/index.js";
import { startTestApp, type TestApp } from "../../../test/start-test-app.js";
import type { SampleData } from "../../contract/index.js";
import { consumersOf } from "../../subscriptions.js";
import { createPasswords } from "../accounts/index.js";
import { tickSla } from "../sla/index.js";
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
}, 60_000);
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
  }, 60_000);

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
  }, 60_000);
});

describe("Nobody in it", () => {
  test("has a password or an address that anybody could own, and the database keeps it so", async () => {
    const people = "people WHERE is_sample";
    expect(await count(people)).toBe(29);
    expect(await count(`${people} AND (password_hash IS NOT NULL OR email_verified_at IS NOT NULL)`)).toBe(0);
    expect(await count(`${people} AND email NOT LIKE '%@sample.invalid'`)).toBe(0);
    for (const column of ["password_hash = 'x'", "email_verified_at = app_now()", "email = 'a@example.org'"])
      await expect(app.db.rows(`UPDATE people SET ${column} WHERE is_sample`)).rejects.toThrow(/check constraint/);
  });

  test("gets in: not by sign-in, registration, a new password or an invitation", async () => {
    const [someone] = await app.db.rows<{ id: number; email: string }>(
      "SELECT id, email FROM people WHERE is_sample AND email IS NOT NULL ORDER BY id LIMIT 1",
    );
    const email = someone?.email ?? "";
    const password = "copper lantern ferry";
    const anonymous = () => app.api.anonymous();
    expect((await anonymous().post("/api/auth/login").send({ email, password })).status).toBe(401);
    expect((await anonymous().post("/api/auth/register").send({ email, password, full_name: "Eve" })).status).toBe(202);
    expect((await anonymous().post("/api/auth/forgot-password").send({ email })).status).toBe(202);
    const invited = await app.api
      .as(admin)
      .post("/api/people/invitations")
      .send({ email, full_name: "Eve", role: "agent" });
    expect(invited.status).toBe(409);
    await app.jobs.runAll();
    expect(await count(`one_time_links WHERE person_id = ${someone?.id}`)).toBe(0);
    expect(await count("mails")).toBe(0);
    expect(await createPasswords(app.services.config).matches(password, null)).toBe(false);
  });

  test("is given another role, an account or a real ticket", async () => {
    const priya = await personCalled("Priya");
    const changed = await app.api.as(admin).patch(`/api/people/${priya}`).send({ role: "admin" });
    expect(changed.status).toBe(403);
    const assign = (ticketId: number) =>
      app.api.as(admin).post(`/api/tickets/${ticketId}/assign`).send({ agent_id: priya });
    expect((await assign(real.ticketId)).body.errors[0].field).toBe("agent_id");
    const escalated = await app.api
      .as(admin)
      .post(`/api/tickets/${real.ticketId}/escalate`)
      .send({ escalate_to: await personCalled("Ruth"), reason: "Look" });
    expect(escalated.body.errors[0].field).toBe("escalate_to");
    const mine = await sampleTicket(`status = 'in_progress' AND assignee_id <> ${priya}`);
    expect((await assign(mine)).status).toBe(200);
  });
});

describe("What happens to a sample ticket", () => {
  test("is told to nobody, neither by whoever tries it out nor by the clocks", async () => {
    const id = await sampleTicket("status = 'in_progress'");
    await app.api.as(admin).post(`/api/tickets/${id}/assign`).send({ agent_id: admin.id, reason: "Mine" });
    expect(
      (await app.api.as(admin).post(`/api/tickets/${id}/comments`).send({ comment: "Hello", is_internal: false }))
        .status,
    ).toBe(201);
    await app.clock.set("2026-03-20T09:00:00Z");
    expect(await tickSla(app.services, consumersOf)).toBeGreaterThan(0);
    await app.jobs.runAll();
    const sample = "SELECT id FROM tickets WHERE is_sample";
    expect(await count(`sla_events WHERE type = 'breached' AND ticket_id IN (${sample})`)).toBeGreaterThan(0);
    expect(
      await count(`events WHERE type = 'ticket.escalated' AND data->>'by' = 'sla' AND ticket_id IN (${sample})`),
    ).toBe(0);
    expect(await count(`notifications WHERE ticket_id IN (${sample})`)).toBe(0);
    expect(await count(`mails m JOIN events e ON e.id = m.event_id WHERE e.ticket_id IN (${sample})`)).toBe(0);
  });

  test("a complaint for a sample customer is a sample too", async () => {
    const customerId = await personCalled("");
    const filed = await app.api
      .as(admin)
      .post("/api/tickets")
      .send({ subject: "Trying it out", description: "What would happen", category: "Other", customer_id: customerId });
    expect(filed.body).toMatchObject({ is_sample: true });
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
    expect(await count("tickets WHERE is_sample")).toBe(41);
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
    expect(back.body).toMatchObject({ state: "shown", tickets: 41 });
    expect(await snapshot()).toEqual(shown);
  });

  test("leaves deleted what somebody had deleted", async () => {
    const id = await sampleTicket();
    expect((await app.api.as(admin).delete(`/api/tickets/${id}`)).status).toBe(204);
    await app.clock.set("2026-03-02T10:00:01Z");
    await remove();
    await app.clock.set("2026-03-02T11:00:00Z");
    expect((await load()).body.tickets).toBe(40);
    expect((await app.api.as(admin).get(`/api/tickets/${id}`)).status).toBe(404);
  });

  test("keeps what something real uses, says what and why, and lets it go when that is over", async () => {
    const filed = await app.api
      .as(admin)
      .post("/api/tickets")
      .send({
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
