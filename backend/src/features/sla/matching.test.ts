import { afterEach, beforeEach, expect, test } from "@jest/globals";
import {
  buildAdmin,
  buildAgent,
  buildCalendar,
  buildCategory,
  buildCustomer,
  buildDepartment,
  buildPolicy,
  everyPriority,
  type BuiltPerson,
} from "../../../test/factories/index.js";
import { startTestApp, type TestApp } from "../../../test/start-test-app.js";
import type { CalendarDetail, SlaPolicyDetail } from "../../contract/index.js";
import { policyOf } from "./testing/promised.js";

let app: TestApp;
let admin: BuiltPerson, agent: BuiltPerson, customer: BuiltPerson;
let calendar: CalendarDetail;
beforeEach(async () => {
  app = await startTestApp({ now: "2026-03-02T09:00:00Z" });
  [admin, agent, customer] = [await buildAdmin(app.db), await buildAgent(app.db), await buildCustomer(app.db)];
  calendar = await buildCalendar(app);
});
afterEach(() => app.close());

const policy = (name: string, more: object = {}): Promise<SlaPolicyDetail> =>
  buildPolicy(app, { name, calendar_id: calendar.id, targets: everyPriority({ resolution: "8h" }), ...more });
async function file(facts: object = {}, by = customer): Promise<number> {
  const categoryId = (await buildCategory(app.db)).id;
  const answer = await app.api
    .as(by)
    .post("/api/tickets")
    .send({ subject: "Noise", description: "All night.", category_id: categoryId, ...facts });
  expect(answer.status).toBe(201);
  return (answer.body as { id: number }).id;
}
const filed = async (facts: object = {}, by = customer) => policyOf(app, await file(facts, by));
const edit = async (id: number, body: object) => {
  expect((await app.api.as(agent).patch(`/api/tickets/${id}`).send(body)).status).toBe(200);
};

test("The first policy in order that matches holds, whatever comes after it; the default one is the last", async () => {
  const [wide, narrow] = [await policy("Wide"), await policy("Narrow", { conditions: { priorities: ["high"] } })];
  expect([await filed({ priority: "high" }), await filed()]).toEqual(["Wide", "Wide"]);
  const moved = await app.api.as(admin).post(`/api/sla/policies/${narrow.id}/move`).send({ before: wide.id });
  expect(moved.status).toBe(200);
  expect([await filed({ priority: "high" }), await filed()]).toEqual(["Narrow", "Wide"]);
  expect((await app.api.as(admin).delete(`/api/sla/policies/${wide.id}`)).status).toBe(204);
  expect([await filed({ priority: "high" }), await filed()]).toEqual(["Narrow", "Standard support"]);
});

test("A category is asked for with all below it, and not with what lies above or beside it", async () => {
  const [top, beside] = [await buildCategory(app.db), await buildCategory(app.db)];
  const below = async (parentId: number) => {
    const { id } = await buildCategory(app.db);
    await app.db.rows("UPDATE categories SET parent_id = $2 WHERE id = $1", [id, parentId]);
    return id;
  };
  const middle = await below(top.id);
  const leaf = await below(middle);
  await policy("Below", { conditions: { category_ids: [middle] } });
  for (const [category_id, expected] of [
    [leaf, "Below"],
    [middle, "Below"],
    [top.id, "Standard support"],
    [beside.id, "Standard support"],
  ])
    expect([category_id, await filed({ category_id })]).toEqual([category_id, expected]);
});

test("Department and organization are asked of the ticket", async () => {
  const [department, other] = [await buildDepartment(app.db), await buildDepartment(app.db)];
  await policy("Department", { conditions: { department_ids: [department.id] } });
  await policy("Organization", { conditions: { organization_ids: [department.organizationId, other.organizationId] } });
  expect([
    await filed({ department_id: department.id }),
    await filed({ department_id: other.id }),
    await filed({ organization_id: department.organizationId }),
    await filed(),
  ]).toEqual(["Department", "Organization", "Organization", "Standard support"]);
});

