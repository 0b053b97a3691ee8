import type { DraftMode, ReturnReason } from "../../../contract/index.js";
import type { KeptFile } from "../../attachments/index.js";

/** What another device had when a save that knew nothing of it came. */
export interface OtherText {
  id: number;
  body: string;
  saved_at: string;
}

/** A row of `drafts`. */
export interface DraftRow {
  id: number;
  ticketId: number;
  mode: DraftMode;
  body: string;
  /** Colleagues whom an internal note calls by name. */
  mentions: number[];
  baseCommentId: number | null;
  rev: number;
  others: OtherText[];
  returned: ReturnReason | null;
  begunAt: Date;
  savedAt: Date;
}

export interface Draft extends DraftRow {
  files: KeptFile[];
}

export const draftColumns = `
  d.id, d.ticket_id AS "ticketId", CASE WHEN d.is_internal THEN 'internal' ELSE 'public' END AS mode, d.body, to_json(d.mentions) AS mentions,
  d.base_comment_id AS "baseCommentId", d.rev, d.others, d.returned, d.begun_at AS "begunAt", d.saved_at AS "savedAt"`;

/** A draft as an API shows it to its author. */
export interface DraftKey {
  personId: number;
  ticketId: number;
  mode: DraftMode;
}

export const keyOf = ({ personId, ticketId, mode }: DraftKey) => [personId, ticketId, mode === "internal"];
