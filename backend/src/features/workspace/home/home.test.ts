import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Home, TicketDetail } from "../../../contract/index.js";
import { buildAdmin, buildAgent, buildCustomer, type BuiltPerson } from "../../../../test/factories/index.js";
import { startTestApp, type TestApp } from "../../../../test/start-test-app.js";

let app: TestApp;
let agent: BuiltPerson;
let other: BuiltPerson;
let admin: BuiltPerson;
let customer: BuiltPerson;

beforeAll(async () => {
  app = await startTestApp();
  // A Wednesday.
  await app.clock.set("2026-07-08T09:00:00Z");
  [agent, other] = [await buildAgent(app.db), await buildAgent(app.db)];
  admin = await buildAdmin(app.db);
  customer = await buildCustomer(app.db);
});
afterAll(() => app.close());

const homeOf = async (who: BuiltPerson) => (await app.api.as(who).get("/api/home").expect(200)).body as Home;
const lengthOf = async (who: BuiltPerson, query: string) =>
  ((await app.api.as(who).get(`/api/tickets?limit=100&${query}`).expect(200)).body as { data: unknown[] }).data.length;

async function file(priority: string, holder: BuiltPerson | null = agent): Promise<TicketDetail> {
  const body = { subject: `A ${priority} one`, description: "It broke", category: "Other", priority };
  const { body: ticket } = await app.api
    .as(admin)
    .post("/api/tickets")
    .send({ ...body, customer_id: customer.id })
    .expect(201);
  if (holder)
    await app.api.as(admin).post(`/api/tickets/${ticket.id}/assign`).send({ agent_id: holder.id }).expect(200);
  return ticket as TicketDetail;
}
const reply = (who: BuiltPerson, id: number) =>
  app.api.as(who).post(`/api/tickets/${id}/comments`).send({ comment: "A word" }).expect(201);

test("An empty day has no next ticket, and numbers that are nothing", async () => {
  expect(await homeOf(agent)).toMatchObject({
    next_up: null,
    overdue: 0,
    due_soon: 0,
    new_replies: 0,
    mine: 0,
    due: [],
    week: { from: "2026-07-06T00:00:00.000Z", resolved: 0, reopened: 0, first_replies: 0, first_reply_seconds: null },
  });
});

test("Every number is the length of the list it leads to, and the week is the agent's own", async () => {
  const late = await file("critical");
  const soon = await file("high");
  const later = await file("low");
  const free = await file("critical", null);
  await file("critical", other);
  await app.clock.set("2026-07-08T11:30:00Z");
  const answered = await file("medium");
  await app.clock.set("2026-07-08T11:40:00Z");
  await reply(agent, answered.id);
  const done = await file("medium");
  await app.api
    .as(agent)
    .patch(`/api/tickets/${done.id}/status`)
    .send({ status: "resolved", comment: "Mended" })
    .expect(200);

  const home = await homeOf(agent);
  expect(home).toMatchObject({ overdue: 1, due_soon: 1, new_replies: 3, mine: 4 });
  expect(home.next_up?.id).toBe(late.id);
  expect(home.due.map(({ id }) => id)).toEqual([late.id, soon.id, later.id]);
  expect(home.week).toMatchObject({ resolved: 1, first_replies: 2 });
  expect(await lengthOf(agent, "view=mine&due_within=0")).toBe(home.overdue);
  expect(await lengthOf(agent, "view=mine&due_within=120&not_overdue=true")).toBe(home.due_soon);
  expect(await lengthOf(agent, "view=mine&awaiting_reply=true")).toBe(home.new_replies);
  expect(await lengthOf(agent, `view=closed&assigned_agent_id=me&resolved_from=${home.week.from}`)).toBe(1);
  for (const { person, open } of home.team)
    expect(await lengthOf(agent, `view=open&assigned_agent_id=${person.id}`)).toBe(open);
  expect(home.team.map(({ person }) => person.id)).toEqual(expect.arrayContaining([agent.id, other.id]));

  // The customer answers: it waits for the agent again; a note in between changes nothing.
  await reply(customer, answered.id);
  await app.api
    .as(agent)
    .post(`/api/tickets/${answered.id}/comments`)
    .send({ comment: "Hm", is_internal: true })
    .expect(201);
  expect((await homeOf(agent)).new_replies).toBe(4);
  await reply(agent, answered.id);
  expect((await homeOf(agent)).new_replies).toBe(3);

  // Reopened, it is no longer resolved, and says that it came back.
  await app.api.as(customer).patch(`/api/tickets/${done.id}/status`).send({ status: "in_progress" }).expect(200);
  expect((await homeOf(agent)).week).toMatchObject({ resolved: 0, reopened: 1 });
  expect(await lengthOf(agent, "view=mine&reopened=true")).toBe(1);

  // Somebody with nothing of their own is shown what nobody has.
  const idle = await buildAgent(app.db);
  expect((await homeOf(idle)).next_up?.id).toBe(free.id);
});

test("The week begins on Monday where the agent is, and last week's work is not counted", async () => {
  await app.db.rows("UPDATE people SET time_zone = 'Pacific/Auckland' WHERE id = $1", [agent.id]);
  // Monday the 13th in Auckland, Sunday everywhere else.
  await app.clock.set("2026-07-12T13:00:00Z");
  expect((await homeOf(agent)).week).toMatchObject({ from: "2026-07-12T12:00:00.000Z", resolved: 0, first_replies: 0 });
});

test("Customers have no such page", async () => {
  await app.api.as(customer).get("/api/home").expect(403);
});
