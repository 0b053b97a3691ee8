import type { ImportOptions } from "../../../contract/index.js";
import { CellProblem, read, readEmail, readFlag } from "./cells.js";
import { readDate } from "./dates.js";
import type { DraftComment } from "./draft.js";

const MOST_COMMENTS = 500;

/**
 * The messages of a complaint: in JSON a list of texts, or of objects with `body` (or `text`, `comment`, `message`),
 * `author_email` (or `author`), `by_staff`, `is_internal` and `created_at`; in CSV the same as JSON text.
 *
 * @throws CellProblem, DateProblem
 */
export function readComments(value: unknown, options: ImportOptions): DraftComment[] {
  const list = listOf(value);
  if (list.length > MOST_COMMENTS) throw new CellProblem(`A complaint can have at most ${MOST_COMMENTS} messages`);
  return list.map((item) => commentOf(item, options)).filter(({ body }) => body !== "");
}

function listOf(value: unknown): unknown[] {
  if (value === undefined || value === null || value === "") return [];
  if (Array.isArray(value)) return value as unknown[];
  if (typeof value === "string" && value.trim().startsWith("[")) return parsed(value);
  return [value];
}

function parsed(text: string): unknown[] {
  try {
    return JSON.parse(text) as unknown[];
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new CellProblem("It begins like a JSON list and is none");
  }
}

function commentOf(item: unknown, options: ImportOptions): DraftComment {
  if (item === null || typeof item !== "object") return { body: read("text", item), ...unsaid };
  const fields = item as Readonly<Record<string, unknown>>;
  const first = (...names: string[]) => names.map((name) => fields[name]).find((value) => value !== undefined);
  const author = first("author_email", "author", "from");
  const at = first("created_at", "created", "date");
  return {
    body: read("text", first("body", "text", "comment", "message")),
    authorEmail: readEmail(author)?.email ?? null,
    byStaff: readFlag(first("by_staff", "is_staff")),
    isInternal: readFlag(first("is_internal", "internal", "private")) ?? false,
    createdAt: typeof at === "string" && at.trim() ? readDate(at.trim(), options.date_format, options.time_zone) : null,
  };
}

const unsaid = { authorEmail: null, byStaff: null, isInternal: false, createdAt: null };
