import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { startTestApp, type TestApp } from "../../../test/start-test-app.js";
import { buildAdmin, buildAgent, buildCustomer, type BuiltPerson } from "../../../test/factories/index.js";

let app: TestApp;
let admin: BuiltPerson, customer: BuiltPerson;

beforeEach(async () => {
  app = await startTestApp();
  admin = await buildAdmin(app.db);
  customer = await buildCustomer(app.db, { email: "luis@example.org" });
});
afterEach(() => app.close());

const get = (path: string, person = admin) => app.api.as(person).get(path);
const add = async (task: string, { key = null as string | null, payload = {} } = {}) => {
  const job = await app.db.one<{ id: number }>(
    "SELECT id FROM graphile_worker.add_job($1, $2::json, job_key => $3, max_attempts => 3)",
    [task, JSON.stringify(payload), key],
  );
  return job?.id ?? 0;
};
/** As the queue leaves a job behind: by its own tables, which tests may look into. */
const leave = (id: number, values: string) =>
  app.ownerDb.rows(`UPDATE graphile_worker._private_jobs SET ${values} WHERE id = $1`, [id]);
const states = async () =>
  ((await get("/api/jobs")).body.data as { id: number; state: string }[]).map(({ state }) => state).reverse();

async function oneOfEach() {
  const ids = [await add("notify"), await add("notify"), await add("notify"), await add("tidy")];
  const [, running = 0, failed = 0, dead = 0] = ids;
  await leave(running, "attempts = 1, locked_at = now(), locked_by = 'worker-1'");
  await leave(failed, "attempts = 1, last_error = 'No luck', run_at = now() + interval '1 hour'");
  await leave(dead, "attempts = 3, last_error = 'Never again'");
  return ids;
}

test("Each job is listed with its state, its last error and its next try, and counted by state and task", async () => {
  await oneOfEach();

  expect(await states()).toEqual(["waiting", "running", "failed", "dead"]);
  const failed = await get("/api/jobs?state=failed");
  expect(failed.body.data).toEqual([
    expect.objectContaining({ task: "notify", attempts: 1, max_attempts: 3, last_error: "No luck" }),
  ]);
  const counts = await get("/api/jobs/counts");
  expect(counts.body).toMatchObject({
    total: { waiting: 1, running: 1, failed: 1, dead: 1 },
    tasks: [
      { task: "notify", counts: { waiting: 1, running: 1, failed: 1, dead: 0 } },
      { task: "tidy", counts: { waiting: 0, running: 0, failed: 0, dead: 1 } },
    ],
    oldest_due_at: expect.any(String),
  });
});

test("A job says which ticket it is about, never what its payload holds", async () => {
  const filed = await app.api
    .as(customer)
    .post("/api/tickets")
    .send({ subject: "Router offline", description: "Since Friday.", category: "Other" });
  await app.api.anonymous().post("/api/auth/forgot-password").send({ email: "luis@example.org" });
  await add("account_mail", { payload: { token: "very-secret" } });

  const list = await get("/api/jobs");

  const about = (list.body.data as { task: string; ticket: unknown }[]).map(({ task, ticket }) => ({ task, ticket }));
  const ticket = { id: filed.body.id, number: `CMP-${filed.body.id}` };
  expect(about).toEqual([
    { task: "account_mail", ticket: null },
    { task: "reset_request", ticket: null },
    { task: "mail", ticket },
    { task: "notify", ticket },
  ]);
  expect(JSON.stringify(list.body)).not.toMatch(/very-secret|luis@example\.org/);
});

test("Pages of jobs follow each other without repeating or leaving out any", async () => {
  const ids = [];
  for (let i = 0; i < 5; i += 1) ids.push(await add("tidy"));
  const seen: number[] = [];
  let cursor = "";
  do {
    const page = await get(`/api/jobs?limit=2${cursor && `&cursor=${cursor}`}`);
    seen.push(...(page.body.data as { id: number }[]).map(({ id }) => id));
    cursor = (page.body.page.next_cursor as string | null) ?? "";
  } while (cursor);
  expect(seen).toEqual(ids.reverse());
});

test("A dead job runs again with all its attempts, and it is written down who had it run", async () => {
  const [, , , dead = 0] = await oneOfEach();

  const retried = await app.api.as(admin).post(`/api/jobs/${dead}/retry`).send();

  expect(retried.body).toMatchObject({ id: dead, state: "waiting", attempts: 0, last_error: "Never again" });
  expect(await app.db.one("SELECT actor_id, data FROM events WHERE type = 'job.retried'")).toEqual({
    actor_id: admin.id,
    data: { job_id: dead, task: "tidy", attempts: 3 },
  });
});

