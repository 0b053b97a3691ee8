import type { NotificationKind } from "../../contract/schemas/accounts.js";
import type { Actor } from "../../platform/actor.js";
import type { Queries } from "../../platform/db.js";
import type { RecordedEvent } from "../../platform/events.js";
import { activeAdminIds, loadListener } from "../accounts/index.js";
import { supervisorIdOf } from "../directory/index.js";
import { canSee, seesInternal, ticketFacts, type TicketFacts } from "../tickets/index.js";
import { standingsOn } from "../workspace/index.js";

/** Somebody to be told of an event, as what, and by which ways they want to hear it. */
export interface Recipient {
  personId: number;
  kind: NotificationKind;
  /** True: written to as the one who complained; false: as a member of staff. */
  asCustomer: boolean;
  inApp: boolean;
  email: boolean;
  /** In the browsers that they switched on, if any. */
  push: boolean;
}

interface Wish {
  personId: number | null;
  kind: NotificationKind;
  asCustomer?: boolean;
  /** A receipt: mailed also to who did it. */
  receipt?: boolean;
}

/**
 * Who is told of an event. Nobody hears of what they did themselves (but for a receipt by mail), of a ticket they may not see, or twice.
 * The answer depends on stored rows alone, so that a repeated job finds the same people.
 */
export async function recipientsOf(queries: Queries, event: RecordedEvent): Promise<Recipient[]> {
  if (event.ticketId === null) return [];
  const ticket = await ticketFacts(queries, event.ticketId);
  // Nobody hears of what is made up; and nobody made up can be written to.
  if (!ticket || ticket.isSample) return [];
  const { following, muted } = await standingsOn(queries, ticket.id);
  const told = new Map<number, Recipient>();
  for (const wish of await wishesFor(queries, event, ticket, following)) {
    if (wish.personId === null || told.has(wish.personId)) continue;
    if (muted.has(wish.personId) && !wish.asCustomer && !reachesMuted(event, wish)) continue;
    // Of one change to many tickets staff are told once, by its first.
    if (event.data["quiet"] === true && !wish.asCustomer) continue;
    const isOwnDoing = wish.personId === event.actorId;
    if (isOwnDoing && !wish.receipt) continue;
    const listener = await loadListener(queries, wish.personId, wish.kind);
    const asCustomer = wish.asCustomer ?? false;
    if (!listener || !mayHear(listener.actor, event, ticket, asCustomer)) continue;
    const { inApp, email, push } = listener;
    told.set(wish.personId, {
      personId: wish.personId,
      kind: wish.kind,
      asCustomer,
      inApp: inApp && !isOwnDoing,
      email,
      push: push && !isOwnDoing,
    });
  }
  return [...told.values()].filter(({ inApp, email, push }) => inApp || email || push);
}

/**
 * What whoever has muted a ticket hears of it all the same: that it is theirs to see to now, that a promise was missed,
 * and what they asked for or wrote themselves. Said in these words where somebody mutes one.
 */
function reachesMuted(event: RecordedEvent, { personId, kind }: Wish): boolean {
  if (event.type === "reply.returned" || event.type === "reply.status_left") return true;
  if (kind === "escalated") return personIn(event.data.to) === personId;
  return loud.has(kind);
}
const loud: ReadonlySet<NotificationKind> = new Set(["assigned", "unassigned", "mention", "breached", "woken"]);

/** Once named as a colleague does not make one: what the desk is told is for staff, and notes for those who read them. */
function mayHear(actor: Actor, event: RecordedEvent, ticket: TicketFacts, asCustomer: boolean): boolean {
  if (!canSee(actor, ticket)) return false;
  if (asCustomer) return !event.isInternal;
  const isNote = event.isInternal && event.type === "comment.added";
  return actor.isStaff && (!isNote || seesInternal(actor));
}

async function wishesFor(
  queries: Queries,
  event: RecordedEvent,
  ticket: TicketFacts,
  following: readonly number[],
): Promise<Wish[]> {
  /** Behind whoever hears of it as the one concerned: nobody is told twice. */
  const followers = following.map((personId): Wish => ({ personId, kind: "followed" }));
  const customer = (kind: NotificationKind): Wish => ({ personId: ticket.customerId, kind, asCustomer: true });
  const agent = (kind: NotificationKind): Wish => ({ personId: ticket.assigneeId, kind });
  const supervisor = async (kind: NotificationKind): Promise<Wish> => ({
    personId: await supervisorIdOf(queries, ticket.teamId),
    kind,
  });
  const admins = async (kind: NotificationKind) =>
    (await activeAdminIds(queries)).map((personId): Wish => ({ personId, kind }));
  /** The one who looks after it, or, where nobody does, the one who has to see that somebody will. */
  const keeper = async (kind: NotificationKind): Promise<Wish[]> => {
    if (ticket.assigneeId !== null) return [agent(kind)];
    const lead = await supervisor(kind);
    return lead.personId === null ? admins(kind) : [lead];
  };

  switch (event.type) {
    case "ticket.created":
      return [
        // Nothing new to them: they wrote it, and hear of it with the first answer.
        ...(event.data.split === true ? [] : [{ ...customer("created"), receipt: true }]),
        ...(await teamMembers(queries, ticket)).map((personId): Wish => ({ personId, kind: "created" })),
      ];
    case "ticket.assigned":
      return [agent("assigned"), ...(isFirstAssignment(event) ? [customer("assigned")] : []), ...followers];
    case "ticket.status_changed":
      return [...(customerNotices(event) ? [customer("status_changed")] : []), agent("status_changed"), ...followers];
    case "ticket.split_from":
      return [agent("assigned")];
    case "ticket.merged":
      return [agent("status_changed"), ...followers];
    case "comment.added":
      if (await saidWithStatus(queries, event)) return [];
      if (event.isInternal) return [...mentioned(event), agent("comment"), ...followers];
      return [
        ...(event.data.by_staff === true ? [customer("comment"), agent("comment")] : await keeper("comment")),
        ...followers,
      ];
    case "reply.returned":
    case "reply.status_left":
      return [{ personId: typeof event.data.author_id === "number" ? event.data.author_id : null, kind: "comment" }];
    case "ticket.woken":
      return wokenWishes(event, ticket);
    case "ticket.matched":
      return [{ personId: typeof event.data.person_id === "number" ? event.data.person_id : null, kind: "matched" }];
    case "sla.extended":
      return [customer("status_changed")];
    case "ticket.left_unassigned":
      return keeper("unassigned");
    case "sla.warned":
      return keeper("warning");
    case "sla.breached":
      return [agent("breached"), await supervisor("breached"), ...(await admins("breached"))];
    case "ticket.escalated": {
      if (Array.isArray(event.data.notify)) return stepWishes(queries, ticket, event.data.notify);
      const target = personIn(event.data.to);
      if (target !== null)
        return [
          { personId: target, kind: "escalated" },
          agent("escalated"),
          ...(event.data.by === "sla" ? await admins("escalated") : []),
        ];
      return [agent("escalated"), ...(await admins("escalated"))];
    }
    default:
      return [];
  }
}

