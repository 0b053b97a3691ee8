import { afterEach, beforeEach, expect, test } from "@jest/globals";
import {
  buildAdmin,
  buildCalendar,
  buildPolicy,
  buildTicket,
  everyPriority,
  withLunch,
} from "../../../../test/factories/index.js";
import { startTestApp, type TestApp } from "../../../../test/start-test-app.js";
import type { SlaRun } from "../../../contract/index.js";

let app: TestApp;
beforeEach(async () => void (app = await startTestApp({ now: "2026-07-13T07:00:00Z" })));
afterEach(() => app.close());

test("A calendar's run looks at open tickets that count by an earlier version of it, and at no others", async () => {
  const admin = app.api.as(await buildAdmin(app.db));
  const calendar = await buildCalendar(app);
  await buildPolicy(app, {
    calendar_id: calendar.id,
    conditions: { priorities: ["high"] },
    targets: everyPriority({ first_response: "4h", resolution: "8h" }),
  });
  const runOf = async () => {
    const { body } = await admin.post(`/api/calendars/${calendar.id}/apply`);
    await app.jobs.runAll();
    return (await admin.get(`/api/sla/runs/${(body as SlaRun).id}`)).body as SlaRun;
  };
  const before = await buildTicket(app.services, { priority: "high" });
  await buildTicket(app.services, { priority: "low" });
  await buildTicket(app.services, { priority: "high", status: "closed" });
  expect(await runOf()).toMatchObject({ state: "done", total: 0, changed: 0 });

  const hours = { ...withLunch, fri: [["09:00", "12:00"]] };
  expect((await admin.patch(`/api/calendars/${calendar.id}`).send({ hours })).status).toBe(200);
  await buildTicket(app.services, { priority: "high" }); // promised by the new hours from the beginning
  expect(await runOf()).toMatchObject({ state: "done", total: 1, done: 1, changed: 1 });
  const retargeted = await app.db.rows("SELECT DISTINCT ticket_id FROM events WHERE type = 'sla.retargeted'");
  expect(retargeted).toEqual([{ ticket_id: before.id }]);
  expect(await runOf()).toMatchObject({ state: "done", total: 0, changed: 0 });
});
