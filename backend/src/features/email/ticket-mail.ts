import { systemActor } from "../../platform/actor.js";
import type { RecordedEvent } from "../../platform/events.js";
import type { Consumer } from "../../platform/services.js";
import type { Work } from "../../platform/work.js";
import { recipientsOf, type Recipient } from "../notifications/index.js";
import { queueMail } from "./queue.js";
import { customerTemplates } from "./templates/customer.js";
import { staffTemplates } from "./templates/staff.js";
import { customerStatus, instantIn, metricWords, staffStatusWords } from "./words.js";
import type { MailTemplate } from "./templates/template.js";
import type { MailValues } from "./render.js";

/** Mails what happened to a ticket to everyone who is to be told by mail: once per event, address and template. */
export const mail: Consumer = async (services, event) => {
  await services.runWork(systemActor, async (work) => {
    const recipients = (await recipientsOf(work, event)).filter((recipient) => recipient.email);
    for (const recipient of recipients) {
      const facts = await factsFor(work, event, recipient);
      if (!facts?.email) continue;
      const side: Record<string, MailTemplate> = recipient.asCustomer ? customerTemplates : staffTemplates;
      const template = side[recipient.kind];
      if (!template) continue;
      const path = recipient.asCustomer ? `/complaints/${facts.number}` : `/queue/open?ticket=${facts.ticket_id}`;
      await queueMail(work, services, {
        name: `${recipient.asCustomer ? "customer" : "staff"}.${recipient.kind}`,
        template,
        values: { ...valuesOf(event, facts), link: new URL(path, services.config.publicUrl).href },
        to: facts.email,
        personId: recipient.personId,
        eventId: event.id,
      });
    }
  });
};

interface MailFacts {
  ticket_id: number;
  number: string;
  subject: string;
  priority: string;
  description: string;
  email: string | null;
  name: string;
  locale: string;
  time_zone: string;
  desk: string;
  customer_name: string;
  assignee_name: string | null;
  actor_name: string | null;
  comment: string | null;
  first_response_due: Date | null;
  resolution_due: Date | null;
}

/** One row with everything a template may say. The comment is the event's own, never another. */
async function factsFor(work: Work, event: RecordedEvent, recipient: Recipient): Promise<MailFacts | null> {
  return work.one<MailFacts>(
    `SELECT t.id AS ticket_id, 'CMP-' || t.id AS number, t.subject, t.priority, b.description, desk.name AS desk,
       p.email, p.full_name AS name, p.locale, p.time_zone,
       customer.full_name AS customer_name, assignee.full_name AS assignee_name, actor.full_name AS actor_name,
       c.body AS comment,
       (SELECT due_at FROM sla_clocks WHERE ticket_id = t.id AND metric = 'first_response' AND met_at IS NULL AND cancelled_at IS NULL) AS first_response_due,
       (SELECT due_at FROM sla_clocks WHERE ticket_id = t.id AND metric = 'resolution' AND met_at IS NULL AND cancelled_at IS NULL) AS resolution_due
     FROM tickets t
     JOIN ticket_bodies b ON b.ticket_id = t.id
     JOIN people p ON p.id = $2
     JOIN people customer ON customer.id = t.customer_id
     LEFT JOIN people assignee ON assignee.id = t.assignee_id
     LEFT JOIN people actor ON actor.id = $3
     LEFT JOIN ticket_comments c ON c.ticket_id = t.id AND c.id = $4 AND (NOT c.is_internal OR NOT $5)
     CROSS JOIN desk
     WHERE t.id = $1`,
    [
      event.ticketId,
      recipient.personId,
      event.actorId,
      typeof event.data.comment_id === "number" ? event.data.comment_id : null,
      recipient.asCustomer,
    ],
  );
}

function valuesOf(event: RecordedEvent, facts: MailFacts): MailValues {
  const { data } = event;
  const due = (value: Date | string | null) =>
    value === null ? "" : instantIn(new Date(value), facts.locale, facts.time_zone);
  const dues = [facts.first_response_due, facts.resolution_due]
    .filter((value) => value !== null)
    .sort((a, b) => +a - +b);
  const status = customerStatus(data.to);
  return {
    ...facts,
    first_response_due: due(facts.first_response_due),
    resolution_due: due(facts.resolution_due),
    next_due: due(dues[0] ?? null),
    due: typeof data.due_at === "string" ? due(data.due_at) : "",
    metric_word: metricWords(data.metric),
    actor_name: facts.actor_name ?? facts.desk,
    reason: typeof data.reason === "string" ? data.reason : "",
    to_name: nameIn(data.to),
    level: typeof data.level === "number" ? data.level : "",
    by_person: data.by === "person",
    internal: event.isInternal,
    from_word: staffStatusWords(data.from),
    status_word: staffStatusWords(data.to),
    status_phrase: status.phrase,
    status_heading: status.heading,
    status_sentence: status.sentence(facts.subject),
    status_button: status.button,
  };
}

function nameIn(value: unknown): string {
  return typeof value === "object" && value !== null && "name" in value && typeof value.name === "string"
    ? value.name
    : "";
}
