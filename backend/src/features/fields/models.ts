import type {
  FieldAudience,
  FieldOption,
  FieldRequired,
  FieldText,
  FieldType,
  FieldValue,
} from "../../contract/index.js";
import type { LastChangeRow } from "../desk/index.js";

/** A question that the desk added, with all that decides who is asked and what is an answer. */
export interface Field {
  id: number;
  key: string;
  label: string;
  help: string | null;
  type: FieldType;
  required: FieldRequired;
  audience: FieldAudience;
  minimum: number | null;
  maximum: number | null;
  decimals: number;
  /** "YYYY-MM-DD" */
  earliest: string | null;
  latest: string | null;
  position: number;
  /** In order, archived ones among them. */
  options: FieldOption[];
  /** In other languages than the desk's own. */
  texts: FieldText[];
  /** As an admin gave them; none: every category. */
  chosenCategoryIds: number[];
  /** With all that lies below. */
  categoryIds: number[];
  archivedAt: Date | null;
  version: number;
  changed: LastChangeRow;
}

/** Answers by the key of their question; null takes one away. */
export type FieldAnswers = Readonly<Record<string, FieldValue | null>>;

/** What a ticket answers, by the id of the question. */
export type StoredAnswers = ReadonlyMap<number, FieldValue>;

export interface AnswerChange {
  field: Field;
  from: FieldValue | null;
  to: FieldValue | null;
}

/** Is it asked in a category? */
export const isAskedIn = (field: Field, categoryId: number): boolean =>
  field.archivedAt === null && (field.chosenCategoryIds.length === 0 || field.categoryIds.includes(categoryId));
