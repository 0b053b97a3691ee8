import { z } from "zod";
import { AppError } from "../errors.js";

/** The parts of a request that the contract describes. */
export interface Shapes {
  params?: z.ZodType | undefined;
  query?: z.ZodType | undefined;
  body?: z.ZodType | undefined;
}
export interface RawInput {
  params: unknown;
  query: unknown;
  body: unknown;
}

/** Errors that an answer names: a body of thousands of unknown fields must not be answered by a larger list of them. */
const MOST_ERRORS = 50;

/** What is not described takes no field at all. */
const nothing = z.strictObject({});

/**
 * Parses params, query and body.
 * @throws AppError `validation` (422) with one message per field, in the wire's names and of all parts at once;
 *   of a great many wrong fields the first.
 */
export function parseInput(shapes: Shapes, raw: RawInput): RawInput {
  const errors = new Map<string, string>();
  const parse = (schema: z.ZodType | undefined, value: unknown) => {
    const parsed = (schema ?? nothing).safeParse(value, { error: describe });
    if (parsed.success) collectUnstorable(parsed.data, "", errors);
    else collectIssues(parsed.error.issues, errors);
    return schema && parsed.success ? parsed.data : undefined;
  };
  const input = {
    params: parse(shapes.params, { ...(raw.params as object) }),
    query: parse(shapes.query, { ...(raw.query as object) }),
    body: parse(shapes.body, raw.body ?? {}),
  };
  if (errors.size > 0) {
    const list = [...errors].slice(0, MOST_ERRORS).map(([field, message]) => ({ field, message }));
    throw new AppError("validation", 422, "Some fields need another value", { errors: list });
  }
  return input;
}

/** The first issue of a field is the one to mend first; more would only be noise. */
function collectIssues(issues: readonly z.core.$ZodIssue[], errors: Map<string, string>): void {
  for (const issue of issues) {
    const path = issue.path.map(String);
    const fields = issue.code === "unrecognized_keys" ? issue.keys.map((key) => [...path, key]) : [path];
    for (const field of fields) {
      const name = field.join(".").slice(0, 200) || "body";
      if (!errors.has(name)) errors.set(name, issue.message);
    }
  }
}

/** PostgreSQL's text holds neither NUL nor half a surrogate pair; a field that lets other odd characters pass must not let these. */
function collectUnstorable(value: unknown, path: string, errors: Map<string, string>): void {
  if (typeof value === "string") {
    if (value.includes("\0") || !value.isWellFormed())
      errors.set(path || "body", "Remove the characters that cannot be shown");
  } else if (typeof value === "object" && value !== null) {
    for (const [key, item] of Object.entries(value)) collectUnstorable(item, path ? `${path}.${key}` : key, errors);
  }
}

const TYPES: Readonly<Record<string, string>> = {
  string: "text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "an object",
};

/** Plain sentences where the contract gives none of its own. */
function describe(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case "invalid_type":
      return issue.input === undefined ? "Fill this in" : `Expected ${TYPES[issue.expected] ?? issue.expected}`;
    case "unrecognized_keys":
      return "There is no such field";
    case "invalid_value":
      return `Use ${issue.values.length > 1 ? "one of " : ""}${issue.values.map(String).join(", ")}`;
    case "too_big":
      return issue.origin === "array"
        ? `Use at most ${issue.maximum} entries`
        : `Use at most ${issue.maximum}${letters(issue.origin)}`;
    case "too_small":
      return issue.origin === "array"
        ? `Use at least ${issue.minimum} entries`
        : `Use at least ${issue.minimum}${letters(issue.origin)}`;
    case "invalid_format":
      return issue.format === "datetime"
        ? "Use an instant like 2026-03-02T09:00:00Z"
        : "This is not written as it should be";
    case "invalid_union":
      return "This is not a value that is taken here";
    default:
      return undefined;
  }
}

const letters = (origin: string) => (origin === "string" ? " characters" : "");
