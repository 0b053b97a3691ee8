import type { Queries } from "../../platform/db.js";
import { AppError } from "../../platform/errors.js";
import type { Work } from "../../platform/work.js";
import { linkMinutes, type LinkPurpose } from "./models/one-time-link.js";
import { hashSecret, newSecret } from "./tokens.js";

/** The one answer for a link that is wrong, used, out of date, or for something else. */
export const invalidLink = () =>
  new AppError(
    "link.invalid",
    422,
    "This link does not work: it was used, is out of date, or a newer one was sent. Ask for a new one.",
  );

/**
 * Makes a link's token; any earlier one of the same person and purpose stops working. A link to confirm an address
 * keeps for which registration it was made: the password that waits on the row by then.
 *
 * @param email the address that a `change_email` link is for.
 */
export async function makeLink(
  work: Work,
  personId: number,
  purpose: LinkPurpose,
  email: string | null = null,
): Promise<{ id: number; token: string }> {
  await cancelLinks(work, personId, [purpose]);
  const { token, hash } = newSecret();
  const link = await work.one<{ id: number }>(
    `INSERT INTO one_time_links (person_id, purpose, token_hash, created_at, expires_at, email, registration)
     SELECT p.id, $2, $3, $4::timestamptz, $4::timestamptz + make_interval(mins => $5), $6,
            CASE WHEN $2 = 'verify_email' THEN sha256(convert_to(p.password_hash, 'UTF8')) END
     FROM people p WHERE p.id = $1 RETURNING id`,
    [personId, purpose, hash, work.now, linkMinutes[purpose], email],
  );
  if (!link) throw new Error("There is nobody whom the link could be for");
  return { id: link.id, token };
}

/** Makes a link and has it mailed, true together with the work. */
export async function mailLink(work: Work, personId: number, purpose: LinkPurpose): Promise<string> {
  const { token } = await makeLink(work, personId, purpose);
  await work.addJob("account_mail", { person_id: personId, template: purpose }, { secrets: { token } });
  return token;
}

/** Every open link of a person stops working, or only those of some purposes. */
export async function cancelLinks(work: Work, personId: number, purposes?: readonly LinkPurpose[]): Promise<void> {
  await work.rows(
    `UPDATE one_time_links SET used_at = $2
     WHERE person_id = $1 AND used_at IS NULL AND ($3::text[] IS NULL OR purpose = ANY ($3::text[]))`,
    [personId, work.now, purposes ?? null],
  );
}

export interface OpenLink {
  personId: number;
  /** What a link to change the address is for. */
  email: string | null;
  /** Others have registered the address as well, before or after; only the password tells whose registration it is. */
  isContested: boolean;
  /** The password that waits is still the one that the link was mailed for. */
  isOfThisPassword: boolean;
}

/** What a link is for, without using it up. @throws AppError 422 `link.invalid`. */
export async function openLink(queries: Queries, token: string, purpose: LinkPurpose): Promise<OpenLink> {
  const link = await queries.one<OpenLink>(
    `SELECT l.person_id AS "personId", l.email,
            EXISTS (SELECT FROM one_time_links other
                    WHERE other.person_id = l.person_id AND other.purpose = 'verify_email'
                      AND other.registration IS DISTINCT FROM l.registration) AS "isContested",
            l.registration IS NOT DISTINCT FROM sha256(convert_to(p.password_hash, 'UTF8')) AS "isOfThisPassword"
     FROM one_time_links l JOIN people p ON p.id = l.person_id
     WHERE l.token_hash = $1 AND l.purpose = $2 AND l.used_at IS NULL AND l.expires_at > app_now()`,
    [hashSecret(token), purpose],
  );
  if (!link) throw invalidLink();
  return link;
}

/** Whose link it is, without using it up. @throws AppError 422 `link.invalid`. */
export const personOfLink = async (queries: Queries, token: string, purpose: LinkPurpose): Promise<number> =>
  (await openLink(queries, token, purpose)).personId;

/** Would a link of any purpose still work? */
export async function isLinkOpen(queries: Queries, token: string): Promise<boolean> {
  const link = await queries.one(
    "SELECT 1 FROM one_time_links WHERE token_hash = $1 AND used_at IS NULL AND expires_at > app_now()",
    [hashSecret(token)],
  );
  return link !== null;
}

/** Uses a link up and tells whose it was: of two at once, one gets it. @throws AppError 422 `link.invalid`. */
export async function redeemLink(work: Work, token: string, purpose: LinkPurpose): Promise<number> {
  const link = await work.one<{ personId: number }>(
    `UPDATE one_time_links l SET used_at = $3
     FROM people p
     WHERE l.token_hash = $1 AND l.purpose = $2 AND l.used_at IS NULL AND l.expires_at > $3
       AND p.id = l.person_id AND p.deactivated_at IS NULL
     RETURNING l.person_id AS "personId"`,
    [hashSecret(token), purpose, work.now],
  );
  if (!link) throw invalidLink();
  return link.personId;
}
