import { z } from "zod";
import { id, idText, label, lastChange, line, listOf, paging } from "./primitives.js";

/** As tags are typed: one line, accents as one character, so that two ways to type a name are one name. */
export const tagName = label(40).transform((name) => name.normalize("NFC"));

export const tag = z.object({ id, name: z.string() });
export const tagList = z.object({ data: z.array(tag) });

/** A tag as those see it who keep the tags in order. */
export const managedTag = tag.extend({
  /** How many tickets have it, deleted ones included. */
  tickets: z.number().int(),
  /** Names of tags that were merged into it; typed again, they mean this one. */
  aliases: z.array(tag),
  archived: z.boolean(),
  version: z.number().int(),
  changed: lastChange,
});
export type ManagedTag = z.infer<typeof managedTag>;
export const managedTagPage = listOf(managedTag);
export const listManagedTagsQuery = z.strictObject({
  ...paging,
  /** Part of a name, its own or an alias. */
  q: line(40).optional(),
  archived: z.enum(["true", "false"]).default("false"),
});

export const createTagBody = z.strictObject({ name: tagName });
export const updateTagBody = z.strictObject({ name: tagName, archived: z.boolean() }).partial();
export const mergeTagBody = z.strictObject({ into_id: id });
export const tagMergeQuery = z.strictObject({ into_id: idText });
export const tagMerge = z.object({
  /** Tickets that have the tag now. */
  tickets: z.number().int(),
  /** Of these, those that have the other tag too: they get it once. */
  both: z.number().int(),
});
export type TagMerge = z.infer<typeof tagMerge>;
