import { afterEach, beforeEach, expect, test } from "@jest/globals";
import {
  buildAgent,
  buildCalendar,
  buildCustomer,
  buildPolicy,
  buildTicket,
  everyPriority,
  type BuiltPerson,
} from "../../../test/factories/index.js";
import { startTestApp, type TestApp } from "../../../test/start-test-app.js";
import { consumersOf } from "../../subscriptions.js";
import { sendHeldReply } from "../workspace/index.js";
import { tickSla } from "./index.js";
import { expectDerivedState } from "./testing/derived-state.js";

let app: TestApp;
let customer: BuiltPerson, priya: BuiltPerson, mei: BuiltPerson;
let id: number;
/** A critical ticket's first answer is due an hour after it came. */
const due = "2026-03-02T10:00:00.000Z";
beforeEach(async () => {
  app = await startTestApp({ now: "2026-03-02T09:00:00Z" });
  [customer, priya, mei] = [await buildCustomer(app.db), await buildAgent(app.db), await buildAgent(app.db)];
  ({ id } = await buildTicket(app.services, { customerId: customer.id, priority: "critical" }));
});
afterEach(async () => {
  await expectDerivedState(app);
  await app.close();
});

const tick = () => tickSla(app.services, consumersOf);
const hold = async (body: object = {}): Promise<number> =>
  (
    await app.api
      .as(priya)
      .post(`/api/tickets/${id}/held-replies`)
      .send({ comment: "Dear Luis", base_message_id: null, send_anyway: true, ...body })
      .expect(201)
  ).body.id;
const send = (heldId: number) => sendHeldReply(app.services, { held_reply_id: heldId });
const undo = (heldId: number) => app.api.as(priya).delete(`/api/held-replies/${heldId}`).expect(200);
const clocks = () =>
  app.db.rows<{ metric: string; met_at: Date | null; breached_at: Date | null; cycle: number; started_at: Date }>(
    "SELECT metric, cycle, started_at, met_at, breached_at FROM sla_clocks WHERE ticket_id = $1 ORDER BY metric, cycle",
    [id],
  );
const clock = async (metric: string) => (await clocks()).findLast((one) => one.metric === metric);

test("A reply pressed at the very instant it is due is in time, however late it goes out, and nobody calls it missed meanwhile", async () => {
  await app.clock.set(due);
  const heldId = await hold();
  await app.clock.advance(3_000);
  await tick();
  expect(await clock("first_response")).toMatchObject({ breached_at: null });
  await app.clock.advance(2_000);
  await send(heldId);
  await tick();
  expect(await clock("first_response")).toMatchObject({ met_at: new Date(due), breached_at: null });
});

test("Pressed a millisecond too late, it is missed", async () => {
  await app.clock.set("2026-03-02T10:00:00.001Z");
  const heldId = await hold();
  await app.clock.advance(5_000);
  await send(heldId);
  expect(await clock("first_response")).toMatchObject({
    met_at: new Date("2026-03-02T10:00:00.001Z"),
    breached_at: new Date(due),
  });
});

test("Undone, it counts for nothing: the deadline is missed as if nobody had pressed", async () => {
  await app.clock.set(due);
  const heldId = await hold();
  await app.clock.advance(3_000);
  expect(await tick()).toBe(0);
  await undo(heldId);
  await tick();
  expect(await clock("first_response")).toMatchObject({ met_at: null, breached_at: new Date(due) });
});

test("Other changes of the ticket do not call it missed either, and of two who hold a reply the other still counts", async () => {
  await app.clock.set(due);
  const heldId = await hold();
  await app.clock.advance(1_000);
  const other = await hold({ comment: "Second" });
  await app.api.as(customer).post(`/api/tickets/${id}/comments`).send({ comment: "Hello?" }).expect(201);
  await app.api.as(mei).patch(`/api/tickets/${id}`).send({ priority: "high" }).expect(200);
  await app.api.as(mei).patch(`/api/tickets/${id}`).send({ priority: "critical" }).expect(200);
  await undo(other);
  await tick();
  expect(await clock("first_response")).toMatchObject({ breached_at: null });
  await app.clock.advance(4_000);
  await send(heldId);
  expect(await clock("first_response")).toMatchObject({ met_at: new Date(due), breached_at: null });
});

test("A colleague who answers meanwhile, too late, settles it late", async () => {
  await app.clock.set(due);
  const heldId = await hold();
  await app.clock.advance(2_000);
  await app.api.as(mei).post(`/api/tickets/${id}/comments`).send({ comment: "We are on it" }).expect(201);
  await undo(heldId);
  expect(await clock("first_response")).toMatchObject({ breached_at: new Date(due) });
});

test("A note is no answer: the monitor does not wait for it", async () => {
  await app.clock.set(due);
  await hold({ is_internal: true });
  await app.clock.advance(1_000);
  await tick();
  expect(await clock("first_response")).toMatchObject({ breached_at: new Date(due) });
});

test("The resolution is left alone only by what resolves, and is kept as of the press", async () => {
  const resolutionDue = "2026-03-02T13:00:00.000Z";
  await app.clock.set(resolutionDue);
  await tick();
  const reply = await hold();
  await app.clock.advance(1_000);
  await send(reply);
  const { id: another } = await buildTicket(app.services, { customerId: customer.id, priority: "critical" });
  id = another;
  await app.clock.set("2026-03-02T17:00:01.000Z");
  const heldId = await hold({ set_status: "resolved" });
  await app.clock.advance(4_000);
  await tick();
  expect(await clock("resolution")).toMatchObject({ breached_at: null });
  await send(heldId);
  expect(await clock("resolution")).toMatchObject({ met_at: new Date("2026-03-02T17:00:01.000Z"), breached_at: null });
});

test("Who wrote after the press waits for an answer to that", async () => {
  const calendar = await buildCalendar(app);
  const targets = everyPriority({ first_response: "1h", next_response: "2h" });
  await buildPolicy(app, { calendar_id: calendar.id, targets });
  ({ id } = await buildTicket(app.services, { customerId: customer.id, priority: "critical" }));
  const heldId = await hold();
  await app.clock.advance(3_000);
  await app.api.as(customer).post(`/api/tickets/${id}/comments`).send({ comment: "And this?" }).expect(201);
  await app.clock.advance(2_000);
  await send(heldId);
  expect(await clock("next_response")).toMatchObject({ started_at: new Date("2026-03-02T09:00:03Z"), met_at: null });
  expect(await clock("first_response")).toMatchObject({ met_at: new Date("2026-03-02T09:00:00Z") });
});
