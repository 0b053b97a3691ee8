import type { ToldMark } from "./marks.js";
import type { Stretch } from "./stretches.js";
import { dayKey, wallKey } from "./times.js";

/** One line of the working. */
export type Entry =
  | { kind: "stretch"; at: number; stretch: Stretch }
  | { kind: "mark"; at: number; told: ToldMark }
  | { kind: "now"; at: number; used: number };

/** The lines that begin on one day of the viewer's. */
export interface DayOfEntries {
  at: number;
  entries: Entry[];
}

/** Days alike, one after another, that are opened on demand; or one day. */
export type Folded<Day> = { kind: "day"; day: Day } | { kind: "run"; days: Day[] };

/** Fewer days alike are sooner read than opened. */
export const FEWEST_TO_FOLD = 4;

/**
 * Stretches, what happened, and the present, in the order of time; what happened comes before what began then.
 *
 * @param now null where the present is not told.
 */
export function entriesOf(stretches: readonly Stretch[], marks: readonly ToldMark[], now: number | null): Entry[] {
  const begin = stretches[0]?.from ?? Infinity;
  const end = stretches.at(-1)?.to ?? -Infinity;
  const used = stretches.findLast(({ ahead }) => !ahead)?.used ?? 0;
  const present: Entry[] = now !== null && begin < now && now < end ? [{ kind: "now", at: now, used }] : [];
  return [
    ...marks.map((told): Entry => ({ kind: "mark", at: told.at, told })),
    ...present,
    ...stretches.map((stretch): Entry => ({ kind: "stretch", at: stretch.from, stretch })),
  ].sort((a, b) => a.at - b.at);
}

/** The lines by the days on which they begin, runs of days alike folded. */
export function foldedEntries(entries: readonly Entry[]): Folded<DayOfEntries>[] {
  const days: (DayOfEntries & { key: string })[] = [];
  for (const entry of entries) {
    const key = dayKey(entry.at);
    const last = days.at(-1);
    if (last?.key === key) last.entries.push(entry);
    else days.push({ key, at: entry.at, entries: [entry] });
  }
  const folded: Folded<DayOfEntries>[] = [];
  for (let from = 0; from < days.length;) {
    const like = patternOf(days[from]);
    let to = from + 1;
    while (like !== null && to < days.length && patternOf(days[to]) === like) to += 1;
    const run = days.slice(from, to);
    if (run.length >= FEWEST_TO_FOLD) folded.push({ kind: "run", days: run });
    else folded.push(...run.map((day): Folded<DayOfEntries> => ({ kind: "day", day })));
    from = to;
  }
  return folded;
}

/**
 * What makes two days alike: the same hours by the clock on the wall, counted alike. A night and a weekend end alike.
 *
 * @returns null for days on which something happened, which are always shown.
 */
function patternOf(day: DayOfEntries | undefined): string | null {
  const parts = day?.entries.map((entry) => {
    if (entry.kind !== "stretch") return null;
    const { from, to, kind, counted, ahead } = entry.stretch;
    if (kind !== "counted" && kind !== "closed") return null;
    return [wallKey(from), wallKey(to), kind, Math.round(counted), ahead].join(" ");
  });
  return parts && !parts.includes(null) ? parts.join(", ") : null;
}
