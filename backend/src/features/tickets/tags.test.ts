import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import {
  type BuiltPerson,
  buildAdmin,
  buildAgent,
  buildCalendar,
  buildCustomer,
  buildPolicy,
  buildTicket,
  everyPriority,
} from "../../../test/factories/index.js";
import { startTestApp, type TestApp } from "../../../test/start-test-app.js";

interface Tag {
  id: number;
  name: string;
  tickets: number;
  aliases: { id: number; name: string }[];
  archived: boolean;
  version: number;
}

let app: TestApp;
let admin: BuiltPerson;
let agent: BuiltPerson;
beforeAll(async () => {
  app = await startTestApp();
  [admin, agent] = [await buildAdmin(app.db), await buildAgent(app.db)];
});
afterAll(() => app.close());

const create = (name: string, by = admin) => app.api.as(by).post("/api/tags").send({ name });
const add = async (name: string) => (await create(name)).body as Tag;
const patch = (id: number, body: object, by = admin) => app.api.as(by).patch(`/api/tags/${id}`).send(body);
const remove = (id: number, by = admin) => app.api.as(by).delete(`/api/tags/${id}`);
const merge = (id: number, into_id: number, by = admin) =>
  app.api.as(by).post(`/api/tags/${id}/merge`).send({ into_id });
const listed = async (query: object = {}) =>
  (
    await app.api
      .as(admin)
      .get("/api/tags/uses")
      .query({ limit: 100, ...query })
  ).body.data as Tag[];
const find = async (name: string, query: object = {}) => (await listed(query)).find((tag) => tag.name === name);
const put = (ticketId: number, tags: string[]) => app.api.as(agent).patch(`/api/tickets/${ticketId}`).send({ tags });
async function tagged(...tags: string[]): Promise<number> {
  const { id } = await buildTicket(app.services);
  expect((await put(id, tags)).status).toBe(200);
  return id;
}
const tagsOn = async (id: number) => (await app.api.as(agent).get(`/api/tickets/${id}`)).body.tags as string[];

describe("the list", () => {
  test("has counts, is found by part of a name, and comes in pages", async () => {
    await tagged("list-a", "list-b");
    await tagged("list-a");
    expect((await listed({ q: "LIST-" })).map(({ name, tickets }) => [name, tickets])).toEqual([
      ["list-a", 2],
      ["list-b", 1],
    ]);
    const first = await app.api.as(admin).get("/api/tags/uses").query({ q: "list-", limit: 1 });
    const next = first.body.page.next_cursor as string;
    expect((await listed({ q: "list-", cursor: next })).map(({ name }) => name)).toEqual(["list-b"]);
    expect((await listed({ q: "%" })).length).toBe(0);
    expect((await app.api.as(admin).get("/api/tags/uses").query({ cursor: "x" })).status).toBe(422);
  });

  test("keeping tags in order is for those who arrange the desk", async () => {
    const tag = await add("not-yours");
    const customer = await buildCustomer(app.db);
    for (const by of [agent, customer]) {
      const answers = [
        create("mine", by),
        patch(tag.id, { name: "mine" }, by),
        remove(tag.id, by),
        merge(tag.id, tag.id, by),
      ];
      for (const answer of await Promise.all(answers)) expect(answer.status).toBe(403);
      expect((await app.api.as(by).get("/api/tags/uses")).status).toBe(403);
    }
    expect(await find("not-yours")).toMatchObject({ version: 1 });
  });
});

test("tickets are found by a tag as it is written, whatever it would mean to the database", async () => {
  const id = await tagged("O'Brien's \\ $1 %");
  const found = async (tag: string) =>
    ((await app.api.as(admin).get("/api/tickets").query({ tag }).expect(200)).body.data as { id: number }[]).map(
      (ticket) => ticket.id,
    );
  expect(await found("o'brien's \\ $1 %")).toEqual([id]);
  for (const tag of ["x') OR ('1' = '1", "x'::text) OR true --", "%", "$1"])
    expect([tag, await found(tag)]).toEqual([tag, []]);
});

