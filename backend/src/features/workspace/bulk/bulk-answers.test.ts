import { afterEach, beforeEach, expect, test } from "@jest/globals";
import {
  buildAgent,
  buildCategory,
  buildField,
  buildTicket,
  type BuiltPerson,
} from "../../../../test/factories/index.js";
import { startTestApp, type TestApp } from "../../../../test/start-test-app.js";
import type { BulkAnswer, FieldValues, TicketDetail } from "../../../contract/index.js";

let app: TestApp;
let agent: BuiltPerson;
beforeEach(async () => {
  app = await startTestApp({ now: "2026-03-02T09:00:00Z" });
  agent = await buildAgent(app.db);
  await buildField(app.services, {
    key: "cause",
    type: "choice",
    audience: "staff",
    options: [{ label: "Ours" }, { label: "Theirs" }],
  });
  await buildField(app.services, { key: "pieces", type: "number" });
});
afterEach(() => app.close());

const change = async (body: object): Promise<BulkAnswer> =>
  (await app.api.as(agent).post("/api/tickets/bulk").send(body).expect(200)).body as BulkAnswer;
const answersOf = async (id: number): Promise<FieldValues> => {
  const { fields } = (await app.api.as(agent).get(`/api/tickets/${id}`).expect(200)).body as TicketDetail;
  return Object.fromEntries(fields.map(({ key, value }) => [key, value]));
};
const answer = (id: number, fields: FieldValues) =>
  app.api.as(agent).patch(`/api/tickets/${id}`).send({ fields }).expect(200);

test("An answer is given to many at once, each with its own way back, and what was changed since is left alone", async () => {
  const [blank, other, same] = [
    await buildTicket(app.services),
    await buildTicket(app.services),
    await buildTicket(app.services),
  ];
  await answer(other.id, { cause: "theirs", pieces: 3 });
  await answer(same.id, { cause: "ours" });
  const ids = [blank.id, other.id, same.id];

  const done = await change({ ids, changes: { fields: { cause: "ours" } } });
  expect(done).toMatchObject({ changed: 3, refused: 0 });
  expect(done.data.map(({ undo }) => undo)).toEqual([
    { fields: { cause: null } },
    { fields: { cause: "theirs" } },
    undefined,
  ]);
  for (const id of ids) expect(await answersOf(id)).toMatchObject({ cause: "ours" });
  expect(await answersOf(other.id)).toMatchObject({ pieces: 3 });

  await answer(blank.id, { cause: "theirs" });
  const back = await change({
    ids: [blank.id, other.id],
    changes: { fields: { cause: null } },
    only_if: { fields: { cause: "ours" } },
  });
  expect(back.data).toMatchObject([
    { ok: false, code: "stale_version" },
    { ok: true, undo: { fields: { cause: "ours" } } },
  ]);
  expect(await answersOf(blank.id)).toMatchObject({ cause: "theirs" });
  expect(await answersOf(other.id)).toMatchObject({ cause: null, pieces: 3 });
});

test("A wrong answer, or one that is not asked in a ticket's category, is refused there and says why", async () => {
  const asked = await buildCategory(app.db);
  await buildField(app.services, { key: "meter", type: "text", categoryIds: [asked.id], maximum: 5 });
  const [inside, outside] = [
    await buildTicket(app.services, { categoryId: asked.id }),
    await buildTicket(app.services, { categoryId: (await buildCategory(app.db)).id }),
  ];
  const done = await change({ ids: [inside.id, outside.id], changes: { fields: { meter: "M-1" } } });
  expect(done.data).toMatchObject([
    { ok: true, undo: { fields: { meter: null } } },
    { ok: false, code: "validation", message: "This is not asked in that category" },
  ]);
  const wrong = await change({ ids: [inside.id], changes: { fields: { meter: "too long a number" } } });
  expect(wrong.data).toMatchObject([{ ok: false, message: "Use at most 5 characters" }]);
  expect(await answersOf(inside.id)).toMatchObject({ meter: "M-1" });
});

test("What is required to resolve is answered and resolved in one change; a required answer has no way back to none", async () => {
  await buildField(app.services, { key: "verdict", required: "to_resolve", audience: "staff" });
  const { id } = await buildTicket(app.services, { status: "in_progress" });
  await buildField(app.services, { key: "serial", required: "to_file" });
  expect((await change({ ids: [id], changes: { status: "resolved" } })).data).toMatchObject([{ ok: false }]);
  const done = await change({
    ids: [id],
    changes: { status: "resolved", fields: { verdict: "Refunded", serial: "S1" } },
  });
  expect(done.data).toMatchObject([{ ok: true, undo: { fields: { verdict: null } } }]);
  expect(done.data[0]?.undo?.fields).not.toHaveProperty("serial");
});
