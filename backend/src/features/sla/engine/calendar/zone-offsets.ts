import { IANAZone } from "luxon";
import { DAY_MS } from "./hours.js";

/** A stretch of time in which a zone's clocks go evenly: wall clock = instant + offset, all in milliseconds. */
export interface EvenStretch {
  from: number;
  to: number;
  offset: number;
}

/** No zone changes its clocks and changes them back within so short a time. */
const PROBE_MS = 3 * DAY_MS;

/** Years of zones, which are all there is to know about them and never change while we run. */
const known = new Map<string, EvenStretch[]>();

/**
 * The stretches of [from, to) between a zone's clock changes.
 * @throws RangeError for a zone that is unknown.
 */
export function evenStretches(timeZone: string): (from: number, to: number) => EvenStretch[] {
  const zone = IANAZone.create(timeZone);
  if (!zone.isValid) throw new RangeError(`${timeZone} is no time zone`);

  function ofYear(year: number): EvenStretch[] {
    const key = `${zone.name} ${year}`;
    const before = known.get(key);
    if (before) return before;
    const stretches = findChanges(zone, Date.UTC(year, 0), Date.UTC(year + 1, 0));
    known.set(key, stretches);
    return stretches;
  }

  return (from, to) => {
    const stretches: EvenStretch[] = [];
    const last = yearOf(to - 1);
    for (let year = yearOf(from); year <= last; year += 1) {
      for (const each of ofYear(year)) {
        if (each.to <= from || each.from >= to) continue;
        stretches.push({ from: Math.max(each.from, from), to: Math.min(each.to, to), offset: each.offset });
      }
    }
    return stretches;
  };
}

const yearOf = (instant: number) => new Date(instant).getUTCFullYear();

function findChanges(zone: IANAZone, from: number, to: number): EvenStretch[] {
  const offsetAt = (instant: number) => Math.round(zone.offset(instant) * 60) * 1000;
  const stretches: EvenStretch[] = [];
  let [start, offset] = [from, offsetAt(from)];
  for (let probe = from; probe < to; probe += PROBE_MS) {
    const next = Math.min(probe + PROBE_MS, to);
    if (offsetAt(next) === offset) continue;
    // Where there are more changes than one, each is found in turn.
    let before = probe;
    while (offsetAt(next) !== offset) {
      const change = firstChange(before, next, (instant) => offsetAt(instant) !== offset);
      stretches.push({ from: start, to: change, offset });
      [start, before, offset] = [change, change, offsetAt(change)];
    }
  }
  if (start < to) stretches.push({ from: start, to, offset });
  return stretches;
}

/** The first whole second in (low, high] from which on something holds, which does not at `low` and does at `high`. */
function firstChange(low: number, high: number, holds: (instant: number) => boolean): number {
  let [before, from] = [low, high];
  while (from - before > 1000) {
    const middle = before + Math.floor((from - before) / 2000) * 1000;
    if (holds(middle)) from = middle;
    else before = middle;
  }
  return from;
}