test("A failed job runs before its time", async () => {
  const [, , failed = 0] = await oneOfEach();
  const before = await get("/api/jobs?state=failed");

  const retried = await app.api.as(admin).post(`/api/jobs/${failed}/retry`).send();

  expect(Date.parse(retried.body.run_at)).toBeLessThan(Date.parse(before.body.data[0].run_at));
});

test("A running job is left alone", async () => {
  const [, running = 0] = await oneOfEach();

  const refused = await app.api.as(admin).post(`/api/jobs/${running}/retry`).send();

  expect({ status: refused.status, code: refused.body.code }).toEqual({ status: 409, code: "job.running" });
  expect(await states()).toEqual(["waiting", "running", "failed", "dead"]);
  expect(await app.db.rows("SELECT 1 FROM events WHERE type = 'job.retried'")).toEqual([]);
});

test("All failed or all dead jobs run again, or those of one task; a repeated press changes nothing", async () => {
  await oneOfEach();
  const retry = (body: object, key = "one") =>
    app.api.as(admin).post("/api/jobs/retry").set("Idempotency-Key", key).send(body);

  expect((await retry({ state: "dead", task: "notify" }, "a")).body).toEqual({ retried: 0 });
  expect((await retry({ state: "dead" }, "b")).body).toEqual({ retried: 1 });
  expect((await retry({ state: "dead" }, "b")).body).toEqual({ retried: 1 });
  expect((await retry({ state: "failed", task: "notify" }, "c")).body).toEqual({ retried: 1 });

  expect(await states()).toEqual(["waiting", "running", "waiting", "waiting"]);
  const recorded = await app.db.rows<{ data: unknown }>(
    "SELECT data FROM events WHERE type = 'jobs.retried' ORDER BY id",
  );
  expect(recorded.map(({ data }) => data)).toEqual([
    { state: "dead", retried: 1 },
    { state: "failed", task: "notify", retried: 1 },
  ]);
});

test("A job had run again is done", async () => {
  const id = await add("reset_request", { payload: { email: "luis@example.org" } });
  await leave(id, "attempts = 3");
  await app.jobs.runAll();
  expect(await states()).toEqual(["dead"]);

  await app.api.as(admin).post(`/api/jobs/${id}/retry`).send();
  await app.jobs.runAll();

  expect(await states()).toEqual([]);
  expect(await app.db.rows("SELECT template FROM mails")).toEqual([{ template: "account.reset_password" }]);
});

test("Processes are alive while they are heard of, and show how many jobs they work on", async () => {
  await oneOfEach();
  await app.db.rows(
    `INSERT INTO processes (worker_id, host, pid, started_at, seen_at) VALUES
       ('worker-1', 'desk-a', 11, clock_timestamp() - interval '2 h', clock_timestamp()),
       ('worker-2', 'desk-b', 12, clock_timestamp() - interval '1 h', clock_timestamp() - interval '40 s')`,
  );
  const { body } = await get("/api/processes");
  expect(body.data).toMatchObject([
    { host: "desk-a", pid: 11, state: "alive", jobs_running: 1 },
    { host: "desk-b", pid: 12, state: "silent", jobs_running: 0 },
  ]);
});

test("Only those who watch over jobs see and run them; what is not there is 404, what is not asked well 422", async () => {
  const agent = await buildAgent(app.db);
  const id = await add("tidy");
  for (const path of ["/api/jobs", "/api/jobs/counts", "/api/processes"]) {
    expect({ path, status: (await get(path, agent)).status }).toEqual({ path, status: 403 });
    expect((await app.api.anonymous().get(path)).status).toBe(401);
  }
  expect((await app.api.as(agent).post(`/api/jobs/${id}/retry`).send()).status).toBe(403);
  expect((await app.api.as(agent).post("/api/jobs/retry").send({ state: "dead" })).status).toBe(403);
  expect((await app.api.as(admin).post("/api/jobs/999999/retry").send()).status).toBe(404);
  expect((await app.api.as(admin).post("/api/jobs/retry").send({ state: "running" })).status).toBe(422);
  expect((await get("/api/jobs?state=lost")).status).toBe(422);
});
