import { afterEach, beforeEach, expect, test } from "@jest/globals";
import {
  buildAgent,
  buildCustomer,
  buildDepartment,
  buildSupervisor,
  buildTeam,
  buildTicket,
  type BuiltPerson,
} from "../../../../../test/factories/index.js";
import { startTestApp, type TestApp } from "../../../../../test/start-test-app.js";
import { systemActor } from "../../../../platform/actor.js";
import type { RecordedEvent } from "../../../../platform/events.js";
import { askViews } from "./ask-views.js";
import { matchViews } from "./match-views.js";

let app: TestApp;
let priya: BuiltPerson, mei: BuiltPerson, supervisor: BuiltPerson, customer: BuiltPerson;
beforeEach(async () => {
  app = await startTestApp({ now: "2026-03-02T09:00:00Z" });
  [priya, mei] = [await buildAgent(app.db), await buildAgent(app.db)];
  [supervisor, customer] = [await buildSupervisor(app.db), await buildCustomer(app.db)];
});
afterEach(() => app.close());

const as = (person: BuiltPerson) => app.api.as(person);
const watch = async (by: BuiltPerson, parts: object = {}, listeners = [by]) => {
  const made = await as(by)
    .post("/api/views")
    .send({ scope: "personal", name: "Critical", q: "priority:critical", ...parts })
    .expect(201);
  const { id } = made.body as { id: number };
  for (const listener of listeners) await as(listener).put(`/api/views/${id}/alert`).send({ alert: true }).expect(200);
  return id;
};
/** Files it as its customer does, over HTTP, so that everything follows that does in life. */
const file = async (parts: object = {}, by: BuiltPerson = supervisor) => {
  const category = await app.db.one<{ id: number }>("SELECT id FROM categories LIMIT 1");
  const made = await as(by)
    .post("/api/tickets")
    .send({
      subject: "Router offline",
      description: "Since Friday",
      category_id: category?.id,
      customer_id: customer.id,
      priority: "critical",
      ...parts,
    })
    .expect(201);
  return (made.body as { id: number }).id;
};
const told = async (person: BuiltPerson) => {
  await app.jobs.runAll();
  const list = await as(person).get("/api/notifications").query({ limit: 100 }).expect(200);
  return (list.body.data as { kind: string; ticket: { id: number }; views: { id: number; name: string }[] }[])
    .filter(({ kind }) => kind === "matched")
    .map(({ ticket, views }) => ({ ticket: ticket.id, views: views.map(({ name }) => name) }));
};
const matchJob = (ticketId: number, actorId: number | null = null) =>
  matchViews(app.services, { ticket_id: ticketId, actor_id: actorId, first: 1, last: 1_000_000 });

beforeEach(async () => {
  await buildTicket(app.services, { customerId: customer.id });
});

test("A new ticket that matches is told of once, however often its jobs run and whatever happens to it later", async () => {
  await watch(priya);
  const id = await file();
  expect(await told(priya)).toEqual([{ ticket: id, views: ["Critical"] }]);
  await matchJob(id);
  await as(supervisor).patch(`/api/tickets/${id}`).send({ priority: "low" }).expect(200);
  await as(supervisor).patch(`/api/tickets/${id}`).send({ priority: "critical" }).expect(200);
  expect(await told(priya)).toHaveLength(1);
});

test("Two processes with the same job tell once", async () => {
  await watch(priya);
  const id = await file();
  await Promise.all([matchJob(id), matchJob(id), matchJob(id), matchJob(id)]);
  expect(await told(priya)).toHaveLength(1);
  expect(await app.db.rows("SELECT 1 FROM events WHERE type = 'ticket.matched' AND ticket_id = $1", [id])).toHaveLength(
    1,
  );
});

test("A job that dies before its commit has told nobody, and tells when it comes again", async () => {
  await watch(priya);
  const id = await file();
  const dying = {
    ...app.services,
    runWork: ((actor, body, options) =>
      app.services.runWork(
        actor,
        async (work) => {
          await body(work);
          throw new Error("killed");
        },
        options,
      )) as typeof app.services.runWork,
  };
  const payload = { ticket_id: id, actor_id: null, first: 1, last: 1_000_000 };
  await expect(matchViews(dying, payload)).rejects.toThrow("killed");
  expect(await app.db.rows("SELECT 1 FROM view_matches")).toEqual([]);
  await matchViews(app.services, payload);
  expect(await told(priya)).toHaveLength(1);
});

