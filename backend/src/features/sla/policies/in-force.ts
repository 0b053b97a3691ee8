import { DAY_MS } from "../engine/calendar/hours.js";
import { isoDate } from "../engine/calendar/local-days.js";
import { evenStretches } from "../engine/calendar/zone-offsets.js";

export interface Validity {
  isOn: boolean;
  /** The calendar's, in which the dates are days. */
  timeZone: string;
  /** "2026-12-31"; both days included, null: open. */
  validFrom: string | null;
  validUntil: string | null;
}

/** Is a policy on, and the instant within its dates? */
export function isInForce({ isOn, timeZone, validFrom, validUntil }: Validity, now: Date): boolean {
  const today = dayIn(timeZone, now);
  return isOn && (validFrom === null || validFrom <= today) && (validUntil === null || today <= validUntil);
}

function dayIn(timeZone: string, instant: Date): string {
  const at = instant.getTime();
  const offset = evenStretches(timeZone)(at, at + 1)[0]?.offset ?? 0;
  return isoDate(Math.floor((at + offset) / DAY_MS));
}
