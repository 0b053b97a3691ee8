import { afterAll, beforeAll, beforeEach, expect, test } from "@jest/globals";
import {
  buildAdmin,
  buildAgent,
  buildDepartment,
  buildPersonWith,
  buildTicket,
  type BuiltPerson,
} from "../../../test/factories/index.js";
import { startTestApp, type TestApp } from "../../../test/start-test-app.js";
import type { Permission } from "../../contract/index.js";

/** Everywhere that internal notes could come out, asked by staff who may do everything but read them. */
let app: TestApp;
let admin: BuiltPerson;
let agent: BuiltPerson;
let outsider: BuiltPerson;
const secret = "Known troublemaker";
const everythingElse: Permission[] = [
  "ticket.reply",
  "ticket.edit",
  "ticket.assign",
  "ticket.escalate",
  "people.read",
  "mail.read",
  "mail.resend",
  "jobs.manage",
  "audit.read",
];

beforeAll(async () => {
  app = await startTestApp();
  admin = await buildAdmin(app.db);
  agent = await buildAgent(app.db);
  outsider = await buildPersonWith(app.db, { sees: "all", permissions: everythingElse });
});
afterAll(() => app.close());
beforeEach(() => app.identify.forget(null));

/** A ticket that the outsider holds, with a note and a file on it. */
async function noted() {
  const { id } = await buildTicket(app.services, { assigneeId: outsider.id });
  const [file] = (
    await app.api.as(agent).post("/api/attachments").attach("files", Buffer.from(secret), "secret.txt").expect(201)
  ).body.data;
  app.hints.length = 0;
  const note = await app.api
    .as(agent)
    .post(`/api/tickets/${id}/comments`)
    .send({ comment: secret, is_internal: true, attachment_ids: [file.id] })
    .expect(201);
  await app.jobs.runAll();
  return { id, fileId: file.id as string, noteId: note.body.id as number };
}
const ask = (path: string, by = outsider) => app.api.as(by).get(`/api${path}`);

test("no route shows a note, its file or that there is one to staff who may not read notes; others it does", async () => {
  const { id, fileId } = await noted();
  const paths = [
    `/tickets/${id}`,
    `/tickets/${id}/attachments`,
    `/tickets/${id}/sla/explain`,
    "/tickets?limit=100",
    "/notifications",
    "/mails?limit=100",
    "/jobs?limit=100",
    `/mail-templates/staff.comment/preview?ticket=${id}`,
  ];
  for (const path of paths) {
    const answer = await ask(path).expect(200);
    expect(JSON.stringify(answer.body)).not.toContain(secret);
    expect(JSON.stringify(answer.body)).not.toContain("secret.txt");
  }
  await ask(`/attachments/${fileId}`).expect(404);
  const seen = (await ask(`/tickets/${id}`)).body;
  expect(seen).toMatchObject({
    comments: [],
    comment_count: 0,
    attachments: [],
    abilities: { note: false, reply: true },
  });
  expect(seen.timeline.map(({ type }: { type: string }) => type)).not.toContain("comment.added");
  expect((await ask(`/tickets/${id}/attachments`)).body.data).toEqual([]);

  expect((await ask(`/tickets/${id}/sla/explain`)).body).toMatchObject({ policy: null, tried: [] });
  expect((await ask(`/tickets/${id}/sla/explain`, agent)).body.tried).not.toEqual([]);

  const read = (await ask(`/tickets/${id}`, agent)).body;
  expect(read).toMatchObject({ comments: [{ comment: secret }], comment_count: 1, abilities: { note: true } });
  await ask(`/attachments/${fileId}`, agent).expect(200);
});

test("nobody is told of a note who may not read it: no hint, no change to ask for, no notice, no mail", async () => {
  const before = (await ask("/changes?since=0")).body.seq as number;
  const { id } = await noted();
  const rooms = new Set(app.hints.flatMap((hint) => hint.rooms));
  expect([...rooms].filter((room) => !room.endsWith(":notes"))).toEqual([]);
  expect(rooms).toContain("all:notes");
  // Told of the newest event by number alone: it names no ticket.
  const changed = (await ask(`/changes?since=${before}`)).body.tickets as { id: number }[];
  const told = await app.db.rows(`SELECT 1 FROM events e WHERE e.ticket_id = $1 AND e.id > $2 AND NOT e.is_internal`, [
    id,
    before,
  ]);
  expect(changed.filter((ticket) => ticket.id === id)).toHaveLength(told.length > 0 ? 1 : 0);
  expect(
    await app.db.rows("SELECT 1 FROM notifications WHERE person_id = $1 AND ticket_id = $2", [outsider.id, id]),
  ).toEqual([]);
  expect(
    await app.db.rows("SELECT 1 FROM mails WHERE person_id = $1 AND text LIKE $2", [outsider.id, `%${secret}%`]),
  ).toEqual([]);
});

