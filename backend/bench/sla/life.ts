import type { Priority, Status } from "../../src/contract/index.js";
import { beginPromises, judgeChange, type SlaChange } from "../../src/features/sla/engine/changes.js";
import { foldClocks } from "../../src/features/sla/engine/fold-clocks.js";
import { line } from "../../src/features/sla/engine/lines.js";
import type { OrderedPolicy } from "../../src/features/sla/engine/match.js";
import { isRunning, type Clock, type Rulebook, type SlaEvent } from "../../src/features/sla/engine/types.js";

export interface Life {
  priority: Priority;
  status: Status;
  receivedAt: Date;
  lines: SlaEvent[];
  clocks: readonly Clock[];
}

export const HOUR = 3_600_000;
const priorities: readonly Priority[] = ["low", "medium", "high", "critical"];

/** What happens to a ticket, at which instants. */
type Happenings = readonly (readonly [at: number, change: SlaChange])[];

function live(policy: OrderedPolicy, book: Rulebook, priority: Priority, received: number, then: Happenings): Life {
  const receivedAt = new Date(received);
  let lines = beginPromises(book, policy.version, priority, receivedAt, receivedAt);
  let status: Status = "new";
  for (const [at, change] of then) {
    lines = [...lines, ...judgeChange(lines, book, change, new Date(at))];
    if (change.kind === "status") status = change.to;
  }
  return { priority, status, receivedAt, lines, clocks: foldClocks(lines, book) };
}

/** The same numbers every time, in [0, 1). */
export function numbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
}

/** Between which instants a ticket lives, and before which nothing of it may be due. */
export interface Times {
  now: number;
  quietUntil: number;
}

/**
 * The log of an open ticket of the last days with two clocks: new, or answered and asked again.
 *
 * @param waits whether it waits for the customer, so that its clocks stand still.
 */
export function openLife(
  policy: OrderedPolicy,
  book: Rulebook,
  { now, quietUntil }: Times,
  random: () => number,
  waits = false,
): Life {
  for (let attempt = 0; attempt < 1000; attempt += 1) {
    const priority = priorities[Math.floor(random() * 4)] ?? "low";
    const received = now - Math.floor(random() * 96 * HOUR);
    const answered = received + Math.floor(random() * (now - received));
    const asked = answered + Math.floor(random() * (now - answered));
    const then: Happenings =
      !waits && random() < 0.5
        ? []
        : [
            [answered, { kind: "status", to: "in_progress", priority }],
            [answered, { kind: "replied", status: "in_progress" }],
            [asked, { kind: "asked", status: "in_progress" }],
            ...(waits ? [[asked, { kind: "status", to: "pending", priority }] as const] : []),
          ];
    const life = live(policy, book, priority, received, then);
    const running = life.clocks.filter(isRunning);
    const isQuiet = running.every(
      ({ breachedAt, pending: [first] }) => !breachedAt && !(first && +first.at < quietUntil),
    );
    if (running.length === 2 && isQuiet) return life;
  }
  throw new Error("No such ticket can be made: the targets are too short for it");
}

/** A ticket whose first response will be missed right after an instant; it has been warned of. */
export function lifeDueAt(policy: OrderedPolicy, book: Rulebook, dueAt: number): Life {
  const target = policy.version.targets.medium.first_response;
  if (target?.kind !== "working") throw new Error("The policy promises no first response");
  const begun = live(policy, book, "medium", dueAt - target.seconds * 1000, []);
  const clock = begun.clocks.find(({ metric }) => metric === "first_response");
  if (!clock?.warnAt) throw new Error("The first response is not warned of");
  const lines = [...begun.lines, line(clock, "warned", clock.warnAt, { step: "75" })];
  return { ...begun, lines, clocks: foldClocks(lines, book) };
}

/** A ticket that was closed long ago. */
export function closedLife(policy: OrderedPolicy, book: Rulebook, now: number, random: () => number): Life {
  const received = now - Math.floor((30 + random() * 300) * 24 * HOUR);
  const priority: Priority = "medium";
  return live(policy, book, priority, received, [
    [received + HOUR, { kind: "replied", status: "in_progress" }],
    [received + 5 * HOUR, { kind: "status", to: "resolved", priority }],
    [received + 200 * HOUR, { kind: "status", to: "closed", priority }],
  ]);
}
