import type { Priority } from "../../contract/schemas/ticket-words.js";
import type { Random } from "./random.js";

/** One thing somebody does to a ticket, at an instant. */
export interface Step {
  at: Date;
  by: "agent" | "supervisor" | "customer";
  do:
    | "take"
    | "assign"
    | "note"
    | "answer"
    | "ask"
    | "hold"
    | "resume"
    | "reply"
    | "resolve"
    | "confirm"
    | "return"
    | "escalate"
    | "withdraw";
}

const hour = 3_600_000;
/** Hours to the first answer, to the escalation and to the solution that the default policy promises. */
const promised: Record<Priority, { response: number; escalation: number; resolution: number }> = {
  critical: { response: 1, escalation: 2, resolution: 4 },
  high: { response: 4, escalation: 8, resolution: 24 },
  medium: { response: 8, escalation: 24, resolution: 72 },
  low: { response: 24, escalation: 48, resolution: 168 },
};

/**
 * The life of a complaint as a list of steps in time. Most promises are kept; about one in fifteen is not, for a
 * demo in which nothing goes wrong would teach nothing.
 */
export function planLife(random: Random, createdAt: Date, priority: Priority): Step[] {
  const steps: Step[] = [];
  let clock = createdAt.getTime();
  const after = (hours: number, by: Step["by"], what: Step["do"]) => {
    clock += Math.max(hours, 0.02) * hour;
    steps.push({ at: new Date(clock), by, do: what });
  };
  const target = promised[priority];

  if (random.chance(0.012)) {
    after(random.between(0.1, 0.9) * target.response * 0.2, "customer", "withdraw");
    return steps;
  }

  const response = target.response * (random.chance(0.05) ? random.between(1.05, 1.7) : random.between(0.05, 0.75));
  after(response * random.between(0.3, 0.9), random.chance(0.25) ? "supervisor" : "agent", "take");
  if (steps[0]?.by === "supervisor") steps[0].do = "assign";
  if (random.chance(0.22)) after(0.05, "agent", "note");
  after((createdAt.getTime() + response * hour - clock) / hour, "agent", "answer");

  const solution = solutionHours(random, target);
  const pace = () => Math.max(0.1, ((createdAt.getTime() + solution * hour - clock) / hour) * random.between(0.2, 0.4));
  if (random.chance(0.25)) after(pace(), "customer", "reply");
  if (random.chance(0.03)) after(pace(), "agent", "escalate");
  let paused = 0;
  if (random.chance(0.2)) {
    after(pace(), "agent", "ask");
    paused += random.between(2, 30);
    after(paused, "customer", "reply");
  } else if (random.chance(0.1)) {
    after(pace(), "agent", "hold");
    paused += random.between(6, 50);
    after(paused, "agent", "resume");
  }
  after((createdAt.getTime() + (solution + paused) * hour - clock) / hour, "agent", "resolve");

  if (random.chance(0.06)) {
    after(random.between(3, 60), "customer", "return");
    after(random.between(0.5, 6), "agent", "answer");
    after(random.between(2, 20), "agent", "resolve");
  }
  // The others say nothing; the desk closes their tickets by itself.
  if (random.chance(0.55)) after(random.between(0.5, 40), "customer", "confirm");
  return steps;
}

function solutionHours(random: Random, target: { response: number; escalation: number; resolution: number }): number {
  if (random.chance(0.06)) return target.resolution * random.between(1.05, 1.6);
  if (random.chance(0.1)) return random.between(target.escalation, target.resolution * 0.95);
  return target.escalation * random.between(0.3, 0.95);
}

/** When complaints come in: by day, less at weekends. */
export function planArrivals(random: Random, count: number, days: number, until: Date): Date[] {
  const arrivals: Date[] = [];
  while (arrivals.length < count) {
    const at = new Date(until.getTime() - random.next() * days * 24 * hour);
    const weekend = at.getUTCDay() === 0 || at.getUTCDay() === 6;
    const awake = 0.08 + 0.92 * Math.exp(-(((at.getUTCHours() - 12.5) / 5) ** 2));
    if (random.chance(awake * (weekend ? 0.45 : 1))) arrivals.push(at);
  }
  return arrivals.sort((a, b) => a.getTime() - b.getTime());
}
