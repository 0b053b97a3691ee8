import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { SlaClockDetail, SplitPreview, TicketDetail } from "../../../contract/index.js";
import { buildCategory, buildDepartment, buildPolicy, everyPriority } from "../../../../test/factories/index.js";
import { startSplitDesk, type SplitDesk } from "./testing/split-desk.js";

let desk: SplitDesk;
let app: SplitDesk["app"];
beforeAll(async () => {
  desk = await startSplitDesk();
  ({ app } = desk);
});
afterAll(() => app.close());

type Person = SplitDesk["agent"];
interface Wish {
  comment_id: number;
  with_later?: boolean;
  category_id?: number;
}
const ask = (who: Person, id: number, wish: Wish) =>
  app.api
    .as(who)
    .get(`/api/tickets/${id}/split`)
    .query({ ...wish });
const preview = async (id: number, wish: Wish): Promise<SplitPreview> =>
  (await ask(desk.agent, id, wish).expect(200)).body;
const promises = (clocks: readonly SlaClockDetail[]) =>
  clocks.map(({ metric, state, due_at, started_at, policy_name }) => ({
    metric,
    state,
    due_at,
    started_at,
    policy_name,
  }));
const running = (ticket: TicketDetail) =>
  ticket.clocks.filter(({ clock }) => clock !== "stopped").map(({ metric }) => metric);
const MINUTE = 60_000;

test("What is foreseen is what the split then promises, and nothing was done by looking", async () => {
  const { agent, customer, file, say, read, begin } = desk;
  const department = await buildDepartment(app.db);
  const category = await buildCategory(app.db, { departmentId: department.id });
  await buildPolicy(app, {
    name: "Bills",
    calendar_id: desk.calendarId,
    conditions: { category_ids: [category.id] },
    targets: everyPriority({ first_response: "30m", resolution: "4h" }),
  });
  const wishes = [
    {},
    { with_later: true },
    { category_id: category.id },
    { with_later: true, category_id: category.id },
  ];
  const seen = new Set<string>();
  for (const wish of wishes)
    for (const [answered, minutes] of [
      [false, 5],
      [false, 50],
      [true, 200],
    ] as const) {
      const id = await file();
      await say(agent, id, "We are at it");
      await app.clock.advance(MINUTE);
      const asked = await say(customer, id, "And the bill is wrong");
      await app.clock.advance(MINUTE);
      if (answered) await say(agent, id, "It is right");
      await app.clock.advance(minutes * MINUTE);
      const before = await read(agent, id);
      const foreseen = await preview(id, { comment_id: asked, ...wish });
      expect(await read(agent, id)).toMatchObject({ version: before.version, clocks: before.clocks });

      const fresh = await begin(id, asked, wish);
      expect(promises(foreseen.clocks)).toEqual(promises((await read(desk.admin, fresh.id)).clocks));
      const left = running(await read(agent, id));
      expect(foreseen.ends).toEqual(running(before).filter((metric) => !left.includes(metric)));
      seen.add([...foreseen.ends, ...foreseen.clocks.map(({ state }) => state)].join());
    }
  // Late, in time and answered; with an answer that ends there and without.
  expect(seen.size).toBeGreaterThan(3);
});

test("It is for those who may split, of messages that can be split off", async () => {
  const { agent, customer, file, say, merge } = desk;
  const id = await file();
  const asked = await say(customer, id, "The bill?");
  const answer = await say(agent, id, "It is right");
  await ask(customer, id, { comment_id: asked }).expect(403);
  expect((await ask(agent, id, { comment_id: answer }).expect(422)).body.errors).toMatchObject([
    { field: "comment_id" },
  ]);
  await ask(agent, await file(), { comment_id: asked }).expect(422);
  expect((await ask(agent, id, { comment_id: asked, category_id: 999_999 }).expect(422)).body.errors).toMatchObject([
    { field: "category_id" },
  ]);
  await merge(id, await file());
  expect((await ask(agent, id, { comment_id: asked }).expect(409)).body.code).toBe("ticket.merged");
  const { id: elsewhere } = await buildDepartment(app.db);
  await app.ownerDb.rows("UPDATE tickets SET department_id = $2 WHERE id = $1", [id, elsewhere]);
  await ask(agent, id, { comment_id: asked }).expect(404);
});
