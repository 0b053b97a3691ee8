import { afterAll, beforeAll, expect, test } from "@jest/globals";
import {
  buildAgent,
  buildDepartment,
  buildPerson,
  buildRole,
  buildTeam,
  buildTicket,
  type BuiltPerson,
} from "../../../test/factories/index.js";
import { startTestApp, type TestApp } from "../../../test/start-test-app.js";
import { permissions, sees as allSees, type Permission, type Status } from "../../contract/index.js";
import type { Actor } from "../../platform/actor.js";
import { loadActor } from "../accounts/index.js";
import { readRules } from "../desk/index.js";
import { rankAssignees } from "../routing/index.js";
import { ticketFacts, type TicketFacts } from "./facts.js";
import * as policy from "./policy.js";
import type { DeskRules } from "./rules.js";

/**
 * Random roles, teams, departments and tickets: the list, the single read, the abilities, the `can…` rules and the routes
 * behind them must all say the same. Set REDRESS_SEED to have a failure again.
 */
const seed = Number(process.env["REDRESS_SEED"] ?? 20_261_121);
const random = seeded(seed);
const told = (more: object) => ({ seed, ...more });

let app: TestApp;
let rules: DeskRules;
let people: BuiltPerson[];
let tickets: number[];
let departments: number[];
let teams: number[];

beforeAll(async () => {
  app = await startTestApp();
  rules = await readRules(app.db, app.services.config);
  departments = [(await buildDepartment(app.db)).id, (await buildDepartment(app.db)).id];
  people = [];
  for (let i = 0; i < 18; i += 1) {
    const isStaff = i % 6 !== 5;
    const sees = isStaff ? pick(allSees.filter((each) => each !== "own")) : "own";
    const held = (Object.keys(permissions) as Permission[]).filter(() => random() < 0.5);
    const role = await buildRole(app.db, {
      isStaff,
      sees,
      permissions: isStaff ? [...held, "ticket.create"] : ["ticket.create"],
    });
    people.push(await buildPerson(app.db, { role: role.key }));
  }
  const staff = people.filter((_person, i) => i % 6 !== 5);
  teams = [];
  for (let i = 0; i < 3; i += 1) {
    const memberIds = staff.filter(() => random() < 0.4).map(({ id }) => id);
    const team = await buildTeam(app.db, { memberIds, departmentIds: departments.filter(() => random() < 0.5) });
    teams.push(team.id);
  }
  tickets = [];
  for (let i = 0; i < 24; i += 1) tickets.push(await randomTicket());
});
afterAll(() => app.close());

async function randomTicket(): Promise<number> {
  const customers = people.filter((_person, i) => i % 6 === 5);
  const { id } = await buildTicket(app.services, {
    customerId: random() < 0.8 ? pick(customers).id : pick(people).id,
    departmentId: pick([null, ...departments]),
    teamId: pick([null, ...teams]),
    assigneeId: random() < 0.5 ? pick(people).id : null,
    status: pick<Status>(["new", "new", "in_progress", "pending", "on_hold", "resolved", "closed"]),
  });
  if (random() < 0.2) await app.db.rows("UPDATE tickets SET hidden_at = app_now() WHERE id = $1", [id]);
  else if (random() < 0.1)
    await app.db.rows("UPDATE tickets SET closed_reason = 'withdrawn' WHERE id = $1 AND status = 'closed'", [id]);
  return id;
}

async function facts(id: number): Promise<TicketFacts> {
  const found = await ticketFacts(app.db, id);
  if (!found) throw new Error(`There is no ticket ${id}`);
  return found;
}

async function actorOf(person: BuiltPerson): Promise<Actor> {
  const actor = await loadActor(app.db, person.id);
  if (!actor) throw new Error("Nobody is deactivated here");
  return actor;
}