describe("adding and renaming", () => {
  test("a name is trimmed and one of its kind in any case, however its accents are typed", async () => {
    expect((await add("  VIP   guest ")).name).toBe("VIP guest");
    await add("caf\u00e9");
    for (const name of ["vip guest", "cafe\u0301", "CAFÉ"]) {
      const answer = await create(name);
      expect(answer.body.errors).toEqual([{ field: "name", message: "Another tag has that name" }]);
    }
    expect(await tagsOn(await tagged("cafe\u0301"))).toEqual(["café"]);
  });

  test("a rename reaches every ticket; its own name in another case is no conflict", async () => {
    const ticket = await tagged("urgnet");
    const tag = await find("urgnet");
    await add("taken");
    expect((await patch(tag?.id ?? 0, { name: "Taken" })).status).toBe(422);
    expect((await patch(tag?.id ?? 0, { name: "urgent" })).body).toMatchObject({
      name: "urgent",
      tickets: 1,
      version: 2,
    });
    expect((await patch(tag?.id ?? 0, { name: "Urgent" })).body).toMatchObject({ name: "Urgent" });
    expect((await patch(tag?.id ?? 0, { name: "x" }).set("If-Match", '"v1"')).status).toBe(412);
    expect(await tagsOn(ticket)).toEqual(["Urgent"]);
    expect(await app.db.one("SELECT data FROM events WHERE type = 'tag.renamed' ORDER BY id LIMIT 1")).toEqual({
      data: { tag_id: tag?.id, from: "urgnet", to: "urgent", tickets: 1 },
    });
  });

  test("of two who add one name at once, one is refused", async () => {
    const answers = await Promise.all([create("race"), create("RACE")]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 422]);
  });
});

describe("merging", () => {
  test("gives every ticket the other tag once, says how many before, and is written down", async () => {
    const both = await tagged("bill", "invoice");
    const one = await tagged("bill");
    const [bill, invoice] = [await find("bill"), await find("invoice")];
    const [from, into] = [bill?.id ?? 0, invoice?.id ?? 0];
    const preview = await app.api.as(admin).get(`/api/tags/${from}/merge`).query({ into_id: into });
    expect(preview.body).toEqual({ tickets: 2, both: 1 });
    const merged = await merge(from, into);
    expect(merged.body).toMatchObject({ name: "invoice", tickets: 2, aliases: [{ id: from, name: "bill" }] });
    expect([await tagsOn(both), await tagsOn(one)]).toEqual([["invoice"], ["invoice"]]);
    expect(await app.db.one("SELECT data FROM events WHERE type = 'tag.merged'")).toEqual({
      data: { tag_id: from, name: "bill", into_id: into, into: "invoice", tickets: 2 },
    });
    expect(await find("bill")).toBeUndefined();
    expect(((await app.api.as(agent).get("/api/tags")).body.data as Tag[]).map(({ name }) => name)).not.toContain(
      "bill",
    );
  });

  test("the old name keeps working: typed, searched and filtered by; also after a second merge", async () => {
    const ticket = await tagged("phone");
    const [phone, mobile, device] = [await find("phone"), await add("mobile"), await add("device")];
    await merge(phone?.id ?? 0, mobile.id);
    await merge(mobile.id, device.id);
    expect(await tagsOn(await tagged("PHONE"))).toEqual(["device"]);
    // What means the tag it has already is no change.
    const before = await app.db.one("SELECT version FROM tickets WHERE id = $1", [ticket]);
    expect((await put(ticket, ["phone", "Device"])).body.tags).toEqual(["device"]);
    expect(await app.db.one("SELECT version FROM tickets WHERE id = $1", [ticket])).toEqual(before);
    const filtered = await app.api.as(agent).get("/api/tickets").query({ tag: "Phone" });
    expect((filtered.body.data as unknown[]).length).toBe(2);
    expect((await listed({ q: "phone" })).map(({ name }) => name)).toEqual(["device"]);
    expect((await create("phone")).body.errors).toEqual([
      { field: "name", message: 'That name was merged into "device"' },
    ]);
  });

  test("into itself, into nothing, or into an archived one is refused", async () => {
    const [tag, away] = [await add("lonely"), await add("away")];
    await patch(away.id, { archived: true });
    const message = async (into: number) => (await merge(tag.id, into)).body.errors as unknown;
    expect(await message(tag.id)).toMatchObject([{ field: "into_id", message: "Choose another tag" }]);
    expect(await message(999_999)).toMatchObject([{ field: "into_id" }]);
    expect(await message(away.id)).toMatchObject([{ message: "It is archived; restore it first" }]);
    expect((await merge(999_999, tag.id)).status).toBe(404);
  });

  test("two who merge the same two the other way round: one holds, and no ticket is left without", async () => {
    const ticket = await tagged("left-hand");
    const [left, right] = [await find("left-hand"), await add("right-hand")];
    const answers = await Promise.all([merge(left?.id ?? 0, right.id), merge(right.id, left?.id ?? 0)]);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(await tagsOn(ticket)).toHaveLength(1);
  });

  test("a tag that is put on tickets while it is merged ends as the other", async () => {
    const tickets = await Promise.all(Array.from({ length: 4 }, () => tagged("moving-start")));
    await tagged("moving");
    const [moving, moved] = [await find("moving"), await add("moved")];
    await Promise.all([merge(moving?.id ?? 0, moved.id), ...tickets.map((id) => put(id, ["moving"]))]);
    for (const id of tickets) expect(await tagsOn(id)).toEqual(["moved"]);
    expect(
      await app.db.rows("SELECT 1 FROM ticket_tags x JOIN tags g ON g.id = x.tag_id WHERE g.merged_into IS NOT NULL"),
    ).toEqual([]);
  });
});

