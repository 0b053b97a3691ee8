import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { buildAdmin, buildAgent, buildCustomer, buildTicket, type BuiltPerson } from "../../../test/factories/index.js";
import { startTestApp, type TestApp } from "../../../test/start-test-app.js";

interface Group {
  id: number;
  name: string;
  members: number;
  version: number;
}

let app: TestApp;
let admin: BuiltPerson;
let agent: BuiltPerson;
let customer: BuiltPerson;
beforeAll(async () => {
  app = await startTestApp();
  [admin, agent, customer] = [
    await buildAdmin(app.db, { fullName: "Ada Admin" }),
    await buildAgent(app.db),
    await buildCustomer(app.db, { fullName: "Carla Customer", email: "carla@example.org" }),
  ];
});
afterAll(() => app.close());

const base = "/api/customer-groups";
const create = (body: object, by = admin) => app.api.as(by).post(base).send(body);
const add = async (name: string, facts: object = {}) => (await create({ name, ...facts })).body as Group;
const patch = (id: number, body: object, by = admin) => app.api.as(by).patch(`${base}/${id}`).send(body);
const join = (id: number, person_ids: number[], by = admin) =>
  app.api.as(by).post(`${base}/${id}/members`).send({ person_ids });
const members = async (id: number, query: object = {}) =>
  (await app.api.as(admin).get(`${base}/${id}/members`).query(query)).body as {
    data: { id: number; full_name: string }[];
  };
const setGroups = (person: number, group_ids: number[], by = admin) =>
  app.api.as(by).put(`/api/people/${person}/customer-groups`).send({ group_ids });

describe("groups", () => {
  test("are made, changed and put away, each written down, with who did it last", async () => {
    const made = await create({ name: "Key account", tone: "info", description: "Call back the same day" });
    expect([made.status, made.body]).toEqual([
      201,
      expect.objectContaining({ name: "Key account", tone: "info", members: 0, archived: false }),
    ]);
    const { id } = made.body as Group;
    const changed = await patch(id, { tone: "violet" });
    expect(changed.body).toMatchObject({ tone: "violet", version: 2, changed: { by: { full_name: "Ada Admin" } } });
    expect((await patch(id, { name: "x" }).set("If-Match", '"v1"')).status).toBe(412);
    expect((await create({ name: "key ACCOUNT" })).body.errors).toMatchObject([{ field: "name" }]);
    expect((await create({ name: "Red", tone: "#f00" })).status).toBe(422);
    await patch(id, { archived: true });
    const names = async (query: string, by: BuiltPerson) =>
      ((await app.api.as(by).get(base + query)).body.data as Group[]).map(({ name }) => name);
    expect(await names("", admin)).not.toContain("Key account");
    expect(await names("?archived=true", agent)).not.toContain("Key account");
    expect(await names("?archived=true", admin)).toContain("Key account");
    const events = await app.db.rows("SELECT type FROM events WHERE type LIKE 'customer_group.%' ORDER BY id");
    expect(events).toEqual(["created", "updated", "archived"].map((verb) => ({ type: `customer_group.${verb}` })));
  });

  test("are arranged by admins alone; customers do not even learn that there are any", async () => {
    const group = await add("Hidden from view");
    for (const by of [agent, customer]) {
      expect((await create({ name: "Mine" }, by)).status).toBe(403);
      expect((await patch(group.id, { name: "Mine" }, by)).status).toBe(403);
      expect((await join(group.id, [by.id], by)).status).toBe(403);
      expect((await setGroups(by.id, [group.id], by)).status).toBe(403);
      expect((await app.api.as(by).get(`${base}/${group.id}/members`)).status).toBe(403);
    }
    expect((await app.api.as(customer).get(base)).status).toBe(403);
    expect((await app.api.as(agent).get(base)).status).toBe(200);
  });
});

