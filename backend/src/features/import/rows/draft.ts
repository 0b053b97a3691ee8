import type { ImportField, Priority, Status } from "../../../contract/index.js";

/** A message of a complaint's history. */
export interface DraftComment {
  body: string;
  authorEmail: string | null;
  /** Null: follows from who wrote it. */
  byStaff: boolean | null;
  isInternal: boolean;
  createdAt: Date | null;
}

/** A row that can be read, before anything was looked up: names and addresses instead of ids. */
export interface Draft {
  row: number;
  externalId: string | null;
  subject: string;
  description: string;
  /** A name or a path; null: none given. */
  category: string | null;
  requesterEmail: string | null;
  requesterName: string | null;
  status: Status;
  /** Null: what the category says. */
  priority: Priority | null;
  createdAt: Date | null;
  resolvedAt: Date | null;
  closedAt: Date | null;
  department: string | null;
  assigneeEmail: string | null;
  tags: string[];
  comments: DraftComment[];
}

/** Why a row was not taken. `field` is "" for the row as a whole. */
export interface Refusal {
  row: number;
  field: ImportField | "";
  reason: string;
  /** What stood there, cut short and safe to store. */
  value: string;
}

const VALUE_SHOWN = 120;
// eslint-disable-next-line no-control-regex -- control characters are exactly what is replaced
const unprintable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;

/** What stood in a cell, as it may be stored and shown: short, and without what PostgreSQL cannot hold. */
export function shownValue(value: unknown): string {
  const text = typeof value === "string" ? value : value === undefined || value === null ? "" : JSON.stringify(value);
  const safe = text.slice(0, VALUE_SHOWN).toWellFormed().replace(unprintable, "\ufffd");
  return text.length > VALUE_SHOWN ? `${safe}…` : safe;
}
