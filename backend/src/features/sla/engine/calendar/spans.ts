/** A half-open stretch of time; an open end (`to` null) has not ended yet. */
export interface Span {
  from: Date;
  to: Date | null;
}

/** The same in milliseconds since 1970; an open end is Infinity. */
export interface Stretch {
  from: number;
  to: number;
}

/** In order and without overlaps. */
export function mergeSpans(spans: readonly Span[]): Stretch[] {
  return mergeStretches(spans.map(({ from, to }) => ({ from: from.getTime(), to: to ? to.getTime() : Infinity })));
}

/** In order, without overlaps, empty ones left out; those that touch become one. */
export function mergeStretches(stretches: readonly Stretch[]): Stretch[] {
  const result: Stretch[] = [];
  for (const { from, to } of stretches.filter((each) => each.to > each.from).sort((a, b) => a.from - b.from)) {
    const last = result.at(-1);
    if (last && from <= last.to) last.to = Math.max(last.to, to);
    else result.push({ from, to });
  }
  return result;
}

/** What is left of merged stretches without others, merged too. */
export function without(stretches: readonly Stretch[], others: readonly Stretch[]): Stretch[] {
  const left: Stretch[] = [];
  for (const { from, to } of stretches) {
    let start = from;
    for (const other of others) {
      if (other.to <= start) continue;
      if (other.from >= to) break;
      if (other.from > start) left.push({ from: start, to: other.from });
      start = other.to;
    }
    if (start < to) left.push({ from: start, to });
  }
  return left;
}
