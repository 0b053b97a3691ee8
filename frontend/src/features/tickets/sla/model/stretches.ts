import type { SlaClockExplanation } from "@redress/backend/contract";

/** A length of time of one kind, in milliseconds since 1970, half-open; seconds as they count. */
export interface Stretch {
  from: number;
  to: number;
  kind: SlaClockExplanation["intervals"][number]["kind"];
  /** With `paused` the status, with `holiday` its name. */
  reason: string | null;
  counted: number;
  /** Counted up to its end, all in all. */
  used: number;
  /** It has not come yet: what would count if nothing happened. */
  ahead: boolean;
}

type Told = Pick<SlaClockExplanation, "intervals" | "marks" | "met_at">;

/**
 * A promise's time as stretches that follow each other: like ones are one, and what happened parts the time before it
 * from the time after it.
 *
 * @param events when something happened, in milliseconds.
 * @param now by the server's clock, in milliseconds; it parts them too.
 */
export function stretchesOf(told: Told, events: readonly number[], now: number): Stretch[] {
  const end = endOf(told);
  const cuts = [...new Set([...events, now, end])].sort((a, b) => a - b);
  return joined(told.intervals)
    .flatMap((stretch) => parted(stretch, cuts))
    .filter(({ from }) => from < end)
    .map((stretch) => ({ ...stretch, ahead: stretch.from >= now }));
}

/** Once it was met or given up, what would have come no longer does. */
function endOf({ marks, met_at: metAt }: Told): number {
  const end = metAt ?? marks.findLast(({ type }) => type === "cancelled")?.at;
  return end === undefined ? Infinity : Date.parse(end);
}

function joined(intervals: Told["intervals"]): Stretch[] {
  const stretches: Stretch[] = [];
  for (const { from, to, kind, reason, counted_seconds: counted, used_seconds: used } of intervals) {
    const last = stretches.at(-1);
    const stretch = { from: Date.parse(from), to: Date.parse(to), kind, reason, counted, used, ahead: false };
    if (last?.to === stretch.from && last.kind === kind && last.reason === reason) {
      stretches[stretches.length - 1] = { ...stretch, from: last.from, counted: last.counted + counted };
    } else stretches.push(stretch);
  }
  return stretches;
}

/** The same as several where instants lie within it; what counted is shared out by length. */
export function parted(stretch: Stretch, cuts: readonly number[]): Stretch[] {
  const ends = [...cuts.filter((at) => stretch.from < at && at < stretch.to), stretch.to];
  const before = stretch.used - stretch.counted;
  const countedBy = (at: number) => (stretch.counted * (at - stretch.from)) / (stretch.to - stretch.from);
  return ends.map((to, index) => {
    const from = ends[index - 1] ?? stretch.from;
    return { ...stretch, from, to, counted: countedBy(to) - countedBy(from), used: before + countedBy(to) };
  });
}