describe("putting away", () => {
  test("an archived tag stays on its tickets and is put on no other", async () => {
    const ticket = await tagged("old-campaign");
    const tag = await find("old-campaign");
    await patch(tag?.id ?? 0, { archived: true });
    expect((await put(ticket, ["old-campaign", "new-one"])).body.tags).toEqual(["new-one", "old-campaign"]);
    const another = await buildTicket(app.services);
    expect((await put(another.id, ["Old-campaign"])).body.errors).toEqual([
      { field: "tags", message: 'The tag "old-campaign" is archived' },
    ]);
    expect(await find("old-campaign", { archived: "true" })).toMatchObject({ archived: true, tickets: 1 });
    await patch(tag?.id ?? 0, { archived: false });
    expect((await put(another.id, ["Old-campaign"])).status).toBe(200);
  });

  test("only a tag that no ticket has is deleted, and its other names with it", async () => {
    const ticket = await tagged("kept");
    const [kept, spare, alias] = [await find("kept"), await add("spare"), await add("spare-alias")];
    expect((await remove(kept?.id ?? 0)).body).toMatchObject({
      code: "tag.in_use",
      detail: expect.stringContaining("1 ticket has"),
    });
    await merge(alias.id, spare.id);
    expect((await remove(spare.id)).status).toBe(204);
    expect((await remove(spare.id)).status).toBe(404);
    expect((await create("spare-alias")).status).toBe(201);
    expect(await tagsOn(ticket)).toEqual(["kept"]);
  });

  test("a tag that a policy asks for is not deleted: the policy would silently match less", async () => {
    const [asked, alias] = [await add("asked-for"), await add("asked-for-too")];
    await merge(alias.id, asked.id);
    const calendar = await buildCalendar(app);
    const policy = await buildPolicy(app, {
      name: "Campaign",
      calendar_id: calendar.id,
      conditions: { tag_ids: [alias.id] },
      targets: everyPriority({ resolution: "8h" }),
    });
    expect((await remove(asked.id)).body).toMatchObject({
      code: "tag.in_use",
      detail: expect.stringContaining("Campaign"),
    });
    const admin = await buildAdmin(app.db);
    expect((await app.api.as(admin).delete(`/api/sla/policies/${policy.id}`)).status).toBe(204);
    expect((await remove(asked.id)).status).toBe(204);
  });

  test("a tag that is put on a ticket while it is deleted is never lost", async () => {
    for (let round = 0; round < 5; round++) {
      const [tag, ticket] = [await add(`flicker-${round}`), await buildTicket(app.services)];
      const [deleted, changed] = await Promise.all([remove(tag.id), put(ticket.id, [tag.name])]);
      expect([204, 409]).toContain(deleted.status);
      expect([changed.status, await tagsOn(ticket.id)]).toEqual([200, [tag.name]]);
    }
  });
});
