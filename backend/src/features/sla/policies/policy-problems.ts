import type { SlaConditions, SlaPolicyDraft } from "../../../contract/index.js";
import { metrics } from "../../../contract/index.js";
import { prioritiesInOrder } from "./definition.js";
import { canonicalLanguage } from "./languages.js";
import { idConditions, type IdCondition } from "./named-things.js";
import type { ReadTargets } from "./read-targets.js";
import { refusal, type Standings } from "./standings.js";
import { stepProblems } from "./step-problems.js";
import { targetsTogether } from "./target-problems.js";

/** What a draft is judged by, as the database has it. */
export interface DraftFacts {
  /** The default policy takes every ticket at all times. */
  isDefault: boolean;
  /** Null: hours that are not saved yet stand in for the policy's calendar. */
  calendar: "usable" | "archived" | "missing" | null;
  /** Of calendars that targets by law name. */
  calendars: Standings;
  conditions: Readonly<Record<IdCondition, Standings>>;
  /** Active members of staff. */
  people: Standings;
  teams: Standings;
}

/** What is judged of a draft; its targets are read before. */
export type JudgedDraft = Omit<SlaPolicyDraft, "name" | "is_on" | "is_default" | "targets">;

/** Everything that keeps a draft from being saved: the wire's field -> a sentence. Empty when it may be. */
export function draftProblems(
  draft: JudgedDraft,
  { targets, problems: unread }: ReadTargets,
  facts: DraftFacts,
): Record<string, string> {
  // What could not be read cannot be compared either.
  const readable = Object.keys(unread).length > 0 ? null : targets;
  const together = readable ? targetsTogether(readable, draft.calendar_id) : {};
  const steps = draft.steps.map((step, i) =>
    below(`steps.${i}`, stepProblems(step, readable, facts.people, facts.teams)),
  );
  return Object.assign(
    {},
    conditionProblems(draft.conditions, facts),
    calendarProblems(facts),
    unread,
    together,
    jurisdictionProblems({ targets, problems: unread }, facts.calendars),
    draft.pausing.some((status) => status !== "pending" && status !== "on_hold")
      ? { pausing: "Clocks stop only while a ticket is pending or on hold" }
      : {},
    warningProblems(draft.warn_percents),
    dateProblems(draft, facts),
    ...steps,
  ) as Record<string, string>;
}

const below = (path: string, problems: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(problems).map(([field, message]) => [`${path}.${field}`, message]));

const things: Readonly<Record<IdCondition, string>> = {
  category_ids: "category",
  department_ids: "department",
  organization_ids: "organization",
  customer_group_ids: "customer group",
  tag_ids: "tag",
};

function conditionProblems(conditions: SlaConditions, facts: DraftFacts): Record<string, string> {
  const problems: Record<string, string> = {};
  for (const name of idConditions) {
    const wrong = refusal(conditions[name], facts.conditions[name], {
      missing: `There is no such ${things[name]}`,
      archived: `This ${things[name]} is archived`,
    });
    if (wrong) problems[`conditions.${name}`] = wrong;
  }
  if (conditions.languages.some((tag) => canonicalLanguage(tag) === null))
    problems["conditions.languages"] = "Use language tags such as de or pt-BR";
  if (facts.isDefault) {
    for (const [name, list] of Object.entries(conditions))
      if (list.length > 0) problems[`conditions.${name}`] = "The default policy takes every ticket";
  }
  return problems;
}

const calendarWords = { archived: "This calendar was deleted", missing: "There is no such calendar" };

function calendarProblems({ calendar }: DraftFacts): Record<string, string> {
  return calendar === null || calendar === "usable" ? {} : { calendar_id: calendarWords[calendar] };
}

function jurisdictionProblems({ targets }: ReadTargets, calendars: Standings): Record<string, string> {
  const problems: Record<string, string> = {};
  for (const priority of prioritiesInOrder) {
    for (const metric of metrics) {
      const target = targets[priority][metric];
      if (!target || target.kind === "working" || target.calendarId === null) continue;
      const wrong = refusal([target.calendarId], calendars, calendarWords);
      if (wrong) problems[`targets.${priority}.${metric}.calendar_id`] = wrong;
    }
  }
  return problems;
}

function warningProblems(percents: readonly number[]): Record<string, string> {
  if (percents.some((percent) => percent < 1 || percent > 99)) return { warn_percents: "Use shares from 1 to 99" };
  return new Set(percents).size < percents.length ? { warn_percents: "Use each share once" } : {};
}

function dateProblems(
  { valid_from: from, valid_until: until }: Pick<JudgedDraft, "valid_from" | "valid_until">,
  { isDefault }: DraftFacts,
): Record<string, string> {
  const problems: Record<string, string> = {};
  for (const [field, day] of Object.entries({ valid_from: from, valid_until: until })) {
    if (day === null) continue;
    if (isDefault) problems[field] = "The default policy is always in force";
    else if (!isRealDay(day)) problems[field] = "Use a date such as 2026-12-31";
  }
  if (Object.keys(problems).length === 0 && from !== null && until !== null && from > until)
    problems.valid_until = "This is before the first day";
  return problems;
}

/** A date that is in the calendar, "2026-02-30" is not, and that PostgreSQL has: no year 0. */
function isRealDay(text: string): boolean {
  const day = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(day) && new Date(day).toISOString().startsWith(text) && !text.startsWith("0000");
}
