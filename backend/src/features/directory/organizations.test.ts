import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import {
  buildAdmin,
  buildAgent,
  buildCategory,
  buildCustomer,
  buildDepartment,
  buildTicket,
  type BuiltPerson,
} from "../../../test/factories/index.js";
import { startTestApp, type TestApp } from "../../../test/start-test-app.js";

let app: TestApp;
let admin: BuiltPerson, agent: BuiltPerson, customer: BuiltPerson;
beforeEach(async () => {
  app = await startTestApp({ now: "2026-03-02T09:00:00Z" });
  [admin, agent, customer] = [
    await buildAdmin(app.db, { fullName: "Mei Lin" }),
    await buildAgent(app.db),
    await buildCustomer(app.db),
  ];
});
afterEach(() => app.close());

const create = (body: object, by = admin) => app.api.as(by).post("/api/organizations").send(body);
const createPart = (body: object, by = admin) => app.api.as(by).post("/api/departments").send(body);
const patch = (path: string, body: object, by = admin) => app.api.as(by).patch(`/api/${path}`).send(body);
const namesFor = async (by: BuiltPerson, path: string) =>
  ((await app.api.as(by).get(`/api/${path}`)).body.data as { name: string }[]).map(({ name }) => name);

describe("organizations", () => {
  test("are added with what is known of them, once per key", async () => {
    const facts = {
      name: "City Water",
      public: false,
      email: "Help@Water.example",
      phone: "030 1",
      address: "1 Main St\n10115 Berlin",
      hours_text: "Mon to Fri, 9 to 17",
      accent: "#0A7F5A",
    };
    const added = await create(facts).set("Idempotency-Key", "water-is-added-once");
    expect(added.status).toBe(201);
    expect(added.body).toMatchObject({
      ...facts,
      email: "help@water.example",
      accent: "#0a7f5a",
      archived: false,
      logo_url: null,
      changed: { by: { id: admin.id } },
      version: 1,
    });
    expect(added.body.colours.light.accent).toBe("#0a7f5a");
    const again = await create(facts).set("Idempotency-Key", "water-is-added-once");
    expect([again.status, again.body.id]).toEqual([201, added.body.id]);
    const read = await app.api.as(admin).get(`/api/organizations/${added.body.id}`);
    expect([read.headers.etag, read.body]).toEqual(['"v1"', added.body]);
  });

  test("change field by field, with who did it and what it was before", async () => {
    const { id } = (await create({ name: "City Water", phone: "1" })).body;
    const other = await buildAdmin(app.db, { fullName: "Tom Ode" });
    const changed = await patch(`organizations/${id}`, { name: "Town Water", phone: null, accent: "#123456" }, other);
    expect(changed.body).toMatchObject({ name: "Town Water", phone: null, accent: "#123456", version: 2 });
    expect(changed.body.changed.by.full_name).toBe("Tom Ode");
    const event = await app.db.one(
      `SELECT e.data, d.data AS details FROM events e JOIN event_details d ON d.event_id = e.id
       WHERE e.type = 'organization.updated'`,
    );
    expect(event).toEqual({
      data: { organization_id: id, fields: ["name", "phone", "accent"] },
      details: {
        changes: {
          name: { from: "City Water", to: "Town Water" },
          phone: { from: "1", to: null },
          accent: { from: null, to: "#123456" },
        },
      },
    });
    expect((await patch(`organizations/${id}`, { name: "Town Water" })).body.version).toBe(2);
  });

  test("refuse a stale change, a name that another has in any case, and what is no value", async () => {
    const { id } = (await create({ name: "City Water" })).body;
    await create({ name: "Town Gas" });
    const stale = await patch(`organizations/${id}`, { name: "X" }).set("If-Match", '"v9"');
    expect([stale.status, stale.body.current.name]).toEqual([412, "City Water"]);
    for (const taken of [
      await patch(`organizations/${id}`, { name: "TOWN GAS" }),
      await create({ name: "city water" }),
    ])
      expect([taken.status, taken.body.errors]).toEqual([
        422,
        [{ field: "name", message: "Another organization has that name" }],
      ]);
    for (const [field, value] of Object.entries({
      name: " ",
      email: "no",
      accent: "blue",
      public: "yes",
      hours: "9",
    })) {
      const wrong = await patch(`organizations/${id}`, { [field]: value });
      expect([wrong.status, wrong.body.errors[0].field]).toEqual([422, field]);
    }
    expect((await patch("organizations/999", { name: "X" })).status).toBe(404);
  });

  test("and departments are changed by those alone who manage the directory", async () => {
    const { id, organizationId } = await buildDepartment(app.db, { name: "Billing" });
    for (const person of [agent, customer]) {
      for (const answer of [
        await create({ name: "Mine" }, person),
        await createPart({ name: "Mine", organization_id: organizationId }, person),
        await patch(`organizations/${organizationId}`, { name: "Mine" }, person),
        await patch(`departments/${id}`, { archived: true }, person),
        await app.api.as(person).get(`/api/organizations/${organizationId}`),
        await app.api.as(person).get(`/api/departments/${id}`),
        await app.api.as(person).delete(`/api/organizations/${organizationId}/logo`),
      ])
        expect(answer.status).toBe(403);
    }
    expect(await namesFor(admin, "departments")).toEqual(["Billing"]);
  });

  test("show their logo to strangers; SVG is refused", async () => {
    const { id } = (await create({ name: "City Water" })).body;
    const put = (content: Buffer, name: string) =>
      app.api.as(admin).put(`/api/organizations/${id}/logo`).attach("files", content, name);
    expect((await put(Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>"), "a.svg")).status).toBe(415);
    const { logo_url: url, version } = (await put(pixel, "a.png")).body;
    expect(version).toBe(2);
    expect((await app.api.anonymous().get(url)).headers["content-type"]).toBe("image/png");
    expect((await app.api.anonymous().get(url.replace(/key=.*/, "key=0"))).status).toBe(404);
    expect((await app.api.as(admin).delete(`/api/organizations/${id}/logo`)).body.logo_url).toBeNull();
    expect((await app.api.anonymous().get(url)).status).toBe(404);
    const files = [];
    for await (const file of app.services.storage.list()) files.push(file);
    expect(files).toEqual([]);
  });
});

describe("departments", () => {
  test("belong to an organization, can move to another, and have names of their own there", async () => {
    const [water, gas] = [(await create({ name: "Water" })).body, (await create({ name: "Gas" })).body];
    const added = await createPart({ organization_id: water.id, name: "Billing", hours_text: "9 to 12" });
    expect([added.status, added.body]).toEqual([
      201,
      expect.objectContaining({ organization: { id: water.id, name: "Water" }, hours_text: "9 to 12", public: true }),
    ]);
    expect((await createPart({ organization_id: water.id, name: "BILLING" })).body.errors[0].field).toBe("name");
    expect((await createPart({ organization_id: gas.id, name: "Billing" })).status).toBe(201);
    expect((await patch(`departments/${added.body.id}`, { organization_id: gas.id })).body.errors[0].field).toBe(
      "name",
    );
    const moved = await patch(`departments/${added.body.id}`, { organization_id: gas.id, name: "Bills" });
    expect(moved.body).toMatchObject({ organization: { name: "Gas" }, name: "Bills", version: 2 });
    for (const organization_id of [999])
      for (const answer of [
        await createPart({ organization_id, name: "X" }),
        await patch(`departments/${added.body.id}`, { organization_id }),
      ])
        expect([answer.status, answer.body.errors[0].field]).toEqual([422, "organization_id"]);
    const stale = await patch(`departments/${added.body.id}`, { name: "Y" }).set("If-Match", '"v1"');
    expect(stale.status).toBe(412);
  });
});

describe("what is not public or put away", () => {
  const file = (by: BuiltPerson, more: object) =>
    app.api
      .as(by)
      .post("/api/tickets")
      .send({ subject: "Bill", description: "Twice.", category: "Other", ...more });

  test("non-public: staff choose from it, customers neither see it nor can name it", async () => {
    const open = await buildDepartment(app.db, { name: "Open" });
    const inner = await buildDepartment(app.db, { name: "Inner", organizationId: open.organizationId });
    const closed = await buildDepartment(app.db, { name: "Of a closed house" });
    await patch(`departments/${inner.id}`, { public: false });
    await patch(`organizations/${closed.organizationId}`, { public: false });
    expect(await namesFor(customer, "departments")).toEqual(["Open"]);
    expect(await namesFor(customer, "departments?archived=true")).toEqual(["Open"]);
    expect((await namesFor(agent, "departments")).sort()).toEqual(["Inner", "Of a closed house", "Open"]);
    expect(await namesFor(customer, "organizations")).toHaveLength(1);
    for (const wrong of [{ department_id: inner.id }, { department_id: closed.id }]) {
      const answer = await file(customer, wrong);
      expect([answer.status, answer.body.errors[0].field]).toEqual([422, "department_id"]);
    }
    expect((await file(customer, { organization_id: closed.organizationId })).body.errors[0].field).toBe(
      "organization_id",
    );
    const byStaff = await file(agent, { department_id: inner.id, customer_id: customer.id });
    expect([byStaff.status, byStaff.body.department.name]).toEqual([201, "Inner"]);
    // A topic may lead there all the same.
    await buildCategory(app.db, { name: "Inner matters", departmentId: inner.id });
    expect((await file(customer, { category: "Inner matters" })).body.department.name).toBe("Inner");
  });

  test("archived: offered to nobody, kept on its tickets, and restored as it was", async () => {
    const department = await buildDepartment(app.db, { name: "Old" });
    const ticket = await buildTicket(app.services, { customerId: customer.id, departmentId: department.id });
    const elsewhere = await buildTicket(app.services, {});
    await buildCategory(app.db, { name: "Old matters", departmentId: department.id });
    await patch(`departments/${department.id}`, { archived: true });
    for (const person of [customer, agent]) expect(await namesFor(person, "departments?archived=true")).toEqual([]);
    expect(await namesFor(admin, "departments")).toEqual([]);
    expect(await namesFor(admin, "departments?archived=true")).toEqual(["Old"]);
    expect((await file(agent, { department_id: department.id })).status).toBe(422);
    expect((await file(customer, { category: "Old matters" })).body.department).toBeNull();
    expect((await patch(`tickets/${elsewhere.id}`, { department_id: department.id })).body.errors[0].field).toBe(
      "department_id",
    );
    expect((await app.api.as(customer).get(`/api/tickets/${ticket.id}`)).body.department.name).toBe("Old");
    expect((await patch(`departments/${department.id}`, { archived: false })).body.archived).toBe(false);
    expect((await file(customer, { department_id: department.id })).status).toBe(201);

    await patch(`organizations/${department.organizationId}`, { archived: true });
    expect(await namesFor(admin, "departments")).toEqual([]);
    expect((await file(admin, { department_id: department.id })).status).toBe(422);
    expect((await file(admin, { organization_id: department.organizationId })).status).toBe(422);
  });
});

test("a complaint tells its customer how to reach whom it is addressed to, unless that is not public", async () => {
  const { id, organizationId } = await buildDepartment(app.db, { name: "Billing" });
  await patch(`organizations/${organizationId}`, { name: "City Water", accent: "#0a7f5a", phone: "030 1" });
  await patch(`departments/${id}`, { email: "bills@water.example", hours_text: "9 to 12" });
  const ticket = await buildTicket(app.services, { customerId: customer.id, departmentId: id });
  const seenBy = async (person: BuiltPerson) =>
    (await app.api.as(person).get(`/api/tickets/${ticket.id}`)).body.addressee;
  expect(await seenBy(customer)).toEqual({
    organization: {
      name: "City Water",
      logo_url: null,
      colours: expect.objectContaining({ light: expect.objectContaining({ accent: "#0a7f5a" }) }),
      email: null,
      phone: "030 1",
      address: null,
      hours_text: null,
    },
    department: { name: "Billing", email: "bills@water.example", phone: null, address: null, hours_text: "9 to 12" },
  });
  await patch(`departments/${id}`, { public: false });
  expect((await seenBy(customer)).department).toEqual({
    name: "Billing",
    email: null,
    phone: null,
    address: null,
    hours_text: null,
  });
  expect((await seenBy(admin)).department.email).toBe("bills@water.example");
});

const pixel = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACnRFWHRDb21tZW50AHggyyvkgwAAAApJREFUeNpj+A8AAQEBAFLCnCgAAAAASUVORK5CYII=",
  "base64",
);
