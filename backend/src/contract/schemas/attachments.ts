import { z } from "zod";
import { id, instant } from "./primitives.js";

/** A random 128-bit id; knowing it is not enough to download. */
export const attachmentId = z.string().regex(/^[A-Za-z0-9_-]{22}$/, "That is not an attachment's id");

/**
 * `pending`: a scanner has still to look into it, and nobody gets it before. `quarantined`: it found something, and the
 * content is gone. `unscanned`: no scanner was set up when it came.
 */
export const scanState = z.enum(["unscanned", "pending", "clean", "quarantined"]);

export const attachment = z.object({
  id: attachmentId,
  file_name: z.string(),
  /** Told from the content, not from the name. */
  media_type: z.string(),
  size: z.number().int(),
  sha256: z.string(),
  url: z.string(),
  uploaded_by: id.nullable(),
  scan_state: scanState,
  /** What the scanner calls what it found; for staff. */
  finding: z.string().nullable(),
  created_at: instant,
});
export type Attachment = z.infer<typeof attachment>;
export const attachmentList = z.object({ data: z.array(attachment) });
