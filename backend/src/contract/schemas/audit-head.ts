import { z } from "zod";
import { id, instant } from "./primitives.js";

/** The end of the audit's chain of seals, signed with the desk's own key (Ed25519). */
export const auditHead = z.object({
  format: z.literal(1),
  /** The desk's name. */
  desk: z.string(),
  /** The last seal, and the event it belongs to. */
  seq: z.number().int(),
  event_id: id,
  /** SHA-256 in hex; stands for every event up to here. */
  hash: z.string(),
  exported_at: instant,
  /** SPKI in base64. */
  public_key: z.string(),
  signature: z.string(),
});
export type AuditHead = z.infer<typeof auditHead>;
