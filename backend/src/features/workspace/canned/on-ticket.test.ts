import { afterEach, beforeEach, expect, test } from "@jest/globals";
import {
  buildAgent,
  buildCustomer,
  buildDepartment,
  buildSupervisor,
  buildTeam,
  buildTicket,
  type BuiltPerson,
} from "../../../../test/factories/index.js";
import { startTestApp, type TestApp } from "../../../../test/start-test-app.js";

let app: TestApp;
let luis: BuiltPerson, priya: BuiltPerson, supervisor: BuiltPerson;
let id: number;
beforeEach(async () => {
  app = await startTestApp({ now: "2026-03-02T09:00:00Z" });
  luis = await buildCustomer(app.db, { fullName: "Luis Ferreira" });
  priya = await buildAgent(app.db, { fullName: "Priya Nair" });
  supervisor = await buildSupervisor(app.db);
  ({ id } = await buildTicket(app.services, { customerId: luis.id, subject: "Router offline" }));
});
afterEach(() => app.close());

const as = (person: BuiltPerson) => app.api.as(person);
const make = async (parts: object, by = supervisor) =>
  (
    await as(by)
      .post("/api/canned")
      .send({ scope: "all", shortcut: "made", title: "Made", ...parts })
      .expect(201)
  ).body.id as number;
const texts = (body: string, language = "en") => ({ texts: [{ language, body }] });
const render = async (canned: number, by = priya) =>
  (await as(by).get(`/api/tickets/${id}/canned/${canned}`).expect(200)).body;
const run = (canned: number, by = priya, body: object = {}) =>
  as(by).post(`/api/tickets/${id}/macros/${canned}`).send(body);
const read = async (by = priya) => (await as(by).get(`/api/tickets/${id}`).expect(200)).body;
const eventTypes = async () =>
  (
    await app.db.rows<{ type: string }>("SELECT type FROM events WHERE type ~ '^(ticket|canned|tag)\\.' ORDER BY id")
  ).map(({ type }) => type);

test("Variables are put in for the ticket at hand, whatever the spaces between the braces", async () => {
  const body =
    "Dear {{customer.first_name}} ({{ customer.full_name }}), {{ticket.number}} {{ticket.subject}}: {{agent.full_name}}, {{agent.first_name}}, {{desk.name}}";
  const { text, missing, language } = await render(await make(texts(body)));
  const { name } = (await as(priya).get("/api/app")).body.desk ?? { name: "" };
  expect(text).toContain(`Dear Luis (Luis Ferreira), CMP-${id} Router offline: Priya Nair, Priya, ${name}`);
  expect([missing, language]).toEqual([[], "en"]);
});

test("What a ticket has no value for reads [?] and is named", async () => {
  await app.ownerDb.rows("UPDATE desk SET support_contact = NULL");
  await app.db.rows("DELETE FROM sla_clocks WHERE ticket_id = $1", [id]);
  const canned = await make(texts("Call {{desk.contact}} or {{desk.contact}}"));
  expect(await render(canned)).toMatchObject({ text: "Call [?] or [?]", missing: ["desk.contact"] });
});

test("What people wrote is never rendered again: braces, dollar signs and HTML in it stay as they are", async () => {
  const subject = "{{agent.full_name}} $& $1 <b onclick=x>{{ticket.number}}</b>";
  await app.ownerDb.rows("UPDATE tickets SET subject = $2 WHERE id = $1", [id, subject]);
  await app.ownerDb.rows("UPDATE people SET full_name = '{{desk.name}} Fox' WHERE id = $1", [luis.id]);
  const canned = await make(texts("{{ticket.subject}} / {{customer.full_name}} / {{7*7}} {{}} ${x} <i>"));
  expect((await render(canned)).text).toBe(`${subject} / {{desk.name}} Fox / {{7*7}} {{}} \${x} <i>`);
});

test("The text is in the customer's language, else in the desk's, else in whichever there is", async () => {
  const all = ["de", "pt-BR", "en"].map((language) => ({ language, body: `in ${language}` }));
  const canned = await make({ texts: all });
  const lone = await make({ shortcut: "lone", ...texts("in fr", "fr") });
  const inLocale = async (locale: string, which = canned) => {
    await app.ownerDb.rows("UPDATE people SET locale = $2 WHERE id = $1", [luis.id, locale]);
    return (await render(which)).text;
  };
  expect(await inLocale("de-AT")).toBe("in de");
  expect(await inLocale("pt")).toBe("in pt-BR");
  expect(await inLocale("ja")).toBe("in en");
  expect(await inLocale("ja", lone)).toBe("in fr");
});

test("Neither a ticket out of sight nor somebody else's answer is rendered, counted or run", async () => {
  const mine = await make({ scope: "personal", ...texts("Mine"), add_tags: ["x"] }, priya);
  const shared = await make(texts("All"));
  const paths = (canned: number) => [`canned/${canned}`, `canned/${canned}/uses`, `macros/${canned}`];
  const ask = (by: BuiltPerson, path: string) => {
    const url = `/api/tickets/${id}/${path}`;
    return /\d$/.test(path) && path.startsWith("canned") ? as(by).get(url) : as(by).post(url).send({});
  };
  for (const path of paths(mine)) await ask(supervisor, path).expect(404);
  for (const path of paths(shared)) await ask(luis, path).expect(403);
  await app.ownerDb.rows("UPDATE tickets SET hidden_at = app_now() WHERE id = $1", [id]);
  for (const path of paths(shared)) await ask(priya, path).expect(404);
  await as(priya).post(`/api/tickets/${id}/canned`).send(texts("{{customer.full_name}}")).expect(404);
});

