import type { Field, FieldValue, TicketField } from "@redress/backend/contract";
import { formatDate, formatList, formatNumber } from "../../lib/format.js";
import { t } from "../../lib/i18n.js";

/** What is needed of a field to ask it. */
export type Question = Pick<
  Field,
  "key" | "label" | "help" | "type" | "required" | "options" | "min" | "max" | "decimals" | "earliest" | "latest"
>;

/** An answer as controls hold it: a text, or the keys of several choices. */
export type AnswerDraft = string | readonly string[];
/** By the key of the question; "" and no entry are no answer. */
export type AnswerDrafts = Readonly<Record<string, AnswerDraft>>;

/** A text of more characters than this gets several lines. */
export const ONE_LINE = 200;

/** The fields that are asked in a category, in the order of forms. */
export const askedIn = (fields: readonly Field[], categoryId: string): Field[] =>
  fields.filter(
    ({ category_ids: ids, archived }) =>
      !archived && categoryId !== "" && (ids === null || ids.includes(Number(categoryId))),
  );

const isEmpty = (draft: AnswerDraft | undefined): boolean => draft === undefined || draft.length === 0;

export function draftOf(value: FieldValue | null): AnswerDraft {
  if (value === null) return "";
  if (typeof value === "boolean") return value ? "yes" : "no";
  return Array.isArray(value) ? value : String(value);
}

/**
 * What is sent for what was typed; null where nothing was answered. A number that is none goes as it was typed: the
 * server says what is wrong with it.
 */
export function answerOf({ type }: Pick<Question, "type">, draft: AnswerDraft | undefined): FieldValue | null {
  if (draft === undefined || isEmpty(draft)) return null;
  if (typeof draft !== "string") return [...draft];
  if (type === "yes_no") return draft === "yes";
  if (type !== "number") return draft;
  const number = Number(draft.trim().replace(",", "."));
  return draft.trim() === "" || Number.isNaN(number) ? draft : number;
}

/** What is sent of a form's answers: those of the questions that it asks. */
export const answersOf = (questions: readonly Question[], drafts: AnswerDrafts): Record<string, FieldValue | null> =>
  Object.fromEntries(
    questions.flatMap((question) => {
      const answer = answerOf(question, drafts[question.key]);
      return answer === null ? [] : [[question.key, answer]];
    }),
  );

/** Messages for what is left open and may not be; the server checks everything again. */
export const missingIn = (questions: readonly Question[], drafts: AnswerDrafts): Record<string, string> =>
  Object.fromEntries(
    questions
      .filter(({ key, required }) => required === "to_file" && isEmpty(drafts[key]))
      .map(({ key, label }) => [key, t("fields.missing", { label })]),
  );

/** An answer in words; null where there is none. */
export function answerWords(
  { type, options, decimals }: Pick<TicketField, "type" | "options" | "decimals">,
  value: FieldValue | null,
): string | null {
  if (value === null) return null;
  const wordOf = (key: string) => options.find((option) => option.key === key)?.label ?? key;
  if (typeof value === "boolean") return t(value ? "fields.yes" : "fields.no");
  if (typeof value === "number") return formatNumber(value, decimals, Number.isInteger(value) ? 0 : decimals);
  if (Array.isArray(value)) return formatList(value.map(wordOf));
  if (type === "choice") return wordOf(value);
  return type === "date" ? formatDate(`${value}T00:00:00Z`, "UTC") : value;
}

/** The same of what was typed. */
export const draftWords = (question: Question, draft: AnswerDraft | undefined): string | null =>
  answerWords(question, answerOf(question, draft));
