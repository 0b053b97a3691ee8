/** The value below which a share of all lies. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}

export const median = (values: readonly number[]): number => percentile(values, 0.5);

/** @returns milliseconds. */
export async function timed(once: () => Promise<unknown>): Promise<number> {
  const before = performance.now();
  await once();
  return performance.now() - before;
}

/**
 * How long two things take, in turns, so that whatever else goes on in the machine meets both.
 *
 * @returns the milliseconds of each turn.
 */
export async function inTurns(
  one: () => Promise<unknown>,
  other: () => Promise<unknown>,
  turns: number,
): Promise<{ one: number[]; other: number[] }> {
  const took = { one: [] as number[], other: [] as number[] };
  for (let turn = 0; turn < turns; turn += 1) {
    took.one.push(await timed(one));
    took.other.push(await timed(other));
  }
  return took;
}
