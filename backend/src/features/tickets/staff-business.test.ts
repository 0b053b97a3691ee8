import { afterAll, beforeAll, expect, test } from "@jest/globals";
import {
  buildAdmin,
  buildAgent,
  buildCustomer,
  buildDepartment,
  buildSkill,
  buildTeam,
  buildTicket,
  type BuiltPerson,
} from "../../../test/factories/index.js";
import { startTestApp, type TestApp } from "../../../test/start-test-app.js";

/** What only the desk knows of a complaint: marked, so that it can be looked for in all that its customer is shown. */
const MARK = "Hushword";
let app: TestApp;
let admin: BuiltPerson, agent: BuiltPerson, customer: BuiltPerson;
let id: number;

beforeAll(async () => {
  app = await startTestApp();
  admin = await buildAdmin(app.db);
  agent = await buildAgent(app.db);
  customer = await buildCustomer(app.db, { password: "copper lantern ferry", phone: "+1 555 0100" });
  const department = await buildDepartment(app.db);
  const team = await buildTeam(app.db, {
    name: `${MARK} team`,
    memberIds: [agent.id],
    departmentIds: [department.id],
  });
  const skill = await buildSkill(app.db, { name: `${MARK} skill` });
  id = (await buildTicket(app.services, { customerId: customer.id, departmentId: department.id })).id;
  const work = (path: string, body: object) => app.api.as(admin).post(`/api/tickets/${id}${path}`).send(body);
  await app.api
    .as(admin)
    .patch(`/api/tickets/${id}`)
    .send({ team_id: team.id, skill_id: skill.id, tags: [`${MARK} tag`], priority: "high" })
    .expect(200);
  await work("/assign", { agent_id: agent.id, reason: `${MARK} reason` }).expect(200);
  await work("/escalate", { escalate_to: admin.id, reason: `${MARK} escalation` }).expect(200);
  await work("/comments", { comment: `${MARK} note`, is_internal: true }).expect(201);
  await work("/comments", { comment: "We look into it.", is_internal: false }).expect(201);
  await app.jobs.runAll();
});
afterAll(() => app.close());

const shown = async (path: string, person = customer) => {
  const answer = await app.api.as(person).get(`/api${path}`).buffer(true);
  expect([path, answer.status]).toEqual([path, 200]);
  return answer;
};

test("staff are shown all of it", async () => {
  const { body, text } = await shown(`/tickets/${id}`, admin);
  for (const what of ["team", "skill", "tag", "reason", "escalation", "note"])
    expect(text).toContain(`${MARK} ${what}`);
  expect(body).toMatchObject({ escalation_level: 1, customer_contact: { phone: "+1 555 0100" } });
});

test("its customer is shown none of it, wherever they look", async () => {
  const found: string[] = [];
  for (const path of [
    ...[`/tickets/${id}`, "/tickets", `/tickets/${id}/sla/explain`, `/tickets/${id}/attachments`, "/changes?since=0"],
    ...["/notifications", "/auth/me", "/tickets/counts"],
  ]) {
    if ((await shown(path)).text.includes(MARK)) found.push(path);
  }
  expect(found).toEqual([]);
  const mails = await app.db.rows<{ subject: string; text: string; html: string }>(
    "SELECT subject, text, html FROM mails WHERE person_id = $1",
    [customer.id],
  );
  expect(mails.length).toBeGreaterThan(0);
  expect(JSON.stringify(mails)).not.toContain(MARK);
});

test("nor a level, a contact or a count that would tell of it", async () => {
  const { body } = await shown(`/tickets/${id}`);
  expect(body).toMatchObject({
    ...{ team: null, skill: null, tags: [], escalation_level: 0, customer_contact: null, customer_groups: [] },
    comment_count: 1,
  });
  const [row] = (await shown("/tickets")).body.data;
  expect(row).toMatchObject({ team: null, escalation_level: 0, comment_count: 1 });
});

test("of what happened they are told the kinds and the fields that are named for them, and no others", async () => {
  const { body } = await shown(`/tickets/${id}`);
  const told = new Map<string, string[]>();
  for (const { type, data } of body.timeline as { type: string; data: Record<string, unknown> }[])
    told.set(type, Object.keys(type === "ticket.updated" ? (data["changes"] as object) : data).sort());
  expect(Object.fromEntries(told)).toEqual({
    "ticket.created": ["number", "priority"],
    "ticket.updated": ["priority"],
    "ticket.assigned": ["from", "to"],
    "ticket.status_changed": ["comment_id", "from", "reason", "to"],
    "comment.added": ["by_staff", "comment_id"],
  });
});

test("and no filter answers a question about it", async () => {
  const team = (await app.db.one<{ id: number }>("SELECT team_id AS id FROM tickets WHERE id = $1", [id]))?.id;
  for (const query of [`team_id=${team}`, `tag=${MARK}%20tag`, "escalated=true", "escalated=false"])
    expect([query, (await shown(`/tickets?${query}`)).body.data]).toEqual([query, []]);
  expect((await shown(`/tickets?team_id=${team}&tag=${MARK}%20tag&escalated=true`, admin)).body.data).toHaveLength(1);
});
