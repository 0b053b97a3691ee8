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

/** What each number counts, as a list is asked for it. A number that is not named here has no list, and fails. */
const lists = (home: Home): Record<string, string> => {
  const from = home.week.from;
  const day = `${home.server_time.slice(0, 10)}T00:00:00.000Z`;
  const dayAfter = new Date(Date.parse(day) + 86_400_000).toISOString();
  return {
    overdue: "view=mine&due_within=0",
    due_soon: "view=mine&due_within=120&not_overdue=true",
    new_replies: "view=mine&awaiting_reply=true",
    mine: "view=mine",
    due_today: `view=mine&due_from=${day}&due_to=${dayAfter}`,
    "week.resolved": `view=closed&assigned_agent_id=me&resolved_from=${from}`,
    "week.reopened": `view=all&assigned_agent_id=me&reopened_from=${from}`,
    "week.first_replies": `view=all&first_reply_by=me&first_reply_from=${from}`,
    ...Object.fromEntries(
      home.team.map(({ person }, at) => [`team.${at}.open`, `view=open&assigned_agent_id=${person.id}`]),
    ),
  };
};
/** A length of time: what it is the middle of is `first_replies`. */
const NO_COUNT = "week.first_reply_seconds";

async function everyNumberIsAList(who: BuiltPerson): Promise<void> {
  const home = await homeOf(who);
  const { next_up: _next, due: _due, team, ...rest } = home;
  const shown = numbersIn({ ...rest, team: team.map(({ open }) => ({ open })) });
  shown.delete(NO_COUNT);
  const asked = lists(home);
  expect([...shown.keys()].toSorted()).toEqual(Object.keys(asked).toSorted());
  const lengths = new Map<string, number>();
  for (const [name, query] of Object.entries(asked)) lengths.set(name, await lengthOf(who, query));
  expect(Object.fromEntries(lengths)).toEqual(Object.fromEntries(shown));
}

/** Every number of an answer by where it stands: `week.resolved`. */
function numbersIn(value: object, path = ""): Map<string, number> {
  return new Map(
    Object.entries(value).flatMap(([key, inner]: [string, unknown]): [string, number][] => {
      if (typeof inner === "number") return [[path + key, inner]];
      return typeof inner === "object" && inner !== null ? [...numbersIn(inner, `${path}${key}.`)] : [];
    }),
  );
}

test("An empty day has no next ticket, and numbers that are nothing", async () => {
  expect(await homeOf(agent)).toMatchObject({
    next_up: null,
    overdue: 0,
    due_soon: 0,
    new_replies: 0,
    mine: 0,
    due_today: 0,
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
  await app.clock.set("2026-07-08T11:42:00Z");
  await app.api
    .as(agent)
    .patch(`/api/tickets/${done.id}/status`)
    .send({ status: "resolved", comment: "Mended" })
    .expect(200);

  const home = await homeOf(agent);
  expect(home).toMatchObject({ overdue: 1, due_soon: 1, new_replies: 3, mine: 4, due_today: 2 });
  expect(home.next_up?.id).toBe(late.id);
  expect(home.due.map(({ id }) => id)).toEqual([late.id, soon.id, later.id]);
  expect(home.week).toMatchObject({ resolved: 1, first_replies: 2, first_reply_seconds: 120 });
  await everyNumberIsAList(agent);
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
  await everyNumberIsAList(agent);
  // Whatever becomes of it then, it did come back; so it counts on.
  await app.api
    .as(agent)
    .patch(`/api/tickets/${done.id}/status`)
    .send({ status: "resolved", comment: "Mended again" })
    .expect(200);
  expect((await homeOf(agent)).week).toMatchObject({ resolved: 1, reopened: 1 });
  await everyNumberIsAList(agent);

  // The first to answer is one, and who answers later is not.
  await reply(other, soon.id);
  await reply(agent, soon.id);
  expect((await homeOf(agent)).week).toMatchObject({ first_replies: 2 });
  expect((await homeOf(other)).week).toMatchObject({ first_replies: 1 });
  for (const who of [agent, other, admin]) await everyNumberIsAList(who);

  // Somebody with nothing of their own is shown what nobody has.
  const idle = await buildAgent(app.db);
  expect((await homeOf(idle)).next_up?.id).toBe(free.id);
});

test("The week begins on Monday where the agent is, and last week's work is not counted", async () => {
  await app.db.rows("UPDATE people SET time_zone = 'Pacific/Auckland' WHERE id = $1", [agent.id]);
  // Monday the 13th in Auckland, Sunday everywhere else.
  await app.clock.set("2026-07-12T13:00:00Z");
  expect((await homeOf(agent)).week).toEqual({
    from: "2026-07-12T12:00:00.000Z",
    resolved: 0,
    reopened: 0,
    first_replies: 0,
    first_reply_seconds: null,
  });
});

test("Customers have no such page", async () => {
  await app.api.as(customer).get("/api/home").expect(403);
});
