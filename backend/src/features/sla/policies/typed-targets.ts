import { metrics, type SlaTargetInput, type SlaTargetsInput } from "../../../contract/index.js";
import type { ResolvedTarget, ResolvedTargets } from "./definition.js";

/** Saved targets as they were typed, to be reckoned anew on another calendar. */
export function typedTargets(targets: ResolvedTargets): SlaTargetsInput {
  const row = (of: ResolvedTargets["low"]) =>
    Object.fromEntries(metrics.map((metric) => [metric, typed(of[metric])])) as SlaTargetsInput["low"];
  return {
    critical: row(targets.critical),
    high: row(targets.high),
    medium: row(targets.medium),
    low: row(targets.low),
  };
}

function typed(target: ResolvedTarget | null): SlaTargetInput | null {
  if (!target) return null;
  if (target.kind === "working") return { kind: "working", duration: target.typed };
  const { kind, amount, extension, calendarId } = target;
  return { kind, amount, extension, calendar_id: calendarId };
}
