import type { Sendable } from "./use-sendable-draft.js";

/** What is being written below a complaint. */
export interface ReplyDraft extends Sendable {
  text: string;
}

export const EMPTY_REPLY: ReplyDraft = { text: "", files: [], submitKey: null };

/** An ordinary reply, what is still wrong with a resolution, or why a closed complaint should be opened again. */
export type ReplyPurpose = "reply" | "wrong" | "reopen";
