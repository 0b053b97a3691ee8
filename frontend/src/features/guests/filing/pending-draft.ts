import type { GuestDraft } from "@redress/backend/contract";

/** A complaint that waits for its code, as this browser knows it; kept until it is confirmed or given up. */
export const PENDING_KEY = "complaint.pending";
export const NOTHING_PENDING: { draft: GuestDraft | null } = { draft: null };

/** Who writes, besides the complaint itself. */
export interface Writer {
  email: string;
  full_name: string;
}
export const WRITER_KEY = "complaint.writer";
export const NO_WRITER: Writer = { email: "", full_name: "" };
