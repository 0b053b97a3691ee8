import type { TicketDetail } from "@redress/backend/contract";
import type { Sendable } from "./use-sendable-draft.js";

/** What is being written below a complaint. */
/** An ordinary reply, what is still wrong with a resolution, or why a closed complaint should be opened again. */
export type ReplyPurpose = "reply" | "wrong" | "reopen";

/** What is being written below a complaint. */
export interface ReplyDraft extends Sendable {
  text: string;
  /** It was sent without a connection and waits for one; null while it is being written. */
  waits: { purpose: ReplyPurpose; seen: number } | null;
}

export const EMPTY_REPLY: ReplyDraft = { text: "", files: [], submitKey: null, waits: null };

/** The newest message of the desk's that the customer can have read. */
export const newestAnswer = ({ comments }: TicketDetail): number => comments.findLast((one) => one.by_staff)?.id ?? 0;

/** What the customer's words are for, as the complaint stands. */
export function purposeOf({ status, abilities }: TicketDetail): ReplyPurpose {
  if (status === "closed" && abilities.reopen) return "reopen";
  return abilities.confirm ? "wrong" : "reply";
}