test("writing notes needs reading them; a comment with a status that would be a note is refused whole", async () => {
  const writer = await buildPersonWith(app.db, { permissions: ["ticket.note", "ticket.reply", "ticket.edit"] });
  const { id } = await buildTicket(app.services, {});
  const post = (path: string, body: object) => app.api.as(writer).post(`/api/tickets/${id}/${path}`).send(body);
  expect((await post("comments", { comment: "x", is_internal: true })).status).toBe(403);
  const moved = await app.api.as(writer).patch(`/api/tickets/${id}/status`).send({ status: "on_hold", comment: "x" });
  expect(moved.status).toBe(403);
  expect((await ask(`/tickets/${id}`)).body).toMatchObject({ status: "new" });
  await post("comments", { comment: "Hello" }).expect(201);
});

test("what was told while somebody might read it goes with the right, and comes back with it", async () => {
  const person = await buildPersonWith(app.db, { permissions: ["ticket.reply", "ticket.read_notes", "mail.read"] });
  const { id } = await buildTicket(app.services, { assigneeId: person.id });
  await app.api.as(agent).post(`/api/tickets/${id}/comments`).send({ comment: secret, is_internal: true }).expect(201);
  await app.jobs.runAll();
  const look = async () => {
    app.identify.forget(null);
    const notices = (await ask("/notifications", person)).body;
    const mails = (await ask("/mails?template=staff.comment&limit=100", person)).body.data as {
      id: number;
      ticket: { id: number };
    }[];
    return [notices.data.length, notices.unread, mails.filter((mail) => mail.ticket.id === id).length];
  };
  const setRight = (permissions: Permission[]) =>
    app.db.rows("UPDATE roles SET permissions = $2 WHERE id = (SELECT role_id FROM people WHERE id = $1)", [
      person.id,
      permissions,
    ]);
  expect(await look()).toEqual([1, 1, 1]);
  await setRight(["ticket.reply", "mail.read"]);
  expect(await look()).toEqual([0, 0, 0]);
  await setRight(["ticket.reply", "ticket.read_notes", "mail.read"]);
  expect(await look()).toEqual([1, 1, 1]);
});

test("notices and mails of a ticket go with its sight", async () => {
  const [here, there] = [await buildDepartment(app.db), await buildDepartment(app.db)];
  const reader = await buildPersonWith(app.db, {
    sees: "departments",
    permissions: ["mail.read", "mail.resend", "jobs.manage"],
  });
  const team = await app.db.one<{ id: number }>("INSERT INTO teams (name) VALUES ('Sight') RETURNING id");
  await app.db.rows("INSERT INTO team_members (team_id, person_id) VALUES ($1, $2)", [team?.id, reader.id]);
  await app.db.rows("INSERT INTO team_departments (team_id, department_id) VALUES ($1, $2)", [team?.id, here.id]);
  const { id } = await buildTicket(app.services, { departmentId: here.id, assigneeId: reader.id });
  await app.api.as(admin).post(`/api/tickets/${id}/comments`).send({ comment: "Hello" }).expect(201);
  // A job about the ticket that stays.
  await app.db.rows(
    "SELECT graphile_worker.add_job('notify', json_build_object('event_id', (SELECT max(id) FROM events WHERE ticket_id = $1)), run_at => clock_timestamp() + interval '1 hour')",
    [id],
  );
  await app.jobs.runAll();
  const look = async () => {
    app.identify.forget(null);
    const mails = (await ask("/mails?limit=100", reader)).body.data as { id: number; ticket: { id: number } | null }[];
    const jobs = (await ask("/jobs?limit=100", reader)).body.data as { ticket: { id: number } | null }[];
    return {
      notices: (await ask("/notifications", reader)).body.data.length > 0,
      mails: mails.filter((mail) => mail.ticket?.id === id).length > 0,
      jobs: jobs.some((job) => job.ticket?.id === id),
    };
  };
  expect(await look()).toEqual({ notices: true, mails: true, jobs: true });
  const mail = await app.db.one<{ id: number }>(
    "SELECT m.id FROM mails m JOIN events e ON e.id = m.event_id WHERE e.ticket_id = $1 LIMIT 1",
    [id],
  );
  await ask(`/mails/${mail?.id}`, reader).expect(200);
  await app.db.rows("UPDATE tickets SET department_id = $2 WHERE id = $1", [id, there.id]);
  expect(await look()).toEqual({ notices: false, mails: false, jobs: false });
  await ask(`/mails/${mail?.id}`, reader).expect(404);
  expect((await app.api.as(reader).post(`/api/mails/${mail?.id}/resend`)).status).toBe(404);
});

test("somebody once named as a colleague, who is a customer by now, is not told what the desk is", async () => {
  const person = await buildPersonWith(app.db, { isStaff: false, permissions: ["ticket.create"] });
  const { id } = await buildTicket(app.services, { customerId: person.id, assigneeId: person.id });
  await app.api.as(agent).post(`/api/tickets/${id}/comments`).send({ comment: secret, is_internal: true }).expect(201);
  await app.jobs.runAll();
  expect((await ask("/notifications", person)).body.data).toEqual([]);
  expect(
    await app.db.rows("SELECT template FROM mails WHERE person_id = $1 AND template LIKE 'staff.%'", [person.id]),
  ).toEqual([]);
});
