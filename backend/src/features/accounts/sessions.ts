import type { Origin, Work } from "../../platform/work.js";
import type { Person } from "./models/person.js";
import type { Session, SessionEnd } from "./models/session.js";
import { newSecret, type RefreshTokens } from "./tokens.js";
import { standingOf } from "./two-factor/demand.js";

interface Lifetime {
  /** Seconds. A session not refreshed for so long ends. */
  idle: number;
  /** Seconds. None lives longer. */
  absolute: number;
}

const MONTH = 30 * 86_400;
const lifetimes = {
  customer: { idle: 7 * 86_400, absolute: MONTH },
  staff: { idle: 12 * 3_600, absolute: MONTH },
  // Often on somebody else's computer, and a new link is one press away.
  guest: { idle: 2 * 3_600, absolute: 86_400 },
} as const satisfies Record<string, Lifetime>;

/** Seconds during which the replaced token is taken for a lost answer or a second tab, not for theft. */
export const rotationGrace = 10;

export interface OpenedSession {
  id: number;
  personId: number;
  ticketId: number | null;
  refreshToken: string;
  /** How long the browser keeps the cookie. */
  cookieSeconds: number;
  ends: SessionEnds;
}

/** By the database's clock. */
export interface SessionEnds {
  asOf: Date;
  /** When it ends by itself, unless it is refreshed before. */
  at: Date;
  /** No refresh carries it beyond this. */
  latestAt: Date;
}

const lifetimeOf = (person: Pick<Person, "isStaff">, ticketId: number | null): Lifetime =>
  ticketId !== null ? lifetimes.guest : person.isStaff ? lifetimes.staff : lifetimes.customer;

/**
 * A new session; never an old one again, so that nobody can plant theirs before a sign-in. One of somebody who lacks a
 * second factor that the desk demands of them is good for setting it up alone.
 *
 * @param wishes `ticketId`: the one ticket that a guest's session is good for; `secondFactor`: it was seen.
 * @throws Error when the person has a second factor that nobody has seen: whichever way led here, it is a wrong one.
 */
export async function openSession(
  work: Work,
  person: Pick<Person, "id" | "isStaff">,
  tokens: RefreshTokens,
  origin: Origin,
  wishes: { ticketId?: number; secondFactor?: boolean } = {},
): Promise<OpenedSession> {
  const { ticketId = null, secondFactor = false } = wishes;
  const mustSetUp = ticketId === null && (await mustSetUpTwoFactor(work, person.id, secondFactor));
  const { idle, absolute } = lifetimeOf(person, ticketId);
  const row = await work.one<{ id: number; at: Date; latestAt: Date }>(
    `INSERT INTO sessions (person_id, ticket_id, refresh_hash, rotated_at, created_at, idle_until, absolute_until, ip, user_agent, must_set_up_two_factor)
     VALUES ($1, $8, $2, $3::timestamptz, $3::timestamptz, $3::timestamptz + make_interval(secs => $4),
             $3::timestamptz + make_interval(secs => $5), $6::inet, $7, $9)
     RETURNING id, idle_until AS at, absolute_until AS "latestAt"`,
    [
      person.id,
      newSecret().hash,
      work.now,
      idle,
      absolute,
      origin.ip ?? null,
      origin.userAgent?.slice(0, 500) ?? null,
      ticketId,
      mustSetUp,
    ],
  );
  if (!row) throw new Error("The session was not written");
  // The token carries the session's id, so it can only be made now; until here a random one nobody has stood in.
  const { token, hash } = tokens.issue(row.id);
  await work.rows("UPDATE sessions SET refresh_hash = $2 WHERE id = $1", [row.id, hash]);
  if (ticketId === null) await markSeen(work, person.id);
  const { at, latestAt } = row;
  const ends = { asOf: work.now, at, latestAt };
  return { id: row.id, personId: person.id, ticketId, refreshToken: token, cookieSeconds: idle, ends };
}

/** Gives a session its next token and another idle period. The caller holds the session's row. */
export async function rotateSession(
  work: Work,
  { id: sessionId, ticketId }: Pick<Session, "id" | "ticketId">,
  person: Person,
  tokens: RefreshTokens,
): Promise<OpenedSession> {
  const { idle } = lifetimeOf(person, ticketId);
  const { token, hash } = tokens.issue(sessionId);
  const row = await work.one<{ at: Date; latestAt: Date }>(
    `UPDATE sessions SET previous_hash = refresh_hash, refresh_hash = $2, rotated_at = $3::timestamptz,
            idle_until = least($3::timestamptz + make_interval(secs => $4), absolute_until)
     WHERE id = $1 RETURNING idle_until AS at, absolute_until AS "latestAt"`,
    [sessionId, hash, work.now, idle],
  );
  if (!row) throw new Error("The session was not held");
  if (ticketId === null) await markSeen(work, person.id);
  const ends = { asOf: work.now, ...row };
  return { id: sessionId, personId: person.id, ticketId, refreshToken: token, cookieSeconds: idle, ends };
}

export async function endSession(work: Work, sessionId: number, reason: SessionEnd): Promise<void> {
  await work.rows("UPDATE sessions SET ended_at = $2, end_reason = $3 WHERE id = $1 AND ended_at IS NULL", [
    sessionId,
    work.now,
    reason,
  ]);
}

/**
 * Ends every session of a person, and has every process forget what it remembers of them.
 *
 * @param kept the only one that stays.
 */
export async function endSessionsOf(
  work: Work,
  personId: number,
  reason: SessionEnd,
  kept: number | null = null,
): Promise<void> {
  await work.rows(
    `UPDATE sessions SET ended_at = $2, end_reason = $3
     WHERE person_id = $1 AND ended_at IS NULL AND id IS DISTINCT FROM $4`,
    [personId, work.now, reason, kept],
  );
  await announceAccessChange(work, personId);
}

/** Rights or sessions changed: every process drops what it remembers about the person, within seconds. */
export async function announceAccessChange(work: Work, personId: number): Promise<void> {
  await work.rows("INSERT INTO access_changes (person_id) VALUES ($1)", [personId]);
}

async function mustSetUpTwoFactor(work: Work, personId: number, seen: boolean): Promise<boolean> {
  const { on, demanded } = await standingOf(work, personId);
  if (on && !seen) throw new Error("A session was asked for without the second factor that the person has");
  return demanded && !on;
}

async function markSeen(work: Work, personId: number): Promise<void> {
  await work.rows("UPDATE people SET last_seen_at = $2 WHERE id = $1", [personId, work.now]);
}
