import { z } from "zod";
import { systemActor } from "../../../platform/actor.js";
import type { Services, Task } from "../../../platform/services.js";
import type { Work } from "../../../platform/work.js";
import { createCodes, codeMinutes, linkHours, newHandle } from "../codes.js";
import { requireRoom } from "../limits.js";

/** What the code of a request is hashed with. */
export const requestScope = (codeId: number): string => `request ${codeId}`;

const payload = z.object({ code_id: z.number(), ticket_id: z.number() });

/**
 * Leaves everything to a job: the request does the same work whether or not there is such a complaint, so that neither
 * the answer nor its time tells which it was.
 *
 * @returns what names the request to the browser that made it.
 * @throws AppError 429, by requests made and not by mails sent.
 */
export async function askToTrack(
  work: Work,
  given: { ticketId: number; email: string; ip: string | null },
): Promise<{ secret: string; codeExpiresAt: Date }> {
  await requireRoom(work, given);
  const { token, hash } = newHandle();
  const row = await work.one<{ id: number; codeExpiresAt: Date }>(
    `INSERT INTO guest_codes (request_hash, email, ip, created_at, code_expires_at, link_expires_at)
     VALUES ($1, $2, $3::inet, $4::timestamptz, $4::timestamptz + make_interval(mins => $5),
             $4::timestamptz + make_interval(hours => $6))
     RETURNING id, code_expires_at AS "codeExpiresAt"`,
    [hash, given.email, given.ip, work.now, codeMinutes.track, linkHours],
  );
  if (!row) throw new Error("The request was not written");
  await work.addJob("guest_track", { code_id: row.id, ticket_id: given.ticketId });
  return { secret: token, codeExpiresAt: row.codeExpiresAt };
}

/** The job behind it: mails a link and a code, if the complaint is there and the address is its customer's. */
export const guestTrack: Task = async (services: Services, given) => {
  const { code_id: codeId, ticket_id: ticketId } = payload.parse(given);
  await services.runWork(systemActor, async (work) => {
    const found = await work.one<{ email: string; personId: number; locale: string }>(
      `SELECT g.email, p.id AS "personId", p.locale
       FROM guest_codes g
       JOIN tickets t ON t.id = $2 AND t.hidden_at IS NULL AND NOT t.is_sample
       JOIN people p ON p.id = t.customer_id AND p.email = g.email AND p.deactivated_at IS NULL
       WHERE g.id = $1 AND g.ticket_id IS NULL FOR UPDATE OF g`,
      [codeId, ticketId],
    );
    if (!found) return;
    const { code, hash } = createCodes(services.config).make(requestScope(codeId));
    const link = newHandle();
    await work.rows(
      "UPDATE guest_codes SET ticket_id = $2, person_id = $3, code_hash = $4, link_hash = $5 WHERE id = $1",
      [codeId, ticketId, found.personId, hash, link.hash],
    );
    const { email: to, personId, locale } = found;
    await work.addJob(
      "guest_mail",
      { code_id: codeId, template: "track", to, person_id: personId, locale, ticket_id: ticketId },
      { secrets: { code, token: link.token } },
    );
  });
};