describe("members", () => {
  test("are put in once, listed by name in pages, found by part of it, and taken out", async () => {
    const group = await add("Press");
    const [bea, abe] = [
      await buildCustomer(app.db, { fullName: "Bea" }),
      await buildCustomer(app.db, { fullName: "abe" }),
    ];
    expect((await join(group.id, [bea.id, abe.id, abe.id])).body).toMatchObject({ members: 2 });
    expect((await join(group.id, [bea.id, customer.id])).body).toMatchObject({ members: 3 });
    const first = await app.api.as(admin).get(`${base}/${group.id}/members`).query({ limit: 2 });
    expect(first.body.data).toMatchObject([{ full_name: "abe" }, { full_name: "Bea" }]);
    const cursor = first.body.page.next_cursor as string;
    expect((await members(group.id, { cursor })).data).toMatchObject([
      { full_name: "Carla Customer", email: "carla@example.org" },
    ]);
    expect((await members(group.id, { q: "CARLA@" })).data).toHaveLength(1);
    const added = await app.db.rows(
      "SELECT data FROM events WHERE type = 'customer_group.members_changed' ORDER BY id",
    );
    expect(added.at(-1)).toEqual({ data: { group_id: group.id, added_ids: [customer.id], removed_ids: [] } });
    for (const person of [bea.id, bea.id])
      expect((await app.api.as(admin).delete(`${base}/${group.id}/members/${person}`)).status).toBe(204);
    expect((await members(group.id)).data.map(({ full_name: name }) => name)).toEqual(["abe", "Carla Customer"]);
  });

  test("are people who are here, and the group is in use", async () => {
    const group = await add("Strict");
    const gone = await buildCustomer(app.db, { deactivated: true });
    for (const id of [gone.id, 999_999])
      expect((await join(group.id, [id])).body.errors).toEqual([
        { field: "person_ids", message: "There is no such person" },
      ]);
    expect((await join(group.id, [])).status).toBe(422);
    expect((await join(999_999, [customer.id])).status).toBe(404);
    await patch(group.id, { archived: true });
    expect((await join(group.id, [customer.id])).body).toMatchObject({ code: "customer_group.archived" });
  });

  test("somebody's groups are set at once; archived ones stay for the day they are restored", async () => {
    const person = await buildCustomer(app.db);
    const [a, b, away] = [await add("Set A"), await add("Set B"), await add("Set away")];
    await join(away.id, [person.id]);
    await patch(away.id, { archived: true });
    expect((await setGroups(person.id, [b.id, a.id])).body.data).toMatchObject([{ name: "Set A" }, { name: "Set B" }]);
    expect((await setGroups(person.id, [b.id])).body.data).toMatchObject([{ name: "Set B" }]);
    expect((await setGroups(person.id, [away.id])).body.errors).toMatchObject([{ field: "group_ids" }]);
    expect((await setGroups(999_999, [])).status).toBe(404);
    await patch(away.id, { archived: false });
    expect((await members(away.id)).data).toMatchObject([{ id: person.id }]);
    const answers = await Promise.all([setGroups(person.id, [a.id]), setGroups(person.id, [b.id])]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    const now = await app.db.rows("SELECT group_id FROM customer_group_members WHERE person_id = $1", [person.id]);
    expect(now).toHaveLength(1);
  });
});

describe("beside the customer of a ticket", () => {
  test("staff see the groups that are in use; the customer never does", async () => {
    const vip = await add("VIP", { tone: "warn" });
    const old = await add("Old list");
    const person = await buildCustomer(app.db);
    await setGroups(person.id, [vip.id, old.id]);
    await patch(old.id, { archived: true });
    const { id } = await buildTicket(app.services, { customerId: person.id });
    const seenBy = async (by: BuiltPerson) => (await app.api.as(by).get(`/api/tickets/${id}`)).text;
    expect(JSON.parse(await seenBy(agent))).toMatchObject({
      customer_groups: [{ id: vip.id, name: "VIP", tone: "warn" }],
    });
    expect(JSON.parse(await seenBy(person))).toMatchObject({ customer_groups: [] });
    expect(await seenBy(person)).not.toContain("VIP");
    const lists = ["/api/tickets", "/api/auth/me", `/api/changes?since=0`].map((path) => app.api.as(person).get(path));
    for (const answer of await Promise.all(lists)) expect(answer.text).not.toContain("VIP");
  });
});
