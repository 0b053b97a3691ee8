import type { Comment, CustomerGroupRef, TicketDetail } from "../../contract/index.js";
import type { Actor } from "../../platform/actor.js";
import type { Queries } from "../../platform/db.js";
import { notFound } from "../../platform/errors.js";
import { attachmentsOf, presentAttachment } from "../attachments/index.js";
import {
  dueSetByHand,
  historyColumns,
  nextClock,
  parseHistory,
  presentClocks,
  type HistoryJson,
} from "../sla/index.js";
import { addresseeColumn, groupsColumn, languagesOf, presentAddressee, type AddresseeRow } from "../directory/index.js";
import { answersColumn, presentAnswers, readFields, storedAnswers, type AnswersJson } from "../fields/index.js";
import { Binds } from "./binds.js";
import { factColumns, type TicketFacts } from "./facts.js";
import { ownColumns, rowColumns, rowJoins, type TicketRowData } from "./list-tickets.js";
import { answerRights, canSee, listedFor, reopenUntil, seesInternal } from "./policy.js";
import { mergedColumns, presentMerged } from "./merging/merged-columns.js";
import { named, presentAbilities, presentRow } from "./presenter.js";
import type { PostedComment } from "./post-comment.js";
import { presentSplit, splitColumn, type SplitRow } from "./splitting/split-columns.js";
import { daysAfter, type DeskRules } from "./rules.js";
import { commentsOf, timelineOf } from "./timeline.js";

interface DetailData extends TicketRowData, HistoryJson, SplitRow {
  facts: TicketFacts;
  description: string;
  urgent_reason: string | null;
  skill_name: string;
  tags: string[];
  customer_groups: CustomerGroupRef[];
  contact_email: string | null;
  contact_phone: string | null;
  contact_time_zone: string;
  has_account: boolean;
  open_tickets: number;
  all_tickets: number;
  has_files: boolean;
  addressee: AddresseeRow;
  answers: AnswersJson;
  /** Of a customer who reads it. */
  reader_locale: string | null;
  merged_into_ticket: { id: number; subject: string } | null;
  merged_tickets: { id: number; subject: string; description: string; created_at: string }[];
}

/** A ticket for somebody who asks for it. @throws AppError 404 when there is none for them. */
export async function readTicket(queries: Queries, actor: Actor, id: number, rules: DeskRules): Promise<TicketDetail> {
  const found = await loadDetail(queries, actor, id);
  if (!found || !canSee(actor, found.facts)) throw notFound("Ticket");
  return present(queries, actor, found, rules);
}

/**
 * A ticket for whoever has just changed it: their last look at one that they moved out of their own sight, with no
 * abilities left.
 */
export async function showTicket(queries: Queries, actor: Actor, id: number, rules: DeskRules): Promise<TicketDetail> {
  const found = await loadDetail(queries, actor, id);
  if (!found) throw notFound("Ticket");
  return present(queries, actor, found, rules);
}

type Found = DetailData & { now: Date };

async function loadDetail(queries: Queries, actor: Actor, id: number): Promise<Found | null> {
  const binds = new Binds();
  const ticketId = `${binds.add(id)}::bigint`;
  const locale = actor.isStaff ? "NULL" : `(SELECT p.locale FROM people p WHERE p.id = ${binds.add(actor.id)}::bigint)`;
  const theirs = actor.may("people.read") ? theirTickets(actor, binds) : null;
  const found = await queries.one<Omit<Found, "facts"> & TicketFacts>(
    `SELECT ${factColumns}, ${rowColumns}, ${ownColumns(actor, binds)}, ${historyColumns("t.id")}, body.description, body.urgent_reason, skill.name AS skill_name,
            customer.email AS contact_email, customer.phone AS contact_phone, customer.time_zone AS contact_time_zone,
            (customer.password_hash IS NOT NULL AND customer.email_verified_at IS NOT NULL) AS has_account,
            ARRAY(SELECT g.name FROM ticket_tags x JOIN tags g ON g.id = x.tag_id WHERE x.ticket_id = t.id ORDER BY lower(g.name)) AS tags,
            ${groupsColumn("t.customer_id")} AS customer_groups,
            ${theirs ? "theirs.*," : ""}
            EXISTS (SELECT FROM attachments f WHERE f.ticket_id = t.id) AS has_files,
            ${mergedColumns(actor, binds)}, ${splitColumn(actor, binds)},
            ${addresseeColumn("organization", "department")} AS addressee,
            ${answersColumn("t.id")} AS answers, ${locale} AS reader_locale, app_now() AS now
     FROM tickets t ${rowJoins}
     JOIN ticket_bodies body ON body.ticket_id = t.id
     LEFT JOIN skills skill ON skill.id = t.skill_id
     ${theirs ? `CROSS JOIN LATERAL (${theirs}) theirs` : ""}
     WHERE t.id = ${ticketId}`,
    binds.values,
  );
  return found && { ...found, facts: found };
}

