import { afterAll, beforeAll, expect, test } from "@jest/globals";
import {
  buildAgent,
  buildCustomer,
  buildSupervisor,
  buildTicket,
  type BuiltPerson,
} from "../../../../test/factories/index.js";
import { startTestApp, type TestApp } from "../../../../test/start-test-app.js";
import type { SavedView } from "../../../contract/index.js";
import { removeOutdated } from "../../../platform/housekeeping.js";

/** A view that was put away is deleted for good by whoever may change it, and for a day that can be taken back. */
let app: TestApp;
let supervisor: BuiltPerson, priya: BuiltPerson, mei: BuiltPerson, customer: BuiltPerson;
beforeAll(async () => {
  app = await startTestApp({ now: "2026-03-02T09:00:00Z" });
  [supervisor, customer] = [await buildSupervisor(app.db), await buildCustomer(app.db)];
  [priya, mei] = [await buildAgent(app.db), await buildAgent(app.db)];
});
afterAll(() => app.close());

const as = (person: BuiltPerson) => app.api.as(person);
const make = async (by: BuiltPerson, parts: object = {}) =>
  (
    await as(by)
      .post("/api/views")
      .send({ scope: "personal", name: "Open", q: "status:open", ...parts })
      .expect(201)
  ).body as SavedView;
const archive = (by: BuiltPerson, { id }: SavedView, archived = true) =>
  as(by).patch(`/api/views/${id}`).send({ archived }).expect(200);
const remove = (by: BuiltPerson, { id }: SavedView) => as(by).delete(`/api/views/${id}`);
const recover = (by: BuiltPerson, { id }: SavedView) => as(by).post(`/api/views/${id}/recover`);
const listed = async (by: BuiltPerson, archived: boolean) =>
  ((await as(by).get("/api/views").query({ limit: 100, archived }).expect(200)).body.data as SavedView[]).map(
    ({ id }) => id,
  );
const events = ({ id }: SavedView) =>
  app.db.rows(
    `SELECT e.type, e.actor_id, d.data->'changes' AS changes FROM events e LEFT JOIN event_details d ON d.event_id = e.id
     WHERE e.object_kind = 'view' AND e.object_id = $1 AND e.type IN ('view.deleted', 'view.recovered') ORDER BY e.id`,
    [id],
  );

test("One that is in use is not deleted; archived and deleted it is nowhere any more, and both are on record", async () => {
  const view = await make(priya);
  expect(view.abilities).toEqual({ edit: true, delete: false });
  expect((await remove(priya, view)).body).toMatchObject({ status: 409, code: "view.not_archived" });
  expect((await archive(priya, view)).body.abilities).toEqual({ edit: true, delete: true });

  await remove(priya, view).expect(204);
  for (const archived of [true, false]) expect(await listed(priya, archived)).not.toContain(view.id);
  expect((await as(priya).get(`/api/views/${view.id}`)).status).toBe(404);
  expect((await as(priya).patch(`/api/views/${view.id}`).send({ archived: false })).status).toBe(404);
  expect((await as(priya).put(`/api/views/${view.id}/alert`).send({ alert: true })).status).toBe(404);
  expect((await remove(priya, view)).status).toBe(404);

  const back = await recover(priya, view).expect(200);
  expect(back.body).toMatchObject({ name: "Open", archived: true, abilities: { delete: true } });
  expect(await listed(priya, true)).toContain(view.id);
  const gone = (value: string) => ({ from: value, to: null });
  const here = (value: string) => ({ from: null, to: value });
  expect(await events(view)).toEqual([
    { type: "view.deleted", actor_id: priya.id, changes: { name: gone("Open"), q: gone("status:open") } },
    { type: "view.recovered", actor_id: priya.id, changes: { name: here("Open"), q: here("status:open") } },
  ]);
  // Pressed twice, it is back once.
  expect((await recover(priya, view).expect(200)).body.version).toBe(back.body.version);
  expect(await events(view)).toHaveLength(2);
});

test("Deleted for everybody by those who may change it, a shared one comes back with everybody's order and alerts", async () => {
  const [first, second] = [await make(priya, { name: "A" }), await make(supervisor, { scope: "all", name: "Z" })];
  await as(priya).put(`/api/views/${second.id}/alert`).send({ alert: true }).expect(200);
  await as(priya)
    .put("/api/views/order")
    .send({ ids: [second.id, first.id] })
    .expect(204);
  await archive(supervisor, second);
  // What was put away is offered to whoever may bring it back.
  expect([await listed(priya, true), await listed(supervisor, true)]).toEqual([
    expect.not.arrayContaining([second.id]),
    expect.arrayContaining([second.id]),
  ]);
  expect((await remove(priya, second)).status).toBe(403);
  await remove(supervisor, second).expect(204);
  expect((await recover(priya, second)).status).toBe(403);
  await recover(supervisor, second).expect(200);
  await archive(supervisor, second, false);
  expect(await listed(priya, false)).toEqual([second.id, first.id, ...(await listed(priya, false)).slice(2)]);
  expect((await as(priya).get(`/api/views/${second.id}`).expect(200)).body).toMatchObject({ alert: true });
});

test("A personal one is nobody else's to delete or to bring back", async () => {
  const view = await make(mei);
  await archive(mei, view);
  for (const other of [priya, supervisor]) expect((await remove(other, view)).status).toBe(404);
  await remove(mei, view).expect(204);
  for (const other of [priya, supervisor]) expect((await recover(other, view)).status).toBe(404);
});

test("After a day it is gone with all that people had of it; what told of tickets by it tells of them without its name", async () => {
  const view = await make(mei, { name: "Everything", q: "" });
  await as(mei).put(`/api/views/${view.id}/alert`).send({ alert: true }).expect(200);
  await app.clock.set("2026-03-02T09:01:00Z");
  const { category } = (
    await as(mei)
      .get(`/api/tickets/${(await buildTicket(app.services)).id}`)
      .expect(200)
  ).body;
  const complaint = { subject: "Lift", description: "Stuck", category_id: category.id, customer_id: customer.id };
  await as(supervisor).post("/api/tickets").send(complaint).expect(201);
  const told = async () => {
    await app.jobs.runAll();
    const { body } = await as(mei).get("/api/notifications").query({ limit: 100 }).expect(200);
    return (body.data as { kind: string; views: { name: string }[] }[]).filter(({ kind }) => kind === "matched");
  };
  expect((await told()).map(({ views }) => views)).toEqual([[{ id: view.id, name: "Everything" }]]);
  await archive(mei, view);
  await remove(mei, view).expect(204);
  expect((await told()).map(({ views }) => views)).toEqual([[]]);

  await app.clock.set("2026-03-03T09:00:30Z");
  await removeOutdated(app.db);
  await recover(mei, view).expect(200);
  await remove(mei, view).expect(204);
  await app.clock.set("2026-03-04T09:00:31Z");
  await removeOutdated(app.db);
  expect((await recover(mei, view)).status).toBe(404);
  for (const table of ["view_standings", "view_matches"])
    expect(await app.db.rows(`SELECT 1 FROM ${table} WHERE view_id = $1`, [view.id])).toEqual([]);
  expect(await told()).toHaveLength(1);
});