test("What is put away is used no more", async () => {
  const canned = await make(texts("All"));
  await as(supervisor).patch(`/api/canned/${canned}`).send({ archived: true }).expect(200);
  await as(priya).get(`/api/tickets/${id}/canned/${canned}`).expect(404);
  await run(canned).expect(404);
});

test("Texts that are being written are previewed, in the language that is asked for", async () => {
  const all = [
    { language: "en", body: "Dear {{customer.first_name}}" },
    { language: "de", body: "Hallo {{customer.first_name}}" },
  ];
  const preview = async (body: object) =>
    (await as(priya).post(`/api/tickets/${id}/canned`).send(body).expect(200)).body.text;
  expect(await preview({ texts: all })).toBe("Dear Luis");
  expect(await preview({ texts: all, language: "de" })).toBe("Hallo Luis");
});

test("Uses are counted, with who was last and when, and make no newer version", async () => {
  const canned = await make(texts("All"));
  const uses = Array.from({ length: 8 }, () => as(priya).post(`/api/tickets/${id}/canned/${canned}/uses`).expect(204));
  await Promise.all(uses);
  const { body } = await as(supervisor).get(`/api/canned/${canned}`);
  expect(body).toMatchObject({ uses: 8, version: 1, last_used: { by: { id: priya.id } } });
});

test("A macro does all of it in one step: every part on record, one hint, one use", async () => {
  const department = await buildDepartment(app.db);
  const team = await buildTeam(app.db, { memberIds: [priya.id], departmentIds: [department.id] });
  await app.ownerDb.rows("UPDATE tickets SET department_id = NULL WHERE id = $1", [id]);
  await as(priya)
    .patch(`/api/tickets/${id}`)
    .send({ tags: ["seen"] })
    .expect(200);
  const canned = await make({
    set_status: "pending",
    set_priority: "critical",
    add_tags: ["Seen", "chase"],
    assign_to_me: true,
    assign_team_id: team.id,
  });
  expect((await render(canned)).actions).toEqual([
    { kind: "team", value: team.name, state: "possible" },
    { kind: "assign_me", value: "Priya Nair", state: "possible" },
    { kind: "priority", value: "critical", state: "possible" },
    { kind: "tag", value: "Seen", state: "done" },
    { kind: "tag", value: "chase", state: "possible" },
    { kind: "status", value: "pending", state: "possible" },
  ]);
  const [hintsBefore, typesBefore] = [app.hints.length, await eventTypes()];
  const { body } = await run(canned).expect(200);
  expect(body).toMatchObject({
    status: "pending",
    priority: "critical",
    tags: ["chase", "seen"],
    team: { id: team.id },
    assigned_agent: { id: priya.id },
  });
  expect((await eventTypes()).slice(typesBefore.length)).toEqual([
    "ticket.assigned",
    "ticket.status_changed",
    "tag.created",
    "ticket.updated",
    "canned.run",
  ]);
  const told = app.hints.slice(hintsBefore).filter(({ hint }) => hint.type === "ticket");
  expect(told.map(({ hint }) => hint.items)).toEqual([[{ id, version: body.version }]]);
  expect((await as(priya).get(`/api/canned/${canned}`)).body.uses).toBe(1);
  expect((await run(canned).expect(200)).body.version).toBe(body.version);
});

test("When one part is refused nothing has happened, nothing is told and nothing is counted", async () => {
  await as(priya).patch(`/api/tickets/${id}/status`).send({ status: "resolved" }).expect(200);
  const canned = await make({ set_status: "on_hold", set_priority: "critical", add_tags: ["x"], assign_to_me: true });
  const [before, hints, types] = [await read(), app.hints.length, await eventTypes()];
  const answer = await run(canned);
  expect([answer.status, answer.body.code]).toEqual([409, "ticket.illegal_transition"]);
  const { server_time: _then, clocks: _old, ...stayed } = before;
  expect(await read()).toMatchObject(stayed);
  expect([app.hints.length, await eventTypes()]).toEqual([hints, types]);
  expect((await as(priya).get(`/api/canned/${canned}`)).body.uses).toBe(0);
});

test("A macro gives nobody rights, takes from nobody without a reason, and asks for the version where one is sent", async () => {
  const role = { name: "Replier", is_staff: true, sees: "all", permissions: ["ticket.reply"] };
  const { body: made } = await as(supervisor).get("/api/canned");
  expect(made.data).toEqual([]);
  await app.ownerDb.rows(
    `INSERT INTO roles (key, name, built_in, is_staff, sees, permissions) VALUES ('replier', $1, false, true, 'all', $2)`,
    [role.name, role.permissions],
  );
  const replier = await buildAgent(app.db);
  await app.ownerDb.rows("UPDATE people SET role_id = (SELECT id FROM roles WHERE key = 'replier') WHERE id = $1", [
    replier.id,
  ]);
  const canned = await make({ set_priority: "low" });
  expect((await render(canned, replier)).actions[0].state).toBe("not_possible");
  await run(canned, replier).expect(403);

  const taking = await make({ shortcut: "take", assign_to_me: true });
  await as(supervisor).post(`/api/tickets/${id}/assign`).send({ agent_id: supervisor.id }).expect(200);
  expect((await run(taking).expect(409)).body.code).toBe("ticket.already_assigned");
  await run(taking, priya, { reason: "Off sick" }).expect(200);
  await as(priya).post(`/api/tickets/${id}/macros/${canned}`).set("If-Match", '"1"').send({}).expect(412);
});
