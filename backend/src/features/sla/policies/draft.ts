import type { SlaPolicyDraft, SlaTargetsInput } from "../../../contract/index.js";
import type { Queries } from "../../../platform/db.js";
import { fieldErrors, notFound } from "../../../platform/errors.js";
import { daySeconds } from "../engine/calendar/day-length.js";
import type { WeekHours } from "../engine/calendar/hours.js";
import { tidyConditions, tidyStep } from "./tidy.js";
import { jurisdictionsOf, type ResolvedDraft, type ResolvedTargets, type SlaDefinition } from "./definition.js";
import { findCalendars, holdCalendars, readFacts, type StoredCalendar } from "./draft-facts.js";
import { draftProblems, type JudgedDraft } from "./policy-problems.js";
import { findPolicy } from "./queries.js";
import { readTargets, type ReadTargets } from "./read-targets.js";

export interface DraftOptions {
  /** Opening hours that are not saved yet, for a "d" of working time; the calendar that the draft names need not exist then. */
  draftHours?: WeekHours | undefined;
  /** The policy that the draft is to replace: things it names already may be archived, and the default one takes no conditions. */
  policyId?: number | null | undefined;
}

/**
 * A draft as it would be saved: judged, in one spelling, its durations in seconds by the calendar as it is now.
 * Reads only; whether its name is free is for the save to find out.
 *
 * @throws AppError 404 for a `policyId` that there is none of, 422 with a message per field.
 */
export async function resolveDraft(
  queries: Queries,
  body: SlaPolicyDraft,
  { draftHours, policyId = null }: DraftOptions = {},
): Promise<ResolvedDraft> {
  const before = policyId === null ? null : await findPolicy(queries, policyId);
  if (policyId !== null && !before) throw notFound("Policy");
  return { name: body.name, ...(await resolveDefinition(queries, body, { before, draftHours })) };
}

export interface ResolveOptions {
  /** What the policy is now; null: a new one. */
  before: (SlaDefinition & { isDefault: boolean }) | null;
  draftHours?: WeekHours | undefined;
  /** To be saved in this transaction: its calendars stay as they are until then. */
  hold?: boolean;
}

/** @param body.targets those that are kept are taken as they are, without looking at the calendar. */
export async function resolveDefinition(
  queries: Queries,
  body: JudgedDraft & { targets: SlaTargetsInput | { kept: ResolvedTargets } },
  { before, draftHours, hold = false }: ResolveOptions,
): Promise<SlaDefinition> {
  const named = [body.calendar_id, ...jurisdictionsIn(body.targets)];
  if (hold) await holdCalendars(queries, named);
  const calendars = await findCalendars(queries, named);
  const calendar = calendars.find(({ id }) => id === body.calendar_id);
  const hours = draftHours ?? calendar?.hours;
  const read: ReadTargets =
    "kept" in body.targets
      ? { targets: body.targets.kept, problems: {} }
      : readTargets(body.targets, hours ? daySeconds(hours) : null);
  const facts = await readFacts(queries, body, calendars, before);
  const problems = draftProblems(body, read, { ...facts, calendar: draftHours ? null : standingOf(calendar) });
  if (Object.keys(problems).length > 0) throw fieldErrors(problems);
  return {
    conditions: tidyConditions(body.conditions),
    calendarId: body.calendar_id,
    targets: read.targets,
    pausing: (["pending", "on_hold"] as const).filter((status) => body.pausing.includes(status)),
    warnPercents: body.warn_percents.toSorted((a, b) => a - b),
    reopening: body.reopening,
    validFrom: body.valid_from,
    validUntil: body.valid_until,
    steps: body.steps.map(tidyStep),
  };
}

function standingOf(calendar: StoredCalendar | undefined): "usable" | "archived" | "missing" {
  if (!calendar) return "missing";
  return calendar.deleted ? "archived" : "usable";
}

/** Calendars that targets by law name. */
function jurisdictionsIn(targets: SlaTargetsInput | { kept: ResolvedTargets }): number[] {
  if ("kept" in targets) return jurisdictionsOf(targets.kept);
  return jurisdictionsOf(readTargets(targets, null).targets);
}
