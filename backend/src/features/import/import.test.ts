import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { buildAgent, buildCategory } from "../../../test/factories/index.js";
import { simpleFile as simple, startImportDesk, type ImportDesk } from "../../../test/import-desk.js";
import { sweepImports } from "./sweep-imports.js";

let desk: ImportDesk;
beforeEach(async () => {
  desk = await startImportDesk();
});
afterEach(() => desk.app.close());

test("a file is uploaded, checked, started: each row becomes a closed ticket with one event, and nobody is told", async () => {
  const uploaded = await desk.upload(simple);
  expect(uploaded).toMatchObject({
    state: "ready",
    columns: ["id", "title", "text", "type"],
    mapping: { external_id: "id", subject: "title", description: "text", category: "type" },
    sample: [
      ["1", "Lift", "It stopped.", "Lifts"],
      ["2", "Light", "It is dark.", "Lights"],
    ],
    abilities: { configure: true, check: true, start: true, cancel: false, discard: true },
  });
  await desk.app.api
    .as(desk.admin)
    .patch(`/api/imports/${uploaded.id}`)
    .send({ options: { requester_email: "Old@Example.org", create_categories: true } });

  expect((await desk.act(uploaded.id, "check")).body).toMatchObject({ state: "checking" });
  await desk.app.jobs.runAll();
  const checked = await desk.read(uploaded.id);
  expect(checked).toMatchObject({
    state: "checked",
    rows_total: 2,
    preview: { importable: 2, skipped: 0, refused: 0, new_people: 1, new_categories: ["Lifts", "Lights"] },
  });
  expect(checked.preview?.tickets[0]).toMatchObject({ row: 2, subject: "Lift", status: "closed", category: "Lifts" });
  expect(await desk.count("tickets")).toBe(0);

  await desk.act(uploaded.id, "start");
  await desk.app.jobs.runAll();
  expect(await desk.read(uploaded.id)).toMatchObject({
    state: "finished",
    progress: 1,
    rows_imported: 2,
    rows_refused: 0,
    abilities: { configure: false, start: false, discard: false },
  });
  const now = new Date("2026-11-21T12:00:00Z");
  expect(await desk.tickets()).toMatchObject([
    {
      subject: "Lift",
      description: "It stopped.",
      status: "closed",
      priority: "medium",
      channel: "import",
      category: "Lifts",
      customer: "old@example.org",
      created_at: now,
      closed_at: now,
    },
    { subject: "Light", category: "Lights" },
  ]);
  expect(await desk.app.db.rows("SELECT type, actor_id FROM events WHERE ticket_id IS NOT NULL")).toEqual([
    { type: "ticket.imported", actor_id: desk.admin.id },
    { type: "ticket.imported", actor_id: desk.admin.id },
  ]);
  for (const table of ["mails", "notifications", "sla_clocks", "sla_events"]) expect(await desk.count(table)).toBe(0);
  expect(desk.app.hints).toEqual([]);
  const person = await desk.app.db.one("SELECT full_name, password_hash FROM people WHERE email = 'old@example.org'");
  expect(person).toEqual({ full_name: "old", password_hash: null });
});

test("counters know imported tickets, and lists and the single view show them", async () => {
  await desk.bringIn(simple);
  const counted = await desk.app.db.one<{ n: number }>(
    "SELECT sum(n)::integer AS n FROM ticket_counts WHERE status = 'closed'",
  );
  expect(counted).toEqual({ n: 2 });
  const list = await desk.app.api.as(desk.admin).get("/api/tickets");
  expect(list.body.data).toHaveLength(2);
  const one = await desk.app.api.as(desk.admin).get(`/api/tickets/${list.body.data[0].id}`);
  expect(one.body).toMatchObject({ channel: "import", status: "closed", sla: null });
  expect(one.body.timeline).toMatchObject([{ type: "ticket.imported", data: { file: "old.csv" } }]);
});

test("a stopped import stays stopped, and starting it again goes on", async () => {
  const { id } = await desk.upload("text,topic\nOne.,Topic\nTwo.,Topic\n");
  await desk.app.api
    .as(desk.admin)
    .patch(`/api/imports/${id}`)
    .send({ options: { requester_email: "a@b.org", create_categories: true } });
  await desk.act(id, "start");
  expect((await desk.act(id, "cancel")).body).toMatchObject({ state: "stopped" });
  await desk.app.jobs.runAll();
  expect(await desk.count("tickets")).toBe(0);

  expect((await desk.act(id, "cancel")).status).toBe(409);
  await desk.act(id, "start");
  await desk.app.jobs.runAll();
  expect(await desk.read(id)).toMatchObject({ state: "finished", rows_imported: 2 });
});

test("only those who may import do, and only those who arrange the desk have categories made", async () => {
  const agent = await buildAgent(desk.app.db);
  const { id } = await desk.upload(simple);
  const as = desk.app.api.as(agent);
  expect((await as.get("/api/imports")).status).toBe(403);
  expect((await as.post("/api/imports").attach("files", Buffer.from(simple), "a.csv")).status).toBe(403);
  expect((await as.get(`/api/imports/${id}/report`)).status).toBe(403);

  const importer = await desk.app.ownerDb.one<{ id: number }>(
    "INSERT INTO roles (key, name, is_staff, sees, permissions) VALUES ('importer', 'Importer', true, 'all', '{import.run}') RETURNING id",
  );
  await desk.app.ownerDb.rows("UPDATE people SET role_id = $1 WHERE id = $2", [importer?.id, agent.id]);
  desk.app.identify.forget(agent.id);
  await as.patch(`/api/imports/${id}`).send({ options: { requester_email: "a@b.org", create_categories: true } });
  expect((await desk.act(id, "start", agent)).status).toBe(403);

  await as
    .patch(`/api/imports/${id}`)
    .send({ options: { create_categories: false, category_id: (await buildCategory(desk.app.db)).id } });
  expect((await desk.act(id, "start", agent)).status).toBe(202);
  await desk.app.ownerDb.rows("UPDATE roles SET permissions = '{}' WHERE id = $1", [importer?.id]);
  await desk.app.jobs.runAll();
  expect(await desk.read(id)).toMatchObject({
    state: "failed",
    error: expect.stringContaining("may no longer import"),
  });
  expect(await desk.count("tickets")).toBe(0);
});

