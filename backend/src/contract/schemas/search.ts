import { z } from "zod";
import { id, idText, line, several } from "./primitives.js";
import { status } from "./ticket-words.js";

/** Of a word that no ticket in reach has: what was looked for in its place. Quotation marks insist on the word. */
export const correction = z.object({ from: z.string(), to: z.string() });
export type Correction = z.infer<typeof correction>;

/** As the query language has it; only its words matter here. */
const searchText = line(1000);

export const searchSnippetsQuery = z.strictObject({ q: searchText, ids: several(idText, 100) });

/** Where in a ticket the words are: a stretch of that text, cut where a hit begins and ends. */
export const searchSnippet = z.object({
  ticket_id: id,
  field: z.enum(["subject", "description", "message", "note", "file", "answer", "name", "tag"]),
  /** The message that it is in, or that brought the file; null elsewhere. */
  comment_id: id.nullable(),
  segments: z.array(z.object({ text: z.string(), hit: z.boolean() })),
});
export type SearchSnippet = z.infer<typeof searchSnippet>;

export const searchSnippets = z.object({ data: z.array(searchSnippet), corrected: z.array(correction) });
export type SearchSnippets = z.infer<typeof searchSnippets>;

export const suggestQuery = z.strictObject({ q: searchText });

export const suggestions = z.object({
  tickets: z.array(z.object({ id, number: z.string(), subject: z.string(), status })),
  people: z.array(z.object({ id, full_name: z.string(), email: z.string().nullable() })),
  views: z.array(z.object({ id, name: z.string() })),
  /** What the last word may become. */
  words: z.array(z.string()),
});
export type Suggestions = z.infer<typeof suggestions>;
