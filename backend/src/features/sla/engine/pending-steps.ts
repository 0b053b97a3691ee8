import type { Course } from "./deadline.js";
import type { Promised } from "./history.js";
import type { EscalationStep, PendingStep } from "./types.js";

/** A breach is one only after its instant: done at the very instant it is due is in time. */
const AFTER_MS = 1;

/** What the monitor still has to do about a running promise, earliest first. Each step of the log is not taken again. */
export function pendingSteps(promised: Promised, course: Course, pausedAt: Date | null): PendingStep[] {
  const { dueAt } = course;
  const missed = promised.breachedAt !== null;
  const steps = [
    ...(missed ? [] : warnings(promised, course)),
    ...(missed || !dueAt ? [] : [{ type: "breached" as const, step: "", at: new Date(dueAt.getTime() + AFTER_MS) }]),
    // While it stands still nobody is called, though a date set by hand goes on.
    ...(pausedAt ? [] : escalations(promised, course)),
  ];
  return steps.sort((one, other) => one.at.getTime() - other.at.getTime());
}

/** When a share of the promise's time is used. */
export const shareOf = (course: Course, percent: number): Date | null =>
  course.after(
    percent <= 100 ? Math.floor((course.targetSeconds * percent) / 100) : (course.targetSeconds * percent) / 100,
  );

function warnings({ warned }: Promised, course: Course): PendingStep[] {
  return course.version.warnPercents.flatMap((percent) => {
    const at = warned.includes(String(percent)) ? null : shareOf(course, percent);
    return at ? [{ type: "warned", step: String(percent), at }] : [];
  });
}

function escalations({ metric, priority, escalated }: Promised, course: Course): PendingStep[] {
  return course.version.steps.flatMap((step, i) => {
    const level = String(i + 1);
    const used =
      step.metric === metric && !escalated.includes(level) ? usedAt(step, priority, course.targetSeconds) : null;
    const at = used === null ? null : course.after(used);
    return at
      ? [{ type: "escalated", step: level, at: step.working_hours ? (course.hours.nextOpen(at) ?? at) : at }]
      : [];
  });
}

/** How much of a promise's time is used when a step is due, in seconds; null where it has none at that priority. */
function usedAt(step: EscalationStep, priority: Promised["priority"], targetSeconds: number): number | null {
  if (step.when === "percent") return step.percent === null ? null : (targetSeconds * step.percent) / 100;
  const seconds = step.seconds?.[priority] ?? null;
  if (seconds === null) return null;
  switch (step.when) {
    case "after_creation":
      return seconds;
    case "before_due":
      return targetSeconds - seconds;
    case "after_due":
      return targetSeconds + seconds;
  }
}
