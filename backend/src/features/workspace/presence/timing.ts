/** Milliseconds. */
export interface PresenceTiming {
  /** How often a process says again who is there by it, and judges anew what they may see. */
  beat: number;
  /** Who says nothing for so long is gone, be it a browser or a process. */
  silent: number;
  /** How often that is looked for. */
  sweep: number;
  /** What comes within such a moment is asked of the database together, */
  judge: number;
  /** told the other processes together, */
  bundle: number;
  /** and told each browser together. */
  tell: number;
}

/** Whoever falls silent is gone within 45 seconds: 38, the sweep, and the telling. */
export const usualTiming: PresenceTiming = {
  beat: 15_000,
  silent: 38_000,
  sweep: 5_000,
  judge: 50,
  bundle: 100,
  tell: 200,
};
