import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { buildAdmin } from "../../../test/factories/index.js";
import { systemActor } from "../../platform/actor.js";
import { consumersOf } from "../../subscriptions.js";
import { noticeDue } from "./notice-due.js";
import { atOnce, inTime, openMonitorDesk, steps, type MonitorDesk } from "./testing/monitor-desk.js";

let desk: MonitorDesk;
beforeEach(async () => void (desk = await openMonitorDesk()));
afterEach(() => desk.app.close());

test("Ahead by two hours and back: nothing comes twice, nothing is lost, though work goes on in between", async () => {
  const [idle, answered] = await desk.file(2);
  await desk.setClock(20);
  await desk.tick();
  await desk.setClock(140);
  await desk.tick();
  const ahead = steps(await desk.taken(idle));
  await desk.setClock(20); // set right again
  expect(await desk.tick()).toBe(0);
  await desk.app.api.as(desk.agent).post(`/api/tickets/${answered}/comments`).send({ comment: "We are on it." });
  await desk.app.api.as(desk.agent).patch(`/api/tickets/${answered}/status`).send({ status: "pending" });
  for (let minute = 21; minute <= 140; minute += 7) {
    await desk.setClock(minute);
    expect(await desk.tick()).toBe(0);
  }
  expect(steps(await desk.taken(idle))).toEqual(ahead);
  await desk.app.api.as(desk.agent).patch(`/api/tickets/${answered}/status`).send({ status: "in_progress" }); // after 120 minutes
  for (let minute = 141; minute <= 500; minute += 3) {
    await desk.setClock(minute);
    await desk.tick();
  }
  // Of what was missed two hours ahead nobody was warned: after a breach that says nothing any more.
  const unsaid = /^(first_response warned (50|75)|update warned)/;
  const expected = inTime.map(({ step }) => step).filter((step) => !unsaid.test(step));
  expect(steps(await desk.taken(idle))).toEqual(expected.sort());
  const ofAnswered = (await desk.taken(answered)).filter(({ step }) => step.startsWith("resolution"));
  expect(steps(ofAnswered)).toEqual(expected.filter((step) => step.startsWith("resolution")).sort());
  await desk.expectToldOnce();
});

test("Killed between the statement and the commit, it has done nothing; the next one does all of it, once", async () => {
  const ids = await desk.file(5);
  await desk.setClock(300);
  const written = () =>
    desk.app.db.one(
      "SELECT (SELECT count(*) FROM sla_events) + (SELECT count(*) FROM events) + (SELECT count(*) FROM graphile_worker.jobs) AS n",
    );
  const before = await written();
  const killed = desk.app.services.runWork(systemActor, async (work) => {
    const { steps: noticed } = await noticeDue(work, consumersOf, 100);
    expect(noticed).toHaveLength(5 * atOnce.length);
    const own = await work.one<{ pid: number }>("SELECT pg_backend_pid() AS pid");
    await desk.app.db.rows("SELECT pg_terminate_backend($1)", [own?.pid]);
  });
  await expect(killed).rejects.toThrow();
  expect(await written()).toEqual(before);
  expect(await desk.tick()).toBe(5 * atOnce.length);
  for (const id of ids) expect(steps(await desk.taken(id))).toEqual([...atOnce].sort());
  await desk.expectToldOnce();
});

test("Resolved and hidden tickets are left alone", async () => {
  const [resolved, hidden] = await desk.file(2);
  await desk.app.api.as(desk.agent).patch(`/api/tickets/${resolved}/status`).send({ status: "resolved" });
  await desk.app.api.as(await buildAdmin(desk.app.db)).delete(`/api/tickets/${hidden}`);
  await desk.setClock(300);
  expect(await desk.tick()).toBe(0);
  expect(await desk.taken()).toEqual([]);
});
