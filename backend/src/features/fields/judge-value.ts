import type { FieldValue } from "../../contract/index.js";
import type { Field } from "./models.js";

/** A text without a limit of its own is one line of this length. */
const USUAL_LENGTH = 200;
export const MOST_LENGTH = 5000;

export type Judged = { value: FieldValue | null } | { problem: string };

const problem = (text: string): Judged => ({ problem: text });

/**
 * Is this an answer to the question, and what is kept of it? Pure; empty texts and lists are no answer (null).
 *
 * @param present what the ticket answers already: an option that was archived since may stay.
 */
export function judgeValue(field: Field, given: FieldValue | null, present: FieldValue | null = null): Judged {
  if (given === null || given === "") return { value: null };
  switch (field.type) {
    case "text":
      return typeof given === "string" ? judgeText(field, given) : problem("Write a text");
    case "number":
      return typeof given === "number" ? judgeNumber(field, given) : problem("Write a number");
    case "date":
      return typeof given === "string" ? judgeDate(field, given) : problem("Write a date as YYYY-MM-DD");
    case "yes_no":
      return typeof given === "boolean" ? { value: given } : problem("Answer yes or no");
    case "choice":
      return typeof given === "string" && isOffered(field, given, present)
        ? { value: given }
        : problem("Choose one of the options");
    case "multi_choice":
      return Array.isArray(given) ? judgeChoices(field, given, present) : problem("Choose among the options");
  }
}

function judgeText({ minimum, maximum }: Field, given: string): Judged {
  const most = maximum ?? USUAL_LENGTH;
  const text = most > USUAL_LENGTH ? given.trim() : given.replace(/\s+/gu, " ").trim();
  if (text === "") return { value: null };
  if (text.length > most) return problem(`Use at most ${most} characters`);
  if (minimum !== null && text.length < minimum) return problem(`Use at least ${minimum} characters`);
  return { value: text };
}

function judgeNumber({ minimum, maximum, decimals }: Field, given: number): Judged {
  if (Number(given.toFixed(decimals)) !== given)
    return problem(decimals === 0 ? "Use a whole number" : `Use at most ${decimals} decimal places`);
  if (minimum !== null && given < minimum) return problem(`Use ${minimum} or more`);
  if (maximum !== null && given > maximum) return problem(`Use ${maximum} or less`);
  // -0 is 0 wherever it is read again.
  return { value: given + 0 };
}

function judgeDate({ earliest, latest }: Field, given: string): Judged {
  if (!isDay(given)) return problem("Write a date as YYYY-MM-DD");
  if (earliest !== null && given < earliest) return problem(`Use ${earliest} or later`);
  if (latest !== null && given > latest) return problem(`Use ${latest} or earlier`);
  return { value: given };
}

/** A day that there is, in years that people mean. */
function isDay(text: string): boolean {
  if (!/^[12]\d{3}-\d\d-\d\d$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

function judgeChoices(field: Field, given: readonly string[], present: FieldValue | null): Judged {
  if (!given.every((key) => isOffered(field, key, present))) return problem("Choose among the options");
  const chosen = field.options.map(({ key }) => key).filter((key) => given.includes(key));
  if (chosen.length === 0) return { value: null };
  if (field.minimum !== null && chosen.length < field.minimum) return problem(`Choose at least ${field.minimum}`);
  if (field.maximum !== null && chosen.length > field.maximum) return problem(`Choose at most ${field.maximum}`);
  return { value: chosen };
}

const isOffered = ({ options }: Field, key: string, present: FieldValue | null): boolean =>
  options.some((option) => option.key === key && (!option.archived || [present].flat().includes(key)));

export const sameValue = (a: FieldValue | null, b: FieldValue | null): boolean =>
  JSON.stringify(a) === JSON.stringify(b);
