import { z } from "zod";
import { instant } from "./primitives.js";

/**
 * `first_response`: to the first public reply by a person. `next_response`: from the oldest message of the customer that
 * nobody has answered. `update`: staff speak at least this often. `resolution`: until it is resolved.
 */
export const metrics = ["first_response", "next_response", "update", "resolution"] as const;
export const metric = z.enum(metrics);
export type Metric = z.infer<typeof metric>;

export const clockStates = ["on_track", "at_risk", "breached", "paused", "met", "missed", "cancelled", "none"] as const;
export const clockState = z.enum(clockStates);

/**
 * One promise of a ticket. The client counts down from `remaining_ms` while `clock` is `running`, changes the
 * state at `next_change_at` and asks again then; it never computes a due time itself.
 */
export const slaClock = z.object({
  metric,
  cycle: z.number().int(),
  state: clockState,
  due_at: instant.nullable(),
  warn_at: instant.nullable(),
  /** Working time; negative once overdue; null when the clock has stopped. */
  remaining_ms: z.number().int().nullable(),
  missed_by_ms: z.number().int().nullable(),
  clock: z.enum(["running", "closed", "paused", "stopped"]),
  next_change_at: instant.nullable(),
  /** The calendar's zone. */
  tz: z.string(),
});
export type SlaClock = z.infer<typeof slaClock>;

/** The same with its working shown: which policy, what target, which pauses, how much is used. */
export const slaClockDetail = slaClock.extend({
  policy_name: z.string(),
  calendar_name: z.string(),
  /** Working seconds; of a date by law, those from the receipt to it. */
  target_seconds: z.number().int(),
  /** A date by law: pauses do not move it. */
  statutory: z.boolean(),
  elapsed_seconds: z.number().int(),
  started_at: instant,
  met_at: instant.nullable(),
  breached_at: instant.nullable(),
  detected_at: instant.nullable(),
  /** A due date set by hand overrides the target. */
  set_by_hand: z.boolean(),
  /** A date by law that was put off, once: since when, why, and what was promised before. */
  extended: z.object({ at: instant, reason: z.string(), from_due_at: instant.nullable() }).nullable(),
  pauses: z.array(z.object({ from: instant, to: instant.nullable(), reason: z.string() })),
});
export type SlaClockDetail = z.infer<typeof slaClockDetail>;
