import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { startTestApp, type TestApp } from "../../../test/start-test-app.js";
import { seedDemo } from "./index.js";

let app: TestApp;
const said: string[] = [];
beforeAll(async () => {
  app = await startTestApp({ now: "2026-03-02T09:00:00Z" });
  await seedDemo(app.services, (line) => said.push(line), 60);
});
afterAll(() => app.close());

const count = async (sql: string) => (await app.db.one<{ n: number }>(`SELECT count(*) AS n FROM ${sql}`))?.n;

test("The demo's past has people, places and complaints of every kind of fate, all before now", async () => {
  expect(await count("organizations")).toBe(3);
  expect(await count("departments")).toBe(8);
  expect(await count("categories")).toBe(15);
  expect(await count("categories WHERE name = 'Account Access'")).toBe(1);
  expect(await count("teams")).toBe(4);
  expect(await count("people p JOIN roles r ON r.id = p.role_id WHERE r.key IN ('agent', 'supervisor')")).toBe(12);
  expect(await count("people p JOIN roles r ON r.id = p.role_id WHERE r.key = 'customer'")).toBe(300);
  expect(await count("tickets")).toBe(60);
  expect(await count("tickets WHERE status = 'closed' AND closed_reason = 'automatic'")).toBeGreaterThan(0);
  expect(await count("sla_clocks WHERE met_at IS NOT NULL AND breached_at IS NULL")).toBeGreaterThan(60);
  expect(await count("events WHERE created_at > app_now()")).toBe(0);
});

test("The council's complaints are promised in office hours and by law, the power company's with regular news", async () => {
  const clocks = (policy: string, metric: string) =>
    count(`sla_clocks c JOIN sla_policy_versions v ON v.id = c.policy_version_id JOIN sla_policies p ON p.id = v.policy_id
           WHERE p.name = '${policy}' AND c.metric = '${metric}'`);
  expect(await clocks("Council complaints", "resolution")).toBeGreaterThan(0);
  expect(await clocks("Energy customers", "update")).toBeGreaterThan(0);
  expect(await clocks("Standard support", "resolution")).toBeGreaterThan(0);
  expect(await count("sla_clocks WHERE statutory AND metric <> 'resolution'")).toBe(0);
});

test("Nothing reacts to the past: no notice, no mail, no job", async () => {
  expect(await count("notifications")).toBe(0);
  expect(await count("mails")).toBe(0);
  expect(await count("graphile_worker.jobs")).toBe(0);
});

test("Only the published sign-ins have a password", async () => {
  expect(await count("people WHERE password_hash IS NOT NULL")).toBe(7);
  const signIn = await app.api
    .anonymous()
    .post("/api/auth/login")
    .send({ email: "john.doe@example.com", password: "password123" });
  expect(signIn.status).toBe(200);
});

test("Agents tracked time as they went: billable and not, each on their own, and none on what is to come", async () => {
  expect(await count("time_entries WHERE billable")).toBeGreaterThan(10);
  expect(await count("time_entries WHERE NOT billable")).toBeGreaterThan(2);
  expect((await app.db.rows("SELECT DISTINCT person_id FROM time_entries")).length).toBeGreaterThan(3);
  expect(await count("time_entries WHERE spent_on > app_now()::date + 1 OR created_at > app_now()")).toBe(0);
  const [busy] = await app.db.rows<{ id: number; n: number }>(
    "SELECT person_id AS id, count(*) AS n FROM time_entries GROUP BY 1 ORDER BY 2 DESC LIMIT 1",
  );
  const { body } = await app.api
    .as({ id: busy?.id ?? 0 })
    .get("/api/time/totals?person_id=me")
    .expect(200);
  expect((body as { entries: number }).entries).toBeGreaterThan(0);
});

test("No text shows an unfilled place, and progress is told", async () => {
  expect(await count("ticket_bodies WHERE description ~ '[{}]'")).toBe(0);
  expect(await count("tickets WHERE subject ~ '[{}]'")).toBe(0);
  expect(await count("ticket_comments WHERE body ~ '[{}]'")).toBe(0);
  expect(said.at(-1)).toContain("100 %");
});

test("The desk asks questions of its own, and most complaints that were asked have answered", async () => {
  expect(await count("custom_fields")).toBe(7);
  expect((await app.db.rows("SELECT DISTINCT type FROM custom_fields")).length).toBe(6);
  const answered = (key: string) =>
    count(`ticket_field_values v JOIN custom_fields f ON f.id = v.field_id WHERE f.key = '${key}'`);
  for (const key of ["account_number", "amount", "paid_by", "since", "cause"])
    expect(await answered(key)).toBeGreaterThan(0);
  // A customer is asked nothing that they have to answer before they can look around.
  expect(await count("custom_fields WHERE required <> 'never'")).toBe(0);
});

test("The database remembers that it is a demo", async () => {
  expect(await count("desk WHERE demo_since IS NOT NULL")).toBe(1);
});

test("The desk has answers at hand, in two languages where they are meant for all, and a macro; each reads well on a ticket", async () => {
  expect(await count("canned_responses")).toBe(6);
  expect(await count("canned_responses WHERE folder IS NULL")).toBe(0);
  expect(await count("canned_responses c WHERE NOT EXISTS (SELECT FROM canned_texts x WHERE x.canned_id = c.id)")).toBe(
    1,
  );
  expect(await count("canned_texts WHERE language = 'de'")).toBe(4);
  const mei = (await app.db.one<{ id: number }>("SELECT id FROM people WHERE email = 'agent3@example.com'"))?.id ?? 0;
  const open = (await app.db.one<{ id: number }>("SELECT id FROM tickets ORDER BY id DESC LIMIT 1"))?.id;
  const { body } = await app.api.as({ id: mei }).get("/api/canned").expect(200);
  const all = (body as { data: { id: number; texts: object[] }[] }).data;
  // Mei is in every team.
  expect(all).toHaveLength(6);
  for (const { id, texts } of all) {
    const shown = (await app.api.as({ id: mei }).get(`/api/tickets/${open}/canned/${id}`).expect(200)).body as {
      text: string | null;
    };
    expect(shown.text ?? "").not.toMatch(/[{}]/);
    expect(shown.text === null).toBe(texts.length === 0);
  }
});
