import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { buildAdmin, buildCustomer, buildTicket, type BuiltPerson } from "../../../test/factories/index.js";
import { startTestApp, type TestApp } from "../../../test/start-test-app.js";

interface Shown {
  id: number;
  name: string;
  path: string[];
  help: string | null;
  parent_id: number | null;
  archived: boolean;
  public: boolean;
  version: number;
}

let app: TestApp;
let admin: BuiltPerson;
let customer: BuiltPerson;
beforeAll(async () => {
  app = await startTestApp();
  [admin, customer] = [await buildAdmin(app.db), await buildCustomer(app.db)];
});
afterAll(() => app.close());

const post = (body: object, by = admin) => app.api.as(by).post("/api/categories").send(body);
const patch = (id: number, body: object, by = admin) => app.api.as(by).patch(`/api/categories/${id}`).send(body);
const move = (id: number, parent_id: number | null, after_id: number | null, by = admin) =>
  app.api.as(by).post(`/api/categories/${id}/move`).send({ parent_id, after_id });
async function add(name: string, parent_id: number | null = null, facts: object = {}): Promise<Shown> {
  const answer = await post({ name, parent_id, ...facts });
  expect(answer.body).toMatchObject({ name });
  expect(answer.status).toBe(201);
  return answer.body as Shown;
}
const list = async (by = admin, query = "?archived=true") =>
  (await app.api.as(by).get(`/api/categories${query}`)).body.data as Shown[];
const namesBelow = async (parent: number | null) =>
  (await list()).filter((one) => one.parent_id === parent).map(({ name }) => name);
const field = (answer: { body: { errors?: unknown } }) => answer.body.errors;
const lastEvent = () => app.db.one("SELECT type, data, actor_id FROM events ORDER BY id DESC LIMIT 1");

describe("archiving", () => {
  test("takes along what lies below, keeps it on tickets, and restoring brings back just that", async () => {
    const top = await add("Trams");
    const early = await add("Late trams", top.id);
    const gone = await add("Ghost trams", top.id);
    const deep = await add("By an hour", early.id);
    await patch(gone.id, { archived: true });
    const ticket = await buildTicket(app.services, { categoryId: deep.id });
    await patch(top.id, { archived: true });
    const state = async () =>
      Object.fromEntries(
        (await list()).filter(({ path }) => path[0] === "Trams").map((one) => [one.name, one.archived]),
      );
    expect(await state()).toEqual({ Trams: true, "Late trams": true, "Ghost trams": true, "By an hour": true });
    expect(await lastEvent()).toMatchObject({ type: "category.archived", data: { with_ids: [early.id, deep.id] } });
    expect((await list(customer)).some(({ id }) => id === top.id)).toBe(false);
    const seen = await app.api.as(admin).get(`/api/tickets/${ticket.id}`);
    expect(seen.body.category).toMatchObject({ id: deep.id, name: "By an hour" });

    expect((await patch(deep.id, { archived: false })).body).toMatchObject({ code: "category.parent_archived" });
    expect((await move(deep.id, null, null)).body).toMatchObject({ code: "category.archived" });
    expect(field(await post({ name: "New below", parent_id: top.id }))).toMatchObject([{ field: "parent_id" }]);
    await patch(top.id, { archived: false });
    expect(await state()).toEqual({ Trams: false, "Late trams": false, "Ghost trams": true, "By an hour": false });
    expect(await lastEvent()).toMatchObject({ type: "category.restored" });
  });

  test("the same twice changes nothing more", async () => {
    const topic = await add("Buses");
    const [first, second] = [await patch(topic.id, { archived: true }), await patch(topic.id, { archived: true })];
    expect([first.body, second.body]).toMatchObject([{ version: 2 }, { version: 2 }]);
  });
});

describe("moving", () => {
  test("orders siblings and moves to other parents, with all that lies below", async () => {
    const [a, b] = [await add("Road"), await add("Path")];
    const [one, two, three] = [await add("One", a.id), await add("Two", a.id), await add("Three", a.id)];
    await move(three.id, a.id, null);
    expect(await namesBelow(a.id)).toEqual(["Three", "One", "Two"]);
    await move(three.id, a.id, one.id);
    expect(await namesBelow(a.id)).toEqual(["One", "Three", "Two"]);
    const moved = await move(one.id, b.id, null);
    expect(moved.body).toMatchObject({ parent_id: b.id, path: ["Path", "One"], changed: { by: { id: admin.id } } });
    expect(await lastEvent()).toMatchObject({ type: "category.moved", data: { from: { parent_id: a.id } } });
    await move(b.id, a.id, two.id);
    expect((await list()).find(({ id }) => id === one.id)?.path).toEqual(["Road", "Path", "One"]);
    // Where it stands already is no move.
    const before = await app.db.one("SELECT count(*) FROM events");
    await move(b.id, a.id, two.id);
    expect(await app.db.one("SELECT count(*) FROM events")).toEqual(before);
  });

  test("is refused below itself, too deep, and where its name is taken", async () => {
    const [river, sea] = [await add("River"), await add("Sea")];
    const bank = await add("Bank", river.id);
    const reed = await add("Reed", bank.id);
    await add("bank", sea.id);
    const refused = async (id: number, parent: number | null) => field(await move(id, parent, null));
    const cycle = [{ field: "parent_id", message: "A category cannot lie below itself" }];
    expect(await refused(river.id, river.id)).toEqual(cycle);
    expect(await refused(river.id, reed.id)).toEqual(cycle);
    const deep = [{ field: "parent_id", message: "Categories have at most 3 levels" }];
    expect(await refused(river.id, sea.id)).toEqual(deep);
    expect(await refused(sea.id, reed.id)).toEqual(deep);
    expect(await refused(bank.id, sea.id)).toEqual([
      { field: "name", message: "Another category there has that name" },
    ]);
    expect(await refused(bank.id, 999_999)).toMatchObject([{ field: "parent_id" }]);
    expect((await list()).find(({ id }) => id === reed.id)?.path).toEqual(["River", "Bank", "Reed"]);
  });

  test("behind a neighbour that has left is 409", async () => {
    const [left, right] = [await add("Left"), await add("Right")];
    const child = await add("Child", left.id);
    const answer = await move(right.id, null, child.id);
    expect([answer.status, answer.body.code]).toEqual([409, "category.moved"]);
  });

  test("two who would lie below each other at once: one is refused, and no ring is made", async () => {
    for (let round = 0; round < 5; round++) {
      const [a, b] = [await add(`Hen ${round}`), await add(`Egg ${round}`)];
      const answers = await Promise.all([move(a.id, b.id, null), move(b.id, a.id, null)]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 422]);
    }
  });

  test("two at once may not make the tree too deep together", async () => {
    const [top, middle, low] = [await add("Top"), await add("Middle"), await add("Low")];
    await add("Lowest", low.id);
    const answers = await Promise.all([move(middle.id, top.id, null), move(low.id, middle.id, null)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422]);
  });

  test("two who reorder at once both get what they saw", async () => {
    const parent = await add("Queue");
    const [a, b, c, d] = [
      await add("A", parent.id),
      await add("B", parent.id),
      await add("C", parent.id),
      await add("D", parent.id),
    ];
    const answers = await Promise.all([move(d.id, parent.id, a.id), move(b.id, parent.id, c.id)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(await namesBelow(parent.id)).toEqual(["A", "D", "C", "B"]);
  });
});
