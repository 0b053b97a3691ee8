import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { buildAdmin, buildTicket, type BuiltPerson } from "../../../test/factories/index.js";
import { startTestApp, type TestApp } from "../../../test/start-test-app.js";

let app: TestApp;
let admin: BuiltPerson;
beforeAll(async () => {
  app = await startTestApp({ now: "2026-03-02T09:00:00Z" });
  admin = await buildAdmin(app.db);
});
afterAll(() => app.close());

const changesSince = async (since: number) =>
  (await app.api.as(admin).get(`/api/changes?since=${since}`).expect(200)).body as {
    seq: number;
    tickets: { id: number }[];
  };
const change = (id: number) =>
  app.api
    .as(admin)
    .patch(`/api/tickets/${id}`)
    .send({ tags: ["seen"] })
    .expect(200);

test("what a slow transaction wrote just before the last event that was heard is named also after a long break", async () => {
  const [old, late, heard] = [
    await buildTicket(app.services, {}),
    await buildTicket(app.services, {}),
    await buildTicket(app.services, {}),
  ];
  await change(old.id);
  await app.clock.advance(5 * 60_000);
  await change(late.id);
  await change(heard.id);
  // As if the change to `late` had been committed only after the one to `heard` was told.
  const { seq } = await changesSince(0);
  await app.clock.advance(30 * 60_000);

  const ids = (await changesSince(seq)).tickets.map(({ id }) => id);
  expect(ids).toContain(late.id);
  expect(ids).not.toContain(old.id);
});
