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
