import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { buildAgent, buildCustomer, buildDepartment, buildTeam, buildTicket } from "../../../test/factories/index.js";
import { startTestApp, type TestApp } from "../../../test/start-test-app.js";
import type { Permission, Sees } from "../../contract/index.js";
import { sees as allSees } from "../../contract/permissions.js";
import { anonymousActor, guestActor, personActor, systemActor, type Actor } from "../../platform/actor.js";
import { roomsFor, roomsOf, type Secrecy } from "../../platform/events.js";
import { Binds } from "./binds.js";
import { audienceOf, factColumns, type TicketFacts } from "./facts.js";
import { canEditText, canReply, canSee, isOwner, listedFor, seesInternal, visibleTo } from "./policy.js";

let app: TestApp;
let actors: { name: string; actor: Actor }[];
let tickets: TicketFacts[];

beforeAll(async () => {
  app = await startTestApp();
  const { db } = app;
  const [customer, other, agent] = [await buildCustomer(db), await buildCustomer(db), await buildAgent(db)];
  const [here, there] = [await buildDepartment(db), await buildDepartment(db)];
  const ours = await buildTeam(db, { memberIds: [agent.id], departmentIds: [here.id] });
  const theirs = await buildTeam(db, { departmentIds: [there.id] });
  for (const customerId of [customer.id, other.id])
    for (const departmentId of [null, here.id, there.id])
      for (const teamId of [null, ours.id, theirs.id])
        for (const assigneeId of [null, agent.id]) {
          const ticket = await buildTicket(app.services, { customerId, departmentId, teamId, assigneeId });
          if (ticket.id % 4 === 0) await db.rows("UPDATE tickets SET hidden_at = app_now() WHERE id = $1", [ticket.id]);
          // Put away with the sample data, and among those that are hidden.
          if (ticket.id % 8 === 0) await db.rows("UPDATE tickets SET is_sample = true WHERE id = $1", [ticket.id]);
        }
  tickets = await db.rows<TicketFacts>(`SELECT ${factColumns} FROM tickets t`);
  const who = (
    id: number,
    sees: Sees,
    permissions: Permission[],
    departmentIds: number[] = [],
    teamIds: number[] = [],
  ) => ({
    name: `${sees} [${permissions.join()}] ${departmentIds.length} departments`,
    actor: personActor({ id, sees, isStaff: sees !== "own", permissions, departmentIds, teamIds }),
  });
  actors = [
    { name: "the system", actor: systemActor },
    { name: "a stranger", actor: anonymousActor },
    ...tickets.slice(0, 8).map(({ id: ticketId }) => ({
      name: `a guest of ${ticketId}`,
      actor: guestActor({ personId: customer.id, sessionId: 1, ticketId }),
    })),
    ...allSees.flatMap((sees) =>
      ([[], ["audit.read"], ["ticket.read_notes"]] as Permission[][]).flatMap((permissions) => [
        who(agent.id, sees, permissions),
        who(agent.id, sees, permissions, [here.id], [ours.id]),
        who(customer.id, sees, permissions, [here.id, there.id], [ours.id, theirs.id]),
      ]),
    ),
  ];
});
afterAll(() => app.close());

const idsWhere = async (condition: (binds: Binds) => string) => {
  const binds = new Binds();
  const where = condition(binds);
  return new Set(
    (await app.db.rows<{ id: number }>(`SELECT t.id FROM tickets t WHERE ${where}`, binds.values)).map((row) => row.id),
  );
};

test("For every scope, right and ticket, the list's condition says what the policy says", async () => {
  for (const { name, actor } of actors) {
    const visible = await idsWhere((binds) => visibleTo(actor, binds));
    const listed = await idsWhere((binds) => listedFor(actor, binds));
    for (const ticket of tickets) {
      const told = { name, ticket: ticket.id };
      expect({ ...told, visible: visible.has(ticket.id) }).toEqual({ ...told, visible: canSee(actor, ticket) });
      expect({ ...told, listed: listed.has(ticket.id) }).toEqual({
        ...told,
        listed:
          (canSee(actor, ticket) && ticket.hiddenAt === null) || (actor.kind === "system" && ticket.hiddenAt === null),
      });
    }
  }
});

test("Whoever filed a complaint may correct it while it is new; a guest answers to it and corrects nothing", () => {
  const fresh = tickets.filter((ticket) => ticket.status === "new" && ticket.hiddenAt === null);
  let guests = 0;
  for (const { name, actor } of actors) {
    for (const ticket of fresh.filter((one) => actor.sees === "own" && isOwner(actor, one) && canSee(actor, one))) {
      const isGuest = actor.onlyTicketId !== null;
      guests += Number(isGuest);
      expect([name, canReply(actor, ticket), canEditText(actor, ticket)]).toEqual([name, true, !isGuest]);
    }
  }
  expect(guests).toBeGreaterThan(0);
});

test("Live, everybody hears of exactly the tickets they may see, and of notes who may read them", () => {
  for (const { name, actor } of actors) {
    if (actor.kind !== "person") continue;
    const rooms = new Set(roomsFor(actor));
    for (const ticket of tickets) {
      const hears = (secrecy: Secrecy) =>
        roomsOf(ticket.id, audienceOf(ticket), secrecy).some((room) => rooms.has(room));
      // The lists of the desk lose what is hidden: their rooms are told, whoever may still read it or not.
      const seesIt = canSee(actor, { ...ticket, hiddenAt: null });
      const isDesk = actor.isStaff;
      const told = { name, ticket: ticket.id };
      expect({ ...told, hears: hears("public") }).toEqual({ ...told, hears: seesIt && (isDesk || !ticket.hiddenAt) });
      expect({ ...told, hears: hears("internal") }).toEqual({ ...told, hears: seesIt && isDesk });
      expect({ ...told, hears: hears("note") }).toEqual({ ...told, hears: seesIt && isDesk && seesInternal(actor) });
    }
  }
});
