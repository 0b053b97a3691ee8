import type { OpenChildren, Status } from "../../../contract/index.js";
import type { KeptFile } from "../../attachments/index.js";

/** A row of `held_replies`. */
export interface HeldRow {
  id: number;
  personId: number;
  ticketId: number;
  isInternal: boolean;
  body: string;
  /** Colleagues whom an internal note calls by name. */
  mentions: number[];
  setStatus: Status | null;
  /** What becomes of open tickets below one that it resolves. */
  openChildren: OpenChildren | null;
  baseCommentId: number | null;
  /** When Send was pressed: when it counts from. */
  pressedAt: Date;
  releaseAt: Date;
  /** Null while it can still be undone. */
  outcome: "sent" | "undone" | "returned" | null;
}

export interface HeldReply extends HeldRow {
  files: KeptFile[];
}

export const heldColumns = `
  h.id, h.person_id AS "personId", h.ticket_id AS "ticketId", h.is_internal AS "isInternal", h.body, to_json(h.mentions) AS mentions, h.set_status AS "setStatus",
  h.open_children AS "openChildren",
  h.base_comment_id AS "baseCommentId", h.pressed_at AS "pressedAt", h.release_at AS "releaseAt", h.outcome`;
