import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { parse } from "csv-parse/sync";
import { buildAdmin, buildAgent, buildCustomer, buildTicket, type BuiltPerson } from "../../../test/factories/index.js";
import { eventually } from "../../../test/eventually.js";
import { startTestApp, type TestApp } from "../../../test/start-test-app.js";

const FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Firefox/128.0";
let app: TestApp;
let admin: BuiltPerson, agent: BuiltPerson, customer: BuiltPerson;

beforeEach(async () => {
  app = await startTestApp({ now: "2026-03-02T09:00:00Z" });
  admin = await buildAdmin(app.db, { fullName: "Mei Lin" });
  agent = await buildAgent(app.db, { fullName: "=cmd" });
  customer = await buildCustomer(app.db, {});
});
afterEach(() => app.close());

const list = (query: object, person = admin) => app.api.as(person).get("/api/audit").query(query);
const download = (query: object, person = admin) => app.api.as(person).get("/api/audit/export").query(query);
const eventsOf = (type: string) =>
  app.db.rows<{ id: number; actor_id: number; data: object; details: object }>(
    "SELECT e.id, e.actor_id, e.data, d.data AS details FROM events e LEFT JOIN event_details d ON d.event_id = e.id WHERE type = $1 ORDER BY e.id",
    [type],
  );

test("GET /audit, after a priority was changed, tells who, what, from where and both values", async () => {
  const ticket = await buildTicket(app.services, { priority: "medium" });
  const changed = await app.api
    .as(admin)
    .patch(`/api/tickets/${ticket.id}`)
    .set("User-Agent", FIREFOX)
    .set("X-Request-Id", "request-0001")
    .send({ priority: "critical" })
    .expect(200);

  const [row] = (await list({ object: `ticket:CMP-${ticket.id}`, type: "ticket.updated" }).expect(200)).body.data;

  expect(row).toMatchObject({
    at: "2026-03-02T09:00:00.000Z",
    actor: { kind: "person", person: { id: admin.id, full_name: "Mei Lin" } },
    on_behalf_of: null,
    type: "ticket.updated",
    object: { kind: "ticket", id: ticket.id, name: expect.any(String) },
    ticket: { id: ticket.id, number: `CMP-${ticket.id}` },
    changes: expect.arrayContaining([
      { field: "priority", from: "medium", to: "critical", from_name: null, to_name: null },
    ]),
    api_key: null,
    ip: "127.0.0.1",
    device: "Firefox on Windows",
    request_id: changed.headers["x-request-id"],
    is_sealed: false,
  });
});

test("GET /audit/:id gives long texts whole and secrets masked, with the seal", async () => {
  const long = "x".repeat(4000);
  const id = await app.services.runWork(await actorOf(admin), (work) =>
    work.record({
      type: "desk.settings_changed",
      object: { kind: "desk", id: 1 },
      data: { group: "mail", refresh_token: "abc" },
      details: { changes: { signature: { from: "", to: long }, smtp_password: { from: "old", to: "new" } } },
    }),
  );
  await app.db.rows("INSERT INTO event_seals (seq, event_id, hash) VALUES (1, $1, sha256('x'))", [id]);

  const { body } = await app.api.as(admin).get(`/api/audit/${id}`).expect(200);

  expect(body.changes).toEqual([
    { field: "signature", from: "", to: long, from_name: null, to_name: null },
    { field: "smtp_password", from: "[hidden]", to: "[hidden]", from_name: null, to_name: null },
  ]);
  expect(body.data).toEqual({ group: "mail", refresh_token: "[hidden]" });
  expect(JSON.stringify(body)).not.toMatch(/"old"|"new"|"abc"/);
  expect(body.seal).toEqual({ seq: 1, hash: expect.stringMatching(/^[0-9a-f]{64}$/) });
  expect((await list({ type: "desk" })).body.data[0]).toMatchObject({ is_sealed: true });
});

