import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import {
  buildAdmin,
  buildAgent,
  buildCategory,
  buildCustomer,
  buildDepartment,
  buildTeam,
  buildTicket,
  type BuiltPerson,
} from "../../../test/factories/index.js";
import { startTestApp, type TestApp } from "../../../test/start-test-app.js";

let app: TestApp;
let owner: BuiltPerson, stranger: BuiltPerson, agent: BuiltPerson, foreignAgent: BuiltPerson, admin: BuiltPerson;
let department: { id: number };
beforeAll(async () => {
  app = await startTestApp({ now: "2026-03-02T09:00:00Z" });
  const { db } = app;
  [owner, stranger] = [await buildCustomer(db), await buildCustomer(db)];
  [agent, foreignAgent, admin] = [await buildAgent(db), await buildAgent(db), await buildAdmin(db)];
  department = await buildDepartment(db);
  await buildTeam(db, { memberIds: [agent.id], departmentIds: [department.id] });
});
afterAll(() => app.close());

const newTicket = () => buildTicket(app.services, { customerId: owner.id, departmentId: department.id });

type Method = "get" | "post" | "patch" | "delete";
/** Per route: what the owner, the department's agent and an admin get; all others 404 or 401. */
const walk: [string, Method, string, object | undefined, [number, number, number]][] = [
  ["getTicket", "get", "", undefined, [200, 200, 200]],
  ["updateTicket, texts", "patch", "", { subject: "Another" }, [200, 200, 200]],
  ["updateTicket, priority", "patch", "", { priority: "high" }, [403, 200, 200]],
  ["updateTicket, due date", "patch", "", { due_at: "2026-03-09T00:00:00Z" }, [403, 200, 200]],
  ["updateTicket, tags", "patch", "", { tags: ["x"] }, [403, 200, 200]],
  ["deleteTicket", "delete", "", undefined, [204, 403, 204]],
  ["setTicketStatus", "patch", "/status", { status: "resolved" }, [403, 200, 200]],
  ["assignTicket", "post", "/assign", { agent_id: null }, [403, 200, 200]],
  ["escalateTicket", "post", "/escalate", { escalate_to: 0, reason: "Because" }, [403, 200, 200]],
  ["addComment", "post", "/comments", { comment: "A reply" }, [201, 201, 201]],
  ["addComment, internal", "post", "/comments", { comment: "A note", is_internal: true }, [403, 201, 201]],
  ["listTicketAttachments", "get", "/attachments", undefined, [200, 200, 200]],
  ["listAssignees", "get", "/assignees", undefined, [403, 200, 200]],
  ["listMentionable", "get", "/mentionable", undefined, [403, 200, 200]],
];

test.each(walk)(
  "%s answers owner, agent and admin as their rights say, and is not there for anybody else",
  async (name, method, path, body, [own, staff, boss]) => {
    const snapshot = async (id: number) =>
      app.db.one(
        "SELECT t.*, (SELECT count(*) FROM events WHERE ticket_id = t.id) AS events FROM tickets t WHERE id = $1",
        [id],
      );
    const sent = body && "escalate_to" in body ? { ...body, escalate_to: admin.id } : body;
    const { id } = await newTicket();
    const before = await snapshot(id);
    const call = (agentOf: ReturnType<TestApp["api"]["anonymous"]>, ticketId: number) =>
      agentOf[method](`/api/tickets/${ticketId}${path}`).send(sent);
    expect((await call(app.api.anonymous(), id)).status).toBe(401);
    // Who may not use the route at all is told so; nobody else learns whether there is such a ticket.
    const missing = await call(app.api.as(stranger), 999_999_999);
    const foreign = await call(app.api.as(stranger), id);
    expect([missing.status, foreign.status]).toEqual(
      ["assignTicket", "escalateTicket", "listAssignees", "listMentionable"].includes(name) ? [403, 403] : [404, 404],
    );
    expect({ ...foreign.body, request_id: "" }).toEqual({ ...missing.body, request_id: "" });
    expect((await call(app.api.as(foreignAgent), id)).status).toBe(404);
    expect(await snapshot(id)).toEqual(before);

    expect((await call(app.api.as(owner), id)).status).toBe(own);
    if (own === 403) expect(await snapshot(id)).toEqual(before);
    expect((await call(app.api.as(agent), (await newTicket()).id)).status).toBe(staff);
    expect((await call(app.api.as(admin), (await newTicket()).id)).status).toBe(boss);
  },
);

