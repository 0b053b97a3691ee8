import { readHistory, type Promised } from "./history.js";
import type { Clock, PolicyVersion, SlaEvent } from "./types.js";

/**
 * Works out every clock of a ticket, settled ones included, from its log alone.
 *
 * @param events the ticket's log, oldest line first.
 * @param versionOf the policy version of an id; throws when there is none.
 */
export function foldClocks(events: readonly SlaEvent[], versionOf: (id: number) => PolicyVersion): Clock[] {
  return readHistory(events).map((promised) => derive(promised, versionOf(promised.policyVersionId)));
}

function derive(promised: Promised, version: PolicyVersion): Clock {
  const { metric, startedAt, breachedAt } = promised;
  const targetSeconds = version.targets[promised.priority][metric];
  if (!startedAt || targetSeconds === undefined) throw new Error(`The ${metric} clock has no start or no target`);

  const settledAt = promised.metAt ?? promised.cancelledAt;
  const pausedAt = openPause(promised);
  // A date set by hand is a date: it stands still for no pause, so that it cannot go by unnoticed during one.
  const stands = pausedAt !== null && promised.dueSetTo === null;
  const dueAt = stands ? null : (breachedAt ?? promised.dueSetTo ?? later(promised, version, startedAt, targetSeconds));
  const stoppedAt = settledAt ?? pausedAt;
  const running = settledAt === null;
  const warnAt = running ? warning(promised, version, startedAt, targetSeconds, pausedAt) : null;
  const escalateAt = running && !pausedAt ? escalation(promised, version, startedAt) : null;

  return {
    metric,
    cycle: promised.cycle,
    policyVersionId: promised.policyVersionId,
    targetSeconds,
    startedAt,
    pauses: promised.pauses,
    pausedAt,
    usedSeconds: stoppedAt
      ? Math.floor(version.calendar.workingSecondsBetween(startedAt, stoppedAt, promised.pauses))
      : 0,
    dueSetTo: promised.dueSetTo,
    dueAt,
    warnAt,
    escalateAt,
    nextAt: running
      ? earliest((promised.warnedAt ?? breachedAt) ? null : warnAt, escalateAt, breachedAt ? null : dueAt)
      : null,
    warnedAt: promised.warnedAt,
    escalatedAt: promised.escalatedAt,
    metAt: promised.metAt,
    cancelledAt: promised.cancelledAt,
    breachedAt,
    detectedAt: promised.detectedAt,
  };
}

function openPause({ pauses }: Promised): Date | null {
  const last = pauses.at(-1);
  return last?.to === null ? last.from : null;
}

function later({ pauses }: Promised, { calendar }: PolicyVersion, start: Date, seconds: number): Date | null {
  return calendar.addWorkingSeconds(start, seconds, pauses);
}

function warning(
  promised: Promised,
  version: PolicyVersion,
  start: Date,
  target: number,
  pausedAt: Date | null,
): Date | null {
  const { dueSetTo } = promised;
  if (dueSetTo) {
    const span = version.calendar.workingSecondsBetween(start, dueSetTo);
    return version.calendar.addWorkingSeconds(start, Math.floor((span * version.warnPercent) / 100));
  }
  return pausedAt ? null : later(promised, version, start, Math.floor((target * version.warnPercent) / 100));
}

function escalation(promised: Promised, version: PolicyVersion, start: Date): Date | null {
  if (promised.metric !== "resolution" || promised.escalatedAt) return null;
  const seconds = version.targets[promised.priority].escalation;
  return seconds === undefined ? null : later(promised, version, start, seconds);
}

function earliest(...instants: (Date | null)[]): Date | null {
  return instants.reduce((first, instant) => (first && (!instant || first <= instant) ? first : instant), null);
}