test("Values that are ids come with what they are called now; what is gone for good keeps its number", async () => {
  const team = await app.db.one<{ id: number }>("INSERT INTO teams (name) VALUES ('Night shift') RETURNING id");
  const id = await app.services.runWork(await actorOf(admin), (work) =>
    work.record({
      type: "person.teams_changed",
      object: { kind: "person", id: agent.id },
      details: {
        changes: {
          teams: { from: [], to: [team?.id, 999_999] },
          supervisor_id: { from: null, to: admin.id },
          level: { from: 1, to: team?.id },
          role: { from: "agent", to: "custom_gone" },
          permissions: { from: [], to: ["ticket.reply", "of.old"] },
        },
      },
    }),
  );

  const { body } = await app.api.as(admin).get(`/api/audit/${id}`).expect(200);
  expect(body.changes).toEqual([
    { field: "role", from: "agent", to: "custom_gone", from_name: "Agent", to_name: null },
    { field: "level", from: 1, to: team?.id, from_name: null, to_name: null },
    { field: "teams", from: [], to: [team?.id, 999_999], from_name: null, to_name: "Night shift, 999999" },
    {
      field: "permissions",
      from: [],
      to: ["ticket.reply", "of.old"],
      from_name: null,
      to_name: "Reply to complaints in public; of.old",
    },
    { field: "supervisor_id", from: null, to: admin.id, from_name: null, to_name: "Mei Lin" },
  ]);
});

test("What was done through an API key names the key", async () => {
  const key = await app.db.one<{ id: number }>(
    `INSERT INTO api_keys (person_id, name, prefix, hash, scopes, created_at, expires_at)
     VALUES ($1, 'Nightly report', 'rdk_abc123', sha256('x'), '{complaints:read}', app_now(), app_now() + interval '1 day') RETURNING id`,
    [admin.id],
  );
  await app.services.runWork(
    await actorOf(admin),
    (work) => work.record({ type: "tag.created", object: { kind: "tag", id: 1 } }),
    { origin: { apiKeyId: key?.id ?? 0 } },
  );

  expect((await list({ type: "tag.created" })).body.data[0].api_key).toEqual({ id: key?.id, name: "Nightly report" });
  const file = parse<Record<string, string>>((await download({ type: "tag.created" })).text, {
    columns: true,
    bom: true,
  });
  expect(file).toMatchObject([{ api_key: "Nightly report" }]);
});

test("A row of a hidden ticket is found; a row that does not exist is 404", async () => {
  const ticket = await buildTicket(app.services, {});
  await app.api.as(admin).delete(`/api/tickets/${ticket.id}`).expect(204);

  const rows = (await list({ object: `ticket:${ticket.id}` })).body.data as { type: string }[];

  expect(rows.map(({ type }) => type)).toContain("ticket.hidden");
  await app.api.as(admin).get("/api/audit/999999999").expect(404);
});

test("Without audit.read, nobody sees a row, a detail or an export; each refusal is on record", async () => {
  const [event] = (await list({})).body.data as { id: number }[];
  for (const path of ["/api/audit", `/api/audit/${event?.id ?? 1}`, "/api/audit/export"]) {
    await app.api.as(agent).get(path).expect(403);
    await app.api.as(customer).get(path).expect(403);
    await app.api.anonymous().get(path).expect(401);
  }

  expect(await eventsOf("access.refused")).toHaveLength(6);
  const told = (await list({ type: "access.refused" })).body.data as { refused: unknown }[];
  expect(told[0]?.refused).toEqual({ method: "GET", path: "/api/audit/export", code: "forbidden" });
  const others = (await list({ type: "person" })).body.data as { refused: unknown }[];
  expect(others.map(({ refused }) => refused)).toEqual(others.map(() => null));
  expect(await eventsOf("audit.exported")).toEqual([]);
});

