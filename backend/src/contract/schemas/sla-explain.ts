import { z } from "zod";
import { createCalendarBody } from "./calendars.js";
import { id, instant, prose } from "./primitives.js";
import { createSlaPolicyBody, slaConditions, type SlaConditionName } from "./sla-policies.js";
import { clockState, metric, slaClockDetail } from "./sla.js";
import { priority, status, ticketChannel } from "./ticket-words.js";

/** Why time counted or did not. */
export const slaIntervalKind = z.enum(["counted", "closed", "holiday", "paused", "resolved"]);

/** A stretch of a clock's time, half-open; they follow each other without a gap. */
export const slaInterval = z.object({
  from: instant,
  to: instant,
  kind: slaIntervalKind,
  /** With `paused` the status, with `holiday` its name. */
  reason: z.string().nullable(),
  /** What of it counted. */
  counted_seconds: z.number(),
  /** Counted up to its end, all in all. */
  used_seconds: z.number(),
});
export type SlaInterval = z.infer<typeof slaInterval>;

/** Something that happened to a promise, with what was used and left at that moment. */
export const slaMark = z.object({
  at: instant,
  type: z.enum([
    "applied",
    "started",
    "paused",
    "resumed",
    "met",
    "warned",
    "breached",
    "retargeted",
    "due_set",
    "extended",
    "escalated",
    "reopened",
    "cancelled",
    "restored",
  ]),
  /** The ticket's from then on. */
  priority: priority.nullable(),
  /** Where the policy, its version or the calendar became another one. */
  policy: z.string().nullable(),
  calendar: z.string().nullable(),
  status: status.nullable(),
  due_at: instant.nullable(),
  reason: z.string().nullable(),
  step: z.string().nullable(),
  used_seconds: z.number(),
  /** Null where the promise is a date. */
  left_seconds: z.number().nullable(),
});
export type SlaMark = z.infer<typeof slaMark>;

const clockExplanation = slaClockDetail.extend({
  /** Cuts the time from its start to the due time (or to now while it stands still) into stretches that add up. */
  intervals: z.array(slaInterval),
  /** The sum over all intervals. Equals the target where there is a due time by it. */
  counted_seconds: z.number(),
  marks: z.array(slaMark),
});
export type SlaClockExplanation = z.infer<typeof clockExplanation>;

const conditionNames = Object.keys(slaConditions.shape) as [SlaConditionName, ...SlaConditionName[]];

/** A policy that was tried, in order; the first that matches is promised. */
const tried = z.object({
  id,
  name: z.string(),
  matches: z.boolean(),
  /** What kept it from matching: conditions, or that it is off or out of its dates. */
  failed: z.array(z.enum([...conditionNames, "off", "dates"])),
  /** Conditions that were asked for and met. */
  met: z.array(z.enum(conditionNames)),
});
export type SlaTriedPolicy = z.infer<typeof tried>;

/** A ticket's promises with all their working. */
export const slaExplanation = z.object({
  policy: z
    .object({
      id,
      name: z.string(),
      version: z.number().int(),
      newest_version: z.number().int(),
      applied_at: instant,
      deleted: z.boolean(),
    })
    .nullable(),
  /** How today's policies judge the ticket as it is now; staff only, else empty. */
  tried: z.array(tried),
  /** Every promise and cycle, oldest first. */
  clocks: z.array(clockExplanation),
  /** Working seconds from the beginning to the first and to the last resolution; null before there was one. */
  resolution: z.object({
    first: z.object({ at: instant, working_seconds: z.number() }).nullable(),
    total: z.object({ at: instant, working_seconds: z.number() }).nullable(),
  }),
  /** Which promises the caller may extend now. */
  extendable: z.array(metric),
  server_time: instant,
});
export type SlaExplanation = z.infer<typeof slaExplanation>;

export const extendSlaBody = z.strictObject({ metric, reason: prose(500) });

/** What a ticket would be like. */
export const slaFacts = z.strictObject({
  priority,
  category_id: id.nullish(),
  department_id: id.nullish(),
  organization_id: id.nullish(),
  customer_group_ids: z.array(id).max(100).default([]),
  tag_ids: z.array(id).max(100).default([]),
  channel: ticketChannel.default("web"),
  language: z.string().max(35).nullish(),
});
export type SlaFactsInput = z.infer<typeof slaFacts>;

export const previewSlaBody = z.strictObject({
  /** The policy that the draft is of, where there is one already. */
  policy_id: id.nullish(),
  policy: createSlaPolicyBody,
  /** Instead of the saved one that the policy names. */
  calendar: createCalendarBody.optional(),
  /** When the complaint arrives. */
  at: instant,
  ticket: slaFacts,
});

const previewed = z.object({
  metric,
  due_at: instant.nullable(),
  target_seconds: z.number().nullable(),
  warnings: z.array(z.object({ percent: z.number().int(), at: instant })),
  steps: z.array(z.object({ level: z.number().int(), at: instant })),
  intervals: z.array(slaInterval),
  tz: z.string(),
});
export type PreviewedClock = z.infer<typeof previewed>;

/** `next_response` and `update` as if the customer wrote, and staff spoke, at `at`. */
export const slaPreview = z.object({
  matches: z.boolean(),
  failed: z.array(z.enum([...conditionNames, "off", "dates"])),
  clocks: z.array(previewed),
});
export type SlaPreview = z.infer<typeof slaPreview>;

/** A draft of one thing: a policy (with its id when it exists already), or an existing calendar. */
export const slaImpactBody = z.strictObject({
  policy_id: id.nullish(),
  policy: createSlaPolicyBody.optional(),
  calendar_id: id.nullish(),
  calendar: createCalendarBody.optional(),
});

const moved = z.object({
  ticket_id: id,
  number: z.string(),
  subject: z.string(),
  metric,
  from: instant.nullable(),
  to: instant.nullable(),
  state: clockState,
});

/** What applying it to the open tickets would do; nothing is saved. */
export const slaImpact = z.object({
  open_tickets: z.number().int(),
  /** Fewer than the open ones: there are so many that only the newest were worked through. */
  examined: z.number().int(),
  matching: z.number().int(),
  /** Tickets of which a due time becomes another one, and of these those that would be overdue at once. */
  moving: z.number().int(),
  overdue: z.number().int(),
  /** Some of those that move, those that would become overdue first. */
  examples: z.array(moved),
});
export type SlaImpact = z.infer<typeof slaImpact>;
