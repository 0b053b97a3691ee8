import { isDeepStrictEqual } from "node:util";
import type { Difference } from "../../../platform/differences.js";
import type { ResolvedTarget, ResolvedTargets, SlaDefinition } from "./definition.js";
import { tidyConditions, tidyStep } from "./tidy.js";

export type Changes = Record<string, Difference>;

/** Old and new values, by wire name, of what two definitions do not share; everything where there was none before. */
export function definitionChanges(before: SlaDefinition | null, after: SlaDefinition): Changes {
  const [old, wanted] = [before && fieldsOf(before), fieldsOf(after)];
  const changes = Object.entries(wanted).map(([field, to]) => [field, { from: old?.[field] ?? null, to }] as const);
  return Object.fromEntries(changes.filter(([, { from, to }]) => !isDeepStrictEqual(from, to)));
}

/** In one spelling: versions from before it was kept may have another. */
const fieldsOf = (definition: SlaDefinition): Record<string, unknown> => ({
  conditions: tidyConditions(definition.conditions),
  calendar_id: definition.calendarId,
  targets: targetFields(definition.targets),
  pausing: definition.pausing.toSorted(),
  warn_percents: definition.warnPercents,
  reopening: definition.reopening,
  valid_from: definition.validFrom,
  valid_until: definition.validUntil,
  steps: definition.steps.map(tidyStep),
});

const targetFields = (targets: ResolvedTargets) =>
  Object.fromEntries(
    Object.entries(targets).map(([priority, row]) => [
      priority,
      Object.fromEntries(Object.entries(row).map(([metric, target]) => [metric, targetField(target)])),
    ]),
  );

function targetField(target: ResolvedTarget | null) {
  if (!target) return null;
  if (target.kind === "working") return { kind: target.kind, duration: target.typed, seconds: target.seconds };
  const { kind, amount, extension, calendarId } = target;
  return { kind, amount, extension, calendar_id: calendarId };
}
