import { afterAll, beforeAll, beforeEach, expect, test } from "@jest/globals";
import type { TicketDetail } from "../../../contract/index.js";
import { buildCategory, buildDepartment, buildTeam } from "../../../../test/factories/index.js";
import { startSplitDesk, type SplitDesk } from "./testing/split-desk.js";

let desk: SplitDesk;
let app: SplitDesk["app"];
let admin: SplitDesk["admin"];
let agent: SplitDesk["agent"];
let customer: SplitDesk["customer"];
let other: SplitDesk["other"];
let file: SplitDesk["file"];
let split: SplitDesk["split"];
let begin: SplitDesk["begin"];
let unsplit: SplitDesk["unsplit"];
let merge: SplitDesk["merge"];
let read: SplitDesk["read"];
let say: SplitDesk["say"];
let words: SplitDesk["words"];
let a: number;
beforeAll(async () => {
  desk = await startSplitDesk();
  ({ app, admin, agent, customer, other, file, split, begin, unsplit, merge, read, say, words } = desk);
});
afterAll(() => desk.app.close());
beforeEach(async () => {
  a = await file();
});

test("It is where the other is, with whoever works on it, or goes where such complaints go", async () => {
  const department = await buildDepartment(app.db);
  const team = await buildTeam(app.db, { memberIds: [admin.id], departmentIds: [department.id] });
  const category = await buildCategory(app.db, { departmentId: department.id, teamId: team.id });
  await app.api.as(admin).post(`/api/tickets/${a}/assign`).send({ agent_id: agent.id }).expect(200);
  const [first, second] = [await say(customer, a, "One"), await say(customer, a, "Two")];
  const before = await read(agent, a);
  const same = (await split(admin, a, first).expect(201)).body as TicketDetail;
  expect(same).toMatchObject({
    category: before.category,
    department: before.department,
    assigned_agent: { id: agent.id },
  });
  await app.jobs.runAll();
  const told = (id: number) =>
    app.db.rows("SELECT person_id, kind FROM notifications WHERE ticket_id = $1 ORDER BY person_id", [id]);
  expect(await told(same.id)).toEqual([{ person_id: agent.id, kind: "assigned" }]);

  const elsewhere = (await split(admin, a, second, { category_id: category.id }).expect(201)).body as TicketDetail;
  expect(elsewhere).toMatchObject({
    category: { id: category.id },
    department: { id: department.id },
    team: { id: team.id },
    assigned_agent: null,
  });
  // Not theirs to see any more: nobody reads there what they could not read otherwise.
  await app.api.as(agent).get(`/api/tickets/${elsewhere.id}`).expect(404);
  expect(JSON.stringify(await read(agent, a))).not.toContain(`${elsewhere.id}`);
  await unsplit(agent, elsewhere.id).expect(404);
  await unsplit(admin, elsewhere.id).expect(200);
});

test("Nobody is written to when it is split: the customer wrote it, and hears with the first answer", async () => {
  const asked = await say(customer, a, "Else");
  await app.jobs.runAll();
  const mails = () => app.db.rows("SELECT id FROM mails WHERE person_id = $1", [customer.id]);
  const before = (await mails()).length;
  const fresh = await begin(a, asked);
  await app.jobs.runAll();
  expect(await mails()).toHaveLength(before);
  await say(agent, fresh.id, "Dear Luis");
  await app.jobs.runAll();
  expect((await mails()).length).toBeGreaterThan(before);
});

test("Only a customer's message that is there begins a ticket; staff's words and notes do not", async () => {
  const theirs = await say(customer, await file(), "Elsewhere");
  const [reply, note] = [await say(agent, a, "Ours"), await say(agent, a, "Internal", { is_internal: true })];
  for (const id of [theirs, reply, note, 999_999_999])
    expect((await split(agent, a, id).expect(422)).body.errors).toMatchObject([{ field: "comment_id" }]);
  const asked = await say(customer, a, "Mine");
  await split(agent, a, asked, { subject: "" }).expect(422);
  await split(agent, a, asked, { category_id: 999_999_999 }).expect(422);
  await merge(a, await file());
  expect((await split(agent, a, asked).expect(409)).body.code).toBe("ticket.merged");
});

test("Customers split nothing, and nobody what they do not see", async () => {
  const asked = await say(customer, a, "Else");
  await split(customer, a, asked).expect(403);
  await split(other, a, asked).expect(403);
  const department = await buildDepartment(app.db);
  const hidden = await file({ departmentId: department.id });
  const inside = await say(customer, hidden, "Inside");
  await split(agent, hidden, inside).expect(404);
  const fresh = await begin(a, asked);
  await unsplit(customer, fresh.id).expect(403);
  expect((await read(customer, fresh.id)).abilities).toMatchObject({ split: false, unsplit: false });
  expect((await app.api.as(agent).delete(`/api/tickets/${a}/split`).expect(200)).body.id).toBe(a);
});

test("The same request twice begins one ticket", async () => {
  const asked = await say(customer, a, "Else");
  const again = () => split(agent, a, asked).set("Idempotency-Key", `split-${a}`);
  const [first, second] = [await again().expect(201), await again().expect(201)];
  expect(second.body.id).toBe(first.body.id);
});

test("Of two who split the same message at once one does; a split, its undoing and an answer come one after the other", async () => {
  for (let round = 0; round < 8; round += 1) {
    const id = await file();
    const asked = await say(customer, id, "Else");
    const answers = await Promise.all([split(agent, id, asked), split(admin, id, asked)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 422]);
    const fresh = answers.find(({ status }) => status === 201)?.body as TicketDetail;

    const reply = app.api.as(agent).post(`/api/tickets/${fresh.id}/comments`).send({ comment: "Dear Luis" });
    const [undone, said] = await Promise.all([unsplit(admin, fresh.id), reply]);
    expect([
      [200, 404],
      [409, 201],
    ]).toContainEqual([undone.status, said.status]);
    expect(await words(agent, id)).toEqual(undone.status === 200 ? ["Else"] : []);
  }
});

test("Merged tickets are split like others, and un-merging leaves what somebody split out", async () => {
  const b = await file();
  const asked = await say(customer, a, "Of A, else");
  await say(customer, a, "Of A");
  await merge(a, b);
  const fresh = (await split(agent, b, asked).expect(201)).body as TicketDetail;
  await app.api.as(agent).delete(`/api/tickets/${a}/merge`).expect(200);
  expect([await words(agent, a), await words(agent, b)]).toEqual([["Of A"], []]);

  await merge(a, b);
  await unsplit(agent, fresh.id).expect(200);
  expect(await words(agent, b)).toEqual(["Of A, else", "Of A"]);
  await app.api.as(agent).delete(`/api/tickets/${a}/merge`).expect(200);
  expect([await words(agent, a), await words(agent, b)]).toEqual([["Of A, else", "Of A"], []]);

  // Merged back, the complaint is read as the beginning that it was, once.
  const again = (await split(agent, a, asked).expect(201)).body as TicketDetail;
  const { body } = await merge(again.id, a);
  expect(body).toMatchObject({ comments: [{ comment: "Of A" }], merged: [{ description: "Of A, else" }] });
});

test("A ticket that was merged meanwhile is un-merged first", async () => {
  const fresh = await begin(a, await say(customer, a, "Else"));
  await merge(a, await file());
  expect((await unsplit(agent, fresh.id).expect(409)).body.code).toBe("ticket.merged");
  await app.api.as(agent).delete(`/api/tickets/${a}/merge`).expect(200);
  await unsplit(agent, fresh.id).expect(200);
});
