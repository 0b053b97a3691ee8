import type { FieldColumn, ImportField, ImportMapping, ImportOptions } from "../../../contract/index.js";
import type { SourceRow } from "../source/file-source.js";
import { answerKeyOf } from "./answer-key.js";
import { CellProblem, read, readEmail, readTags, textOf } from "./cells.js";
import { DateProblem, readDate } from "./dates.js";
import { shownValue, type Draft, type Refusal } from "./draft.js";
import { readComments } from "./read-comments.js";
import { readPriority, readStatus } from "./words.js";

/** What rows are read by. */
export interface Rules {
  mapping: ImportMapping;
  options: ImportOptions;
  /** Nothing in a file can have happened later. */
  now: Date;
  /** Days after which a resolved complaint closes by itself here. */
  autoCloseDays: number;
}

const SUBJECT_FROM_TEXT = 100;

/** Reads a row into what it says about a complaint, or says everything that keeps it from being one. Looks nothing up. */
export function judgeRow(source: SourceRow, rules: Rules): { draft: Draft } | { refusals: Refusal[] } {
  const { number: row, problem } = source;
  if (problem !== undefined) return { refusals: [{ row, field: "", reason: problem, value: "" }] };
  const refusals: Refusal[] = [];
  const cell = (field: Refused): unknown => {
    const column = rules.mapping[field];
    return column === undefined ? undefined : source.cells[column];
  };
  /** What a cell says; where it cannot be taken, that is noted and the row is refused in the end. */
  const take = <T>(field: Refused, how: (value: unknown) => T, meanwhile: T): T => {
    try {
      return how(cell(field));
    } catch (error) {
      if (!(error instanceof CellProblem) && !(error instanceof DateProblem)) throw error;
      refusals.push({ row, field, reason: error.message, value: shownValue(cell(field)) });
      return meanwhile;
    }
  };
  const draft = closedByTime(draftFrom(row, rules, take), rules);
  refusals.push(...contradictions(draft, rules, refusals, (field) => shownValue(cell(field))));
  return refusals.length > 0 ? { refusals } : { draft };
}

type Refused = ImportField | FieldColumn;
type Take = <T>(field: Refused, how: (value: unknown) => T, meanwhile: T) => T;

function draftFrom(row: number, { mapping, options, now }: Rules, take: Take): Draft {
  const orNull = (shape: Parameters<typeof read>[0]) => (value: unknown) => read(shape, value) || null;
  const instant = (value: unknown) => {
    const text = textOf(value).trim();
    if (text === "") return null;
    const at = readDate(text, options.date_format, options.time_zone);
    if (at > now) throw new DateProblem("It lies in the future");
    return at;
  };
  const description = take("description", (value) => read("text", value), "");
  const subject = take("subject", (value) => read("subject", value), "");
  const requester = take("requester_email", readEmail, null);
  return {
    row,
    externalId: take("external_id", orNull("externalId"), null),
    subject: subject || beginningOf(description),
    description: description || subject,
    category: take("category", orNull("subject"), null),
    requesterEmail: requester?.email ?? options.requester_email,
    requesterName: take("requester_name", orNull("name"), null) ?? requester?.name ?? null,
    status: take("status", (value) => statusOf(value, options), options.status),
    priority: take("priority", (value) => priorityOf(value, options), null),
    createdAt: take("created_at", instant, null),
    resolvedAt: take("resolved_at", instant, null),
    closedAt: take("closed_at", instant, null),
    department: take("department", orNull("subject"), null),
    assigneeEmail: take("assignee_email", readEmail, null)?.email ?? null,
    tags: take("tags", readTags, []),
    comments: take("comments", (value) => readComments(value, options), []),
    answers: answersFrom(mapping, take),
  };
}

/** What they mean, and whether they are answers, is judged with the fields at hand. */
function answersFrom(mapping: ImportMapping, take: Take): Draft["answers"] {
  const keys = Object.keys(mapping).flatMap((field) => answerKeyOf(field) ?? []);
  const read = (value: unknown) =>
    Array.isArray(value) ? (value as unknown[]).map((one) => textOf(one).trim()).filter(Boolean) : textOf(value).trim();
  return Object.fromEntries(
    keys.map((key) => [key, take(`fields.${key}`, read, "")] as const).filter(([, answer]) => answer.length > 0),
  );
}

/** Else the desk would close it within the hour, and write to the customer about a complaint of long ago. */
function closedByTime(draft: Draft, { autoCloseDays, now }: Rules): Draft {
  if (draft.status !== "resolved" || !draft.resolvedAt || draft.closedAt) return draft;
  const closedAt = new Date(draft.resolvedAt.getTime() + autoCloseDays * 86_400_000);
  return closedAt <= now ? { ...draft, status: "closed", closedAt } : draft;
}

function statusOf(value: unknown, options: ImportOptions): Draft["status"] {
  const text = textOf(value).trim();
  const status = text === "" ? options.status : readStatus(text);
  if (!status) throw new CellProblem("There is no such status: new, in progress, pending, on hold, resolved or closed");
  return status;
}

function priorityOf(value: unknown, options: ImportOptions): Draft["priority"] {
  const text = textOf(value).trim();
  if (text === "") return options.priority;
  const priority = readPriority(text);
  if (!priority) throw new CellProblem("There is no such priority: low, medium, high or critical");
  return priority;
}

/** Where a file has no subjects, a complaint is called by how it begins, cut between two words. */
function beginningOf(description: string): string {
  const text = description.replace(/\s+/gu, " ").trim();
  if (text.length <= SUBJECT_FROM_TEXT) return text;
  const cut = text.slice(0, SUBJECT_FROM_TEXT - 1);
  return `${(cut.includes(" ") ? cut.slice(0, cut.lastIndexOf(" ")) : cut).toWellFormed()}…`;
}

/** What is readable cell by cell and makes no complaint all the same. */
function contradictions(
  draft: Draft,
  { mapping }: Rules,
  known: readonly Refusal[],
  shown: (field: ImportField) => string,
): Refusal[] {
  const found: Refusal[] = [];
  const refuse = (field: ImportField, reason: string) => {
    if (!known.some((refusal) => refusal.field === field))
      found.push({ row: draft.row, field, reason, value: shown(field) });
  };
  const { createdAt, resolvedAt, closedAt, status } = draft;
  const wasSaid = known.some(({ field }) => field === "subject" || field === "description");
  if (draft.description === "" && draft.subject === "" && !wasSaid)
    refuse(
      mapping.description === undefined ? "subject" : "description",
      "It is empty: nobody could tell what the complaint is about",
    );
  if (draft.requesterEmail === null)
    refuse("requester_email", "The row names nobody whose complaint it is; choose whose such complaints are");
  if (resolvedAt && createdAt && resolvedAt < createdAt) refuse("resolved_at", "It was resolved before it was created");
  if (closedAt && createdAt && closedAt < createdAt) refuse("closed_at", "It was closed before it was created");
  if (closedAt && resolvedAt && closedAt < resolvedAt) refuse("closed_at", "It was closed before it was resolved");
  if (closedAt && status !== "closed" && mapping.status !== undefined)
    refuse("status", "It has a closing date and is not closed");
  return found;
}
