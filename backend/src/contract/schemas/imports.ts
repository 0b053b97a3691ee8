import { z } from "zod";
import { fieldColumn, type FieldColumn } from "./fields.js";
import { id, instant, lastChange, line, listOf, paging, personRef } from "./primitives.js";
import { priority, status } from "./ticket-words.js";

/** What a row of a file can say about a complaint, in the order in which it is asked for. */
export const importFields = [
  "external_id",
  "subject",
  "description",
  "category",
  "requester_email",
  "requester_name",
  "status",
  "priority",
  "created_at",
  "resolved_at",
  "closed_at",
  "department",
  "assignee_email",
  "tags",
  "comments",
] as const;
export type ImportField = (typeof importFields)[number];

/** Field -> the name of the column that fills it. */
export const importMapping = z.partialRecord(z.union([z.enum(importFields), fieldColumn]), line(200));
export type ImportMapping = Partial<Record<ImportField | FieldColumn, string>>;

export const importEncodings = ["auto", "utf-8", "windows-1252", "utf-16le"] as const;
export const importDelimiters = ["auto", ",", ";", "\t", "|"] as const;

const DATE_PARTS = /YYYY|MM|DD|HH|mm|ss/g;

/** How dates are written, from YYYY, MM, DD, HH, mm and ss, each once: "DD.MM.YYYY HH:mm". */
const dateFormat = line(40).refine((text) => {
  const parts: readonly string[] = text.match(DATE_PARTS) ?? [];
  return (
    ["YYYY", "MM", "DD"].every((part) => parts.includes(part)) &&
    new Set(parts).size === parts.length &&
    !/[A-Za-z]/.test(text.replace(DATE_PARTS, "").replaceAll("T", ""))
  );
}, "Use YYYY, MM and DD, and for times HH, mm and ss: DD.MM.YYYY HH:mm");
const timeZone = line(60).refine(isTimeZone, "Use a time zone's name such as Europe/Berlin");

export const importOptions = z.strictObject({
  /** Whose complaint it is where a row names nobody. */
  requester_email: z.email("Use an email address such as name@example.org").max(254).toLowerCase().nullable(),
  /** For rows whose category is empty, or not here. */
  category_id: id.nullable(),
  /** Makes the categories that are not here yet. */
  create_categories: z.boolean(),
  status,
  /** Null: what the category says. */
  priority: priority.nullable(),
  /** For times that name no zone. */
  time_zone: timeZone,
  /** Null: ISO 8601 only. */
  date_format: dateFormat.nullable(),
  encoding: z.enum(importEncodings),
  delimiter: z.enum(importDelimiters),
  /** Whose external ids they are, so that two old systems may both have a complaint 1. */
  source: line(60, 0),
});
export type ImportOptions = z.infer<typeof importOptions>;

export const updateImportBody = z.strictObject({
  mapping: importMapping.optional(),
  options: importOptions.partial().optional(),
});

export const importStates = ["ready", "checking", "checked", "running", "stopped", "finished", "failed"] as const;

export const importSummary = z.object({
  id,
  file_name: z.string(),
  /** Bytes. */
  file_size: z.number().int(),
  format: z.enum(["csv", "json", "ndjson"]),
  state: z.enum(importStates),
  /** Started on the command line instead of here. */
  by_command: z.boolean(),
  created_by: personRef.nullable(),
  /** From 0 to 1, while it is checked or runs. */
  progress: z.number(),
  /** Null until they were counted. */
  rows_total: z.number().int().nullable(),
  rows_imported: z.number().int(),
  /** They were here already. */
  rows_skipped: z.number().int(),
  rows_refused: z.number().int(),
  /** Why the whole file could not be read. */
  error: z.string().nullable(),
  created_at: instant,
  started_at: instant.nullable(),
  finished_at: instant.nullable(),
  last_change: lastChange,
  version: z.number().int(),
});
export type ImportSummary = z.infer<typeof importSummary>;
export const importPage = listOf(importSummary);
export const listImportsQuery = z.strictObject(paging);

/** Why a row was not taken. `field` is empty when it is the row as a whole. */
export const importRefusal = z.object({
  row: z.number().int(),
  field: z.string(),
  reason: z.string(),
  value: z.string(),
});
export type ImportRefusal = z.infer<typeof importRefusal>;

/** How often rows were refused for the same reason. */
const refusalReason = z.object({ field: z.string(), reason: z.string(), rows: z.number().int() });

/** A complaint as it would look. */
const importedLook = z.object({
  row: z.number().int(),
  subject: z.string(),
  description: z.string(),
  category: z.string(),
  requester: z.string(),
  status,
  priority,
  created_at: instant,
});

export const importPreview = z.object({
  importable: z.number().int(),
  skipped: z.number().int(),
  refused: z.number().int(),
  /** People who would be made, without an account. */
  new_people: z.number().int(),
  /** Categories that would be made. */
  new_categories: z.array(z.string()),
  reasons: z.array(refusalReason),
  refusals: z.array(importRefusal),
  tickets: z.array(importedLook),
});
export type ImportPreview = z.infer<typeof importPreview>;

export const importDetail = importSummary.extend({
  encoding: z.string(),
  delimiter: z.string(),
  columns: z.array(z.string()),
  /** The first rows, in the order of the columns. */
  sample: z.array(z.array(z.string())),
  mapping: importMapping,
  options: importOptions,
  /** What the last check with this mapping found; null before. */
  preview: importPreview.nullable(),
  reasons: z.array(refusalReason),
  abilities: z.object({
    configure: z.boolean(),
    check: z.boolean(),
    /** Also goes on where it was stopped. */
    start: z.boolean(),
    cancel: z.boolean(),
    discard: z.boolean(),
  }),
});
export type ImportDetail = z.infer<typeof importDetail>;

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
