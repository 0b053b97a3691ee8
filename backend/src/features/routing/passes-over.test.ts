import { afterEach, beforeEach, expect, test } from "@jest/globals";
import {
  buildAdmin,
  buildAgent,
  buildCategory,
  buildCustomer,
  buildDepartment,
  buildSupervisor,
  buildTeam,
  type BuiltPerson,
} from "../../../test/factories/index.js";
import { startTestApp, type TestApp } from "../../../test/start-test-app.js";

let app: TestApp;
let customer: BuiltPerson, ana: BuiltPerson, ben: BuiltPerson, admin: BuiltPerson;
beforeEach(async () => {
  app = await startTestApp();
  [customer, ana, ben] = [await buildCustomer(app.db), await buildAgent(app.db), await buildAgent(app.db)];
  admin = await buildAdmin(app.db);
});
afterEach(() => app.close());

const choose = (person: BuiltPerson, availability: string) =>
  app.api.as(person).put("/api/me/availability").send({ availability });
/** Their browser was there last so many seconds ago. */
const lastSeen = (person: BuiltPerson, seconds: number) =>
  app.db.rows(
    `INSERT INTO availabilities (person_id, seen_at, active_at)
     VALUES ($1, app_now() - $2 * interval '1 s', app_now() - $2 * interval '1 s')`,
    [person.id, seconds],
  );

async function file(more: object = {}): Promise<{ id: number; assigned_agent: { id: number } | null }> {
  const category = await buildCategory(app.db);
  const body = { subject: "Cold again", description: "No heating since Monday.", category_id: category.id, ...more };
  const res = await app.api
    .as(customer)
    .post("/api/tickets")
    .send({ ...body, auto_assign: true });
  expect(res.status).toBe(201);
  return (await app.api.as(admin).get(`/api/tickets/${res.body.id}`)).body;
}
interface Item {
  type: string;
  data: Record<string, unknown>;
}
const timelineFor = async (person: BuiltPerson, id: number): Promise<Item[]> =>
  (await app.api.as(person).get(`/api/tickets/${id}`)).body.timeline;
const happened = async (person: BuiltPerson, id: number, type: string) =>
  (await timelineFor(person, id)).find((item) => item.type === type)?.data;

test("On a desk where nobody ever opened the live channel, tickets are given to people as before", async () => {
  const { id, assigned_agent: agent } = await file();
  expect(agent?.id).toBe(ana.id);
  expect(await happened(admin, id, "ticket.assigned")).toEqual({ from: null, to: { id: ana.id, name: ana.fullName } });
});

test("Who is away or offline is passed over, and staff read why; the customer does not", async () => {
  await choose(ana, "away");
  const { id, assigned_agent: agent } = await file();
  expect(agent?.id).toBe(ben.id);
  const skipped = [{ id: ana.id, name: ana.fullName, availability: "away" }];
  expect(await happened(admin, id, "ticket.assigned")).toMatchObject({ skipped });
  expect(JSON.stringify(await timelineFor(customer, id))).not.toMatch(/skipped|away/);

  await lastSeen(ben, 121);
  await choose(ana, "available");
  expect((await file()).assigned_agent?.id).toBe(ana.id);
  await choose(ben, "offline");
  expect((await file()).assigned_agent?.id).toBe(ana.id);
});

test("Whoever comes back is picked again", async () => {
  await choose(ana, "away");
  expect((await file()).assigned_agent?.id).toBe(ben.id);
  await choose(ana, "available");
  expect((await file()).assigned_agent?.id).toBe(ana.id);
});

test("When nobody is there the ticket waits unassigned, admins are told, and the reasons are on record", async () => {
  await choose(ana, "away");
  await lastSeen(ben, 600);
  const { id, assigned_agent: agent } = await file();
  expect(agent).toBeNull();
  const passedOver = (await happened(admin, id, "ticket.left_unassigned"))?.["skipped"];
  expect(passedOver).toEqual([
    { id: ana.id, name: ana.fullName, availability: "away" },
    { id: ben.id, name: ben.fullName, availability: "offline" },
  ]);
  expect(await happened(customer, id, "ticket.left_unassigned")).toBeUndefined();

  await app.jobs.runAll();
  const notices = (await app.api.as(admin).get("/api/notifications")).body.data;
  expect(notices).toMatchObject([{ kind: "unassigned", ticket: { id } }]);
  const mails = await app.db.rows<{ subject: string }>("SELECT subject FROM mails WHERE person_id = $1", [admin.id]);
  expect(mails.map(({ subject }) => subject)).toEqual([`CMP-${id} has nobody: Cold again`]);
  expect((await app.api.as(customer).get("/api/notifications")).body.data).not.toMatchObject([{ kind: "unassigned" }]);
});

test("Where a team has a supervisor, they are told and admins are not", async () => {
  const supervisor = await buildSupervisor(app.db);
  const department = await buildDepartment(app.db);
  const team = await buildTeam(app.db, {
    memberIds: [ana.id, supervisor.id],
    departmentIds: [department.id],
    supervisorId: supervisor.id,
  });
  await choose(ana, "offline");
  await choose(supervisor, "away");
  const category = await buildCategory(app.db, { departmentId: department.id, teamId: team.id });
  const { id, assigned_agent: agent } = await file({ category_id: category.id });
  expect(agent).toBeNull();
  await app.jobs.runAll();
  const noticesOf = async (person: BuiltPerson) => (await app.api.as(person).get("/api/notifications")).body.data;
  expect(await noticesOf(supervisor)).toMatchObject([{ kind: "unassigned", ticket: { id } }]);
  expect(await noticesOf(admin)).toEqual([]);
});
