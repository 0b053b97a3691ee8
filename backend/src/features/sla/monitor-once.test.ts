import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { atOnce, inTime, openMonitorDesk, steps, type MonitorDesk } from "./testing/monitor-desk.js";

let desk: MonitorDesk;
beforeEach(async () => void (desk = await openMonitorDesk()));
afterEach(() => desk.app.close());

test("Looked at each minute, each step is taken once and at its instant", async () => {
  const [id] = await desk.file(1);
  for (let minute = 0; minute <= 280; minute += 1) {
    await desk.setClock(minute + 0.001);
    await desk.tick();
  }
  expect(await desk.taken(id)).toEqual([...inTime].sort((a, b) => a.at - b.at || a.step.localeCompare(b.step)));
  await desk.expectToldOnce();
});

test("After half an hour in which nothing ran, everything is taken at once, each once, in the order in which it was due", async () => {
  const ids = await desk.file(3);
  await desk.setClock(100);
  await desk.tick();
  await desk.setClock(130);
  expect(await desk.tick()).toBe(3); // the update, which is missed; the next warning is at 135
  for (const id of ids) expect((await desk.taken(id)).at(-1)).toEqual({ step: "update breached", at: 120 });
  await desk.setClock(300);
  await desk.tick(2);
  for (const id of ids) {
    const all = (await desk.taken(id)).slice(-3);
    expect(all.map(({ step }) => step)).toEqual([
      "resolution escalated 2",
      "resolution breached",
      "resolution escalated 3",
    ]);
  }
  await desk.expectToldOnce();
  const levels = await desk.app.db.rows<{ ticket_id: number; steps: number[] }>(
    `SELECT ticket_id, json_agg((data->>'step')::integer ORDER BY id) AS steps FROM events
     WHERE type = 'ticket.escalated' AND data->'step' IS NOT NULL GROUP BY 1`,
  );
  expect(levels.map(({ steps: each }) => each)).toEqual(ids.map(() => [1, 2, 3]));
});

test("Six processes that look at the same moment, while people work on the same tickets, take each step once", async () => {
  const ids = await desk.file(24);
  await desk.setClock(300);
  const people = desk.app.api.as(desk.agent);
  const [ticks, answers] = await Promise.all([
    Promise.all([desk.tick(3), desk.tick(5), desk.tick(7), desk.tick(20), desk.tick(100), desk.tick()]),
    Promise.all(
      ids.slice(0, 8).map((id) => people.post(`/api/tickets/${id}/comments`).send({ comment: "Late, sorry." })),
    ),
  ]);
  expect(answers.map(({ status }) => status)).toEqual(ids.slice(0, 8).map(() => 201));
  // Rows that others held were left to the next round.
  const sum = ticks.reduce((all, each) => all + each) + (await desk.tick());
  expect(await desk.tick()).toBe(0);
  // Three misses found by an answer itself are not a tick's.
  expect(sum).toBeGreaterThanOrEqual(24 * atOnce.length - 8 * 3);
  for (const id of ids) expect(steps(await desk.taken(id))).toEqual([...atOnce].sort());
  await desk.expectToldOnce();
});

test("A ticket that somebody holds is left to the next round; nobody waits for it", async () => {
  const [held, free] = await desk.file(2);
  await desk.setClock(300);
  let release: () => void = () => undefined;
  const until = new Promise<void>((resolve) => (release = resolve));
  const holding = desk.app.services.db.transaction(async (queries) => {
    await queries.rows("SELECT 1 FROM tickets WHERE id = $1 FOR NO KEY UPDATE", [held]);
    await until;
  });
  expect(await desk.tick()).toBe(atOnce.length);
  expect([await desk.taken(held), steps(await desk.taken(free))]).toEqual([[], [...atOnce].sort()]);
  release();
  await holding;
  expect(await desk.tick()).toBe(atOnce.length);
  await desk.expectToldOnce();
});

test("The log takes no step a second time, whoever writes it", async () => {
  const [id] = await desk.file(1);
  await desk.setClock(300);
  await desk.tick();
  const again = desk.app.db.rows(
    `INSERT INTO sla_events (ticket_id, metric, cycle, type, step, at, recorded_at, policy_version_id, calendar_version_id)
     SELECT ticket_id, metric, cycle, type, step, app_now(), app_now(), policy_version_id, calendar_version_id
     FROM sla_events WHERE ticket_id = $1 AND type = 'escalated' LIMIT 1`,
    [id],
  );
  await expect(again).rejects.toMatchObject({ parent: { constraint: "sla_events_once" } });
});
