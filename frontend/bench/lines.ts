import type { Line } from "../../backend/bench/sla/table.js";
import { ms } from "../../backend/bench/sla/table.js";

export const sorted = (numbers: readonly number[]): number[] => numbers.toSorted((a, b) => a - b);

/** The one that `share` of all are below; 1: the largest. */
export const shareOf = (numbers: readonly number[], share: number): number =>
  sorted(numbers)[Math.min(numbers.length - 1, Math.floor(numbers.length * share))] ?? NaN;

export const worstOf = (numbers: readonly number[]): number => Math.max(0, ...numbers);

export interface Times {
  what: string;
  took: readonly number[];
  floor?: readonly number[];
  /** Milliseconds below which each should be. */
  bar: number;
}

/** The middle one and the worst, each with its bar. */
export function middleAndWorst({ what, took, floor, bar }: Times): Line[] {
  const line = (which: string, of: (numbers: readonly number[]) => number): Line => ({
    what: `${what}, ${which}`,
    figure: ms(of(took)),
    ...(floor && { floor: ms(of(floor)), ratio: of(took) / of(floor) }),
    aim: `${bar} ms at most`,
    met: of(took) <= bar,
  });
  return [line(`half of ${took.length}`, (numbers) => shareOf(numbers, 0.5)), line("the worst", worstOf)];
}