test("a mapping names columns that there are, options what there is, and a stale version is refused", async () => {
  const { id, version } = await desk.upload(simple);
  const patch = (body: object) => desk.app.api.as(desk.admin).patch(`/api/imports/${id}`).send(body);
  const errorsOf = async (body: object) => {
    const answer = await patch(body);
    expect(answer.status).toBe(422);
    return (answer.body.errors as { field: string }[]).map(({ field }) => field);
  };
  expect(await errorsOf({ mapping: { subject: "nope" } })).toEqual(["mapping.subject"]);
  expect(await errorsOf({ mapping: { subject_line: "title" } })).toHaveLength(1);
  expect(await errorsOf({ options: { category_id: 999_999 } })).toEqual(["options.category_id"]);
  expect(await errorsOf({ options: { time_zone: "Mars/Olympus" } })).toEqual(["options.time_zone"]);
  expect(await errorsOf({ options: { date_format: "D.M.Y" } })).toEqual(["options.date_format"]);
  // No file could ever be read so, and its check would begin again and again.
  expect(await errorsOf({ options: { date_format: "DD.MM.YYYY MM" } })).toEqual(["options.date_format"]);
  expect(await errorsOf({ options: { requester_email: "nobody" } })).toEqual(["options.requester_email"]);

  const changed = await patch({ options: { delimiter: ";" } });
  expect(changed.body).toMatchObject({
    columns: ["id,title,text,type"],
    mapping: {},
    last_change: { by: { id: desk.admin.id } },
  });
  const stale = await desk.app.api
    .as(desk.admin)
    .patch(`/api/imports/${id}`)
    .set("If-Match", `"${version}"`)
    .send({ mapping: {} });
  expect(stale.status).toBe(412);
});

test.each([
  ["", "empty"],
  [" \n", "empty"],
  [`${"a,".repeat(400)}\n`, "columns"],
])("a file that cannot be a list of complaints is refused at once and not kept: %#", async (content, words) => {
  const answer = await desk.app.api.as(desk.admin).post("/api/imports").attach("files", Buffer.from(content), "x.csv");

  expect(answer.status).toBe(422);
  expect(answer.body.errors[0].message).toContain(words);
  for await (const file of desk.app.services.storage.list()) throw new Error(`${file.key} was kept`);
});

test("a larger file than the setting allows is refused with the limit", async () => {
  const answer = await desk.app.api
    .as(desk.admin)
    .post("/api/imports")
    .attach("files", Buffer.alloc(desk.app.services.config.importMaxBytes + 1, "a"), "x.csv");

  expect(answer.status).toBe(413);
  expect(answer.body.limit).toBe(desk.app.services.config.importMaxBytes);
});

test("an upload can be discarded while nothing of it is in; then its file is gone", async () => {
  const { id } = await desk.upload(simple);
  expect((await desk.app.api.as(desk.admin).delete(`/api/imports/${id}`)).status).toBe(204);
  expect((await desk.app.api.as(desk.admin).get(`/api/imports/${id}`)).status).toBe(404);
  for await (const file of desk.app.services.storage.list()) throw new Error(`${file.key} was kept`);

  const done = await desk.bringIn(simple);
  expect((await desk.app.api.as(desk.admin).delete(`/api/imports/${done.id}`)).status).toBe(409);
});

test("a month later the file and what customers wrote are gone, the record of the import stays", async () => {
  const done = await desk.bringIn(
    `${simple}3,Bad,Private words,Lifts,`.replace("id,title", "id,title") + "\n4,X,Y,Lifts,\n1,Z,Z,Lifts\n",
  );
  await sweepImports(desk.app.services);
  expect((await desk.read(done.id)).sample).not.toEqual([]);

  await desk.app.clock.advance(31 * 86_400_000);
  await sweepImports(desk.app.services);
  expect(await desk.read(done.id)).toMatchObject({ sample: [], state: "finished", rows_imported: 4 });
  for await (const file of desk.app.services.storage.list()) throw new Error(`${file.key} was kept`);
  expect(await desk.app.db.rows("SELECT value FROM import_refusals WHERE value <> ''")).toEqual([]);
});

test("imports are listed newest first, page by page", async () => {
  const [first, second, third] = [await desk.upload(simple), await desk.upload(simple), await desk.upload(simple)];
  const page = await desk.app.api.as(desk.admin).get("/api/imports?limit=2");
  expect(page.body.data.map(({ id }: { id: number }) => id)).toEqual([third.id, second.id]);
  const next = await desk.app.api.as(desk.admin).get(`/api/imports?limit=2&cursor=${page.body.page.next_cursor}`);
  expect(next.body.data.map(({ id }: { id: number }) => id)).toEqual([first.id]);
  expect(next.body.page.next_cursor).toBeNull();
});
