import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { buildAgent, buildPersonWith, buildTicket } from "../../../test/factories/index.js";
import { startTestApp, type TestApp } from "../../../test/start-test-app.js";
import type { RecordedEvent } from "../../platform/events.js";
import { recipientsOf } from "./recipients.js";

let app: TestApp;
beforeAll(async () => void (app = await startTestApp()));
afterAll(() => app.close());

const happened = (type: string, ticketId: number, more: Partial<RecordedEvent> = {}): RecordedEvent => ({
  id: 1,
  type,
  ticketId,
  actorKind: "system",
  actorId: null,
  onBehalfOf: null,
  isInternal: true,
  data: {},
  createdAt: new Date(0),
  ...more,
});
const toldOf = async (event: RecordedEvent) => (await recipientsOf(app.db, event)).map(({ personId }) => personId);

test("what the desk is told goes to staff alone: whoever held a ticket and is its customer by now hears as a customer", async () => {
  const person = await buildPersonWith(app.db, { isStaff: false, permissions: ["ticket.create"] });
  const { id } = await buildTicket(app.services, { customerId: person.id, assigneeId: person.id });
  expect(await toldOf(happened("sla.warned", id))).toEqual([]);
  expect(await toldOf(happened("ticket.escalated", id, { data: { notify: [person.id] } }))).toEqual([]);
  expect(
    await toldOf(happened("ticket.status_changed", id, { isInternal: false, data: { from: "new", to: "resolved" } })),
  ).toEqual([person.id]);
});

test("a note is told to its holder if they read notes; a warning whether they do or not", async () => {
  const [reader, other] = [await buildAgent(app.db), await buildPersonWith(app.db, { permissions: ["ticket.reply"] })];
  for (const [holder, told] of [
    [reader, [reader.id]],
    [other, []],
  ] as const) {
    const { id } = await buildTicket(app.services, { assigneeId: holder.id });
    expect(await toldOf(happened("comment.added", id, { data: { by_staff: true } }))).toEqual(told);
    expect(await toldOf(happened("sla.warned", id))).toEqual([holder.id]);
  }
});

test("who only sets up categories does not stand in for those who run the desk", async () => {
  const clerk = await buildPersonWith(app.db, { sees: "all", permissions: ["directory.manage"] });
  const runner = await buildPersonWith(app.db, {
    permissions: ["people.read", "people.invite", "people.manage", "directory.manage", "desk.configure"],
  });
  const { id } = await buildTicket(app.services, {});
  const told = await toldOf(happened("sla.breached", id));
  expect(told).toContain(runner.id);
  expect(told).not.toContain(clerk.id);
});
