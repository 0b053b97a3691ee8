import { systemActor } from "../../platform/actor.js";
import type { Consumer } from "../../platform/services.js";
import { recipientsOf } from "../notifications/index.js";
import { queueMail } from "./queue.js";
import { customerTemplates } from "./templates/customer.js";
import { staffTemplates } from "./templates/staff.js";
import type { MailTemplate } from "./templates/template.js";
import { mailFacts } from "./ticket-facts.js";
import { commentIn, ticketPath, ticketValues } from "./ticket-values.js";

/** Mails what happened to a ticket to everyone who is to be told by mail: once per event, address and template. */
export const mail: Consumer = async (services, event) => {
  await services.runWork(systemActor, async (work) => {
    const recipients = (await recipientsOf(work, event)).filter((recipient) => recipient.email);
    // Wished for like a change of status, told in words of its own.
    for (const { personId, asCustomer, kind } of recipients) {
      const { ticketId, actorId } = event;
      const commentId = commentIn(event.data);
      const facts = await mailFacts(work, { ticketId, personId, actorId, commentId, asCustomer });
      if (!facts?.email) continue;
      const side: Record<string, MailTemplate> = asCustomer ? customerTemplates : staffTemplates;
      const name = event.type === "sla.extended" ? "extended" : kind;
      const template = side[name];
      if (!template) continue;
      const link = new URL(ticketPath(facts, asCustomer), services.config.publicUrl).href;
      await queueMail(work, services, {
        name: `${asCustomer ? "customer" : "staff"}.${name}`,
        template,
        values: { ...ticketValues(event, facts), link },
        to: facts.email,
        personId,
        eventId: event.id,
      });
    }
  });
};
