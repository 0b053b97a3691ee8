import type { Priority, Status } from "../../../src/contract/index.js";
import type { Random } from "../../../src/features/demo/index.js";
import { beginPromises, judgeChange, type SlaChange } from "../../../src/features/sla/engine/changes.js";
import { foldClocks } from "../../../src/features/sla/engine/fold-clocks.js";
import { line } from "../../../src/features/sla/engine/lines.js";
import type { Clock, PolicyVersion, Rulebook, SlaEvent } from "../../../src/features/sla/engine/types.js";

/** Something that was done to a ticket, so many milliseconds after it came in. */
export type Step = { at: number } & (
  { does: "assign" } | { does: "staff" | "customer" | "note" } | { does: "status"; to: Status; reason?: string }
);

/** A ticket's life, apart from whose it is and when it was: the default promise counts round the clock, so a life can be told of any day. */
export interface Tale {
  priority: Priority;
  status: Status;
  steps: readonly Step[];
  /** From its arrival to its last step, in milliseconds. */
  lasts: number;
  lines: readonly SlaEvent[];
  clocks: readonly Clock[];
}

/** When the tickets of tales came in. */
export const ORIGIN = new Date("2025-01-06T00:00:00Z");

export interface Promised {
  book: Rulebook;
  version: PolicyVersion;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const responseHours: Readonly<Record<Priority, number>> = { critical: 1, high: 4, medium: 8, low: 24 };

export function anyPriority(random: Random): Priority {
  const chance = random.next();
  return chance < 0.03 ? "critical" : chance < 0.18 ? "high" : chance < 0.8 ? "medium" : "low";
}

/** Times of an exponential distribution: most soon, a few late. */
const soon = (random: Random, mean: number): number => -Math.log(1 - random.next()) * mean;

/** A complaint that was answered four times and resolved; opened again now and then. */
export function resolvedSteps(random: Random, priority: Priority): Step[] {
  const assigned = soon(random, 20 * 60_000);
  const answered = assigned + soon(random, responseHours[priority] * 0.3 * HOUR);
  const asked = answered + soon(random, 4 * HOUR);
  const noted = asked + soon(random, HOUR);
  const resolved = noted + soon(random, responseHours[priority] * 1.2 * HOUR);
  const again = random.chance(0.05);
  const reopened = resolved + 5 * HOUR;
  return [
    { at: assigned, does: "assign" },
    { at: answered, does: "staff" },
    { at: answered, does: "status", to: "in_progress" },
    { at: asked, does: "customer" },
    { at: noted, does: "note" },
    ...(again
      ? ([
          { at: resolved, does: "status", to: "resolved" },
          { at: reopened, does: "status", to: "in_progress", reason: "reopened" },
        ] as const)
      : []),
    { at: again ? reopened + HOUR : resolved, does: "staff" },
    { at: again ? reopened + HOUR : resolved, does: "status", to: "resolved" },
  ];
}

/** The same once it is closed: by the customer within three days, else by itself after four. */
export function closing(random: Random, steps: readonly Step[]): Step {
  const resolved = steps.at(-1)?.at ?? 0;
  return random.chance(0.6)
    ? { at: resolved + random.next() * 3 * DAY, does: "status", to: "closed", reason: "confirmed" }
    : { at: resolved + 4 * DAY, does: "status", to: "closed", reason: "automatic" };
}

/** What has happened so far on one that is open. */
export function openSteps(random: Random, status: Status, age: number): Step[] {
  const [first = 0, second = 0, third = 0, fourth = 0] = Array.from({ length: 4 }, () => random.next() * age).sort(
    (a, b) => a - b,
  );
  const isHeld = status !== "new" || random.chance(0.5);
  const assign = isHeld ? ([{ at: first * 0.5, does: "assign" }] as const) : [];
  if (status === "new")
    return [
      ...assign,
      { at: first, does: "customer" },
      { at: second, does: "note" },
      { at: third, does: "note" },
      { at: fourth, does: "customer" },
    ];
  return [
    ...assign,
    { at: first, does: "staff" },
    { at: first, does: "status", to: "in_progress" },
    { at: second, does: "customer" },
    { at: third, does: "note" },
    ...(status === "in_progress"
      ? ([{ at: fourth, does: random.chance(0.5) ? "customer" : "staff" }] as const)
      : ([
          { at: fourth, does: "staff" },
          { at: fourth, does: "status", to: status },
        ] as const)),
  ];
}

/** Lives through the steps with the product's own engine, the monitor coming by at every deadline up to `until`. */
export function tell({ book, version }: Promised, priority: Priority, steps: readonly Step[], until: number): Tale {
  const at = (offset: number) => new Date(ORIGIN.getTime() + Math.floor(offset));
  let lines = beginPromises(book, version, priority, ORIGIN, ORIGIN);
  let status: Status = "new";
  for (const step of steps) {
    lines = watch(lines, book, at(step.at));
    const change = changeOf(step, status, priority);
    if (change) lines = [...lines, ...judgeChange(lines, book, change, at(step.at))];
    if (step.does === "status") status = step.to;
  }
  lines = watch(lines, book, at(until));
  return { priority, status, steps, lasts: steps.at(-1)?.at ?? 0, lines, clocks: foldClocks(lines, book) };
}

function changeOf(step: Step, status: Status, priority: Priority): SlaChange | null {
  switch (step.does) {
    case "staff":
      return { kind: "replied", status: status === "new" ? "in_progress" : status };
    case "customer":
      return { kind: "asked", status };
    case "status":
      return status === "resolved" && step.to === "closed" ? null : { kind: "status", to: step.to, priority };
    default:
      return null;
  }
}

/** What the monitor writes down until an instant, each step when it is due. */
function watch(lines: SlaEvent[], book: Rulebook, until: Date): SlaEvent[] {
  for (let all = lines; ;) {
    const due = foldClocks(all, book)
      .flatMap((clock) => clock.pending.slice(0, 1).map((step) => ({ clock, step })))
      .filter(({ step }) => step.at <= until)
      .sort((a, b) => +a.step.at - +b.step.at)[0];
    if (!due) return all;
    const { clock, step } = due;
    const instant = step.type === "breached" ? (clock.dueAt ?? step.at) : step.at;
    all = [...all, line(clock, step.type, step.at, { at: instant, step: step.step })];
  }
}
