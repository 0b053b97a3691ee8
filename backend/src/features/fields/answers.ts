import type { Actor } from "../../platform/actor.js";
import { fieldErrors } from "../../platform/errors.js";
import type { Work } from "../../platform/work.js";
import { judgeValue, sameValue } from "./judge-value.js";
import { isAskedIn, type AnswerChange, type Field, type FieldAnswers, type StoredAnswers } from "./models.js";
import { canAnswer, canRead, type AnswerRights } from "./policy.js";
import { answersOf, readFieldsAnew } from "./queries.js";

const none: StoredAnswers = new Map();

/**
 * What a new complaint answers. Whoever files is asked what is needed to file, as far as they can answer it: staff who
 * file for somebody else all of it, everybody in a complaint of their own what customers answer.
 *
 * @param filed `isJudged`: its writer was told already, and cannot change it any more. Then what no longer fits is left
 *   out: a complaint is not lost because a question was changed while its mailbox was proven.
 * @throws AppError 422 with a message per `fields.<key>`.
 */
export async function judgeFiled(
  work: Work,
  filed: { categoryId: number; isOwn: boolean; isJudged?: boolean },
  answers: FieldAnswers = {},
): Promise<AnswerChange[]> {
  const fields = await readForWriting(work, answers);
  const rights = work.actor.isStaff ? "desk" : "customer";
  const { changes, wrong } = judge(work.actor, fields, { ...filed, rights, present: none }, answers);
  const answered = new Set(changes.map(({ field }) => field.id));
  for (const field of fields) {
    const asked = field.required === "to_file" && canAnswer(filed.isOwn ? "customer" : rights, field);
    if (asked && isAskedIn(field, filed.categoryId) && !answered.has(field.id)) wrong[named(field)] ??= "Answer this";
  }
  if (!filed.isJudged) throwIfAny(wrong);
  return changes;
}

/**
 * What a change of a ticket's answers comes to; what is so already is left out. Answers from a former category can be
 * taken away and nothing else.
 *
 * @param ticket held; `categoryId` is the one that it is going to have.
 * @throws AppError 422 with a message per `fields.<key>`.
 */
export async function planAnswers(
  work: Work,
  ticket: { id: number; categoryId: number },
  rights: AnswerRights,
  answers: FieldAnswers,
): Promise<AnswerChange[]> {
  const fields = await readForWriting(work, answers);
  const present = (await answersOf(work, fields, [ticket.id])).get(ticket.id) ?? none;
  const { changes, wrong } = judge(work.actor, fields, { ...ticket, rights, present }, answers);
  for (const { field, to } of changes)
    if (to === null && !canBeTakenAway(field, ticket.categoryId)) wrong[named(field)] = "This cannot be left empty";
  throwIfAny(wrong);
  return changes;
}

/**
 * What a complaint from elsewhere answers, as the desk would: judged like one that is filed, each problem by the key of its
 * field. Whether that is read before its transaction or in it is the caller's business (`holdFields`).
 *
 * @param ticket `isFiled`: what is required to file has to be answered.
 */
export function judgeImported(
  fields: readonly Field[],
  ticket: { categoryId: number; isFiled: boolean },
  answers: FieldAnswers,
): { changes: AnswerChange[]; wrong: Record<string, string> } {
  const changes: AnswerChange[] = [];
  const wrong: Record<string, string> = {};
  for (const [key, given] of Object.entries(answers)) {
    const field = fields.find((one) => one.key === key);
    const judged = field && judgeValue(field, given);
    if (!field || !judged) wrong[key] = "There is no such field";
    else if ("problem" in judged) wrong[key] = judged.problem;
    else if (judged.value === null) continue;
    else if (!isAskedIn(field, ticket.categoryId)) wrong[key] = "This is not asked in that category";
    else changes.push({ field, from: null, to: judged.value });
  }
  if (!ticket.isFiled) return { changes, wrong };
  const answered = new Set(changes.map(({ field }) => field.id));
  for (const field of fields)
    if (field.required === "to_file" && isAskedIn(field, ticket.categoryId) && !answered.has(field.id))
      wrong[field.key] ??= "An open complaint has to answer this";
  return { changes, wrong };
}

/** Does a ticket answer, to each of these keys, what is said here? Compared as it would be stored; what is no answer at all is not held. */
export function holdsAnswers(fields: readonly Field[], present: StoredAnswers, said: FieldAnswers): boolean {
  return Object.entries(said).every(([key, given]) => {
    const field = fields.find((one) => one.key === key);
    if (!field) return false;
    const held = present.get(field.id) ?? null;
    const judged = judgeValue(field, given, held);
    return "value" in judged && sameValue(held, judged.value);
  });
}

/** May a ticket of that category be without an answer to it again? */
export const canBeTakenAway = (field: Field, categoryId: number): boolean =>
  field.required !== "to_file" || !isAskedIn(field, categoryId);

