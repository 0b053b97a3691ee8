import type { Actor } from "../../platform/actor.js";
import type { Queries } from "../../platform/db.js";
import { notFound } from "../../platform/errors.js";
import type { RecordedEvent } from "../../platform/events.js";
import { canSee, seesInternal, ticketFacts } from "../tickets/index.js";
import { accountPaths } from "./account-mail.js";
import { guestLeads } from "./guest-mail.js";
import { brandValues } from "./brand.js";
import { renderMail, type RenderedMail } from "./render.js";
import type { AccountTemplate } from "./templates/account.js";
import { catalogue } from "./templates/catalogue.js";
import { exampleComment, exampleData, exampleKey, exampleTicket } from "./templates/example.js";
import type { GuestTemplate } from "./templates/guest.js";
import { mailFacts, type MailFacts } from "./ticket-facts.js";
import { commentIn, ticketPath, ticketValues } from "./ticket-values.js";

export interface PreviewRequest {
  name: string;
  /** Null: an invented ticket. */
  ticketId: number | null;
}

/** What a kind of mail tells of. */
const eventTypes: Readonly<Record<string, string>> = {
  created: "ticket.created",
  assigned: "ticket.assigned",
  comment: "comment.added",
  mention: "comment.added",
  status_changed: "ticket.status_changed",
  extended: "sla.extended",
  warning: "sla.warned",
  breached: "sla.breached",
  unassigned: "ticket.left_unassigned",
  escalated: "ticket.escalated",
  followed: "comment.added",
  woken: "ticket.woken",
  matched: "ticket.matched",
};

/** What shows a message, also where there is none yet. */
const quoting: ReadonlySet<string> = new Set(["comment", "followed"]);

type Happening = Pick<RecordedEvent, "data" | "actorId" | "isInternal">;

/**
 * A template as its reader would get it; nothing is sent. On a real ticket it tells of what last happened to it; mails
 * to staff read as the actor would get them.
 *
 * @throws AppError 404 for a name that no template has, and for a ticket that the actor may not see.
 */
export async function previewTemplate(
  queries: Queries,
  publicUrl: string,
  actor: Actor,
  { name, ticketId }: PreviewRequest,
): Promise<RenderedMail> {
  const entry = catalogue.find((known) => known.name === name);
  if (!entry) throw notFound("Template");
  const kind = name.slice(name.indexOf(".") + 1);
  const asCustomer = entry.audience === "customer";
  const brand = await brandValues(queries, { publicUrl });
  if (entry.audience === "account" || entry.audience === "guest") {
    const { customer_name: reader, number } = exampleTicket;
    const lead = entry.audience === "guest" ? guestLeads[kind as GuestTemplate] : null;
    const link = new URL(lead?.path ?? accountPaths[kind as AccountTemplate], publicUrl).href;
    const desk = await deskName(queries);
    const values = {
      name: reader,
      number,
      minutes: lead?.minutes,
      code: "123456",
      about: exampleKey,
      desk,
      locale: "en",
      link,
    };
    return renderMail(entry.template, { ...brand, ...values });
  }
  const { happening, facts } =
    ticketId === null
      ? await invented(queries, kind, asCustomer)
      : await onTicket(queries, actor, ticketId, kind, asCustomer);
  const link = new URL(ticketPath(facts, asCustomer), publicUrl).href;
  return renderMail(entry.template, { ...brand, ...ticketValues(happening, facts), link });
}

async function onTicket(queries: Queries, actor: Actor, ticketId: number, kind: string, asCustomer: boolean) {
  const ticket = await ticketFacts(queries, ticketId);
  if (!ticket || !canSee(actor, ticket) || actor.id === null) throw notFound("Ticket");
  const withInternal = !asCustomer && seesInternal(actor);
  const happened = await queries.one<Happening>(
    `SELECT data, actor_id AS "actorId", is_internal AS "isInternal" FROM events
     WHERE ticket_id = $1 AND type = $2 AND ($3::boolean OR NOT is_internal) ORDER BY id DESC LIMIT 1`,
    [ticketId, eventTypes[kind], withInternal],
  );
  const happening = happened ?? { data: exampleData[kind] ?? {}, actorId: actor.id, isInternal: false };
  const facts = await mailFacts(queries, {
    ticketId,
    personId: asCustomer ? ticket.customerId : actor.id,
    actorId: happening.actorId,
    commentId: commentIn(happening.data),
    asCustomer: !withInternal,
  });
  if (!facts) throw notFound("Ticket");
  return { happening, facts: quoting.has(kind) ? { ...facts, comment: facts.comment ?? exampleComment } : facts };
}

async function invented(queries: Queries, kind: string, asCustomer: boolean) {
  const due = await queries.one<{ reply: Date; answer: Date }>(
    "SELECT app_now() + interval '4 hours' AS reply, app_now() + interval '1 day' AS answer",
  );
  const facts: MailFacts = {
    ...exampleTicket,
    name: asCustomer ? exampleTicket.customer_name : exampleTicket.assignee_name,
    desk: await deskName(queries),
    email: null,
    has_account: true,
    locale: "en",
    time_zone: "UTC",
    hour_format: "locale",
    first_response_due: due?.reply ?? null,
    resolution_due: due?.answer ?? null,
  };
  const data = { ...exampleData[kind], ...(due && { due_at: due.reply.toISOString() }) };
  return { happening: { data, isInternal: false }, facts };
}

async function deskName(queries: Queries): Promise<string> {
  const desk = await queries.one<{ name: string }>("SELECT name FROM desk");
  return desk?.name ?? "";
}
