import { forbidden, notFound } from "../../../../platform/errors.js";
import type { Work } from "../../../../platform/work.js";
import type { Person } from "../../models/person.js";
import { canChange, canSeePerson } from "../../policy.js";
import { findPerson } from "../../queries.js";
import { announceAccessChange } from "../../sessions.js";

/** @throws AppError 404, or 403 for somebody who has more rights than the actor. */
export async function requireChangeable(work: Pick<Work, "actor" | "rows" | "one">, id: number): Promise<Person> {
  const person = await findPerson(work, id);
  if (!person || !canSeePerson(work.actor, person)) throw notFound("Person");
  if (!canChange(work.actor, person)) throw forbidden("end the sessions of somebody who has more rights than you");
  return person;
}

/** Ends one session of a person. @throws AppError 404 when it is over, somebody else's, or none. */
export async function endOne(work: Work, personId: number, sessionId: number): Promise<void> {
  const ended = await end(work, personId, "id = $3", [sessionId]);
  if (ended === 0) throw notFound("Session");
}

/** Ends all sessions of a person but one. Returns how many. */
export const endOthers = (work: Work, personId: number, kept: number | null): Promise<number> =>
  end(work, personId, "id IS DISTINCT FROM $3", [kept]);

/** Ends all sessions of a person, guests' among them. Returns how many. */
export const endAll = (work: Work, personId: number): Promise<number> => end(work, personId, "true", []);

async function end(work: Work, personId: number, which: string, binds: unknown[]): Promise<number> {
  const ended = await work.rows<{ id: number }>(
    `UPDATE sessions SET ended_at = $2, end_reason = 'ended' WHERE person_id = $1 AND ended_at IS NULL AND ${which} RETURNING id`,
    [personId, work.now, ...binds],
  );
  if (ended.length === 0) return 0;
  await announceAccessChange(work, personId);
  await work.record({
    type: "account.sessions_ended",
    object: { kind: "person", id: personId },
    data: { person_id: personId, session_ids: ended.map(({ id }) => id) },
  });
  return ended.length;
}
