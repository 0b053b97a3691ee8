import { z } from "zod";
import { fieldValues } from "./fields.js";
import { id, line, prose } from "./primitives.js";
import { tagName } from "./tags.js";
import { priority, status } from "./ticket-words.js";

const tagNames = z.array(tagName).min(1).max(20);

/** What every ticket is to have; a field that is not named stays as it is. */
export const bulkChanges = z.strictObject({
  status: status.optional(),
  priority: priority.optional(),
  /** As with `PATCH`: setting the priority settles the customer's wish, unless this says that it stands. */
  requested_priority: priority.nullable().optional(),
  assignee_id: id.nullable().optional(),
  team_id: id.nullable().optional(),
  add_tags: tagNames.optional(),
  remove_tags: tagNames.optional(),
  /** As with `PATCH`: answers by the key of their field; null takes one away. */
  fields: fieldValues.optional(),
});
export type BulkChanges = z.infer<typeof bulkChanges>;

/** A ticket's own way back; empty fields are not in it. */
const onlyIf = z.strictObject({
  status: status.optional(),
  priority: priority.optional(),
  assignee_id: id.nullable().optional(),
  team_id: id.nullable().optional(),
  fields: fieldValues.optional(),
});

export const bulkBody = z
  .strictObject({
    ids: z
      .array(id)
      .min(1)
      .max(1000)
      .refine((ids) => new Set(ids).size === ids.length, "Name each ticket once"),
    changes: bulkChanges,
    /** Said with the new status on each ticket, as with the single change; not on those that have it already. */
    comment: prose(5000).optional(),
    /** Said with the assignment; taking over what others hold asks for one. */
    reason: line(500).optional(),
    /** Tickets that have something else here meanwhile are left alone (`stale_version`): what an undo asks for. */
    only_if: onlyIf.optional(),
  })
  .refine(({ changes }) => Object.values(changes).some((value) => value !== undefined), {
    path: ["changes"],
    message: "Name what is to change",
  })
  .refine(({ changes, comment }) => comment === undefined || changes.status !== undefined, {
    path: ["comment"],
    message: "A comment goes with a status",
  });
export type BulkBody = z.infer<typeof bulkBody>;

/** How it went with one ticket. */
export const bulkResult = z.object({
  id,
  number: z.string(),
  /** It is now as was asked for, whether or not that took a change. */
  ok: z.boolean(),
  /** Why not, as the single change would say it. */
  code: z.string().optional(),
  message: z.string().optional(),
  version: z.number().int().optional(),
  /** The change that takes this one back, as far as one is possible; none where nothing changed. */
  undo: bulkChanges.optional(),
});
export type BulkResult = z.infer<typeof bulkResult>;

export const bulkAnswer = z.object({
  /** In the order of their ids. */
  data: z.array(bulkResult),
  changed: z.number().int(),
  refused: z.number().int(),
});
export type BulkAnswer = z.infer<typeof bulkAnswer>;
