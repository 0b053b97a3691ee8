import { shownText } from "../source/cell-text.js";
import type { FieldColumn, ImportField, Priority, Status } from "../../../contract/index.js";

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
  /** By the key of the field, as they stand there; what is empty is left out. */
  answers: Readonly<Record<string, string | string[]>>;
}

/** Why a row was not taken. `field` is "" for the row as a whole. */
export interface Refusal {
  row: number;
  field: ImportField | FieldColumn | "";
  reason: string;
  /** What stood there, cut short and safe to store. */
  value: string;
}

const VALUE_SHOWN = 120;

/** What stood in a cell, short enough for a report. */
export const shownValue = (value: unknown): string => shownText(value, VALUE_SHOWN);
