import type { Queries } from "../src/platform/db.js";

export interface TestClock {
  /** Stops the desk's time at an instant. */
  set(iso: string): Promise<void>;
  /** Moves it by milliseconds, stopped or running. */
  advance(milliseconds: number): Promise<void>;
  /** What time it is there. */
  now(): Promise<Date>;
}

/** The database's clock, which SQL and code read alike; only its owner can set it. */
export function testClock(owner: Queries): TestClock {
  return {
    set: async (iso) => void (await owner.rows("UPDATE clock SET frozen_at = $1::timestamptz, shift = '0'", [iso])),
    advance: async (milliseconds) =>
      void (await owner.rows(
        "UPDATE clock SET frozen_at = frozen_at + $1 * interval '1 millisecond', shift = shift + $1 * interval '1 millisecond'",
        [milliseconds],
      )),
    now: async () => {
      const row = await owner.one<{ now: Date }>("SELECT app_now() AS now");
      if (!row) throw new Error("The database told no time");
      return row.now;
    },
  };
}
