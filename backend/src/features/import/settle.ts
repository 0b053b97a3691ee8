import type { ImportOptions, Priority } from "../../contract/index.js";
import type { Queries } from "../../platform/db.js";
import type { AnswerChange, Field } from "../fields/index.js";
import { answersOfRow } from "./answers.js";
import { People } from "./people.js";
import { pathParts, type Place, type Places } from "./places.js";
import { knownOrigins, type OriginKey } from "./origins.js";
import { shownValue, type Draft, type Refusal } from "./rows/draft.js";

/** What a file's rows are settled against. */
export interface Ground {
  queries: Queries;
  places: Places;
  /** The desk's own; in earnest held, so that answers are of the type that is written. */
  fields: readonly Field[];
  options: ImportOptions;
  fileHash: Buffer;
  /** Null: a trial, which has no number yet. */
  importId: number | null;
  /** External ids met before in a trial, with their rows; in earnest they are in the database. */
  seen?: Map<string, number>;
}

/** A row that will be imported. */
export interface Settled {
  draft: Draft;
  /** Null: the category is still to be made. */
  place: Place | null;
  priority: Priority | null;
  assigneeId: number | null;
  answers: AnswerChange[];
}

export interface SettledBatch {
  fresh: Settled[];
  skipped: number;
  refusals: Refusal[];
  people: People;
  /** Paths of categories that are still to be made. */
  newCategories: string[];
}

/** Looks up everything that readable rows name. Writes nothing; the same for a trial and in earnest. */
export async function settle(ground: Ground, drafts: readonly Draft[]): Promise<SettledBatch> {
  const known = await knownOrigins(
    ground,
    drafts.map((draft) => keyOf(draft, ground)),
  );
  const refusals: Refusal[] = [];
  let skipped = 0;
  const candidates: Draft[] = [];
  const seen = ground.seen ?? new Map<string, number>();
  for (const draft of drafts) {
    const earlier = draft.externalId === null ? undefined : seen.get(draft.externalId);
    const judged = earlier === undefined ? known.judge(draft) : { twin: earlier };
    if (judged === "fresh") candidates.push(draft);
    else if (judged === "here") skipped += 1;
    else refusals.push(twinRefusal(draft, judged.twin));
    if (draft.externalId !== null && earlier === undefined) seen.set(draft.externalId, draft.row);
  }

  const people = await People.load(ground.queries, candidates);
  const newCategories = new Set<string>();
  const fresh: Settled[] = [];
  for (const draft of candidates) {
    const wrong: Refusal[] = [];
    const settled = settleOne(draft, ground, people, newCategories, wrong);
    if (wrong.length > 0) refusals.push(...wrong);
    else fresh.push(settled);
  }
  return { fresh, skipped, refusals, people, newCategories: [...newCategories] };
}

const keyOf = (draft: Draft, { options, fileHash }: Ground): OriginKey => ({
  source: options.source,
  externalId: draft.externalId,
  fileHash,
  row: draft.row,
});

const twinRefusal = ({ row, externalId }: Draft, twin: number): Refusal => ({
  row,
  field: "external_id",
  reason: `Row ${twin} of this file has the same`,
  value: shownValue(externalId),
});

function settleOne(
  draft: Draft,
  { places, fields, options }: Ground,
  people: People,
  newCategories: Set<string>,
  wrong: Refusal[],
): Settled {
  const refuse = (field: Refusal["field"], reason: string, value: string | null) =>
    void wrong.push({ row: draft.row, field, reason, value: shownValue(value) });

  let departmentId: number | null = null;
  if (draft.department !== null) {
    const found = places.findDepartment(draft.department);
    if ("id" in found) departmentId = found.id;
    else refuse("department", found.problem, draft.department);
  }
  const category = categoryOf(draft.category, places, options);
  if ("problem" in category) refuse("category", category.problem, draft.category);
  if ("make" in category && wrong.length === 0) newCategories.add(category.make);
  const place = "id" in category ? places.placeOf(category.id, departmentId) : null;

  let assigneeId: number | null = null;
  if (draft.assigneeEmail !== null) {
    const found = people.holderOf(draft, place);
    if ("id" in found) assigneeId = found.id;
    else refuse("assignee_email", found.problem, draft.assigneeEmail);
  }
  const askedAt = "id" in category ? category.id : "make" in category ? placeAbove(category.make, places) : null;
  const answers = askedAt === null ? [] : answersOfRow(fields, draft, askedAt, options, refuse);
  return { draft, place, priority: draft.priority ?? place?.priority ?? null, assigneeId, answers };
}

/** Of a category that is still to be made, what it will lie below: there it is asked the same. 0: nothing. */
function placeAbove(path: string, places: Places): number {
  const reached = places.reach(pathParts(path));
  return "problem" in reached ? 0 : (reached.parentId ?? 0);
}

type CategoryChoice = { id: number } | { make: string } | { problem: string };

/** The category named; where there is none such, it is to be made, or another was chosen to stand in. */
export function categoryOf(text: string | null, places: Places, options: ImportOptions): CategoryChoice {
  const found = text === null ? null : places.findCategory(text);
  if (found) return found;
  if (text !== null && options.create_categories) {
    const reached = places.reach(pathParts(text));
    if ("problem" in reached) return reached;
    const tooLong = reached.missing.some((name) => name.length > 120);
    return tooLong ? { problem: "A category's name has at most 120 characters" } : { make: text };
  }
  if (options.category_id !== null) return { id: options.category_id };
  return {
    problem:
      text === null
        ? "The row names no category; choose one for such rows"
        : "There is no such category; have it made, or choose one for such rows",
  };
}
