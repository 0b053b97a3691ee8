import { slaConditions, slaStep, type Metric, type Priority, type Status } from "../../../contract/index.js";
import { writeDuration } from "../../../contract/duration.js";
import type { Queries } from "../../../platform/db.js";
import { lastChangeOf, type LastChangeRow } from "../../desk/index.js";
import { noTargets, type ResolvedTarget, type ResolvedTargets, type SlaDefinition } from "./definition.js";

/** A version of a policy: what it promised from a moment on. */
export interface SavedVersion extends SlaDefinition {
  versionId: number;
  /** Counts from 1. */
  definitionVersion: number;
  createdAt: Date;
  /** Null: it came with the desk. */
  createdBy: string | null;
}

/** A policy with its newest version. */
export interface SavedPolicy extends SavedVersion {
  id: number;
  name: string;
  isDefault: boolean;
  isOn: boolean;
  /** Moves with every change, also those that make no new definition. */
  version: number;
  changed: LastChangeRow;
  /** Of the calendar as it is now: the policy's dates are days there. */
  timeZone: string;
  /** The desk's clock when this was read. */
  readAt: Date;
}

const targetsColumn = `
  coalesce((SELECT json_agg(json_build_object('priority', t.priority, 'metric', t.metric, 'kind', t.kind, 'seconds', t.seconds,
              'typed', t.typed, 'amount', t.amount, 'extension', t.extension, 'calendarId', t.calendar_id))
            FROM sla_targets t WHERE t.version_id = v.id), '[]')`;

const versionColumns = `
  v.id AS "versionId", v.version AS "definitionVersion", v.created_at AS "createdAt",
  (SELECT full_name FROM people WHERE id = v.created_by) AS "createdBy",
  v.conditions, v.calendar_id AS "calendarId", v.pausing, v.warn_percents AS "warnPercents", v.reopening,
  v.valid_from::text AS "validFrom", v.valid_until::text AS "validUntil", v.steps, ${targetsColumn} AS targets`;

const policies = `
  SELECT p.id, p.name, p.is_default AS "isDefault", p.is_on AS "isOn", p.version, ${lastChangeOf("p.")} AS changed,
         (SELECT time_zone FROM calendar_versions WHERE calendar_id = v.calendar_id ORDER BY version DESC LIMIT 1) AS "timeZone",
         app_now() AS "readAt", ${versionColumns}
  FROM sla_policies p
  JOIN LATERAL (SELECT * FROM sla_policy_versions WHERE policy_id = p.id ORDER BY version DESC LIMIT 1) v ON true
  WHERE p.deleted_at IS NULL`;

/** In the order in which they are tried; the default one last. */
export async function listPolicies(queries: Queries): Promise<SavedPolicy[]> {
  const rows = await queries.rows<Stored<SavedPolicy>>(`${policies} ORDER BY p.is_default, p.position, p.id`);
  return rows.map(read);
}

/** Null for one that was deleted, too. */
export async function findPolicy(queries: Queries, id: number): Promise<SavedPolicy | null> {
  const row = await queries.one<Stored<SavedPolicy>>(`${policies} AND p.id = $1`, [id]);
  return row && read(row);
}

/** All that a policy ever promised, newest first. */
export async function listVersions(queries: Queries, policyId: number): Promise<SavedVersion[]> {
  const rows = await queries.rows<Stored<SavedVersion>>(
    `SELECT ${versionColumns} FROM sla_policy_versions v WHERE v.policy_id = $1 ORDER BY v.version DESC`,
    [policyId],
  );
  return rows.map(read);
}

interface StoredTarget {
  priority: Priority;
  metric: Metric;
  kind: ResolvedTarget["kind"];
  seconds: number | null;
  typed: string | null;
  amount: number | null;
  extension: number | null;
  calendarId: number | null;
}

/** As the database gives it: documents without what goes without saying, targets as a list. */
type Stored<Row extends SavedVersion> = Omit<Row, "conditions" | "pausing" | "steps" | "targets"> & {
  conditions: unknown;
  pausing: Status[];
  steps: unknown;
  targets: StoredTarget[];
};

/** Documents are read by the contract, which fills in what older versions of them had not. */
function read<Row extends SavedVersion>(row: Stored<Row>): Row {
  const definition = {
    conditions: slaConditions.parse(row.conditions),
    steps: slaStep.array().parse(row.steps),
    targets: targetsOf(row.targets),
  };
  return { ...row, ...definition } as unknown as Row;
}

function targetsOf(stored: readonly StoredTarget[]): ResolvedTargets {
  const targets = noTargets();
  for (const { priority, metric, ...target } of stored) targets[priority][metric] = targetOf(target);
  return targets;
}

function targetOf({
  kind,
  seconds,
  typed,
  amount,
  extension,
  calendarId,
}: Omit<StoredTarget, "priority" | "metric">): ResolvedTarget {
  if (kind === "working") {
    if (seconds === null) throw new Error("A working target without its seconds");
    return { kind, seconds, typed: typed ?? writeDuration(seconds) };
  }
  if (amount === null) throw new Error("A target by law without its days");
  return { kind, amount, extension, calendarId };
}
