import { z } from "zod";
import { flag, id, label, lastChange, prose, written } from "./primitives.js";

/** A question that the desk added to its complaints. */
export const fieldTypes = ["text", "number", "date", "choice", "multi_choice", "yes_no"] as const;
export const fieldType = z.enum(fieldTypes);
export type FieldType = z.infer<typeof fieldType>;

/** `to_file`: whoever files a complaint and is asked must answer; `to_resolve`: without it no ticket is resolved. */
export const fieldRequired = z.enum(["never", "to_file", "to_resolve"]);
export type FieldRequired = z.infer<typeof fieldRequired>;

/** Who deals with it besides staff: the customer answers, only reads, or knows nothing of it. */
export const fieldAudience = z.enum(["customer_fills", "customer_reads", "staff"]);
export type FieldAudience = z.infer<typeof fieldAudience>;

export const MOST_NUMBER = 1_000_000_000_000;
const number = z.number().min(-MOST_NUMBER).max(MOST_NUMBER);
const day = z.iso.date();
const optionKey = z.string().max(60);

/** One of them among columns: of a file that is imported, of a view's list. */
export const fieldColumn = z.templateLiteral(["fields.", z.string().regex(/[a-z][a-z0-9_]{1,39}/)]);
export type FieldColumn = `fields.${string}`;

/** Text, number, "YYYY-MM-DD", an option's key or several of them, true or false. */
export const fieldValue = z.union([written(5000), number, z.boolean(), z.array(optionKey).max(50)]);
export type FieldValue = z.infer<typeof fieldValue>;

/** Answers by the key of their question; null or an empty one takes an answer away. */
export const fieldValues = z
  .record(z.string().max(40), fieldValue.nullable())
  .refine((values) => Object.keys(values).length <= 200, "Send at most 200 fields");
export type FieldValues = z.infer<typeof fieldValues>;

const option = z.object({ key: z.string(), label: z.string(), archived: z.boolean() });
export type FieldOption = z.infer<typeof option>;

/** A question as its reader sees it: customers in their own language. */
const question = {
  id,
  /** What it is called in the API and in queries. */
  key: z.string(),
  label: z.string(),
  help: z.string().nullable(),
  type: fieldType,
  required: fieldRequired,
  /** In order; those that were archived stay on tickets that have them. */
  options: z.array(option),
  /** The least and the most of a number, characters of a text, or choices. */
  min: z.number().nullable(),
  max: z.number().nullable(),
  /** Places after a number's point. */
  decimals: z.number().int(),
  earliest: z.string().nullable(),
  latest: z.string().nullable(),
  archived: z.boolean(),
};

export const field = z.object({
  ...question,
  audience: fieldAudience,
  /** Every category in which it is asked; null: in all. */
  category_ids: z.array(id).nullable(),
  /** The caller answers it in forms. */
  fill: z.boolean(),
  position: z.number().int(),
});
export type Field = z.infer<typeof field>;
export const fieldList = z.object({ data: z.array(field) });
/** `archived=true` adds those that were put away, for those who may restore them. */
export const listFieldsQuery = z.strictObject({ archived: flag.optional() });

/** A question with what a ticket answers to it. */
export const ticketField = z.object({
  ...question,
  /** False: the customer does not see it. */
  public: z.boolean(),
  value: fieldValue.nullable(),
  /** False: it is not asked in the ticket's category; the answer is from a former one. */
  applies: z.boolean(),
  /** The caller may change the answer now. */
  edit: z.boolean(),
});
export type TicketField = z.infer<typeof ticketField>;

const optionText = z.strictObject({ key: optionKey, label: label(120) });
const text = z.strictObject({
  /** BCP 47: "de", "pt-BR". Never the desk's own language. */
  language: z
    .string()
    .max(35)
    .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, "Choose a language"),
  label: label(120),
  help: prose(500).nullable(),
  options: z.array(optionText).max(200),
});
export type FieldText = z.infer<typeof text>;

/** For those who arrange the desk. */
export const fieldDetail = field.extend({
  texts: z.array(
    z.object({
      language: z.string(),
      label: z.string(),
      help: z.string().nullable(),
      options: z.array(z.object({ key: z.string(), label: z.string() })),
    }),
  ),
  /** The categories that it was given; empty: all. */
  chosen_category_ids: z.array(id),
  /** Tickets answer it: its type stays. */
  in_use: z.boolean(),
  version: z.number().int(),
  changed: lastChange,
});
export type FieldDetail = z.infer<typeof fieldDetail>;

const fields = {
  label: label(120),
  help: prose(500).nullable(),
  type: fieldType,
  required: fieldRequired,
  audience: fieldAudience,
  /**
   * In order. One without a key is new, and is given one; those that are in the ticket of somebody and are left out here
   * are archived.
   */
  options: z
    .array(z.strictObject({ key: optionKey.optional(), label: label(120), archived: z.boolean().optional() }))
    .max(200),
  min: number.nullable(),
  max: number.nullable(),
  decimals: z.number().int().min(0).max(6),
  earliest: day.nullable(),
  latest: day.nullable(),
  /** Asked in these and all that lies below them; none: in every category. */
  category_ids: z.array(id).max(500),
  /** Replaces all; one per language. */
  texts: z
    .array(text)
    .max(30)
    .refine(
      (texts) => new Set(texts.map(({ language }) => language.toLowerCase())).size === texts.length,
      "Give each language once",
    ),
};
export const createFieldBody = z
  .strictObject(fields)
  .partial()
  .extend({
    /** Lower-case letters, digits and underscores; made of the label where it is left out. Cannot be changed. */
    key: z
      .string()
      .max(40)
      .regex(/^[a-z][a-z0-9_]{1,39}$/, "Use 2 to 40 lower-case letters, digits and underscores, a letter first")
      .optional(),
    label: fields.label,
    type: fieldType,
  });
export type CreateFieldBody = z.infer<typeof createFieldBody>;
/** Only what is to change. */
export const updateFieldBody = z.strictObject({ ...fields, archived: z.boolean() }).partial();
export type UpdateFieldBody = z.infer<typeof updateFieldBody>;
/** The one it is to stand behind; null: it comes first. */
export const moveFieldBody = z.strictObject({ after_id: id.nullable() });
