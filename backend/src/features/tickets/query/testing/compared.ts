import fc from "fast-check";
import type { Facts } from "./query-desk.js";

export type Fits = (facts: Facts) => boolean;
/** A clause, and a plain way to tell whether it fits. */
export interface Said {
  text: string;
  fits: Fits;
}

export const say = (text: string, fits: Fits): Said => ({ text, fits });

/** A ticket's instant against spans, days and times; days are Berlin's, an hour ahead of Greenwich until the end of March. */
export function instants(field: string, read: (facts: Facts) => Date | null, forward: boolean, now: Date) {
  const DAY = 86_400_000;
  const dayStart = (n: number) => Math.floor((now.getTime() + 3_600_000) / DAY) * DAY - 3_600_000 + n * DAY;
  const date = (n: number) => new Date(dayStart(n) + 3_600_000).toISOString().slice(0, 10);
  const bound = fc.integer({ min: -15, max: forward ? 10 : 0 }).chain((n) =>
    fc.constantFrom(
      { text: n > 0 ? `${n}d` : `-${-n}d`, from: now.getTime() + n * DAY, to: now.getTime() + n * DAY, span: n },
      {
        text: n > 0 ? `${n * 5}h` : `-${-n * 5}h`,
        from: now.getTime() + n * DAY * (5 / 24),
        to: now.getTime() + n * DAY * (5 / 24),
        span: n,
      },
      { text: date(n), from: dayStart(n), to: dayStart(n + 1), span: null },
      {
        text: `${date(n)}T12:30`,
        from: dayStart(n) + DAY * (12.5 / 24),
        to: dayStart(n) + DAY * (12.5 / 24),
        span: null,
      },
      {
        text: `${date(n)}T12:30Z`,
        from: dayStart(n) + DAY * (13.5 / 24),
        to: dayStart(n) + DAY * (13.5 / 24),
        span: null,
      },
      { text: "today", from: dayStart(0), to: dayStart(1), span: null },
    ),
  );
  const at =
    (compare: (ms: number) => boolean): Fits =>
    (facts) => {
      const instant = read(facts);
      return instant !== null && compare(instant.getTime());
    };
  const isPoint = (b: { from: number; to: number }) => b.from === b.to;
  return fc.oneof(
    bound.map((b) =>
      say(
        `${field}>=${b.text}`,
        at((ms) => ms >= b.from),
      ),
    ),
    bound.map((b) =>
      say(
        `${field}>${b.text}`,
        at((ms) => (isPoint(b) ? ms > b.from : ms >= b.to)),
      ),
    ),
    bound.map((b) =>
      say(
        `${field}<${b.text}`,
        at((ms) => ms < b.from),
      ),
    ),
    bound.map((b) =>
      say(
        `${field}<=${b.text}`,
        at((ms) => (isPoint(b) ? ms <= b.from : ms < b.to)),
      ),
    ),
    bound.map((b) =>
      say(
        `${field}:${b.text}`,
        at((ms) => {
          if (b.span !== null)
            return b.span > 0 ? ms >= now.getTime() && ms <= b.from : ms >= b.from && ms <= now.getTime();
          return ms >= b.from && ms < (isPoint(b) ? b.from + 60_000 : b.to);
        }),
      ),
    ),
    fc.tuple(bound, bound).map(([a, b]) =>
      say(
        `${field}:${a.text}..${b.text}`,
        at((ms) => ms >= a.from && (isPoint(b) ? ms <= b.to : ms < b.to)),
      ),
    ),
    bound.map((b) =>
      say(
        `${field}:..${b.text}`,
        at((ms) => (isPoint(b) ? ms <= b.to : ms < b.to)),
      ),
    ),
  );
}

export function numbers(field: string, read: (facts: Facts) => number, around: fc.Arbitrary<number>) {
  const compare: Record<string, (a: number, b: number) => boolean> = {
    ">=": (a, b) => a >= b,
    "<=": (a, b) => a <= b,
    ">": (a, b) => a > b,
    "<": (a, b) => a < b,
    ":": (a, b) => a === b,
  };
  return fc.oneof(
    fc
      .tuple(fc.constantFrom(...Object.keys(compare)), around)
      .map(([op, n]) => say(`${field}${op}${n}`, (facts) => compare[op]?.(read(facts), n) ?? false)),
    fc
      .tuple(around, around)
      .map(([a, b]) => say(`${field}:${a}..${b}`, (facts) => read(facts) >= a && read(facts) <= b)),
  );
}
