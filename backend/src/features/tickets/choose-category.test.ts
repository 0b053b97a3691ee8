import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { buildAdmin, buildAgent, buildCustomer, type BuiltPerson } from "../../../test/factories/index.js";
import { startTestApp, type TestApp } from "../../../test/start-test-app.js";

let app: TestApp;
let admin: BuiltPerson;
let agent: BuiltPerson;
let customer: BuiltPerson;
const ids: Record<string, number> = {};
beforeAll(async () => {
  app = await startTestApp();
  [admin, agent, customer] = [await buildAdmin(app.db), await buildAgent(app.db), await buildCustomer(app.db)];
  const add = async (path: string, facts: object = {}) => {
    const parts = path.split("/");
    const parent = parts.slice(0, -1).join("/");
    const body = { name: parts.at(-1), ...(parent && { parent_id: ids[parent] }), ...facts };
    const answer = await app.api.as(admin).post("/api/categories").send(body);
    ids[path] = (answer.body as { id: number }).id;
  };
  await add("Billing");
  await add("Billing/Refund late", { texts: [{ language: "de", name: "Erstattung fehlt", help: null }] });
  await add("Billing/Wrong sum");
  await add("Delivery");
  await add("Delivery/Wrong sum");
  await add("Delivery/Wrong sum/Twice");
  await add("Fraud", { public: false });
  await add("Fraud/Twice");
  await add("Fraud/Stolen card");
});
afterAll(() => app.close());

const file = (category: object, by = customer) =>
  app.api
    .as(by)
    .post("/api/tickets")
    .send({ subject: "A", description: "B", ...category });

describe("filing names a category", () => {
  test.each([
    ["refund LATE", "Billing/Refund late"],
    ["Billing/Refund late", "Billing/Refund late"],
    [" billing / refund late ", "Billing/Refund late"],
    ["Erstattung fehlt", "Billing/Refund late"],
    ["Billing", "Billing"],
    ["Delivery/Wrong sum", "Delivery/Wrong sum"],
    // The other one is for staff alone: to a customer there is one.
    ["Twice", "Delivery/Wrong sum/Twice"],
  ])("%s", async (category, path) => {
    const answer = await file({ category });
    expect([answer.status, answer.body.category?.id]).toEqual([201, ids[path]]);
  });

  test("that several have is 422 and names the ways to say it, to each what they may choose", async () => {
    const answer = await file({ category: "Wrong sum" });
    expect(answer.body.errors).toEqual([
      {
        field: "category",
        message: 'Several categories are called so: write "Billing/Wrong sum" or "Delivery/Wrong sum"',
      },
    ]);
    const staff = await file({ category: "Twice" }, agent);
    expect(staff.body.errors).toMatchObject([{ message: expect.stringContaining('"Fraud/Twice"') }]);
  });

  test("that is for staff alone does not exist for customers, by name, path or id, nor what lies below it", async () => {
    const wishes = ["Fraud", "Fraud/Stolen card", "Stolen card"].map((category) => ({ category }));
    for (const wish of [...wishes, { category_id: ids["Fraud"] }, { category_id: ids["Fraud/Stolen card"] }]) {
      const answer = await file(wish);
      expect(answer.body.errors).toMatchObject([{ message: "There is no such category" }]);
      expect((await file(wish, agent)).status).toBe(201);
    }
    const listed = (await app.api.as(customer).get("/api/categories?archived=true")).body.data as { name: string }[];
    expect(listed.filter(({ name }) => name === "Fraud" || name === "Stolen card")).toEqual([]);
    const complaint = await file({ category: "Billing" });
    const changed = await app.api
      .as(customer)
      .patch(`/api/tickets/${complaint.body.id as number}`)
      .send({ category_id: ids["Fraud"] });
    expect(changed.body.errors).toMatchObject([{ field: "category_id" }]);
  });

  test("that is archived takes no more complaints, and its ticket keeps it", async () => {
    const ticket = await file({ category: "Refund late" });
    await app.api.as(admin).patch(`/api/categories/${ids["Billing/Refund late"]}`).send({ archived: true });
    for (const wish of [{ category: "Refund late" }, { category_id: ids["Billing/Refund late"] }])
      expect((await file(wish, agent)).status).toBe(422);
    const seen = await app.api.as(customer).get(`/api/tickets/${ticket.body.id as number}`);
    expect(seen.body.category).toEqual({ id: ids["Billing/Refund late"], name: "Refund late" });
  });

  test("that nobody could have named is no error of ours", async () => {
    for (const category of ["/", "//", "Billing/", "' OR true --", "%", "\\", "😀", "a".repeat(400)])
      expect((await file({ category })).status).toBe(422);
  });
});
