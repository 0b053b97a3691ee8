import type { Origin, Work } from "../../../platform/work.js";
import type { GuestSessions } from "../../accounts/index.js";
import { hashHandle, type Codes } from "../codes.js";
import { mergedAlong } from "../../tickets/index.js";
import { lockCodeOfRequest } from "../queries.js";
import { linkRefused, tryCode, type CodeVerdict } from "../try-code.js";
import { requestScope } from "./ask-to-track.js";

type GuestPass = Awaited<ReturnType<GuestSessions["open"]>>;

/** A guest who has proven the mailbox, and their way to the one complaint; without one they have to ask for it. */
export interface Entry {
  ticketId: number;
  pass: GuestPass | null;
}

export interface EnterDeps {
  codes: Codes;
  sessions: GuestSessions;
  origin: Origin;
}

/**
 * Lets a guest in by the code, in the browser that asked for it. A request that mailed nothing is judged alike: its
 * codes are all wrong, and five of them spend it.
 *
 * @returns the verdict on a code that is not right: the caller refuses it once the try is counted for good.
 */
export async function enterByCode(
  work: Work,
  given: { secret: string; code: string },
  { codes, sessions, origin }: EnterDeps,
): Promise<Entry | Exclude<CodeVerdict, "right">> {
  const row = await lockCodeOfRequest(work, hashHandle(given.secret));
  const verdict = await tryCode(work, codes, requestScope(row?.id ?? 0), row, given.code);
  if (verdict !== "right") return verdict;
  if (!row?.ticketId || !row.personId) throw new Error("A code was right for nothing");
  // Works once; the link has its own life, e.g. on the phone.
  await work.rows("UPDATE guest_codes SET code_hash = NULL WHERE id = $1", [row.id]);
  const ticketId = await presentPlace(work, row.ticketId);
  return { ticketId, pass: await sessions.open(work, row.personId, ticketId, origin) };
}

/** Where the conversation of a complaint is by now: it may have been merged into another of the same customer. */
const presentPlace = async (work: Work, ticketId: number): Promise<number> =>
  (await mergedAlong(work, ticketId)).at(-1) ?? ticketId;

/** Lets a guest in by the mailed link, once, in any browser. @throws AppError 422 `link.invalid`. */
export async function enterByLink(
  work: Work,
  token: string,
  { sessions, origin }: Pick<EnterDeps, "sessions" | "origin">,
): Promise<Entry> {
  const link = await work.one<{ ticketId: number; personId: number }>(
    `UPDATE guest_codes SET used_at = $2
     WHERE link_hash = $1 AND request_hash IS NOT NULL AND used_at IS NULL AND link_expires_at > $2
     RETURNING ticket_id AS "ticketId", person_id AS "personId"`,
    [hashHandle(token), work.now],
  );
  if (!link) throw linkRefused();
  const ticketId = await presentPlace(work, link.ticketId);
  return { ticketId, pass: await sessions.open(work, link.personId, ticketId, origin) };
}
