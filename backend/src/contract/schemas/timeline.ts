import { z } from "zod";
import { attachment } from "./attachments.js";
import { id, instant, personRef } from "./primitives.js";

export const comment = z.object({
  id,
  author: personRef.nullable(),
  /** Whether the author wrote as a member of staff. */
  by_staff: z.boolean(),
  is_internal: z.boolean(),
  comment: z.string(),
  /** How `comment` is to be read. Staff write Markdown; what customers write is plain. */
  format: z.enum(["plain", "markdown"]),
  /** Colleagues whom an internal note calls by name, "@Priya Nair". */
  mentions: z.array(personRef),
  attachments: z.array(attachment),
  created_at: instant,
});
export type Comment = z.infer<typeof comment>;

/**
 * What happened, oldest first. `type` is the event's type ("ticket.assigned"), `data` its small facts: old and
 * new values by name ("from", "to"), never ids alone, so that a sentence can be made of it.
 */
export const timelineItem = z.object({
  id,
  type: z.string(),
  actor: personRef.nullable(),
  is_internal: z.boolean(),
  data: z.record(z.string(), z.unknown()),
  /** With "comment.added": which one. */
  comment_id: id.nullable(),
  created_at: instant,
});
export type TimelineItem = z.infer<typeof timelineItem>;
