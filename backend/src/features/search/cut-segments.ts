/** A stretch of a text: plain text, to be marked where `hit`. */
export interface Segment {
  text: string;
  hit: boolean;
}

interface Found {
  from: number;
  to: number;
  word: string;
}

/** Letters around a hit that are shown, and how long a stretch is altogether. */
const BEFORE = 60;
const LENGTH = 240;

/** E-mail addresses whole, else runs of letters and digits. */
const wordPattern = /[^\s@<>()[\],;:"'\\]{1,64}@[\p{L}\p{N}.-]*[\p{L}\p{N}]|[\p{L}\p{M}\p{N}]+/gu;

/** The words of a text with their places. */
export function wordsIn(text: string): Found[] {
  return [...text.matchAll(wordPattern)].map((match) => ({
    from: match.index,
    to: match.index + match[0].length,
    word: match[0],
  }));
}

/** The stretch of a text with the most hits, in parts; what was cut off is "…". Without any it is the beginning. */
export function cutSegments(text: string, isHit: (word: string) => boolean): Segment[] {
  const hits = wordsIn(text).filter(({ word }) => isHit(word));
  const [from, to] = stretch(text, hits);
  const segments: Segment[] = [];
  const add = (part: string, hit: boolean) => {
    if (part !== "") segments.push({ text: part.replace(/\s+/gu, " "), hit });
  };
  let at = from;
  for (const hit of hits) {
    if (hit.from < from || hit.to > to) continue;
    add((at === from && from > 0 ? "…" : "") + text.slice(at, hit.from), false);
    add(text.slice(hit.from, hit.to), true);
    at = hit.to;
  }
  add((at === from && from > 0 ? "…" : "") + text.slice(at, to) + (to < text.length ? "…" : ""), false);
  return segments;
}

function stretch(text: string, hits: readonly Found[]): [number, number] {
  const within = (start: Found) =>
    hits.filter(({ from, to }) => from >= start.from && to <= start.from + LENGTH - BEFORE);
  const best = hits
    .slice(0, 50)
    .reduce<Found | null>(
      (most, one) => (most === null || within(one).length > within(most).length ? one : most),
      null,
    );
  const begin = Math.max(0, (best?.from ?? 0) - BEFORE);
  const end = Math.min(text.length, begin + LENGTH);
  return [atBlank(text, begin, 1), end === text.length ? end : Math.max(atBlank(text, end, -1), best?.to ?? 0)];
}

/** The next blank in a direction, so that no word is cut; where there is none near, the letter itself. */
function atBlank(text: string, place: number, step: 1 | -1): number {
  if (place === 0) return 0;
  for (let i = 0; i < 25; i += 1) {
    const at = place + i * step;
    if (/\s/.test(text[at] ?? " ")) return at;
  }
  return place;
}