test("A ticket that comes to match later is told of then; one that came in before the switch never is", async () => {
  const before = await file();
  await app.clock.set("2026-03-02T09:01:00Z");
  await watch(priya);
  const later = await file({ priority: "low" });
  expect(await told(priya)).toEqual([]);
  for (const id of [before, later]) {
    await as(supervisor).patch(`/api/tickets/${id}`).send({ priority: "high" }).expect(200);
    await as(supervisor).patch(`/api/tickets/${id}`).send({ priority: "critical" }).expect(200);
  }
  expect(await told(priya)).toEqual([{ ticket: later, views: ["Critical"] }]);
});

test("Nobody is told of what they did themselves, then or later", async () => {
  await watch(supervisor);
  const id = await file();
  await as(priya).post(`/api/tickets/${id}/comments`).send({ comment: "We are at it" }).expect(201);
  expect(await told(supervisor)).toEqual([]);
});

test("A shared view tells each by their own rights: `me` is who reads, and what they may not see they do not hear of", async () => {
  const department = await buildDepartment(app.db);
  const elsewhere = await buildAgent(app.db);
  const shared = { scope: "all", name: "Mine and critical", q: "priority:critical assignee:me" };
  await watch(supervisor, shared, [priya, mei]);
  await watch(supervisor, { scope: "all", name: "Everything", q: "" }, [elsewhere]);
  const id = await file();
  await as(supervisor).post(`/api/tickets/${id}/assign`).send({ agent_id: priya.id }).expect(200);
  await buildTicket(app.services, { customerId: customer.id, departmentId: department.id });
  expect(await told(priya)).toEqual([{ ticket: id, views: ["Mine and critical"] }]);
  expect(await told(mei)).toEqual([]);
  // The other one is of a department that they are not in.
  expect((await told(elsewhere)).map(({ ticket }) => ticket)).toEqual([id]);
});

test("A view that is no longer theirs, was put away or switched off tells them nothing, and one of many names all", async () => {
  const leaving = await buildAgent(app.db);
  const team = await buildTeam(app.db, { memberIds: [leaving.id] });
  await watch(supervisor, { scope: "team", team_id: team.id, name: "Left" }, [leaving]);
  const away = await watch(priya, { name: "Away" });
  const off = await watch(priya, { name: "Off" });
  await watch(priya, { name: "Critical" });
  await watch(priya, { name: "All", q: "" });
  await as(priya).patch(`/api/views/${away}`).send({ archived: true }).expect(200);
  await as(priya).put(`/api/views/${off}/alert`).send({ alert: false }).expect(200);
  await app.db.rows("DELETE FROM team_members WHERE person_id = $1", [leaving.id]);
  app.identify.forget(leaving.id);
  const id = await file();
  expect(await told(leaving)).toEqual([]);
  expect(await told(priya)).toEqual([{ ticket: id, views: ["Critical", "All"] }]);
});

test("Where nobody asks, a new ticket has no job for it; fifty people who do are one, the next one more", async () => {
  const ask = async (ticketId: number) => {
    const event = await app.db.one<RecordedEvent>(
      `SELECT id, type, ticket_id AS "ticketId", actor_id AS "actorId" FROM events WHERE ticket_id = $1 AND type = 'ticket.created'`,
      [ticketId],
    );
    if (!event) throw new Error("Nothing was recorded");
    await app.ownerDb.rows("DELETE FROM graphile_worker._private_jobs");
    await app.services.runWork(systemActor, (work) => askViews(work, event));
    return app.ownerDb.rows("SELECT 1 FROM graphile_worker.jobs WHERE task_identifier = 'match_views'");
  };
  expect(await ask(await file())).toHaveLength(0);
  for (let n = 0; n < 51; n += 1) await watch(await buildAgent(app.db));
  expect(await ask(await file())).toHaveLength(2);
});