test("Reading the audit is not recorded", async () => {
  const count = () => app.db.one("SELECT count(*) AS events FROM events");
  const before = await count();
  await list({}).expect(200);

  expect(await count()).toEqual(before);
});

test("An export needs data.export beside audit.read", async () => {
  await app.db.rows("UPDATE roles SET permissions = array_remove(permissions, 'data.export') WHERE key = 'admin'");

  await download({}).expect(403);
  expect(await eventsOf("audit.exported")).toEqual([]);
});

test("An export needs a sign-in or password of the last ten minutes", async () => {
  await list({});
  await app.db.rows("UPDATE sessions SET confirmed_at = app_now() - interval '11 minutes'");

  const answer = await download({}).expect(403);
  expect(answer.body.code).toBe("confirmation_required");
});

test("An export is on record with its filter and its rows before the first byte, and nothing of it runs as a formula", async () => {
  await app.services.runWork(await actorOf(agent), (work) =>
    work.record({
      type: "person.created",
      object: { kind: "person", id: agent.id },
      data: { name: "+1", token: "abc" },
    }),
  );

  const answer = await download({ type: "person.created", ip: "::/0" }).expect(200);
  expect(answer.text.trim().split("\n")).toHaveLength(1);
  const found = await download({ type: "person.created", actor: String(agent.id) }).expect(200);

  expect(found.headers["content-disposition"]).toContain('filename="audit.csv"');
  const rows = parse<Record<string, string>>(found.text, { columns: true, bom: true });
  expect(rows).toMatchObject([{ type: "person.created", actor: "'=cmd", object: "'=cmd", actor_id: String(agent.id) }]);
  expect(found.text).not.toContain("abc");
  expect(await eventsOf("audit.exported")).toMatchObject([
    { actor_id: admin.id, data: { rows: 0 }, details: { filter: { type: "person.created", ip: "::/0" } } },
    { actor_id: admin.id, data: { rows: 1 }, details: { filter: { type: "person.created", actor: agent.id } } },
  ]);
});

test("Nobody runs two exports at once, in any process; whoever breaks off may begin again", async () => {
  await app.db.rows(
    `INSERT INTO events (type, actor_kind, data, created_at)
     SELECT 'sla.warned', 'system', jsonb_build_object('text', repeat('x', 3000)), app_now() FROM generate_series(1, 4000)`,
  );
  const leaving = new AbortController();
  const headers = { Authorization: `Bearer ${app.api.tokenOf(admin)}` };
  const running = await fetch(`${app.api.url}/api/audit/export`, { headers, signal: leaving.signal });
  expect(running.status).toBe(200);

  const second = await download({});
  expect(second.status).toBe(409);
  expect(second.body.code).toBe("export.running");
  const other = await buildAdmin(app.db, {});
  await download({ type: "account" }, other).expect(200);

  leaving.abort();
  await expect(running.text()).rejects.toThrow();
  await eventually(async () => expect(await turns()).toBe(0));
  await download({ type: "account" }).expect(200);
  // The one that was broken off is there too.
  expect(await eventsOf("audit.exported")).toHaveLength(3);
});

test("A turn that a crash left behind is over after a while", async () => {
  await app.db.rows(
    "INSERT INTO export_turns VALUES ($1, gen_random_uuid(), clock_timestamp() + interval '1 minute')",
    [admin.id],
  );
  await download({ type: "account" }).expect(409);
  await app.db.rows("UPDATE export_turns SET until = clock_timestamp() - interval '1 second'");

  await download({ type: "account" }).expect(200);
  expect(await turns()).toBe(0);
});

const turns = async () => (await app.db.one<{ n: number }>("SELECT count(*) AS n FROM export_turns"))?.n ?? 0;

/** Somebody as commands know them. */
async function actorOf(person: BuiltPerson) {
  const { loadActor } = await import("../accounts/index.js");
  const actor = await loadActor(app.services.db, person.id);
  if (!actor) throw new Error("Nobody");
  return actor;
}