/** A ticket came back to whoever had put it aside; what they did themselves or have a notice of is no news. */
function wokenWishes({ data, actorKind }: RecordedEvent, ticket: TicketFacts): Wish[] {
  const isNews = actorKind === "system" && data.because !== "closed" && data.told !== true && ticket.hiddenAt === null;
  return isNews && typeof data.person_id === "number" ? [{ personId: data.person_id, kind: "woken" }] : [];
}

/** Whom a step of the escalation chain names: roles on the ticket, and people. Without a supervisor admins stand in. */
async function stepWishes(queries: Queries, ticket: TicketFacts, named: readonly unknown[]): Promise<Wish[]> {
  const meant = async (who: unknown): Promise<(number | null)[]> => {
    if (who === "assignee") return [ticket.assigneeId];
    if (who === "team") return ticket.teamId === null ? [] : membersOf(queries, ticket.teamId);
    if (who === "admins") return activeAdminIds(queries);
    if (who !== "supervisor") return [typeof who === "number" ? who : null];
    const supervisor = await supervisorIdOf(queries, ticket.teamId);
    return supervisor === null ? activeAdminIds(queries) : [supervisor];
  };
  const wishes: Wish[] = [];
  // One after the other: a transaction has one connection.
  for (const who of named) for (const personId of await meant(who)) wishes.push({ personId, kind: "escalated" });
  return wishes;
}

async function membersOf(queries: Queries, teamId: number): Promise<number[]> {
  const rows = await queries.rows<{ person_id: number }>(
    "SELECT m.person_id FROM team_members m JOIN people p ON p.id = m.person_id WHERE m.team_id = $1 AND p.deactivated_at IS NULL",
    [teamId],
  );
  return rows.map((row) => row.person_id);
}

/** Whom an internal note calls by name; of whoever is told of it anyway they come first. */
function mentioned(event: RecordedEvent): Wish[] {
  const ids = Array.isArray(event.data.mentions) ? event.data.mentions : [];
  return ids.filter((id) => typeof id === "number").map((personId): Wish => ({ personId, kind: "mention" }));
}

/** On hold is our business: to the customer it is still in progress. What a reply moved, the reply tells. */
function customerNotices(event: RecordedEvent): boolean {
  const asSeen = (status: unknown) => (status === "on_hold" ? "in_progress" : status);
  return event.data.reason !== "reply" && asSeen(event.data.from) !== asSeen(event.data.to);
}

const isFirstAssignment = (event: RecordedEvent) => event.data.from === null && event.data.to !== null;

function personIn(value: unknown): number | null {
  return typeof value === "object" && value !== null && "id" in value && typeof value.id === "number" ? value.id : null;
}

/** A message that came with a change of status is told together with it, not twice. */
async function saidWithStatus(queries: Queries, event: RecordedEvent): Promise<boolean> {
  const found = await queries.one(
    `SELECT 1 FROM events WHERE ticket_id = $1 AND type = 'ticket.status_changed' AND data->>'comment_id' = $2::text
       AND NOT is_internal AND data->>'reason' IS DISTINCT FROM 'reply'`,
    [event.ticketId, String(event.data.comment_id)],
  );
  return found !== null;
}

/** Colleagues who could take a new ticket; they are told only if they asked to be. */
async function teamMembers(queries: Queries, ticket: TicketFacts): Promise<number[]> {
  const rows = await queries.rows<{ person_id: number }>(
    `SELECT DISTINCT m.person_id FROM team_members m JOIN people p ON p.id = m.person_id
     WHERE p.deactivated_at IS NULL AND p.notification_preferences @? '$.created.* ? (@ == true)'
       AND CASE WHEN $1::bigint IS NOT NULL THEN m.team_id = $1
           ELSE m.team_id IN (SELECT team_id FROM team_departments WHERE department_id = $2) END`,
    [ticket.teamId, ticket.departmentId],
  );
  return rows.map((row) => row.person_id);
}
