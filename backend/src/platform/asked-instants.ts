import { DateTime, type DurationLikeObject } from "luxon";
import type { InstantWords } from "../contract/query/index.js";

/** What an instant in a query comes to: a span up to but without `to`, or one point, both its ends. */
export interface AskedInstant {
  from: Date;
  to: Date;
}

/** Days, months and years are those of the asker's calendar, also over a change of the clocks. */
export function resolveInstant(words: InstantWords, now: Date, timeZone: string): AskedInstant {
  const here = DateTime.fromJSDate(now, { zone: timeZone });
  switch (words.kind) {
    case "span":
      return point(here.plus({ [words.unit]: words.amount }));
    case "day":
      return spanOf(here.startOf("day").plus({ days: words.days }), { days: 1 });
    case "date": {
      const { year, month, day } = words;
      const start = DateTime.fromObject({ year, month: month ?? 1, day: day ?? 1 }, { zone: timeZone });
      return spanOf(start, day !== null ? { days: 1 } : month !== null ? { months: 1 } : { years: 1 });
    }
    case "time": {
      const { kind: _, zone, ...at } = words;
      if (zone === null) return point(DateTime.fromObject(at, { zone: timeZone }));
      return point(DateTime.fromObject(at, { zone: "utc" }).minus({ minutes: zone }));
    }
  }
}

const point = (at: DateTime): AskedInstant => ({ from: at.toJSDate(), to: at.toJSDate() });

const spanOf = (start: DateTime, length: DurationLikeObject): AskedInstant => ({
  from: start.toJSDate(),
  // A day that begins late, where the clocks are changed at midnight, ends when the next one begins.
  to: start.plus(length).startOf("day").toJSDate(),
});
