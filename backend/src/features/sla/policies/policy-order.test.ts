import { afterAll, beforeEach, describe, expect, test } from "@jest/globals";
import type { SlaPolicyDetail } from "../../../contract/index.js";
import { fieldsOf, openPolicyDesk, type PolicyDesk } from "../../../../test/policy-desk.js";

let desk: PolicyDesk;
let [a, b, c]: SlaPolicyDetail[] = [];
beforeEach(async () => {
  desk ??= await openPolicyDesk();
  for (const { id, is_default } of await desk.list()) if (!is_default) await desk.remove(id);
  [a, b, c] = [await desk.add({ name: "A" }), await desk.add({ name: "B" }), await desk.add({ name: "C" })];
});
afterAll(() => desk.app.close());

const idOf = (policy: SlaPolicyDetail | undefined) => policy?.id ?? 0;
const order = async () => (await desk.list()).map(({ name }) => name).join(" ");

describe("POST /sla/policies/:id/move", () => {
  test("puts a policy right before another, or last before the default one", async () => {
    expect(await order()).toBe("A B C Standard support");
    const first = await desk.move(idOf(c), idOf(a));
    expect(first.status).toBe(200);
    expect(first.body.data.map(({ name }: { name: string }) => name)).toEqual(["C", "A", "B", "Standard support"]);
    expect(await desk.events(1)).toEqual([
      {
        type: "sla_policy.moved",
        data: { policy_id: idOf(c), name: "C" },
        changes: { before: { from: desk.defaultId, to: idOf(a) } },
      },
    ]);
    await desk.move(idOf(a), null);
    expect(await order()).toBe("C B A Standard support");
    await desk.move(idOf(c), desk.defaultId);
    expect(await order()).toBe("B A C Standard support");
    await desk.add({ name: "D" });
    expect(await order()).toBe("B A C D Standard support");
  });

  test("moves the version of what was moved alone, and none of the definition", async () => {
    await desk.move(idOf(c), idOf(a));
    const versions = (await desk.list()).map((each) => [each.name, each.version, each.definition_version]);
    expect(versions.slice(0, 3)).toEqual([
      ["C", 2, 1],
      ["A", 1, 1],
      ["B", 1, 1],
    ]);
  });

  test("where it stands already is no move", async () => {
    const before = await desk.counts();
    expect((await desk.move(idOf(a), idOf(b))).status).toBe(200);
    expect((await desk.move(idOf(c), null)).status).toBe(200);
    expect(await desk.counts()).toEqual(before);
    expect((await desk.get(idOf(a))).body).toMatchObject({ version: 1 });
  });

  test("409 when the neighbour is gone, or for the default policy; 404 and 422 for what is none", async () => {
    await desk.remove(idOf(b));
    expect((await desk.move(idOf(c), idOf(b))).body).toMatchObject({ status: 409, code: "sla_policy.moved" });
    expect((await desk.move(desk.defaultId, idOf(a))).body).toMatchObject({ status: 409, code: "sla_policy.default" });
    expect((await desk.move(idOf(b), idOf(a))).status).toBe(404);
    expect(fieldsOf(await desk.move(idOf(a), idOf(a)))).toEqual({ before: "A policy cannot stand before itself" });
    expect(await order()).toBe("A C Standard support");
  });

  test("of two who move at once both get what they saw", async () => {
    await Promise.all([desk.move(idOf(c), idOf(a)), desk.move(idOf(b), idOf(a)), desk.move(idOf(a), null)]);
    const places = (await order()).split(" ");
    expect(places.slice(3).join(" ")).toBe("Standard support");
    expect(places.slice(0, 3).sort()).toEqual(["A", "B", "C"]);
    const positions = await desk.app.db.rows<{ position: number }>(
      "SELECT position FROM sla_policies WHERE deleted_at IS NULL ORDER BY is_default, position",
    );
    expect(positions.map(({ position }) => position)).toEqual([1, 2, 3, 4]);
  });

  test("a move and the deletion of its neighbour at once leave an order, and the one who came late is told", async () => {
    const [moved, removed] = await Promise.all([desk.move(idOf(a), idOf(c)), desk.remove(idOf(c))]);
    expect(removed.status).toBe(204);
    expect([200, 409]).toContain(moved.status);
    expect(["A B Standard support", "B A Standard support"]).toContain(await order());
  });
});

describe("DELETE /sla/policies/:id", () => {
  test("takes it out of every list and frees its name; what it was stays", async () => {
    const answer = await desk.remove(idOf(a));
    expect([answer.status, answer.body]).toEqual([204, {}]);
    expect((await desk.events(1))[0]).toMatchObject({
      type: "sla_policy.deleted",
      data: { policy_id: idOf(a), name: "A" },
      changes: { name: { from: "A", to: null } },
    });
    expect((await desk.get(idOf(a))).status).toBe(404);
    expect((await desk.app.api.as(desk.admin).get(`/api/sla/policies/${idOf(a)}/versions`)).status).toBe(404);
    expect((await desk.patch(idOf(a), { name: "Again" })).status).toBe(404);
    expect((await desk.remove(idOf(a))).status).toBe(404);
    expect((await desk.create({ name: "a" })).status).toBe(201);
    const left = await desk.app.db.one("SELECT count(*) FROM sla_policy_versions WHERE policy_id = $1", [idOf(a)]);
    expect(left).toEqual({ count: 1 });
  });
});
