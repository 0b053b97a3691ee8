import { z } from "zod";
import { attachment, attachmentId } from "./attachments.js";
import { id, instant, personRef, prose, ticketRef, written } from "./primitives.js";
import { mentions } from "./ticket-input.js";
import { openChildren } from "./ticket-links.js";
import { status } from "./ticket-words.js";

/** To the customer, or for the team alone. */
export const draftMode = z.enum(["public", "internal"]);
export type DraftMode = z.infer<typeof draftMode>;

/** Longer than any message may be: what was pasted is kept until it is shortened. */
export const LONGEST_DRAFT = 20_000;

/** Why a message came back into its draft. */
export const returnReason = z.enum(["closed", "status", "rights", "files", "other"]);
export type ReturnReason = z.infer<typeof returnReason>;

export const draft = z.object({
  mode: draftMode,
  body: z.string(),
  attachments: z.array(attachment),
  mentions: z.array(personRef),
  /** The newest public message that its author had seen when they began. */
  base_message_id: id.nullable(),
  /** Another with each save; say with the next one which you had. */
  rev: z.number().int(),
  begun_at: instant,
  saved_at: instant,
  /** What other devices had written and a save knew nothing of. */
  others: z.array(z.object({ id, body: z.string(), saved_at: instant })),
  returned: returnReason.nullable(),
});
export type Draft = z.infer<typeof draft>;

export const heldReply = z.object({
  id,
  ticket_id: id,
  comment: z.string(),
  is_internal: z.boolean(),
  attachments: z.array(attachment),
  mentions: z.array(personRef),
  set_status: status.nullable(),
  pressed_at: instant,
  /** From then on it can no longer be undone. */
  release_at: instant,
  server_time: instant,
});
export type HeldReply = z.infer<typeof heldReply>;

export const writing = z.object({ drafts: z.array(draft), held: z.array(heldReply), server_time: instant });
export type Writing = z.infer<typeof writing>;
export const savedDraft = z.object({ draft: draft.nullable(), server_time: instant });
export const draftList = z.object({
  data: z.array(z.object({ ticket_id: id, mode: draftMode, saved_at: instant })),
});

export const draftParams = z.strictObject({ id: ticketRef, mode: draftMode });
const files = z.array(attachmentId).max(50);
export const saveDraftBody = z.strictObject({
  body: written(LONGEST_DRAFT),
  attachment_ids: files.default([]),
  /** Of an internal note. Ids of people who cannot be mentioned on the ticket are left out. */
  mentions: mentions.default([]),
  base_message_id: id.nullable().default(null),
  /** Of the draft that this text was made from; 0: there was none. */
  rev: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER).default(0),
  /** Texts of other devices that are no longer wanted. */
  drop_others: z.array(id).max(50).default([]),
});
export const holdReplyBody = z.strictObject({
  comment: prose(5000),
  is_internal: z.boolean().default(false),
  attachment_ids: files.default([]),
  /** With an internal note alone. */
  mentions: mentions.default([]),
  set_status: status.optional(),
  /** The newest public message that the author has seen; null: there was none. */
  base_message_id: id.nullable(),
  /** Send although somebody else has written since. */
  send_anyway: z.boolean().default(false),
  /** With a parent that is done while tickets below it are open: they stay so, or are resolved when the message goes out. */
  with_open_children: openChildren.optional(),
});
