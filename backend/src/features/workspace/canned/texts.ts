import { cannedVariables, type CannedVariable } from "../../../contract/index.js";
import type { CannedText } from "./models.js";

/** What looks like a variable: words and dots in double braces. Anything else in braces is text. */
const placeholder = /\{\{\s*([a-z][a-z_]*(?:\.[a-z_][a-z0-9_]*)*)\s*\}\}/gi;

const answerName = /^field\.([a-z][a-z0-9_]{1,39})$/;
const isVariable = (name: string): name is CannedVariable =>
  (cannedVariables as readonly string[]).includes(name) || answerName.test(name);

const namesIn = (body: string): string[] => [...body.matchAll(placeholder)].map(([, name = ""]) => name);

/** What a text names that there is not: a slip of the pen, which would otherwise reach a customer. */
export const unknownVariables = (body: string): string[] => [
  ...new Set(namesIn(body).filter((name) => !isVariable(name))),
];

/** The keys of the desk's own fields that texts name. */
export const answerKeysIn = (texts: readonly Pick<CannedText, "body">[]): string[] => [
  ...new Set(texts.flatMap(({ body }) => namesIn(body)).flatMap((name) => answerName.exec(name)?.[1] ?? [])),
];

/**
 * A text with its variables put in. In one pass: a value that looks like a variable itself, such as a subject that a
 * customer wrote, stays what it is.
 */
export function fillIn(
  body: string,
  values: Readonly<Record<string, string | null>>,
): { text: string; missing: CannedVariable[] } {
  const missing = new Set<CannedVariable>();
  const text = body.replace(placeholder, (whole, name: string) => {
    if (!isVariable(name)) return whole;
    const value = values[name] ?? null;
    if (value !== null && value.trim() !== "") return value;
    missing.add(name);
    return "[?]";
  });
  return { text, missing: [...missing] };
}

/**
 * The text for somebody who reads `wanted`: in that language and region, in that language, then the same for the desk's
 * own language, then whichever there is.
 */
export function textFor(texts: readonly CannedText[], wanted: string, desk: string): CannedText | null {
  const tries = [wanted, baseOf(wanted), desk, baseOf(desk)];
  for (const language of tries) {
    const exact = texts.find((text) => text.language.toLowerCase() === language.toLowerCase());
    const near = exact ?? texts.find((text) => baseOf(text.language) === language.toLowerCase());
    if (near) return near;
  }
  return texts[0] ?? null;
}

const baseOf = (language: string): string => (language.split("-")[0] ?? language).toLowerCase();