test("for every person and ticket: in the list exactly when it can be read and is not hidden", async () => {
  for (const person of people) {
    const actor = await actorOf(person);
    const listed = new Set<number>();
    for (let page = 1; page <= 2; page += 1) {
      const { data } = (await app.api.as(person).get(`/api/tickets?limit=100&page=${page}`).expect(200)).body;
      for (const row of data as { id: number }[]) listed.add(row.id);
    }
    const counted = (await app.api.as(person).get("/api/tickets/counts").expect(200)).body;
    for (const id of tickets) {
      const ticket = await facts(id);
      const can = policy.canSee(actor, ticket);
      const read = await app.api.as(person).get(`/api/tickets/${id}`);
      const where = { person: person.id, sees: actor.sees, ticket: id };
      expect(told({ ...where, read: read.status })).toEqual(told({ ...where, read: can ? 200 : 404 }));
      expect(told({ ...where, listed: listed.has(id) })).toEqual(told({ ...where, listed: can && !ticket.hiddenAt }));
      for (const path of [`/api/tickets/${id}/attachments`, `/api/tickets/${id}/sla/explain`]) {
        const { status } = await app.api.as(person).get(path);
        expect(told({ ...where, path, status })).toEqual(told({ ...where, path, status: can ? 200 : 404 }));
      }
    }
    const open = await Promise.all([...listed].map(facts));
    const isOpen = ({ status }: TicketFacts) => status !== "resolved" && status !== "closed";
    expect(told({ person: person.id, open: counted.open })).toEqual(
      told({ person: person.id, open: open.filter(isOpen).length }),
    );
  }
});

interface Action {
  name: string;
  can(actor: Actor, ticket: TicketFacts, now: Date): boolean;
  path: string;
  method: "post" | "patch" | "delete";
  body: object;
}
const post = (path: string, body: object) => ({ method: "post", path, body }) as const;
const patch = (path: string, body: object) => ({ method: "patch", path, body }) as const;
const actions: readonly Action[] = [
  { name: "reply", can: policy.canReply, ...post("/comments", { comment: "Hello" }) },
  { name: "note", can: policy.canNote, ...post("/comments", { comment: "Hm", is_internal: true }) },
  { name: "edit", can: policy.canEdit, ...patch("", { tags: ["odd"] }) },
  { name: "set_priority", can: policy.canSetPriority, ...patch("", { priority: "critical" }) },
  { name: "edit_text", can: policy.canEditText, ...patch("", { subject: "Another subject" }) },
  { name: "set_due", can: policy.canSetDue, ...patch("", { due_at: "2040-01-01T00:00:00Z" }) },
  { name: "assign", can: policy.canAssign, ...post("/assign", { agent_id: null }) },
  {
    name: "hide",
    can: (actor, ticket) => policy.canHide(actor, ticket) || policy.canWithdraw(actor, ticket),
    method: "delete",
    path: "",
    body: {},
  },
  ...(["in_progress", "pending", "resolved", "closed"] as const).map((status): Action => ({
    name: `status ${status}`,
    can: (actor, ticket, now) => policy.settableStatuses(actor, ticket, rules, now).includes(status),
    ...patch("/status", { status }),
  })),
];

/** What an ability says beyond the right: a state in which there is nothing to do. The route answers 409 then. */
const abilityOf: Readonly<Record<string, string>> = {
  reply: "reply",
  note: "note",
  edit: "edit",
  set_priority: "set_priority",
  edit_text: "edit_text",
  set_due: "set_due",
  assign: "assign",
};

