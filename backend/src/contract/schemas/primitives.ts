import { z } from "zod";
import { isPlainName, mixesScripts } from "../hidden-characters.js";

/** Ids are integers on the wire and stay below 2^53. */
export const id = z.number().int().positive().max(Number.MAX_SAFE_INTEGER);

/** An id in a path or query, where everything is a string. */
export const idText = z
  .string()
  .regex(/^[1-9]\d{0,15}$/, "Use a whole number")
  .transform(Number)
  .pipe(id);

/** A ticket in a path: its id or its number, in any case ("10431", "CMP-10431", "cmp-10431"). */
export const ticketRef = z
  .string()
  .regex(/^(cmp-)?[1-9]\d{0,14}$/i, "Use a ticket's id or number")
  .transform((text) => Number(text.replace(/^cmp-/i, "")));

/** A ticket's public number, as people quote it. */
export const ticketNumber = (id: number): string => `CMP-${id}`;

/** ISO 8601 in UTC. */
export const instant = z.iso.datetime({ offset: true }).max(40);

/**
 * Text that people type. Control characters other than tab and line breaks are refused, since PostgreSQL and
 * mail headers cannot hold them all and no keyboard makes them; lone surrogates are not text at all.
 */
// eslint-disable-next-line no-control-regex -- control characters are exactly what this looks for
const unprintable = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/;
const plain = (text: string) => !unprintable.test(text) && text.isWellFormed();

/** One line: trimmed, line breaks become spaces. */
export const line = (max: number, min = 1) =>
  z
    .string()
    .refine(plain, "Remove the characters that cannot be shown")
    .transform((text) => text.replace(/\s+/gu, " ").trim())
    .pipe(z.string().min(min, "Fill this in").max(max, `Use at most ${max} characters`));

/** What is still being written: as it was typed, line ends aside, and perhaps nothing. */
export const written = (max: number) =>
  z
    .string()
    .refine(plain, "Remove the characters that cannot be shown")
    .transform((text) => text.replace(/\r\n?/g, "\n"))
    .pipe(z.string().max(max, `Use at most ${max} characters`));

/**
 * A name by which people know somebody or something apart: one line without what nobody sees and what turns text around.
 * Names are shown among other words everywhere, and one that hides something passes for another.
 */
export const label = (max: number, min = 1) =>
  line(max, min).refine(isPlainName, "Remove the invisible characters: type the name instead of pasting it");

/** The same where a name stands for rights: no word mixes letters of scripts that look alike. */
export const unmixedLabel = (max: number) =>
  label(max).refine((text) => !mixesScripts(text), "Write each word in letters of one script");

/** Several lines: trimmed, line ends become "\n". */
export const prose = (max: number, min = 1) =>
  z
    .string()
    .refine(plain, "Remove the characters that cannot be shown")
    .transform((text) => text.replace(/\r\n?/g, "\n").trim())
    .pipe(z.string().min(min, "Fill this in").max(max, `Use at most ${max} characters`));

export const limit = z.coerce.number().int().min(1).max(100).default(25);

/** Keyset paging by `cursor`; `page` is taken too, to a bounded depth. */
export const paging = {
  limit,
  cursor: z.string().max(500).optional(),
  page: z.coerce.number().int().min(1).max(100).optional(),
};

/** A list's answer. `next_cursor` is null on the last page. */
export const listOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ data: z.array(item), page: z.object({ next_cursor: z.string().nullable() }) });

/** A yes or no in a query string. */
export const flag = z.enum(["true", "false"]).transform((text) => text === "true");

/** One or several values of a query field: `?status=new,pending` or `?status=new&status=pending`. */
export const several = <Item extends z.ZodType<unknown, string>>(item: Item, most = 50) =>
  z
    .union([z.string(), z.array(z.string())])
    .transform((value) => (Array.isArray(value) ? value : [value]).flatMap((text) => text.split(",")))
    .pipe(z.array(item).min(1).max(most));

export const none = z.object({});

/** How a person is shown to others: no contact details. */
export const personRef = z.object({
  id,
  full_name: z.string(),
  photo_url: z.string().nullable(),
});
export type PersonRef = z.infer<typeof personRef>;

/** Who changed a thing last, and when; null while it is as it came. `by` is null when the desk itself did. */
export const lastChange = z.object({ by: personRef.nullable(), at: instant }).nullable();
export type LastChange = z.infer<typeof lastChange>;

/** What is wrong with a query (`q`), and at which of its characters. */
export const queryProblem = z.object({
  code: z.string(),
  /** What the message names. */
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  from: z.number().int(),
  /** Without the character there. */
  to: z.number().int(),
  message: z.string(),
  /** What to write there instead. */
  suggestion: z.string().optional(),
});
export type QueryProblem = z.infer<typeof queryProblem>;

/** An error's body, RFC 9457. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: z.string(),
  detail: z.string().optional(),
  request_id: z.string(),
  errors: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
  query_errors: z.array(queryProblem).optional(),
  allowed: z.array(z.string()).optional(),
  current: z.unknown().optional(),
  limit: z.number().optional(),
  scope: z.string().optional(),
});
export type Problem = z.infer<typeof problem>;
