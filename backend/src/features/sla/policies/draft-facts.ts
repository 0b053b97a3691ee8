import type { Queries } from "../../../platform/db.js";
import type { WeekHours } from "../engine/calendar/hours.js";
import { jurisdictionsOf, type SlaDefinition } from "./definition.js";
import { namedBy, namedKinds, type NamedKind } from "./named-things.js";
import type { DraftFacts, JudgedDraft } from "./policy-problems.js";
import type { Standings } from "./standings.js";

/** Where each kind of thing lies, and which of its rows there are for an admin. */
const sources: Readonly<Record<NamedKind, string>> = {
  category_ids: "SELECT id, archived_at FROM categories WHERE NOT is_hidden",
  department_ids: "SELECT id, archived_at FROM departments WHERE NOT is_hidden",
  organization_ids: "SELECT id, archived_at FROM organizations WHERE NOT is_hidden",
  customer_group_ids: "SELECT id, archived_at FROM customer_groups",
  // A merged tag is another name of the one it was merged into.
  tag_ids:
    "SELECT g.id, coalesce(i.archived_at, g.archived_at) AS archived_at FROM tags g LEFT JOIN tags i ON i.id = g.merged_into",
  people: `SELECT p.id, NULL::timestamptz AS archived_at FROM people p JOIN roles r ON r.id = p.role_id AND r.is_staff
           WHERE p.deactivated_at IS NULL AND NOT p.is_hidden`,
  teams: "SELECT id, archived_at FROM teams WHERE NOT is_hidden",
};

/** What one statement asks for: `$1` to `$7`, the ids of each kind. */
const standings = namedKinds
  .map(
    (name, i) =>
      `SELECT '${name}' AS kind, s.id, s.archived_at IS NOT NULL AS archived FROM (${sources[name]}) s WHERE s.id = ANY ($${i + 1}::bigint[])`,
  )
  .join("\nUNION ALL\n");

export interface StoredCalendar {
  id: number;
  deleted: boolean;
  /** Of its newest version. */
  hours: WeekHours;
}

export const findCalendars = (queries: Queries, ids: readonly number[]): Promise<StoredCalendar[]> =>
  queries.rows(
    `SELECT c.id, c.deleted_at IS NOT NULL AS deleted, v.hours
     FROM calendars c
     JOIN LATERAL (SELECT hours FROM calendar_versions WHERE calendar_id = c.id ORDER BY version DESC LIMIT 1) v ON true
     WHERE c.id = ANY ($1::bigint[])`,
    [ids],
  );

/** Held until the transaction ends, so that none of them is deleted while a policy begins to count by it. */
export async function holdCalendars(queries: Queries, ids: readonly number[]): Promise<void> {
  await queries.rows("SELECT 1 FROM calendars WHERE id = ANY ($1::bigint[]) ORDER BY id FOR SHARE", [ids]);
}

/**
 * What a draft is judged by.
 *
 * @param calendars those that the draft names.
 * @param before what the policy is now. What it names already may stay, whatever became of it since: archiving a tag
 *   must not keep an admin from changing a target.
 */
export async function readFacts(
  queries: Queries,
  draft: JudgedDraft,
  calendars: readonly StoredCalendar[],
  before: (SlaDefinition & { isDefault: boolean }) | null,
): Promise<Omit<DraftFacts, "calendar">> {
  const [wanted, kept] = [namedBy(draft), before && namedBy(before)];
  const rows = await queries.rows<{ kind: NamedKind; id: number; archived: boolean }>(
    standings,
    namedKinds.map((name) => wanted[name]),
  );
  const found = Object.fromEntries(namedKinds.map((name) => [name, new Map()])) as Record<
    NamedKind,
    Map<number, "usable" | "archived">
  >;
  for (const { kind, id, archived } of rows) found[kind].set(id, archived ? "archived" : "usable");
  for (const name of namedKinds) for (const id of kept?.[name] ?? []) found[name].set(id, "usable");
  return {
    isDefault: before?.isDefault ?? false,
    calendars: calendarStandings(calendars, before),
    conditions: found,
    people: found.people,
    teams: found.teams,
  };
}

function calendarStandings(calendars: readonly StoredCalendar[], before: SlaDefinition | null): Standings {
  const kept = before ? jurisdictionsOf(before.targets) : [];
  return new Map([
    ...calendars.map(({ id, deleted }) => [id, deleted ? "archived" : "usable"] as const),
    ...kept.map((id) => [id, "usable"] as const),
  ]);
}
