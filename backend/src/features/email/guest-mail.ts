import { z } from "zod";
import { systemActor } from "../../platform/actor.js";
import type { Task } from "../../platform/services.js";
import { ticketNumber } from "../tickets/index.js";
import { queueMail } from "./queue.js";
import { guestTemplates, type GuestTemplate } from "./templates/guest.js";

const payload = z.object({
  code_id: z.number(),
  template: z.enum(Object.keys(guestTemplates) as [GuestTemplate, ...GuestTemplate[]]),
  to: z.string(),
  person_id: z.number().optional(),
  ticket_id: z.number().optional(),
  locale: z.string().nullable(),
  code: z.string(),
  token: z.string(),
});

/** Where each of these mails leads, and how many minutes its code works. */
export const guestLeads: Record<GuestTemplate, { path: string; minutes: number }> = {
  confirm: { path: "/track/confirm", minutes: 15 },
  track: { path: "/track/open", minutes: 10 },
};

/** Mails a code and a link to somebody without an account. Links are built from the public URL alone. */
export const guestMail: Task = async (services, raw) => {
  const { code_id, template, to, person_id, ticket_id, locale, code, token } = payload.parse(raw);
  const { path, minutes } = guestLeads[template];
  const link = new URL(path, services.config.publicUrl);
  link.searchParams.set("token", token);
  await services.runWork(systemActor, async (work) => {
    const desk = await work.one<{ name: string }>("SELECT name FROM desk");
    const number = ticket_id === undefined ? "" : ticketNumber(ticket_id);
    await queueMail(work, services, {
      name: `guest.${template}`,
      template: guestTemplates[template],
      values: { desk: desk?.name, locale: locale ?? "en", number, minutes, link: link.href, code },
      to,
      personId: person_id ?? null,
      secret: link.href,
      code,
      sameAs: `guest:${code_id}`,
    });
  });
};
