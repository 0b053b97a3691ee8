import type { FieldValue, ImportMapping, ImportOptions } from "../../contract/index.js";
import type { Queries } from "../../platform/db.js";
import { judgeImported, readFields, type AnswerChange, type Field } from "../fields/index.js";
import { answerKeyOf } from "./rows/answer-key.js";
import { CellProblem, readFlag } from "./rows/cells.js";
import { DateProblem, readDate } from "./rows/dates.js";
import type { Draft } from "./rows/draft.js";
import { isOpen } from "../tickets/index.js";

/** The desk's own fields that a column can fill. */
export const offeredFields = async (queries: Queries): Promise<Field[]> =>
  (await readFields(queries)).filter(({ archivedAt }) => archivedAt === null);

/** @throws what `problem` makes for a column that is to fill a field which the desk does not have. */
export async function requireAnswerFields(
  queries: Queries,
  mapping: ImportMapping,
  problem: (message: string, field: string) => Error,
): Promise<void> {
  const keys = Object.keys(mapping).flatMap((field) => answerKeyOf(field) ?? []);
  const known = new Set(keys.length === 0 ? [] : (await offeredFields(queries)).map(({ key }) => key));
  const unknown = keys.find((key) => !known.has(key));
  if (unknown !== undefined) throw problem(`The desk has no field with the key ${unknown}`, `fields.${unknown}`);
}

/**
 * What a row answers, read as its file writes things. Open complaints have to answer what is required to file; what is settled is
 * history, and comes in with what it has.
 *
 * @param categoryId the ticket's, or the one that a category still to be made will lie below; 0 where that is none.
 * @param refuse told of each answer that cannot be taken.
 */
export function answersOfRow(
  fields: readonly Field[],
  draft: Draft,
  categoryId: number,
  options: ImportOptions,
  refuse: (field: `fields.${string}`, reason: string, value: string | null) => void,
): AnswerChange[] {
  const given: Record<string, FieldValue> = {};
  const unread = new Set<string>();
  for (const [key, written] of Object.entries(draft.answers)) {
    const field = fields.find((one) => one.key === key);
    try {
      given[key] = field ? valueOf(field, written, options) : [written].flat();
    } catch (error) {
      if (!(error instanceof CellProblem) && !(error instanceof DateProblem)) throw error;
      unread.add(key);
      refuse(`fields.${key}`, error.message, shown(written));
    }
  }
  const { changes, wrong } = judgeImported(fields, { categoryId, isFiled: isOpen(draft.status) }, given);
  for (const [key, reason] of Object.entries(wrong))
    if (!unread.has(key)) refuse(`fields.${key}`, reason, shown(draft.answers[key] ?? ""));
  return changes;
}

const shown = (written: string | readonly string[]): string => [written].flat().join(", ");

/** @throws CellProblem, DateProblem */
function valueOf(field: Field, written: string | string[], options: ImportOptions): FieldValue {
  if (field.type === "multi_choice") return choicesOf(field, written);
  const text = shown(written);
  switch (field.type) {
    case "number":
      return numberOf(text);
    case "date":
      // A day is one wherever one is: its time zone is nobody's business.
      return readDate(text, options.date_format, "UTC").toISOString().slice(0, 10);
    case "yes_no":
      return readFlag(text) ?? false;
    case "choice":
      return optionOf(field, text);
    case "text":
      return text;
  }
}

function numberOf(text: string): number {
  if (!/^[+-]?\d+(\.\d+)?$/.test(text)) throw new CellProblem("Write a number with digits and a point, such as 1234.5");
  return Number(text);
}

/** One option may be called by what has a comma in it: the whole is tried before its parts. */
function choicesOf(field: Field, written: string | string[]): string[] {
  const whole = Array.isArray(written) ? null : keyOf(field, written);
  if (whole !== null) return [whole];
  const parts = Array.isArray(written) ? written : written.split(/[,;|]/);
  return parts.map((part) => part.trim()).flatMap((part) => (part === "" ? [] : [optionOf(field, part)]));
}

function optionOf(field: Field, text: string): string {
  const key = keyOf(field, text);
  if (key === null)
    throw new CellProblem(`It is none of the options: ${field.options.map(({ label }) => label).join(", ")}`);
  return key;
}

/** By its key, or as it is called in any of the desk's languages. */
function keyOf({ options, texts }: Field, text: string): string | null {
  const all = [...options, ...texts.flatMap((one) => one.options)];
  const wanted = text.toLowerCase();
  return (
    options.find(({ key }) => key === wanted)?.key ??
    all.find(({ label }) => label.toLowerCase() === wanted)?.key ??
    null
  );
}
