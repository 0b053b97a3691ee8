import { afterEach, beforeEach, expect, test } from "@jest/globals";
import {
  buildCalendar,
  buildPersonWith,
  buildPolicy,
  buildTicket,
  everyPriority,
} from "../../../../test/factories/index.js";
import { startTestApp, type TestApp } from "../../../../test/start-test-app.js";
import { slaImpactBody } from "../../../contract/index.js";
import { impact } from "./impact.js";

let app: TestApp;
beforeEach(async () => void (app = await startTestApp({ now: "2026-07-13T07:00:00Z" })));
afterEach(() => app.close());

test("Of more open tickets than can be worked through, the newest are, and the number says so", async () => {
  const calendar = await buildCalendar(app);
  const policy = await buildPolicy(app, { calendar_id: calendar.id, targets: everyPriority({ resolution: "8h" }) });
  const built = [];
  for (let n = 0; n < 4; n += 1) built.push(await buildTicket(app.services, {}));
  const { id: policy_id, name, conditions } = policy;
  const targets = everyPriority({ resolution: "2h" });
  const body = slaImpactBody.parse({ policy_id, policy: { name, calendar_id: calendar.id, conditions, targets } });

  const all = await impact(app.db, body, await app.clock.now());
  expect(all).toMatchObject({ open_tickets: 4, examined: 4, moving: 4 });
  const some = await impact(app.db, body, await app.clock.now(), 3);
  expect(some).toMatchObject({ open_tickets: 4, examined: 3, moving: 3 });
  const newest = built.slice(1).map(({ id }) => id);
  expect(some.examples.map((example) => example.ticket_id).sort()).toEqual(newest.sort());
});

test("Examples are tickets that the asker may see; the numbers are of all", async () => {
  const asker = await buildPersonWith(app.db, { sees: "assigned", permissions: ["sla.manage", "ticket.reply"] });
  const calendar = await buildCalendar(app);
  const policy = await buildPolicy(app, { calendar_id: calendar.id, targets: everyPriority({ resolution: "8h" }) });
  const own = await buildTicket(app.services, { assigneeId: asker.id });
  await buildTicket(app.services, { subject: "None of theirs" });
  const { id: policy_id, name, conditions } = policy;
  const draft = { name, calendar_id: calendar.id, conditions, targets: everyPriority({ resolution: "2h" }) };

  const told = await app.api.as(asker).post("/api/sla/impact").send({ policy_id, policy: draft }).expect(200);
  expect(told.body).toMatchObject({ moving: 2, examples: [{ ticket_id: own.id }] });
  expect(JSON.stringify(told.body)).not.toContain("None of theirs");
});
