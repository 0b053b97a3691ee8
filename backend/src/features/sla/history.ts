import type { Queries } from "../../platform/db.js";
import { alwaysOpen } from "./engine/calendar/calendar.js";
import type { PolicyVersion, SlaEvent, Target } from "./engine/types.js";
import type { Metric, Priority, Status } from "../../contract/index.js";

/** A ticket's log with the policy versions it speaks of: all that its due times depend on. */
export interface SlaHistory {
  events: SlaEvent[];
  versionOf(id: number): PolicyVersion;
}

/** Rows as PostgreSQL writes them into JSON. */
interface EventJson {
  metric: Metric;
  cycle: number;
  type: SlaEvent["type"];
  at: string;
  recorded_at: string;
  policy_version_id: number | null;
  data: SlaEvent["data"];
}

interface VersionJson {
  id: number;
  policy_name: string;
  calendar_name: string;
  time_zone: string;
  pausing: Status[];
  warn_percent: number;
  targets: { priority: Priority; target: Target; seconds: number }[];
}

export interface HistoryJson {
  sla_events: EventJson[] | null;
  sla_versions: VersionJson[] | null;
}

const versionJson = `json_build_object(
  'id', v.id, 'policy_name', p.name, 'calendar_name', c.name, 'time_zone', c.time_zone,
  'pausing', v.pausing, 'warn_percent', v.warn_percent,
  'targets', (SELECT json_agg(json_build_object('priority', s.priority, 'target', s.target, 'seconds', s.seconds))
              FROM sla_targets s WHERE s.version_id = v.id))`;
const fromVersions = `sla_policy_versions v JOIN sla_policies p ON p.id = v.policy_id JOIN calendars c ON c.id = v.calendar_id`;

/**
 * Select items that hand a ticket's history to `parseHistory`, for reading it together with other things.
 *
 * @param ticketId an SQL expression.
 */
export const historyColumns = (ticketId: string): string => `
  (SELECT json_agg(e ORDER BY e.id) FROM sla_events e WHERE e.ticket_id = ${ticketId}) AS sla_events,
  (SELECT json_agg(${versionJson}) FROM ${fromVersions}
   WHERE v.id IN (SELECT k.policy_version_id FROM sla_events k WHERE k.ticket_id = ${ticketId})) AS sla_versions`;

/** A ticket's history. Whoever is going to add to it holds the ticket's row first: that lock stands for all of it. */
export async function loadHistory(queries: Queries, ticketId: number): Promise<SlaHistory> {
  const row = await queries.one<HistoryJson>(`SELECT ${historyColumns("$1::bigint")}`, [ticketId]);
  return parseHistory(row ?? { sla_events: null, sla_versions: null });
}

/** The promise that new tickets get: the newest version of the default policy; null where there is none. */
export async function loadDefaultVersion(queries: Queries): Promise<PolicyVersion | null> {
  const row = await queries.one<{ version: VersionJson }>(
    `SELECT ${versionJson} AS version FROM ${fromVersions} WHERE p.is_default ORDER BY v.version DESC LIMIT 1`,
  );
  return row && parseVersion(row.version);
}

export function parseHistory(json: HistoryJson): SlaHistory {
  const versions = new Map((json.sla_versions ?? []).map((version) => [version.id, parseVersion(version)]));
  return {
    events: (json.sla_events ?? []).map(parseEvent),
    versionOf: (id) => {
      const version = versions.get(id);
      if (!version) throw new Error(`There is no SLA policy version ${id}`);
      return version;
    },
  };
}

function parseEvent(row: EventJson): SlaEvent {
  return {
    metric: row.metric,
    cycle: row.cycle,
    type: row.type,
    at: new Date(row.at),
    recordedAt: new Date(row.recorded_at),
    policyVersionId: row.policy_version_id,
    data: row.data,
  };
}

function parseVersion(row: VersionJson): PolicyVersion {
  const targets: Record<Priority, Partial<Record<Target, number>>> = { low: {}, medium: {}, high: {}, critical: {} };
  for (const { priority, target, seconds } of row.targets) targets[priority][target] = seconds;
  return {
    id: row.id,
    policyName: row.policy_name,
    calendar: alwaysOpen(row.calendar_name, row.time_zone),
    pausing: row.pausing,
    warnPercent: row.warn_percent,
    targets,
  };
}
