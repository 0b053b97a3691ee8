import { personActor } from "../../../platform/actor.js";
import { notFound } from "../../../platform/errors.js";
import type { Origin, Work } from "../../../platform/work.js";
import { claimMailbox, type GuestSessions } from "../../accounts/index.js";
import { fileComplaint, type DeskRules } from "../../tickets/index.js";
import { hashHandle, type Codes } from "../codes.js";
import type { Draft } from "../models.js";
import { codeOfDraft, lockDraft, lockDraftOfLink } from "../queries.js";
import { linkRefused, tryCode, type CodeVerdict } from "../try-code.js";
import type { Entry } from "./enter-ticket.js";
import { draftScope } from "./send-code.js";

/** Minutes after the confirmation in which the mailed link still opens the complaint: a second press, another tab. */
const reopenMinutes = 10;

export interface ConfirmDeps {
  codes: Codes;
  sessions: GuestSessions;
  rules: DeskRules;
  origin: Origin;
}

/**
 * Files a draft by the code that was mailed for it. However often it is sent, there is one complaint.
 *
 * @returns the verdict on a code that is not right: the caller refuses it once the try is counted for good.
 * @throws AppError 404 when there is no such draft, 403 for a closed account, 422 when what was chosen is gone.
 */
export async function confirmByCode(
  work: Work,
  given: { secret: string; code: string },
  deps: ConfirmDeps,
): Promise<Entry | Exclude<CodeVerdict, "right">> {
  const draft = await lockDraft(work, hashHandle(given.secret));
  if (!draft) throw notFound("Draft");
  const row = await codeOfDraft(work, draft.id);
  const verdict = await tryCode(work, deps.codes, draftScope(draft.id), row, given.code);
  if (verdict !== "right") return verdict;
  const { ticketId, personId } = await fileOnce(work, draft, "code", deps.rules);
  return { ticketId, pass: await deps.sessions.open(work, personId, ticketId, deps.origin) };
}

/**
 * Files a draft by the mailed link, in any browser. A link that was pressed before shows the number again; a while
 * later it no longer opens the complaint, since links are kept, forwarded and looked at.
 *
 * @throws AppError 422 `link.invalid`; else as `confirmByCode`.
 */
export async function confirmByLink(work: Work, token: string, deps: ConfirmDeps): Promise<Entry> {
  const draft = await lockDraftOfLink(work, hashHandle(token));
  if (!draft) throw linkRefused();
  const openUntil = draft.confirmedAt ? draft.confirmedAt.getTime() + reopenMinutes * 60_000 : Infinity;
  const { ticketId, personId } = await fileOnce(work, draft, "link", deps.rules);
  if (work.now.getTime() > openUntil) return { ticketId, pass: null };
  return { ticketId, pass: await deps.sessions.open(work, personId, ticketId, deps.origin) };
}

/** The caller holds the draft: whoever comes second finds the ticket. */
async function fileOnce(
  work: Work,
  draft: Draft,
  by: "code" | "link",
  rules: DeskRules,
): Promise<{ ticketId: number; personId: number }> {
  if (draft.ticketId !== null) return { ticketId: draft.ticketId, personId: await customerOf(work, draft.ticketId) };
  if (!draft.complaint) throw new Error(`Draft ${draft.id} has neither a complaint nor a ticket`);

  const personId = await claimMailbox(work, draft);
  // Whatever the person may do elsewhere: here they are somebody who files a complaint of their own.
  const guest = personActor({
    id: personId,
    sees: "own",
    isStaff: false,
    permissions: ["ticket.create"],
    departmentIds: [],
    teamIds: [],
  });
  const ticket = await fileComplaint(work.as(guest), { ...draft.complaint, provenBy: by }, rules);
  await work.rows("UPDATE guest_drafts SET ticket_id = $2, confirmed_at = $3, complaint = NULL WHERE id = $1", [
    draft.id,
    ticket.id,
    work.now,
  ]);
  return { ticketId: ticket.id, personId };
}

async function customerOf(work: Work, ticketId: number): Promise<number> {
  const row = await work.one<{ id: number }>("SELECT customer_id AS id FROM tickets WHERE id = $1", [ticketId]);
  if (!row) throw new Error(`Ticket ${ticketId} is gone`);
  return row.id;
}
