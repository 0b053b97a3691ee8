/** The same drafts for the same seed. */
export interface RandomDrafts {
  below(n: number): number;
  pick<T>(items: readonly T[]): T;
  /** Targets of all kinds. @param longest working hours of a resolution. */
  targets(longest?: number): object;
  step(): object;
}

export const priorities = ["low", "medium", "high", "critical"] as const;

export function randomDrafts(seed: number): RandomDrafts {
  let state = seed >>> 0;
  const below = (n: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * n);
  };
  const pick = <T>(items: readonly T[]): T => items[below(items.length)] as T;
  const working = (hours: number) => ({ kind: "working", duration: `${hours}h` });
  const row = (longest: number) => {
    const resolution = 2 + below(longest);
    const law = { kind: pick(["business_days", "calendar_days"]), amount: 1 + below(3), extension: 1 };
    return {
      first_response: pick([null, working(1 + below(resolution - 1))]),
      next_response: pick([null, working(1 + below(8))]),
      update: pick([null, working(1 + below(8))]),
      resolution: pick([law, working(resolution), working(resolution)]),
    };
  };
  return {
    below,
    pick,
    targets: (longest = 20) => ({
      low: row(longest),
      medium: row(longest),
      high: row(longest),
      critical: row(longest),
    }),
    step: () => ({
      metric: "resolution",
      ...pick([
        { when: "percent", percent: 1 + below(200) },
        {
          when: pick(["before_due", "after_due", "after_creation"]),
          seconds: { low: 600, medium: 5400, high: 7200 },
        },
      ]),
      notify: ["admins"],
      working_hours: below(2) === 0,
    }),
  };
}