test("each action's route does what the rules and the abilities say, and nothing where they say no", async () => {
  const escalatee = await buildAgent(app.db);
  const all: readonly Action[] = [
    ...actions,
    { name: "escalate", can: policy.canEscalate, ...post("/escalate", { escalate_to: escalatee.id, reason: "Late" }) },
  ];
  for (let round = 0; round < 350; round += 1) {
    const person = pick(people);
    const action = pick(all);
    // Half of them on what the person sees: else most would end at the door.
    const actor = await actorOf(person);
    const { id } = await oneOf(actor, round % 2 === 0);
    const ticket = await facts(id);
    const now = await app.clock.now();
    const seen = policy.canSee(actor, ticket);
    const can = action.can(actor, ticket, now);
    const view = (await app.api.as(person).get(`/api/tickets/${id}`)).body as { abilities?: Record<string, unknown> };
    const before = await footprint(id);

    const request = app.api.as(person)[action.method](`/api/tickets/${id}${action.path}`);
    const { status } = action.method === "delete" ? await request : await request.send(action.body);
    const where = {
      round,
      action: action.name,
      person: person.id,
      sees: actor.sees,
      ticket: id,
      was: ticket.status,
      seen,
      can,
    };

    // Where an endpoint's own permission is missing it is 403 before anybody looks for the ticket.
    if (!seen)
      expect(told({ ...where, refused: [403, 404].includes(status) })).toEqual(told({ ...where, refused: true }));
    else if (!can)
      expect(told({ ...where, refused: [403, 409].includes(status) })).toEqual(told({ ...where, refused: true }));
    else
      expect(told({ ...where, done: status < 300 || [409, 422].includes(status) })).toEqual(
        told({ ...where, done: true }),
      );
    if (status >= 300)
      expect(told({ ...where, after: await footprint(id) })).toEqual(told({ ...where, after: before }));

    const ability = abilityOf[action.name];
    if (seen && ability && view.abilities?.[ability] === true)
      expect(told({ ...where, offered: status < 300 })).toEqual(told({ ...where, offered: true }));
    if (seen && ability && view.abilities?.[ability] === false)
      expect(told({ ...where, silent: status >= 400 || isNoChange(action, ticket) })).toEqual(
        told({ ...where, silent: true }),
      );
    if (status < 300 && action.name === "hide") tickets.push(await randomTicket());
  }
});

/** Asking for what is already so changes nothing and is no error, in whatever state. */
const isNoChange = (action: Action, ticket: TicketFacts): boolean =>
  action.name === "assign" && ticket.assigneeId === null;

test("who could take a ticket is who could hold it, by permissions and sight alone", async () => {
  for (const id of tickets) {
    const ticket = await facts(id);
    if (ticket.hiddenAt) continue;
    const ranked = new Set((await rankAssignees(app.db, ticket)).map((candidate) => candidate.id));
    for (const person of people) {
      const actor = await actorOf(person);
      const where = { ticket: id, person: person.id, sees: actor.sees };
      // Candidates are fewer than those it may be given to by hand: only members of teams that serve the department.
      if (ranked.has(person.id))
        expect(told({ ...where, can: policy.canHold(actor, ticket) })).toEqual(told({ ...where, can: true }));
    }
  }
  const undirected = { departmentId: null, teamId: null, skillId: null, isSample: false };
  const candidates = await rankAssignees(app.db, undirected);
  expect(candidates.length).toBeGreaterThan(0);
});

async function oneOf(actor: Actor, wantsSeen: boolean): Promise<TicketFacts> {
  const all = await Promise.all(tickets.map(facts));
  const seen = all.filter((ticket) => policy.canSee(actor, ticket));
  return pick(wantsSeen && seen.length > 0 ? seen : all);
}

async function footprint(id: number): Promise<unknown> {
  return app.db.one(
    `SELECT t.version, t.status, t.assignee_id, t.hidden_at, t.comment_count, t.note_count, t.priority, t.subject,
            (SELECT count(*) FROM ticket_comments c WHERE c.ticket_id = t.id) AS comments,
            (SELECT count(*) FROM events e WHERE e.ticket_id = t.id AND e.type NOT LIKE 'access.%') AS events,
            (SELECT count(*) FROM mails) AS mails, (SELECT count(*) FROM notifications) AS notices
     FROM tickets t WHERE t.id = $1`,
    [id],
  );
}

function pick<Item>(items: readonly Item[]): Item {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new Error("There is nothing to pick from");
  return item;
}

/** mulberry32: the same numbers for the same seed. */
function seeded(start: number): () => number {
  let state = start >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
