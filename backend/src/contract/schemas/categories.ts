import { z } from "zod";
import { flag, id, label, lastChange, prose } from "./primitives.js";
import { priority } from "./ticket-words.js";

const named = z.object({ id, name: z.string() });
const categoryName = label(120);
const help = prose(500).nullable();

/** A category as the caller may choose it: customers read it in their own language, staff in the desk's. */
export const category = z.object({
  id,
  name: z.string(),
  /** Its names from the top of the tree down to itself. */
  path: z.array(z.string()),
  help: z.string().nullable(),
  parent_id: id.nullable(),
  default_priority: priority,
  /** Where complaints of this kind go; null: the customer is asked. */
  department: named.nullable(),
  team: named.nullable(),
  skill: named.nullable(),
  /** Among those below the same parent; lower comes first. */
  position: z.number().int(),
  /** False: offered to staff alone, and so is all that lies below it. */
  public: z.boolean(),
  archived: z.boolean(),
});
export const categoryList = z.object({ data: z.array(category) });
export type Category = z.infer<typeof category>;
/** `archived=true` adds those that were put away, for those who may restore them. */
export const listCategoriesQuery = z.strictObject({ archived: flag.optional() });

const text = {
  /** BCP 47: "de", "pt-BR". Never the desk's own language, whose texts are the category's `name` and `help`. */
  language: z
    .string()
    .max(35)
    .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, "Choose a language"),
  name: categoryName,
  help,
};
export const categoryDetail = category.extend({
  texts: z.array(z.object({ language: z.string(), name: z.string(), help: z.string().nullable() })),
  version: z.number().int(),
  changed: lastChange,
});
export type CategoryDetail = z.infer<typeof categoryDetail>;

const categoryFields = {
  name: categoryName,
  help,
  default_priority: priority,
  department_id: id.nullable(),
  team_id: id.nullable(),
  skill_id: id.nullable(),
  public: z.boolean(),
  /** Replaces all; one per language. */
  texts: z
    .array(z.strictObject(text))
    .max(30)
    .refine(
      (texts) => new Set(texts.map(({ language }) => language.toLowerCase())).size === texts.length,
      "Give each language once",
    ),
};
/** Stands last below its parent, or last at the top. */
export const createCategoryBody = z
  .strictObject(categoryFields)
  .partial()
  .extend({ name: categoryName, parent_id: id.nullable().optional() });
/** Only what is to change. */
export const updateCategoryBody = z.strictObject({ ...categoryFields, archived: z.boolean() }).partial();
export type UpdateCategoryBody = z.infer<typeof updateCategoryBody>;

export const moveCategoryBody = z.strictObject({
  /** Null: the top of the tree. */
  parent_id: id.nullable(),
  /** The one it is to stand behind, below that parent; null: it comes first. */
  after_id: id.nullable(),
});

/** How many tickets are of each category, those below it not counted; categories without any are left out. */
export const categoryCounts = z.object({
  data: z.array(z.object({ category_id: id, open: z.number().int(), all: z.number().int() })),
});