/** @throws AppError 422 naming what has to be answered before the ticket is resolved. */
export async function requireResolvable(work: Work, ticket: { id: number; categoryId: number }): Promise<void> {
  const missing = await missingToResolve(work, ticket);
  throwIfAny(
    Object.fromEntries(
      missing.map((field) => [named(field), `${field.label}: answer this before the ticket is resolved`]),
    ),
  );
}

/** Is all answered that has to be before it is resolved? */
export const isResolvable = async (work: Work, ticket: { id: number; categoryId: number }): Promise<boolean> =>
  (await missingToResolve(work, ticket)).length === 0;

async function missingToResolve(work: Work, ticket: { id: number; categoryId: number }): Promise<Field[]> {
  const asked = (await readFieldsAnew(work)).filter(
    (field) => field.required === "to_resolve" && isAskedIn(field, ticket.categoryId),
  );
  if (asked.length === 0) return [];
  const present = (await answersOf(work, asked, [ticket.id])).get(ticket.id) ?? none;
  return asked.filter(({ id }) => !present.has(id));
}

/** Writes what a plan came to: one statement for what goes, one for what comes. The caller holds the ticket. */
export async function writeAnswers(work: Work, ticketId: number, changes: readonly AnswerChange[]): Promise<void> {
  const gone = changes.filter(({ from }) => from !== null);
  if (gone.length > 0) {
    await work.rows("DELETE FROM ticket_field_values WHERE ticket_id = $1 AND field_id = ANY ($2::bigint[])", [
      ticketId,
      gone.map(({ field }) => field.id),
    ]);
  }
  await writeFirstAnswers(work, [{ ticketId, changes }]);
}

/** The same for tickets that had no answers to these questions, in one statement. */
export async function writeFirstAnswers(
  work: Work,
  tickets: readonly { ticketId: number; changes: readonly AnswerChange[] }[],
): Promise<void> {
  const rows = tickets.flatMap(({ ticketId, changes }) =>
    changes.flatMap(({ field, to }) =>
      [to].flat().flatMap((value) => (value === null ? [] : [rowOf(ticketId, field, value)])),
    ),
  );
  if (rows.length === 0) return;
  await work.rows(
    `INSERT INTO ticket_field_values (ticket_id, field_id, text, number, date, yes, option)
     SELECT ticket_id, field_id, text, number, date, yes, option FROM jsonb_to_recordset($1::jsonb)
       AS v (ticket_id bigint, field_id bigint, text text, number numeric, date date, yes boolean, option text)`,
    [JSON.stringify(rows)],
  );
}

const columns = {
  text: "text",
  number: "number",
  date: "date",
  yes_no: "yes",
  choice: "option",
  multi_choice: "option",
} as const;

const rowOf = (ticketId: number, field: Field, value: string | number | boolean) => ({
  ticket_id: ticketId,
  field_id: field.id,
  [columns[field.type]]: value,
});

const readForWriting = (work: Work, answers: FieldAnswers): Promise<Field[]> => holdFields(work, Object.keys(answers));

/** All fields; those named stay as they are read until the transaction ends: their type above all. */
export async function holdFields(work: Work, keys: readonly string[]): Promise<Field[]> {
  if (keys.length > 0)
    await work.rows("SELECT id FROM custom_fields WHERE key = ANY ($1::text[]) ORDER BY id FOR KEY SHARE", [keys]);
  return readFieldsAnew(work);
}

interface Judging {
  categoryId: number;
  rights: AnswerRights;
  present: StoredAnswers;
}

function judge(
  actor: Actor,
  fields: readonly Field[],
  { categoryId, rights, present }: Judging,
  answers: FieldAnswers,
): { changes: AnswerChange[]; wrong: Record<string, string> } {
  const byKey = new Map(fields.map((field) => [field.key, field]));
  const changes: AnswerChange[] = [];
  const wrong: Record<string, string> = {};
  for (const [key, given] of Object.entries(answers)) {
    const field = byKey.get(key);
    if (!field || !canRead(actor, field)) {
      wrong[`fields.${key}`] = "There is no such field";
      continue;
    }
    const from = present.get(field.id) ?? null;
    const judged = judgeValue(field, given, from);
    if ("problem" in judged) wrong[named(field)] = judged.problem;
    else if (sameValue(from, judged.value)) continue;
    else if (!canAnswer(rights, field)) wrong[named(field)] = "Only the desk fills this in";
    else if (judged.value !== null && !isAskedIn(field, categoryId))
      wrong[named(field)] = "This is not asked in that category";
    else changes.push({ field, from, to: judged.value });
  }
  return { changes, wrong };
}

const named = (field: Field): string => `fields.${field.key}`;

function throwIfAny(wrong: Readonly<Record<string, string>>): void {
  if (Object.keys(wrong).length > 0) throw fieldErrors(wrong);
}
