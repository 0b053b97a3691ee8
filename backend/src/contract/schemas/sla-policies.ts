import { z } from "zod";
import { id, instant, label, lastChange } from "./primitives.js";
import { metric } from "./sla.js";
import { priority, status, ticketChannel } from "./ticket-words.js";

const ids = z.array(id).max(100).default([]);

/** When a policy is promised: every list that names something must have what the ticket has. Empty lists ask nothing. */
export const slaConditions = z.strictObject({
  priorities: z.array(priority).max(4).default([]),
  /** Each with all that lies below it. */
  category_ids: ids,
  department_ids: ids,
  organization_ids: ids,
  /** The customer is in one of them. */
  customer_group_ids: ids,
  /** The ticket has one of them. */
  tag_ids: ids,
  channels: z.array(ticketChannel).max(10).default([]),
  /** Of the customer, such as "de". */
  languages: z.array(z.string().min(2).max(35)).max(50).default([]),
});
export type SlaConditions = z.infer<typeof slaConditions>;
export type SlaConditionName = keyof SlaConditions;

/** Working time as people type it: "90m", "1.5h", "2d", "1d 4h". */
export const durationText = z.string().trim().min(1).max(40);

const statutory = {
  amount: z.number().int(),
  /** By how many more days or weeks it may be extended, once. Null: not at all. */
  extension: z.number().int().nullable().default(null),
  /** The jurisdiction's calendar; null: the policy's. */
  calendar_id: id.nullable().default(null),
};

/**
 * What is promised. `working` counts opening hours and pauses; the others are days by law, counted from the day after
 * it reached the desk and never paused: business days end with the close of business, calendar days and weeks with the day.
 */
export const slaTarget = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("working"), duration: durationText }),
  z.strictObject({ kind: z.literal("business_days"), ...statutory }),
  z.strictObject({ kind: z.literal("calendar_days"), ...statutory }),
  z.strictObject({ kind: z.literal("calendar_weeks"), ...statutory }),
]);
export type SlaTargetInput = z.infer<typeof slaTarget>;

const targetsOf = z.strictObject({
  first_response: slaTarget.nullable().default(null),
  next_response: slaTarget.nullable().default(null),
  update: slaTarget.nullable().default(null),
  resolution: slaTarget.nullable().default(null),
});
/** Per priority and metric; null: not promised. */
export const slaTargets = z.strictObject({ critical: targetsOf, high: targetsOf, medium: targetsOf, low: targetsOf });
export type SlaTargetsInput = z.infer<typeof slaTargets>;

/** Who is told at a step: roles on the ticket, or people by id. */
export const slaNotified = z.union([z.enum(["assignee", "supervisor", "team", "admins"]), id]);

const seconds = z.number().int();
const perPriority = z.strictObject({
  critical: seconds.nullable().default(null),
  high: seconds.nullable().default(null),
  medium: seconds.nullable().default(null),
  low: seconds.nullable().default(null),
});

/** A step of the escalation chain; the first is level 1. It fires once for a promise, at its share or offset. */
export const slaStep = z.strictObject({
  metric,
  when: z.enum(["percent", "before_due", "after_due", "after_creation"]),
  /** With `percent`: the share of the target that is used, 1 to 1000. */
  percent: z.number().int().nullable().default(null),
  /** Else: working seconds, per priority; null: no step at that priority. */
  seconds: perPriority.nullable().default(null),
  notify: z.array(slaNotified).max(20).default([]),
  /** Raises the priority by one, which swaps the targets. */
  raise_priority: z.boolean().default(false),
  /** To the team's supervisor, or to another team (which nobody holds then). */
  reassign: z
    .union([z.literal("supervisor"), z.strictObject({ team_id: id })])
    .nullable()
    .default(null),
  /** Waits for the next opening of the calendar that the promise counts by: of a date by law, the jurisdiction's. */
  working_hours: z.boolean().default(false),
});
export type SlaStepInput = z.infer<typeof slaStep>;

const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, "Use a date such as 2026-12-31");

const definition = {
  name: label(80),
  conditions: slaConditions,
  calendar_id: id,
  targets: slaTargets,
  /** Statuses that stop the clocks; the first response and days by law never stop. */
  pausing: z.array(status).max(4),
  /** Shares of a target at which the keeper is warned. */
  warn_percents: z.array(z.number().int()).max(5),
  /** A resolution promise when the ticket is reopened: `keep` what came of it, `resume` what was left, `restart` anew. */
  reopening: z.enum(["keep", "resume", "restart"]),
  /** Both days included, in the calendar's zone. */
  valid_from: date.nullable(),
  valid_until: date.nullable(),
  steps: z.array(slaStep).max(10),
};