/** How many tickets the customer has, as far as the actor sees them. */
const theirTickets = (actor: Actor, binds: Binds): string =>
  `SELECT count(*)::integer AS all_tickets, (count(*) FILTER (WHERE o.status NOT IN ('resolved', 'closed')))::integer AS open_tickets
   FROM tickets o WHERE o.customer_id = t.customer_id AND ${listedFor(actor, binds, "o")}`;

async function present(queries: Queries, actor: Actor, found: Found, rules: DeskRules): Promise<TicketDetail> {
  const { facts, now } = found;
  // A new ticket has neither files nor messages: then nobody asks for them.
  const files = found.has_files ? await attachmentsOf(queries, facts.id, { withInternal: seesInternal(actor) }) : [];
  const hasComments = facts.commentCount + facts.noteCount > 0;
  const show = presentAttachment(actor);
  const filesOf = (id: number) => files.filter((file) => file.commentId === id).map(show);
  const history = await parseHistory(queries, found);
  const clocks = presentClocks(history, now);
  const fields = await readFields(queries);
  const languages = found.reader_locale === null ? [] : languagesOf(found.reader_locale);
  return {
    ...presentRow(actor, found, nextClock(clocks)),
    description: found.description,
    urgent_reason: found.urgent_reason,
    requested_priority: facts.requestedPriority,
    addressee: presentAddressee(found.addressee, actor),
    received_at: facts.receivedAt.toISOString(),
    resolved_at: facts.resolvedAt?.toISOString() ?? null,
    closed_at: facts.closedAt?.toISOString() ?? null,
    closed_reason: facts.closedReason,
    due_at: dueSetByHand(history)?.toISOString() ?? null,
    reopen_until: reopenUntil(facts, rules)?.toISOString() ?? null,
    closes_at:
      facts.status === "resolved" && facts.resolvedAt
        ? daysAfter(facts.resolvedAt, rules.autoCloseDays).toISOString()
        : null,
    tags: actor.isStaff ? found.tags : [],
    skill: actor.isStaff ? named(facts.skillId, found.skill_name) : null,
    fields: presentAnswers(actor, fields, storedAnswers(fields, found.answers), {
      categoryId: facts.categoryId,
      rights: answerRights(actor, facts),
      languages,
    }),
    customer_groups: actor.isStaff ? found.customer_groups : [],
    customer_contact: actor.may("people.read") ? contactOf(found) : null,
    ...presentMerged(found),
    ...presentSplit(found),
    clocks,
    comments: hasComments ? await commentsOf(queries, actor, facts.id, filesOf) : [],
    timeline: await timelineOf(queries, actor, facts.id, { fields, languages }),
    attachments: files.map(show),
    abilities: presentAbilities(actor, facts, rules, now),
    server_time: now.toISOString(),
  };
}

const contactOf = (found: DetailData) => ({
  email: found.contact_email,
  phone: found.contact_phone,
  time_zone: found.contact_time_zone,
  has_account: found.has_account,
  open_tickets: found.open_tickets,
  all_tickets: found.all_tickets,
});

/** One message, as its author sees it after posting. */
export async function showComment(
  queries: Queries,
  actor: Actor,
  posted: Pick<PostedComment, "id" | "ticketId" | "files">,
): Promise<Comment> {
  const files = posted.files.map(presentAttachment(actor));
  const [comment] = await commentsOf(queries, actor, posted.ticketId, () => files, posted.id);
  if (!comment) throw notFound("Comment");
  return comment;
}
