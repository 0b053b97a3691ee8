import type { Metric, Priority, Status } from "../../../../contract/index.js";
import { beginPromises, judgeChange, type SlaChange } from "../changes.js";
import { foldClocks } from "../fold-clocks.js";
import type { CalendarChoice } from "../lines.js";
import { isRunning, type Clock, type PolicyVersion, type Rulebook, type SlaEvent } from "../types.js";

export const at = (iso: string): Date => new Date(iso);
/** "2026-03-02T09:00:00Z", milliseconds only where there are some. */
export const iso = (instant: Date | null | undefined): string | null =>
  instant ? instant.toISOString().replace(".000Z", "Z") : null;

/** A ticket in a test, as far as its promises are concerned: things happen to it and its log grows. */
export interface Life {
  log: SlaEvent[];
  status: Status;
  priority: Priority;
  /** Lets a change happen. @returns the lines that it added. */
  change(when: string, change: SlaChange): SlaEvent[];
  moveTo(when: string, status: Status): SlaEvent[];
  reply(when: string): SlaEvent[];
  ask(when: string): SlaEvent[];
  /** Other terms; what is not given stays. */
  retarget(
    when: string,
    terms: { version?: PolicyVersion; priority?: Priority; calendars?: CalendarChoice },
  ): SlaEvent[];
  setDue(when: string, due: string | null): SlaEvent[];
  /** Writes down what has come due, as the monitor does. @returns "metric type step" of each, in order. */
  tick(when: string): string[];
  clocks(): readonly Clock[];
  /** The latest cycle of a promise. @throws Error where there is none. */
  clock(metric: Metric): Clock;
  cycles(metric: Metric): Clock[];
  due(metric: Metric): string | null;
  /** What the monitor will have to do about the running cycle of a promise: "warned 75 2026-…". */
  pending(metric: Metric): string[];
}

interface Beginning {
  priority?: Priority;
  receivedAt?: string;
}

/** @param now when it was filed. */
export function openLife(book: Rulebook, version: PolicyVersion, now: string, beginning: Beginning = {}): Life {
  const { priority = "medium", receivedAt = now } = beginning;
  const log = beginPromises(book, version, priority, at(receivedAt), at(now));
  let present = version;
  const change = (when: string, what: SlaChange) => {
    const lines = judgeChange(log, book, what, at(when));
    log.push(...lines);
    return lines;
  };
  const cycles = (metric: Metric) => foldClocks(log, book).filter((clock) => clock.metric === metric);
  const clock = (metric: Metric) => {
    const last = cycles(metric).at(-1);
    if (!last) throw new Error(`There is no ${metric} clock`);
    return last;
  };
  const life: Life = {
    log,
    status: "new",
    priority,
    change,
    moveTo: (when, to) => {
      life.status = to;
      return change(when, { kind: "status", to, priority: life.priority });
    },
    reply: (when) => change(when, { kind: "replied", status: life.status }),
    ask: (when) => change(when, { kind: "asked", status: life.status }),
    retarget: (when, terms) => {
      present = terms.version ?? present;
      life.priority = terms.priority ?? life.priority;
      const { calendars = terms.version ? "newest" : "kept" } = terms;
      return change(when, {
        kind: "retarget",
        version: present,
        priority: life.priority,
        status: life.status,
        calendars,
        receivedAt: at(receivedAt),
      });
    },
    setDue: (when, due) => change(when, { kind: "due", to: due === null ? null : at(due), status: life.status }),
    tick: (when) => {
      const lines = dueLines(foldClocks(log, book), at(when));
      log.push(...lines);
      return lines.map(({ metric, type, step }) => `${metric} ${type} ${step}`.trim());
    },
    clocks: () => foldClocks(log, book),
    clock,
    cycles,
    due: (metric) => iso(clock(metric).dueAt),
    pending: (metric) =>
      clock(metric).pending.map(({ type, step, at: when }) => [type, step, iso(when)].filter(Boolean).join(" ")),
  };
  return life;
}

/** What `noticeDue` writes, without a database. */
function dueLines(clocks: readonly Clock[], now: Date): SlaEvent[] {
  return clocks.filter(isRunning).flatMap((clock) => {
    const due = clock.pending.filter((step) => step.at <= now);
    const missed = due.some(({ type }) => type === "breached");
    return due
      .filter(({ type }) => !(missed && type === "warned"))
      .map(({ type, step, at: when }): SlaEvent => ({
        metric: clock.metric,
        cycle: clock.cycle,
        type,
        step,
        at: type === "breached" && clock.dueAt ? clock.dueAt : when,
        recordedAt: now,
        policyVersionId: clock.policyVersionId,
        calendarVersionId: clock.calendarVersionId,
        data: {},
      }));
  });
}
