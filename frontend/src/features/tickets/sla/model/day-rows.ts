import { viewer } from "../../../../lib/format.js";
import { instantOf } from "../../../../lib/zoned-instant.js";
import { FEWEST_TO_FOLD, type Folded } from "./entries.js";
import { parted, type Stretch } from "./stretches.js";
import { dayKey, wallKey } from "./times.js";

/** One of the viewer's days, from midnight to midnight, with what of it is told. */
export interface DayRow {
  from: number;
  to: number;
  parts: Stretch[];
  counted: number;
  used: number;
}

/** The days that stretches touch, each with its part of them. */
export function dayRowsOf(stretches: readonly Stretch[]): DayRow[] {
  const begin = stretches[0]?.from;
  const end = stretches.at(-1)?.to;
  if (begin === undefined || end === undefined) return [];
  const midnights = midnightsBetween(begin, end);
  const pieces = stretches.flatMap((stretch) => parted(stretch, midnights));
  let next = 0;
  return midnights.slice(0, -1).map((from, index) => {
    const to = midnights[index + 1] ?? end;
    const parts: Stretch[] = [];
    for (let piece = pieces[next]; piece && piece.from < to; piece = pieces[next]) {
      parts.push(piece);
      next += 1;
    }
    return { from, to, parts, counted: sum(parts), used: parts.at(-1)?.used ?? 0 };
  });
}

/** Runs of days that count alike, with the closed days among them, folded. */
export function foldedRows(rows: readonly DayRow[]): Folded<DayRow>[] {
  const folded: Folded<DayRow>[] = [];
  let run: DayRow[] = [];
  /** Closed days after the run: part of it only if it goes on after them. */
  let after: DayRow[] = [];
  let like: string | null = null;
  const flush = () => {
    const counting = run.filter(({ counted }) => counted > 0).length;
    if (counting >= FEWEST_TO_FOLD) folded.push({ kind: "run", days: run });
    else folded.push(...run.map((day): Folded<DayRow> => ({ kind: "day", day })));
    folded.push(...after.map((day): Folded<DayRow> => ({ kind: "day", day })));
    [run, after] = [[], []];
  };
  for (const row of rows) {
    if (row.parts.every(({ kind }) => kind === "closed")) {
      after.push(row);
      continue;
    }
    const pattern = patternOf(row);
    if (pattern !== null && pattern === like) run.push(...after.splice(0), row);
    else {
      flush();
      run = [row];
      like = pattern;
    }
  }
  flush();
  return folded;
}

/** Null for days that are always shown: holidays, and where it stood still. */
function patternOf({ parts }: DayRow): string | null {
  if (parts.some(({ kind }) => kind !== "counted" && kind !== "closed")) return null;
  return parts
    .map(({ from, to, kind, counted, ahead }) =>
      [wallKey(from), wallKey(to), kind, Math.round(counted), ahead].join(" "),
    )
    .join(", ");
}

/** From the midnight before (or at) the beginning to the one after (or at) the end. */
function midnightsBetween(begin: number, end: number): number[] {
  const midnights = [midnightOf(begin)];
  for (let last = midnights[0] ?? begin; last < end;) {
    // Noon of the next day, whatever clock change lies between.
    last = midnightOf(last + 36 * 3_600_000);
    midnights.push(last);
  }
  return midnights;
}

function midnightOf(at: number): number {
  const midnight = instantOf(`${dayKey(at)}T00:00`, viewer.get().timeZone);
  return midnight === null ? at : Date.parse(midnight);
}

const sum = (parts: readonly Stretch[]): number => parts.reduce((total, { counted }) => total + counted, 0);
