import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { buildDepartment, buildTicket } from "../../../../test/factories/index.js";
import { hours, onePromise, openPolicyDesk, type PolicyDesk } from "../../../../test/policy-desk.js";

let desk: PolicyDesk;
beforeAll(async () => {
  desk = await openPolicyDesk({ now: "2026-03-02T09:00:00Z" });
});
afterAll(() => desk.app.close());

const rows = (sql: string, binds: unknown[] = []) => desk.app.db.rows<{ id: number }>(sql, binds);

describe("GET /sla/policies", () => {
  test("says which are in force: on, and the day in their calendar's zone within their dates", async () => {
    const inForce = async (body: object, at: string) => {
      await desk.app.clock.set(at);
      const { id } = await desk.add({ valid_from: "2026-03-29", valid_until: "2026-03-31", ...body });
      const [listed, one] = [(await desk.list()).find((each) => each.id === id), (await desk.get(id)).body];
      expect(listed?.in_force).toBe(one.in_force);
      await desk.remove(id);
      return one.in_force as boolean;
    };
    // Berlin is an hour ahead before the clocks change on the 29th, and two from then on.
    expect(await inForce({}, "2026-03-28T22:59:59Z")).toBe(false);
    expect(await inForce({}, "2026-03-28T23:00:00Z")).toBe(true);
    expect(await inForce({}, "2026-03-31T21:59:59Z")).toBe(true);
    expect(await inForce({}, "2026-03-31T22:00:00Z")).toBe(false);
    expect(await inForce({ is_on: false }, "2026-03-30T12:00:00Z")).toBe(false);
    await desk.app.clock.set("2026-03-02T09:00:00Z");
  });

  test("shows the default policy as the desk came with it, last", async () => {
    const listed = (await desk.list()).at(-1);
    expect(listed).toMatchObject({ id: desk.defaultId, name: "Standard support", is_default: true, in_force: true });
    expect(listed?.targets.critical.first_response).toMatchObject({ kind: "working", duration: "1h", seconds: 3600 });
    expect(listed?.steps).toMatchObject([{ metric: "resolution", when: "after_creation", percent: null }]);
  });
});

describe("GET /sla/policies/:id", () => {
  test("names what conditions point to: a category with its path, a merged tag as what it became", async () => {
    const [top] = await rows("INSERT INTO categories (name) VALUES ('Trams') RETURNING id");
    const [below] = await rows("INSERT INTO categories (name, parent_id) VALUES ('Late', $1) RETURNING id", [top?.id]);
    const [kept] = await rows("INSERT INTO tags (name) VALUES ('noise') RETURNING id");
    const [merged] = await rows("INSERT INTO tags (name, merged_into) VALUES ('din', $1) RETURNING id", [kept?.id]);
    const [group] = await rows("INSERT INTO customer_groups (name) VALUES ('Season tickets') RETURNING id");
    const department = await buildDepartment(desk.app.db);
    const { id } = await desk.add({
      conditions: {
        category_ids: [below?.id],
        tag_ids: [merged?.id],
        customer_group_ids: [group?.id],
        department_ids: [department.id],
        organization_ids: [department.organizationId],
      },
    });
    const answer = await desk.get(id);
    expect(answer.headers.etag).toBe('"v1"');
    expect(answer.body.labels).toMatchObject({
      categories: [{ id: below?.id, name: "Trams / Late" }],
      tags: [{ id: merged?.id, name: "noise" }],
      customer_groups: [{ id: group?.id, name: "Season tickets" }],
      departments: [{ id: department.id, name: department.name }],
      organizations: [{ id: department.organizationId }],
    });
    expect((await desk.get(999_999)).status).toBe(404);
  });

  test("counts the open tickets that have it, and those that have an earlier version", async () => {
    const open = async () => {
      const { open_tickets, tickets_on_older } = (await desk.get(desk.defaultId)).body;
      return [open_tickets, tickets_on_older] as unknown[];
    };
    const [ticket] = [await buildTicket(desk.app.services), await buildTicket(desk.app.services)];
    await buildTicket(desk.app.services, { status: "resolved" });
    expect(await open()).toEqual([2, 0]);
    await desk.patch(desk.defaultId, { warn_percents: [42] });
    expect(await open()).toEqual([2, 2]);
    await buildTicket(desk.app.services);
    expect(await open()).toEqual([3, 2]);
    await desk.app.api.as(desk.admin).patch(`/api/tickets/${ticket?.id}/status`).send({ status: "resolved" });
    expect(await open()).toEqual([2, 1]);
    expect((await desk.get((await desk.add()).id)).body).toMatchObject({ open_tickets: 0, tickets_on_older: 0 });
  });
});

describe("GET /sla/policies/:id/versions", () => {
  test("tells what it was, newest first, with who and when and all names", async () => {
    const [one] = await rows("INSERT INTO tags (name) VALUES ('first') RETURNING id");
    const [other] = await rows("INSERT INTO tags (name) VALUES ('second') RETURNING id");
    const policy = await desk.add({ conditions: { tag_ids: [one?.id] } });
    await desk.app.clock.set("2026-03-02T10:00:00Z");
    const targets = { ...onePromise, low: { resolution: hours("3d") } };
    await desk.patch(policy.id, { conditions: { tag_ids: [other?.id] }, targets });
    const answer = await desk.app.api.as(desk.admin).get(`/api/sla/policies/${policy.id}/versions`);
    expect(answer.body.data).toMatchObject([
      {
        version: 2,
        conditions: { tag_ids: [other?.id] },
        targets: { low: { resolution: { duration: "3d", seconds: 75_600 } } },
        created_at: "2026-03-02T10:00:00.000Z",
        created_by: "Zora Admin",
      },
      {
        version: 1,
        conditions: { tag_ids: [one?.id] },
        targets: { low: { resolution: null } },
        calendar: desk.calendar,
        created_at: "2026-03-02T09:00:00.000Z",
        created_by: "Zora Admin",
      },
    ]);
    expect(answer.body.labels.tags).toEqual([
      { id: one?.id, name: "first" },
      { id: other?.id, name: "second" },
    ]);
    const seeded = await desk.app.api.as(desk.admin).get(`/api/sla/policies/${desk.defaultId}/versions`);
    expect(seeded.body.data.at(-1)).toMatchObject({ version: 1, created_by: null });
    expect((await desk.app.api.as(desk.admin).get("/api/sla/policies/999999/versions")).status).toBe(404);
  });
});

describe("Versions and targets", () => {
  test.each(["sla_policy_versions", "sla_targets"])("%s are never changed, not even by their owner", async (table) => {
    const { db, ownerDb } = desk.app;
    const column = table === "sla_targets" ? "typed" : "reopening";
    for (const statement of [
      `UPDATE ${table} SET ${column} = 'keep'`,
      `DELETE FROM ${table}`,
      `TRUNCATE ${table} CASCADE`,
    ]) {
      await expect(db.rows(statement)).rejects.toThrow();
      await expect(ownerDb.rows(statement)).rejects.toThrow(/append-only|never/i);
    }
  });
});
