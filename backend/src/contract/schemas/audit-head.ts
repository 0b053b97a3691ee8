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

/** How far sealing is behind what happens. */
export const auditSealing = z.object({
  /** Events that have no seal yet. */
  waiting: z.number().int(),
  /** Seconds since the oldest of them was written; 0 when none waits. */
  lag_seconds: z.number(),
  /** Age in seconds of the desk's oldest open transaction that has written something: sealing waits for it. */
  oldest_transaction_seconds: z.number().nullable(),
});
export type AuditSealing = z.infer<typeof auditSealing>;