export const createSlaPolicyBody = z.strictObject({
  ...definition,
  conditions: slaConditions.prefault({}),
  pausing: definition.pausing.default(["pending", "on_hold"]),
  warn_percents: definition.warn_percents.default([75]),
  reopening: definition.reopening.default("resume"),
  valid_from: definition.valid_from.default(null),
  valid_until: definition.valid_until.default(null),
  steps: definition.steps.default([]),
  is_on: z.boolean().default(true),
  /** There is one already: only false is taken. */
  is_default: z.boolean().default(false),
});
export type SlaPolicyDraft = z.infer<typeof createSlaPolicyBody>;
export const updateSlaPolicyBody = z.strictObject(definition).partial().extend({ is_on: z.boolean().optional() });

const named = z.object({ id, name: z.string() });
const target = z.object({
  kind: z.enum(["working", "business_days", "calendar_days", "calendar_weeks"]),
  /** With `working`: as it was typed, and what it came to when the version was saved. */
  duration: z.string().nullable(),
  seconds: z.number().int().nullable(),
  amount: z.number().int().nullable(),
  extension: z.number().int().nullable(),
  calendar: named.nullable(),
});
export type SlaTargetView = z.infer<typeof target>;
const targetViews = z.object({
  first_response: target.nullable(),
  next_response: target.nullable(),
  update: target.nullable(),
  resolution: target.nullable(),
});
export const slaTargetsView = z.object({
  critical: targetViews,
  high: targetViews,
  medium: targetViews,
  low: targetViews,
});
export type SlaTargetsView = z.infer<typeof slaTargetsView>;

const saved = z.object({
  conditions: slaConditions,
  calendar: named,
  targets: slaTargetsView,
  pausing: z.array(status),
  warn_percents: z.array(z.number().int()),
  reopening: z.enum(["keep", "resume", "restart"]),
  valid_from: z.string().nullable(),
  valid_until: z.string().nullable(),
  steps: z.array(slaStep),
});

export const slaPolicyRow = saved.extend({
  id,
  name: z.string(),
  is_default: z.boolean(),
  is_on: z.boolean(),
  /** On, and today within its dates. */
  in_force: z.boolean(),
  /** Of its definition: each save that changes what is promised counts one up. */
  definition_version: z.number().int(),
  version: z.number().int(),
});
export type SlaPolicyRow = z.infer<typeof slaPolicyRow>;
/** In the order in which they are tried. */
export const slaPolicyList = z.object({ data: z.array(slaPolicyRow) });

/** A thing that a condition names, whatever became of it. */
const labels = z.object({
  categories: z.array(named),
  departments: z.array(named),
  organizations: z.array(named),
  customer_groups: z.array(named),
  tags: z.array(named),
  people: z.array(named),
  teams: z.array(named),
});

export const slaPolicyDetail = slaPolicyRow.extend({
  /** Names of what conditions and steps point to. */
  labels,
  open_tickets: z.number().int(),
  /** Of these, those that still have an earlier version. */
  tickets_on_older: z.number().int(),
  last_change: lastChange,
});
export type SlaPolicyDetail = z.infer<typeof slaPolicyDetail>;

export const slaPolicyVersion = saved.extend({
  version: z.number().int(),
  created_at: instant,
  /** Null: it came with the desk. */
  created_by: z.string().nullable(),
});
export type SlaPolicyVersion = z.infer<typeof slaPolicyVersion>;
/** Newest first; names as in the policy. */
export const slaPolicyVersionList = z.object({ data: z.array(slaPolicyVersion), labels });

/** Where a policy goes: right before another; null: last before the default one. */
export const moveSlaPolicyBody = z.strictObject({ before: id.nullable() });

/** A changed policy or calendar on its way to the open tickets. */
export const slaRun = z.object({
  id,
  policy: named.nullable(),
  calendar: named.nullable(),
  state: z.enum(["running", "done"]),
  /** Open tickets when it began, how many have been looked at, and how many were promised anew. */
  total: z.number().int(),
  done: z.number().int(),
  changed: z.number().int(),
  created_at: instant,
  finished_at: instant.nullable(),
});
export type SlaRun = z.infer<typeof slaRun>;
/** The newest first. */
export const slaRunList = z.object({ data: z.array(slaRun) });
