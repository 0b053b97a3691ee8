import type { Metric, Priority, SlaTargetInput, SlaTargetsInput, SlaTargetsView } from "@redress/backend/contract";

/** As they stand in tables: the most urgent first. */
export const PRIORITIES = ["critical", "high", "medium", "low"] as const satisfies readonly Priority[];
export const METRICS = ["first_response", "next_response", "update", "resolution"] as const satisfies readonly Metric[];

export type TargetKind = SlaTargetInput["kind"];

/** A cell of the targets as the form holds it. An empty `duration`, or `amount` of a date by law, promises nothing. */
export interface TargetValues {
  kind: TargetKind;
  duration: string;
  amount: string;
  extension: string;
  /** The jurisdiction's; "" is the policy's own. */
  calendar_id: string;
}
export type TargetsValues = Record<Priority, Record<Metric, TargetValues>>;

const NOTHING: TargetValues = { kind: "working", duration: "", amount: "", extension: "", calendar_id: "" };

/** Days by law are promises to answer and to resolve; nobody writes laws about the rest. */
export const mayBeByLaw = (metric: Metric): boolean => metric === "first_response" || metric === "resolution";

export const isPromised = (target: TargetValues): boolean =>
  (target.kind === "working" ? target.duration : target.amount).trim() !== "";

/** For every priority and metric. */
export function eachTarget<Cell>(cell: (priority: Priority, metric: Metric) => Cell): TargetsOf<Cell> {
  const row = (priority: Priority) =>
    Object.fromEntries(METRICS.map((metric) => [metric, cell(priority, metric)])) as Record<Metric, Cell>;
  return Object.fromEntries(PRIORITIES.map((priority) => [priority, row(priority)])) as TargetsOf<Cell>;
}
type TargetsOf<Cell> = Record<Priority, Record<Metric, Cell>>;

export function targetsValues(view: SlaTargetsView | null): TargetsValues {
  return eachTarget((priority, metric) => {
    const target = view?.[priority][metric];
    if (!target) return NOTHING;
    return {
      kind: target.kind,
      duration: target.duration ?? "",
      amount: textOf(target.amount),
      extension: textOf(target.extension),
      calendar_id: textOf(target.calendar?.id ?? null),
    };
  });
}

export function targetsBody(values: TargetsValues): SlaTargetsInput {
  return eachTarget((priority, metric) => targetBody(values[priority][metric]));
}

function targetBody(target: TargetValues): SlaTargetInput | null {
  if (!isPromised(target)) return null;
  if (target.kind === "working") return { kind: target.kind, duration: target.duration.trim() };
  return {
    kind: target.kind,
    amount: Number(target.amount),
    extension: target.extension.trim() === "" ? null : Number(target.extension),
    calendar_id: target.calendar_id === "" ? null : Number(target.calendar_id),
  };
}

const textOf = (value: number | null): string => (value === null ? "" : String(value));
