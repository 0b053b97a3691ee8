import type { Queries } from "../../platform/db.js";
import { AppError } from "../../platform/errors.js";
import type { Work } from "../../platform/work.js";
import { linkMinutes, type LinkPurpose } from "./models/one-time-link.js";
import { hashSecret, newSecret } from "./tokens.js";

/** The one answer for a link that is wrong, used, out of date, or for something else. */
const invalidLink = () =>
  new AppError(
    "link.invalid",
    422,
    "This link does not work: it was used, is out of date, or a newer one was sent. Ask for a new one.",
  );

/** Makes a link's token; any earlier one of the same person and purpose stops working. */
async function makeLink(work: Work, personId: number, purpose: LinkPurpose): Promise<string> {
  await cancelLinks(work, personId, [purpose]);
  const { token, hash } = newSecret();
  await work.rows(
    `INSERT INTO one_time_links (person_id, purpose, token_hash, created_at, expires_at)
     VALUES ($1, $2, $3, $4::timestamptz, $4::timestamptz + make_interval(mins => $5))`,
    [personId, purpose, hash, work.now, linkMinutes[purpose]],
  );
  return token;
}

/** Makes a link and has it mailed, true together with the work. */
export async function mailLink(work: Work, personId: number, purpose: LinkPurpose): Promise<string> {
  const token = await makeLink(work, personId, purpose);
  await work.addJob("account_mail", { person_id: personId, template: purpose, token });
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

/** Whose link it is, without using it up. @throws AppError 422 `link.invalid`. */
export async function personOfLink(queries: Queries, token: string, purpose: LinkPurpose): Promise<number> {
  const link = await queries.one<{ personId: number }>(
    `SELECT person_id AS "personId" FROM one_time_links
     WHERE token_hash = $1 AND purpose = $2 AND used_at IS NULL AND expires_at > app_now()`,
    [hashSecret(token), purpose],
  );
  if (!link) throw invalidLink();
  return link.personId;
}

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