test("Nothing about an internal note changes what the customer is shown", async () => {
  const { id } = await newTicket();
  await app.api.as(agent).post(`/api/tickets/${id}/comments`).send({ comment: "Hello" });
  await app.jobs.runAll();
  const look = async () => {
    const ticket = (await app.api.as(owner).get(`/api/tickets/${id}`)).body;
    const row = (await app.api.as(owner).get("/api/tickets?sort=updated&limit=100")).body.data.find(
      (item: { id: number }) => item.id === id,
    );
    const changes = (await app.api.as(owner).get("/api/changes?since=0")).body;
    const notices = (await app.api.as(owner).get("/api/notifications")).body;
    return { ticket, row, changes, notices };
  };
  const before = await look();
  app.hints.length = 0;
  const note = await app.api
    .as(agent)
    .post(`/api/tickets/${id}/comments`)
    .send({ comment: "Known troublemaker", is_internal: true });
  expect(note.status).toBe(201);
  await app.jobs.runAll();
  expect(await look()).toEqual(before);
  expect(app.hints.flatMap((hint) => hint.rooms)).not.toContain(`customer:${owner.id}`);
  expect((await app.api.as(agent).get(`/api/tickets/${id}`)).body.comments).toHaveLength(2);
});

test("GET /changes tells what changed since, to each what they see", async () => {
  const seq = (await app.api.as(agent).get("/api/changes?since=0")).body.seq as number;
  const { id } = await buildTicket(app.services, { customerId: stranger.id, departmentId: department.id });
  const idsFor = async (person: BuiltPerson) =>
    (await app.api.as(person).get(`/api/changes?since=${seq}`)).body.tickets.map(
      (ticket: { id: number }) => ticket.id,
    ) as number[];
  for (const person of [agent, admin, stranger]) expect(await idsFor(person)).toContain(id);
  for (const person of [foreignAgent, owner]) expect(await idsFor(person)).not.toContain(id);
});

const ownHostile = [
  "'; DROP TABLE tickets; --",
  "<script>alert(1)</script>",
  "\u0000",
  "\ud800",
  "\u202Etxt.exe",
  "𝒽𝑒𝓁𝓁𝑜 😀".repeat(20),
  "$1 :name ? {{x}} %s ${y}",
  "\\",
  "null",
  " ",
];
const root = fileURLToPath(new URL("../../../../", import.meta.url));
const blns = resolve(root, process.env["REDRESS_TEST_DATA"] ?? "../shared/data", "blns.json");

function hostileStrings(): string[] {
  if (!existsSync(blns)) {
    process.stdout.write(`Skipped the big list of naughty strings, which is not at ${blns}: only our own are tried.\n`);
    return ownHostile;
  }
  return [...ownHostile, ...(JSON.parse(readFileSync(blns, "utf8")) as string[])];
}

test("Hostile strings in every text field never break anything, and come back as they were sent or not at all", async () => {
  const category = await buildCategory(app.db);
  let { id } = await newTicket();
  const customer = app.api.as(owner);
  const staff = app.api.as(agent);
  const answers: { field: string; text: string; status: number }[] = [];
  for (const [i, text] of hostileStrings().entries()) {
    if (i % 10 === 0) id = (await newTicket()).id; // long timelines would only cost time
    // Texts are filed and written whole; for the rest a sample is enough.
    const sampled = i < ownHostile.length || i % 5 === 0;
    const complaint = { subject: text, description: text, urgent_reason: text, category_id: category.id };
    const calls = [
      { field: "filed", call: customer.post("/api/tickets").send(complaint) },
      { field: "comment", call: staff.post(`/api/tickets/${id}/comments`).send({ comment: text, is_internal: true }) },
      ...(sampled
        ? [
            {
              field: "edited",
              call: staff.patch(`/api/tickets/${id}`).send({ subject: text, description: text, tags: [text] }),
            },
            {
              field: "assign",
              call: staff.post(`/api/tickets/${id}/assign`).send({ agent_id: agent.id, reason: text }),
            },
            { field: "tag", call: staff.get("/api/tickets").query({ tag: text, cursor: text }) },
            {
              field: "category",
              call: customer.post("/api/tickets").send({ subject: "S", description: "D", category: text }),
            },
            { field: "status", call: staff.patch(`/api/tickets/${id}/status`).send({ status: text, comment: text }) },
            { field: "path", call: staff.get(`/api/tickets/${encodeURIComponent(text.isWellFormed() ? text : "x")}`) },
          ]
        : []),
    ];
    const pending = calls.map(async ({ field, call }) => ({ field, res: await call }));
    for (const { field, res } of await Promise.all(pending)) {
      answers.push({ field, text, status: res.status });
      if (field === "comment" && res.status === 201) expect(res.body.comment).toBe(text.replace(/\r\n?/g, "\n").trim());
    }
  }
  expect(answers.filter(({ status }) => status >= 500 || status === 0)).toEqual([]);
  expect(answers.some(({ status }) => status === 201)).toBe(true);
});
