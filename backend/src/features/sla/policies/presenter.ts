import {
  metrics,
  type Metric,
  type SlaPolicyDetail,
  type SlaPolicyRow,
  type SlaPolicyVersion,
  type SlaTargetView,
  type SlaTargetsView,
} from "../../../contract/index.js";
import type { Queries } from "../../../platform/db.js";
import { presentLastChange } from "../../desk/index.js";
import { jurisdictionsOf, type ResolvedTarget, type ResolvedTargets, type SlaDefinition } from "./definition.js";
import { isInForce } from "./in-force.js";
import { labelsOf } from "./labels.js";
import { openTicketsOf } from "./open-tickets.js";
import type { SavedPolicy, SavedVersion } from "./queries.js";

/** Policies with the calendars they count by. */
export async function showPolicies(queries: Queries, policies: readonly SavedPolicy[]): Promise<SlaPolicyRow[]> {
  const calendars = await calendarNames(queries, policies);
  return policies.map((policy) => presentPolicy(policy, calendars));
}

/** One policy with the names of what it points to, and the open tickets that have it. */
export async function showPolicy(queries: Queries, policy: SavedPolicy): Promise<SlaPolicyDetail> {
  const calendars = await calendarNames(queries, [policy]);
  const labels = await labelsOf(queries, [policy]);
  const open = await openTicketsOf(queries, policy);
  return {
    ...presentPolicy(policy, calendars),
    labels,
    open_tickets: open.all,
    tickets_on_older: open.onOlder,
    last_change: presentLastChange(policy.changed),
  };
}

/** All that a policy was, with the names of everything any version points to. */
export async function showVersions(
  queries: Queries,
  versions: readonly SavedVersion[],
): Promise<{ data: SlaPolicyVersion[]; labels: SlaPolicyDetail["labels"] }> {
  const calendars = await calendarNames(queries, versions);
  const data = versions.map((version) => ({
    ...presentDefinition(version, calendars),
    version: version.definitionVersion,
    created_at: version.createdAt.toISOString(),
    created_by: version.createdBy,
  }));
  return { data, labels: await labelsOf(queries, versions) };
}

function presentPolicy(policy: SavedPolicy, calendars: CalendarNames): SlaPolicyRow {
  return {
    id: policy.id,
    name: policy.name,
    is_default: policy.isDefault,
    is_on: policy.isOn,
    in_force: isInForce(policy, policy.readAt),
    ...presentDefinition(policy, calendars),
    definition_version: policy.definitionVersion,
    version: policy.version,
  };
}

function presentDefinition(definition: SlaDefinition, calendars: CalendarNames) {
  return {
    conditions: definition.conditions,
    calendar: named(calendars, definition.calendarId),
    targets: presentTargets(definition.targets, calendars),
    pausing: definition.pausing,
    warn_percents: definition.warnPercents,
    reopening: definition.reopening,
    valid_from: definition.validFrom,
    valid_until: definition.validUntil,
    steps: definition.steps,
  };
}

function presentTargets(targets: ResolvedTargets, calendars: CalendarNames): SlaTargetsView {
  const row = (of: Record<Metric, ResolvedTarget | null>) =>
    Object.fromEntries(
      metrics.map((metric) => [metric, presentTarget(of[metric], calendars)]),
    ) as SlaTargetsView["low"];
  return {
    critical: row(targets.critical),
    high: row(targets.high),
    medium: row(targets.medium),
    low: row(targets.low),
  };
}

function presentTarget(target: ResolvedTarget | null, calendars: CalendarNames): SlaTargetView | null {
  if (!target) return null;
  const { kind } = target;
  if (kind === "working") {
    const { typed, seconds } = target;
    return { kind, duration: typed, seconds, amount: null, extension: null, calendar: null };
  }
  const { amount, extension, calendarId } = target;
  const calendar = calendarId === null ? null : named(calendars, calendarId);
  return { kind, duration: null, seconds: null, amount, extension, calendar };
}

type CalendarNames = ReadonlyMap<number, string>;

async function calendarNames(queries: Queries, definitions: readonly SlaDefinition[]): Promise<CalendarNames> {
  const ids = definitions.flatMap(({ calendarId, targets }) => [calendarId, ...jurisdictionsOf(targets)]);
  const rows = await queries.rows<{ id: number; name: string }>(
    "SELECT id, name FROM calendars WHERE id = ANY ($1::bigint[])",
    [[...new Set(ids)]],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}

function named(calendars: CalendarNames, id: number): { id: number; name: string } {
  const name = calendars.get(id);
  if (name === undefined) throw new Error(`There is no calendar ${id}`);
  return { id, name };
}
