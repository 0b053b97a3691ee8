import { slaConditions, type Metric, type Priority, type SlaConditions, type Status } from "../../../contract/index.js";
import type { Queries } from "../../../platform/db.js";
import { remember } from "../../../platform/remembered.js";
import type { EscalationStep, PolicyVersion, Target } from "../engine/types.js";

/** By `sla_policy_versions.key`, which no other database has: a version never changes, so what was read once holds. */
const known = remember<PolicyVersion>(500);

/** A version as the rows that speak of it name it. Names may change and are told anew each time. */
export interface PolicyVersionRef {
  id: number;
  key: string;
  policy_id: number;
  policy_name: string;
  is_default: boolean;
}

interface Row {
  id: number;
  key: string;
  version: number;
  calendarId: number;
  conditions: Partial<SlaConditions>;
  pausing: Status[];
  warnPercents: number[];
  reopening: PolicyVersion["reopening"];
  validFrom: string | null;
  validUntil: string | null;
  steps: EscalationStep[];
  targets: TargetRow[] | null;
}

interface TargetRow {
  priority: Priority;
  metric: Metric;
  kind: Target["kind"];
  seconds: number | null;
  amount: number | null;
  extension: number | null;
  calendar_id: number | null;
}

/** The definitions of versions by their ids, each read once per process. @throws Error for one that there is not. */
export async function policyVersionsOf(
  queries: Queries,
  refs: readonly PolicyVersionRef[],
): Promise<Map<number, PolicyVersion>> {
  const found = new Map<string, PolicyVersion>();
  for (const { key } of refs) {
    const version = known.get(key);
    if (version) found.set(key, version);
  }
  const missing = refs.filter(({ key }) => !found.has(key)).map(({ id }) => id);
  for (const row of missing.length > 0 ? await readVersions(queries, missing) : []) {
    const version = versionOf(row);
    found.set(row.key, version);
    known.set(row.key, version);
  }
  return new Map(
    refs.map((ref) => {
      const version = found.get(ref.key);
      if (!version) throw new Error(`There is no SLA policy version ${ref.id}`);
      return [ref.id, { ...version, policyId: ref.policy_id, policyName: ref.policy_name, isDefault: ref.is_default }];
    }),
  );
}

const readVersions = (queries: Queries, ids: readonly number[]): Promise<Row[]> =>
  queries.rows(
    `SELECT v.id, v.key, v.version, v.calendar_id AS "calendarId", v.conditions, to_json(v.pausing) AS pausing,
            to_json(v.warn_percents) AS "warnPercents", v.reopening, v.valid_from::text AS "validFrom",
            v.valid_until::text AS "validUntil", v.steps,
            (SELECT json_agg(t) FROM sla_targets t WHERE t.version_id = v.id) AS targets
     FROM sla_policy_versions v WHERE v.id = ANY ($1::bigint[])`,
    [ids],
  );

function versionOf({ targets, conditions, key: _key, ...row }: Row): PolicyVersion {
  const byPriority: Record<Priority, Partial<Record<Metric, Target>>> = { low: {}, medium: {}, high: {}, critical: {} };
  for (const target of targets ?? []) byPriority[target.priority][target.metric] = targetOf(target);
  return {
    ...row,
    policyId: 0,
    policyName: "",
    isDefault: false,
    conditions: slaConditions.parse(conditions),
    targets: byPriority,
  };
}

function targetOf({ kind, seconds, amount, extension, calendar_id }: TargetRow): Target {
  if (kind === "working") {
    if (seconds === null) throw new Error("A working target has no seconds");
    return { kind, seconds };
  }
  if (amount === null) throw new Error("A target by law has no amount");
  return { kind, amount, extension, calendarId: calendar_id };
}
