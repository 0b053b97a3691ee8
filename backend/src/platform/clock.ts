import type { Queries } from "./db.js";

/**
 * The process's own clock, for what must run on real time: ages of tokens, timers, how long something took. What
 * happens in the desk is dated by the database (`work.now`, `app_now()`), which tests can set; a token's life is not:
 * libraries and other machines judge it by real time too.
 */
export const wallClock = {
  now: () => new Date(),
  /** Milliseconds since 1970. */
  millis: () => Date.now(),
  /** Whole seconds since 1970, as in JWT claims. */
  seconds: () => Math.floor(Date.now() / 1000),
};

/** The desk's time, for reads that happen outside a unit of work. */
export async function readClock(queries: Queries): Promise<Date> {
  const row = await queries.one<{ now: Date }>("SELECT app_now() AS now");
  if (!row) throw new Error("The database told no time");
  return row.now;
}