test("Groups and language are asked of the customer, also where somebody else files it", async () => {
  const group = await app.db.one<{ id: number }>("INSERT INTO customer_groups (name) VALUES ('Elderly') RETURNING id");
  await policy("Group", { conditions: { customer_group_ids: [group?.id] } });
  await policy("German", { conditions: { languages: ["de"] } });
  await policy("Brazil", { conditions: { languages: ["pt-BR"] } });
  const speaks = (locale: string) => app.db.rows("UPDATE people SET locale = $2 WHERE id = $1", [customer.id, locale]);
  const seen: Record<string, string | null> = {};
  for (const locale of ["de", "de-AT", "DE-ch", "den", "en", "pt", "pt-BR", "pt-br"]) {
    await speaks(locale);
    seen[locale] = await filed();
  }
  expect(seen).toEqual({
    de: "German",
    "de-AT": "German",
    "DE-ch": "German",
    den: "Standard support",
    en: "Standard support",
    pt: "Standard support",
    "pt-BR": "Brazil",
    "pt-br": "Brazil",
  });
  await app.db.rows("INSERT INTO customer_group_members (group_id, person_id, added_at) VALUES ($1, $2, app_now())", [
    group?.id,
    customer.id,
  ]);
  const forThem = { customer_id: customer.id, channel: "phone" };
  expect([
    await filed(),
    await filed(forThem, agent),
    await filed({ customer_id: admin.id, channel: "phone" }, agent),
  ]).toEqual(["Group", "Group", "Standard support"]);
});

test("The channel is how it came in; several conditions are all asked for, of one list any will do", async () => {
  await policy("Both", { conditions: { channels: ["phone", "counter"], priorities: ["high", "critical"] } });
  const by = (channel: string, priority: string) => filed({ channel, priority, customer_id: customer.id }, agent);
  expect([
    await by("phone", "high"),
    await by("counter", "critical"),
    await by("phone", "low"),
    await filed({ priority: "high" }),
  ]).toEqual(["Both", "Both", "Standard support", "Standard support"]);
});

test("A tag is the same after it was merged into another; what that one is asked for holds then too", async () => {
  const id = await file();
  await edit(id, { tags: ["Lift"] });
  const tag = async (name: string) =>
    (await app.db.one<{ id: number }>("SELECT id FROM tags WHERE name = $1", [name]))?.id ?? 0;
  await policy("Lifts", { conditions: { tag_ids: [await tag("Lift")] } });
  expect(await policyOf(app, id)).toBe("Standard support"); // what was promised stays until something changes
  await edit(id, { priority: "high" });
  expect(await policyOf(app, id)).toBe("Lifts");
  await edit(id, { tags: [] });
  expect(await policyOf(app, id)).toBe("Standard support");

  const other = await file();
  await edit(other, { tags: ["Elevator"] });
  const merged = await app.api
    .as(admin)
    .post(`/api/tags/${await tag("Lift")}/merge`)
    .send({ into_id: await tag("Elevator") });
  expect(merged.status).toBe(200);
  await edit(other, { priority: "low" });
  expect(await policyOf(app, other)).toBe("Lifts");
});

test("What is off, not yet or no longer in force is passed over; days begin and end at midnight in the calendar's zone", async () => {
  const off = await policy("Off", { is_on: false });
  const dated = await policy("Dated", { valid_from: "2026-03-03", valid_until: "2026-03-04" });
  const at = async (instant: string) => {
    await app.clock.set(instant);
    return filed();
  };
  expect(await at("2026-03-02T22:59:59Z")).toBe("Standard support");
  expect(await at("2026-03-02T23:00:00Z")).toBe("Dated"); // Berlin
  expect(await at("2026-03-04T22:59:59Z")).toBe("Dated");
  expect(await at("2026-03-04T23:00:00Z")).toBe("Standard support");
  const turn = (id: number, is_on: boolean) => app.api.as(admin).patch(`/api/sla/policies/${id}`).send({ is_on });
  expect((await turn(off.id, true)).status).toBe(200);
  expect(await filed()).toBe("Off");
  expect((await turn(off.id, false)).status).toBe(200);
  expect(await at("2026-03-03T09:00:00Z")).toBe("Dated");
  await turn(dated.id, false);
  expect(await filed()).toBe("Standard support");
});
