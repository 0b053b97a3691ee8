import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { buildAdmin, buildAgent, buildCustomer, buildTeam, type BuiltPerson } from "../../../test/factories/index.js";
import { startTestApp, type TestApp } from "../../../test/start-test-app.js";
import { createAdmin } from "./index.js";

let app: TestApp;
let agent: BuiltPerson;
let admin: BuiltPerson;
let customer: BuiltPerson;
beforeAll(async () => {
  app = await startTestApp();
  admin = await buildAdmin(app.db, { fullName: "Zora Admin" });
  agent = await buildAgent(app.db, { fullName: "Yuri Agent", email: "yuri@example.org" });
  customer = await buildCustomer(app.db, {
    fullName: "Xenia 100%_Customer",
    email: "xenia@example.net",
    phone: "+44 20 7946 0000",
  });
  for (const name of ["Anna", "anna", "Bert", "Çelik", "dora"]) await buildCustomer(app.db, { fullName: name });
});
afterAll(() => app.close());

const list = (query: Record<string, string | number> = {}, by = agent) =>
  app.api.as(by).get("/api/people").query(query);
const names = (answer: { body: { data: { full_name: string }[] } }) =>
  answer.body.data.map(({ full_name }) => full_name);

describe("GET /people", () => {
  test("lists everybody once over all pages, by cursor and by page", async () => {
    const all = names(await list({ limit: 100 }));
    expect(all).toHaveLength(8);
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const answer = await list({ limit: 3, ...(cursor === null ? {} : { cursor }) });
      seen.push(...names(answer));
      cursor = answer.body.page.next_cursor as string | null;
    } while (cursor !== null);
    expect(seen).toEqual(all);
    expect(names(await list({ limit: 3, page: 2 }))).toEqual(all.slice(3, 6));
  });

  test("finds by part of name or address, where % and _ are letters", async () => {
    expect(names(await list({ q: "ANNA" })).sort()).toEqual(["Anna", "anna"]);
    expect(names(await list({ q: "example.net" }))).toEqual([customer.fullName]);
    expect(names(await list({ q: "100%_c" }))).toEqual([customer.fullName]);
    expect(names(await list({ q: "100__c" }))).toEqual([]);
  });

  test("filters by role and by staff", async () => {
    expect(names(await list({ role: "admin" }))).toEqual([admin.fullName]);
    expect(names(await list({ role: "nobody" }))).toEqual([]);
    expect(names(await list({ staff: "true" })).sort()).toEqual([agent.fullName, admin.fullName]);
    expect(names(await list({ staff: "false" }))).toHaveLength(6);
  });

  test("never fails on what people send", async () => {
    for (const q of ["'", "\\", "%", "_", "$1", "$$", "--", "?", "😀", "\u202e", "a".repeat(120)]) {
      expect((await list({ q })).status).toBe(200);
    }
    const wrong: Record<string, string | number>[] = [
      { limit: 0 },
      { limit: 101 },
      { page: 101 },
      { cursor: "x" },
      { cursor: Buffer.from('["a","b"]').toString("base64url") },
      { cursor: Buffer.from('["a\\u0000",1]').toString("base64url") },
      { sort: "email" },
      { staff: "maybe" },
      { q: "\0" },
    ];
    for (const query of wrong) expect((await list(query)).status).toBe(422);
  });

  test("is for those who may read people; a customer learns nothing", async () => {
    expect((await list({}, customer)).status).toBe(403);
    expect((await app.api.anonymous().get("/api/people")).status).toBe(401);
    expect((await app.api.as(customer).get(`/api/people/${agent.id}`)).status).toBe(403);
  });
});

describe("GET /people/:id", () => {
  test("shows contact, role and teams, and no secret", async () => {
    const team = await buildTeam(app.db, { memberIds: [agent.id] });
    const answer = await app.api.as(admin).get(`/api/people/${agent.id}`);
    expect(answer.body).toMatchObject({
      email: "yuri@example.org",
      role: { key: "agent" },
      teams: [{ id: team.id, name: team.name }],
      can_sign_in: false,
    });
    expect(Object.keys(answer.body as object).filter((key) => /hash|password|preferences/.test(key))).toEqual([]);
  });

  test("of nobody is 404", async () => {
    for (const id of ["999999999", "9007199254740991"])
      expect((await app.api.as(agent).get(`/api/people/${id}`)).status).toBe(404);
    for (const id of ["0", "-1", "1e3", "x"])
      expect((await app.api.as(agent).get(`/api/people/${id}`)).status).toBe(422);
  });
});

describe("POST /people", () => {
  test("adds somebody without an account, once for one key", async () => {
    const send = () =>
      app.api
        .as(agent)
        .post("/api/people")
        .set("Idempotency-Key", "person-1")
        .send({ full_name: "At The Counter", phone: "12" });
    const [first, second] = [await send(), await send()];
    expect([first.status, first.body]).toEqual([201, second.body]);
    expect(first.body).toMatchObject({ email: null, role: { key: "customer" }, can_sign_in: false });
    expect(await app.db.rows("SELECT id FROM people WHERE full_name = 'At The Counter'")).toHaveLength(1);
    expect(await app.db.one("SELECT actor_id FROM events WHERE type = 'person.created'")).toEqual({
      actor_id: agent.id,
    });
  });

  test("with an address somebody has is 409, with a role 422", async () => {
    const send = (body: object) =>
      app.api
        .as(agent)
        .post("/api/people")
        .send({ full_name: "Somebody", ...body });
    expect((await send({ email: "XENIA@example.net" })).body.code).toBe("person.email_taken");
    expect((await send({ role: "admin" })).status).toBe(422);
    expect((await app.api.as(customer).post("/api/people").send({ full_name: "X" })).status).toBe(403);
  });
});

describe("GET /roles", () => {
  test("tells what each may do in a sentence, and how many have it", async () => {
    const answer = await app.api.as(admin).get("/api/roles");
    const roles = answer.body.data as {
      key: string;
      people: number;
      permissions: { key: string; sentence: string }[];
    }[];
    expect(roles.map(({ key }) => key)).toEqual(["customer", "agent", "supervisor", "admin"]);
    expect(roles.find(({ key }) => key === "admin")).toMatchObject({ people: 1 });
    expect(roles[0]?.permissions).toEqual([{ key: "ticket.create", sentence: "File complaints of their own" }]);
    expect((await app.api.as(agent).get("/api/roles")).status).toBe(403);
  });
});

describe("createAdmin", () => {
  test("makes an account that works at once, with the password policy", async () => {
    const given = { email: " First@Example.org", fullName: "First Admin", password: "copper lantern ferry" };
    await expect(createAdmin(app.services, { ...given, password: "first.admin1" })).rejects.toMatchObject({
      status: 422,
    });
    await expect(createAdmin(app.services, { ...given, email: "nowhere" })).rejects.toMatchObject({ status: 422 });
    await createAdmin(app.services, given);
    const answer = await app.api
      .anonymous()
      .post("/api/auth/login")
      .send({ email: "first@example.org", password: given.password });
    expect(answer.body.user).toMatchObject({ role: { key: "admin" }, sees: "all" });
    await expect(createAdmin(app.services, given)).rejects.toMatchObject({ code: "person.email_taken" });
  });
});
