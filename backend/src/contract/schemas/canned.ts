import { z } from "zod";
import { locale } from "./accounts.js";
import { flag, id, idText, instant, label, lastChange, line, listOf, paging, personRef, prose } from "./primitives.js";
import { sharedScope } from "./sharing.js";
import { tagName } from "./tags.js";
import { priority, statuses } from "./ticket-words.js";

/** What a text may name in `{{ }}`; what it comes to is known only together with a ticket. */
export const cannedVariables = [
  "customer.first_name",
  "customer.full_name",
  "ticket.number",
  "ticket.subject",
  "agent.first_name",
  "agent.full_name",
  "desk.name",
  "desk.contact",
  "due.first_response",
  "due.next_response",
  "due.resolution",
] as const;
/** An answer to one of the desk's own fields that customers may see, by its key. */
const answerVariable = z.templateLiteral(["field.", z.string().regex(/[a-z][a-z0-9_]{1,39}/)]);
export type CannedVariable = (typeof cannedVariables)[number] | `field.${string}`;

const named = z.object({ id, name: z.string() });
const settable = z.enum(statuses).exclude(["new"]);

/** What happens to the ticket, where somebody wants it to. */
export const cannedActions = z.object({
  set_status: settable.nullable(),
  set_priority: priority.nullable(),
  add_tags: z.array(z.string()),
  /** Gives it to whoever uses this. */
  assign_to_me: z.boolean(),
  assign_team: named.nullable(),
});
export type CannedActions = z.infer<typeof cannedActions>;

const cannedText = z.object({ language: z.string(), body: z.string() });
export const canned = z.object({
  id,
  scope: sharedScope,
  /** Of the team whose it is. */
  team: named.nullable(),
  /** Typed after a slash: "refund-late". */
  shortcut: z.string(),
  title: z.string(),
  folder: z.string().nullable(),
  /** One per language; none: a macro, which only acts. */
  texts: z.array(cannedText),
  actions: cannedActions,
  uses: z.number().int(),
  last_used: z.object({ by: personRef.nullable(), at: instant }).nullable(),
  created: lastChange,
  changed: lastChange,
  archived: z.boolean(),
  version: z.number().int(),
  abilities: z.object({ edit: z.boolean() }),
});
export type Canned = z.infer<typeof canned>;
export const cannedPage = listOf(canned);

export const listCannedQuery = z.strictObject({
  ...paging,
  /** Part of a shortcut, a title or a text. */
  q: line(120).optional(),
  scope: sharedScope.optional(),
  folder: line(60).optional(),
  /** `text`: something to write; `macro`: only something to do. */
  kind: z.enum(["text", "macro"]).optional(),
  team_id: idText.optional(),
  /** Those that were put away, for whoever may restore them, instead of those in use. */
  archived: flag.optional(),
});
export const cannedFolders = z.object({ data: z.array(z.object({ name: z.string(), count: z.number().int() })) });

const texts = z
  .array(z.strictObject({ language: locale, body: prose(5000) }))
  .max(20)
  .refine(
    (all) => new Set(all.map(({ language }) => language.toLowerCase())).size === all.length,
    "Give each language once",
  );
const cannedFields = {
  scope: sharedScope,
  team_id: id.nullable(),
  shortcut: z
    .string()
    .max(80)
    .transform((text) => text.trim().toLowerCase().replace(/^\//, ""))
    .pipe(
      z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, "Use a to z, 0 to 9 and hyphens, at most 40, like /refund-late"),
    ),
  title: label(80),
  folder: label(60).nullable(),
  texts,
  set_status: settable.nullable(),
  set_priority: priority.nullable(),
  add_tags: z.array(tagName).max(20),
  assign_to_me: z.boolean(),
  assign_team_id: id.nullable(),
};
export const createCannedBody = z
  .strictObject(cannedFields)
  .partial()
  .extend({ scope: cannedFields.scope, shortcut: cannedFields.shortcut, title: cannedFields.title });
/** Only what is to change; texts and tags replace what was there. */
export const updateCannedBody = z.strictObject({ ...cannedFields, archived: z.boolean() }).partial();

/** One of the actions for one ticket. */
export const plannedAction = z.object({
  kind: z.enum(["status", "priority", "tag", "assign_me", "team"]),
  /** The status or priority, or the name of the tag, team or person. */
  value: z.string(),
  /** Whether the caller may do it now, it is so already, or they may not. */
  state: z.enum(["possible", "done", "not_possible"]),
});
export type PlannedAction = z.infer<typeof plannedAction>;

export const renderedCanned = z.object({
  /** Null: a macro. */
  text: z.string().nullable(),
  /** The language that was taken. */
  language: z.string().nullable(),
  /** Variables for which this ticket has nothing: each stands as "[?]" in the text. */
  missing: z.array(z.union([z.enum(cannedVariables), answerVariable])),
  actions: z.array(plannedAction),
});
export type RenderedCanned = z.infer<typeof renderedCanned>;

/** Texts that are still being written, to be seen with a ticket. */
export const previewCannedBody = z.strictObject({
  texts,
  /** Show this one, whatever the customer speaks. */
  language: locale.optional(),
});
export const runMacroBody = z.strictObject({
  /** Why the ticket is taken over, where somebody else holds it. */
  reason: line(500).optional(),
});
