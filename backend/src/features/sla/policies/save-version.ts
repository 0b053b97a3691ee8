import { metrics } from "../../../contract/index.js";
import type { Work } from "../../../platform/work.js";
import { prioritiesInOrder, type SlaDefinition } from "./definition.js";

/** Writes what a policy promises from now on. Versions and their targets are never changed: each save adds. */
export async function saveVersion(
  work: Work,
  policyId: number,
  version: number,
  definition: SlaDefinition,
): Promise<void> {
  await work.rows(
    `WITH saved AS (
       INSERT INTO sla_policy_versions (policy_id, version, conditions, calendar_id, pausing, warn_percents, reopening,
                                        valid_from, valid_until, steps, created_at, created_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) RETURNING id
     )
     INSERT INTO sla_targets (version_id, priority, metric, kind, seconds, typed, amount, extension, calendar_id)
     SELECT saved.id, t.priority, t.metric, t.kind, t.seconds, t.typed, t.amount, t.extension, t.calendar_id
     FROM saved, jsonb_to_recordset($13::jsonb) AS t (priority text, metric text, kind text, seconds integer, typed text,
       amount integer, extension integer, calendar_id bigint)`,
    [
      policyId,
      version,
      JSON.stringify(definition.conditions),
      definition.calendarId,
      definition.pausing,
      definition.warnPercents,
      definition.reopening,
      definition.validFrom,
      definition.validUntil,
      JSON.stringify(definition.steps),
      work.now,
      work.actor.id,
      JSON.stringify(targetRows(definition)),
    ],
  );
}

const targetRows = ({ targets }: SlaDefinition): object[] =>
  prioritiesInOrder.flatMap((priority) =>
    metrics.flatMap((metric): object[] => {
      const target = targets[priority][metric];
      if (!target) return [];
      if (target.kind === "working") return [{ priority, metric, ...target }];
      const { kind, amount, extension, calendarId } = target;
      return [{ priority, metric, kind, amount, extension, calendar_id: calendarId }];
    }),
  );
