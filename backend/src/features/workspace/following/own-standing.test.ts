import { afterAll, beforeAll, beforeEach, expect, test } from "@jest/globals";
import type { TicketDetail, TicketPage } from "../../../contract/index.js";
import {
  buildAdmin,
  buildAgent,
  buildCustomer,
  buildTicket,
  type BuiltPerson,
} from "../../../../test/factories/index.js";
import { startTestApp, type TestApp } from "../../../../test/start-test-app.js";
import { room } from "../../../platform/events.js";
import { ownStandings } from "./queries.js";

let app: TestApp;
let admin: BuiltPerson;
let customer: BuiltPerson;
/** Follows the ticket and has put it aside. */
let holder: BuiltPerson;
/** Neither. */
let colleague: BuiltPerson;
let ticket: number;

beforeAll(async () => {
  app = await startTestApp();
  [admin, customer] = [await buildAdmin(app.db), await buildCustomer(app.db)];
});
afterAll(() => app.close());
beforeEach(async () => {
  [holder, colleague] = [await buildAgent(app.db), await buildAgent(app.db)];
  ticket = (await buildTicket(app.services, { customerId: customer.id })).id;
  await call(holder).put(`/api/tickets/${ticket}/follow`).send({ level: "following" }).expect(200);
  await call(holder).put(`/api/tickets/${ticket}/snooze`).send({ until: null }).expect(200);
});

const call = (who: BuiltPerson) => app.api.as(who);
const read = async (who: BuiltPerson) =>
  (await call(who).get(`/api/tickets/${ticket}`).expect(200)).body as TicketDetail;
const list = async (who: BuiltPerson, query = "") =>
  ((await call(who).get(`/api/tickets?limit=100&${query}`).expect(200)).body as TicketPage).data;
const nothing = { follow: null, snooze: null };
const everything = { follow: "following", snooze: { until: null } };

test("How somebody stands to a ticket is shown, listed and counted to nobody else", async () => {
  for (const who of [colleague, admin]) {
    expect(await read(who)).toMatchObject(nothing);
    expect((await list(who)).find(({ id }) => id === ticket)).toMatchObject(nothing);
    for (const query of ["following=me", "view=following", "view=snoozed"]) expect(await list(who, query)).toEqual([]);
    expect((await call(who).get("/api/tickets/counts").expect(200)).body).toMatchObject({ following: 0, snoozed: 0 });
  }
  expect(await read(holder)).toMatchObject(everything);
});

test("Nobody takes back what another has put aside, and customers take back nothing", async () => {
  const answer = await call(colleague).delete(`/api/tickets/${ticket}/snooze`).expect(200);
  expect(answer.body).toMatchObject(nothing);
  await call(customer).delete(`/api/tickets/${ticket}/snooze`).expect(403);
  expect(await read(holder)).toMatchObject(everything);
});

test("Of it hear one's own browsers alone", async () => {
  app.hints.splice(0);
  await call(colleague).put(`/api/tickets/${ticket}/follow`).send({ level: "muted" }).expect(200);
  await call(colleague).put(`/api/tickets/${ticket}/snooze`).send({ until: null }).expect(200);
  await call(colleague).delete(`/api/tickets/${ticket}/snooze`).expect(200);
  expect(app.hints.map(({ rooms }) => rooms)).toEqual(Array(3).fill([room.person(colleague.id)]));
});

test("What was put aside and taken back again is on nobody's timeline", async () => {
  await call(holder).delete(`/api/tickets/${ticket}/snooze`).expect(200);
  for (const who of [holder, admin, customer]) {
    const types = (await read(who)).timeline.map(({ type }) => type);
    expect(types.filter((type) => /follow|snooze|woken/.test(type))).toEqual([]);
  }
});

test("Who no longer works here sees nothing of what they followed in a complaint of their own", async () => {
  await app.db.rows("UPDATE people SET role_id = (SELECT id FROM roles WHERE key = 'customer') WHERE id = $1", [
    holder.id,
  ]);
  await app.db.rows("UPDATE tickets SET customer_id = $2 WHERE id = $1", [ticket, holder.id]);
  app.identify.forget(holder.id);
  expect(await read(holder)).toMatchObject(nothing);
  expect((await list(holder)).find(({ id }) => id === ticket)).toMatchObject(nothing);
});

test("An export has one's own alone, and nothing of it outlives the account", async () => {
  expect(await ownStandings(app.db, colleague.id)).toEqual([]);
  expect(await ownStandings(app.db, holder.id)).toEqual([
    { ticket: `CMP-${ticket}`, follow: "following", snoozed_until: "something happens" },
  ]);
  await call(admin).delete(`/api/people/${holder.id}`).expect(204);
  expect(await ownStandings(app.db, holder.id)).toEqual([]);
});
