import type { Queries } from "../../platform/db.js";
import { calendarsOf } from "./calendars/known-calendars.js";
import type { Calendar } from "./engine/calendar/calendar.js";
import type { PolicyVersion, Rulebook } from "./engine/types.js";
import { policyVersionsOf, type PolicyVersionRef } from "./policies/known-versions.js";

/** A version of a calendar, as PostgreSQL writes it into JSON. */
export interface CalendarRef {
  id: number;
  key: string;
  calendar_id: number;
  name: string;
}

/** What a ticket's log speaks of, by reference: the definitions are kept by each process. */
export interface Refs {
  policies: PolicyVersionRef[];
  calendars: CalendarRef[];
}

/** A rulebook that also knows what its calendars are called now. */
export interface NamedRulebook extends Rulebook {
  calendarName(versionId: number): string;
}

const policyRef = `json_build_object('id', v.id, 'key', v.key, 'policy_id', p.id, 'policy_name', p.name, 'is_default', p.is_default)`;
const calendarRef = `json_build_object('id', cv.id, 'key', cv.key, 'calendar_id', cv.calendar_id, 'name', c.name)`;

/** SQL for the references of policy versions. @param among SQL for a condition on `v.id`. */
export const policyRefs = (among: string): string =>
  `(SELECT json_agg(${policyRef}) FROM sla_policy_versions v JOIN sla_policies p ON p.id = v.policy_id WHERE ${among})`;

/** The same of calendar versions. @param among SQL for a condition on `cv.id`. */
export const calendarRefs = (among: string): string =>
  `(SELECT json_agg(${calendarRef}) FROM calendar_versions cv JOIN calendars c ON c.id = cv.calendar_id WHERE ${among})`;

/** SQL for the references of the newest version of every calendar, deleted ones included: old promises may need them. */
export const newestCalendarRefs = `(SELECT json_agg(${calendarRef}) FROM calendars c JOIN LATERAL (
  SELECT * FROM calendar_versions WHERE calendar_id = c.id ORDER BY version DESC LIMIT 1) cv ON true)`;

export async function openRulebook(
  queries: Queries,
  { policies, calendars }: Refs,
  newest: readonly CalendarRef[],
): Promise<NamedRulebook> {
  const versions = await policyVersionsOf(queries, policies);
  const refs = new Map([...calendars, ...newest].map((ref) => [ref.id, ref]));
  const open = await calendarsOf(queries, [...refs.values()]);
  const newestOf = new Map(newest.map((ref) => [ref.calendar_id, ref.id]));
  return {
    versionOf: (id): PolicyVersion => found(versions.get(id), "SLA policy version", id),
    calendarOf: (id): Calendar => found(open.get(id), "calendar version", id),
    calendarIdOf: (id) => found(refs.get(id), "calendar version", id).calendar_id,
    calendarName: (id) => found(refs.get(id), "calendar version", id).name,
    newestOf: (calendarId) => found(newestOf.get(calendarId), "version of calendar", calendarId),
  };
}

function found<T>(thing: T | undefined, what: string, id: number): T {
  if (thing === undefined) throw new Error(`There is no ${what} ${id}`);
  return thing;
}
