import type { HolidayView, ReadHolidays } from "../../../../contract/index.js";
import { UnreadableEntry } from "./broken-file.js";

type Skipped = ReadHolidays["skipped"][number];

/** As many as a calendar holds. */
const MOST_HOLIDAYS = 1000;
/** Of entries that were not taken so many are named; whoever reads more has another file in mind. */
const MOST_NAMED = 200;

/** What is taken from a file, each date once, and what is not. */
export class HolidayList {
  private readonly taken = new Map<string, HolidayView>();
  private readonly skipped: Skipped[] = [];
  private unnamed = 0;

  /** @throws UnreadableEntry when a calendar holds no more: then none of them is taken. */
  add(holidays: readonly HolidayView[]): void {
    const fresh = new Map(holidays.map((holiday) => [keyOf(holiday), holiday]));
    for (const key of fresh.keys()) if (this.taken.has(key)) fresh.delete(key);
    if (this.taken.size + fresh.size > MOST_HOLIDAYS)
      throw new UnreadableEntry(`A calendar holds at most ${MOST_HOLIDAYS} holidays`);
    for (const [key, holiday] of fresh) this.taken.set(key, holiday);
  }

  skip(line: number | null, name: string, reason: string): void {
    if (this.skipped.length < MOST_NAMED) this.skipped.push({ line, name, reason });
    else this.unnamed += 1;
  }

  /** By date; a single one that a yearly one covers is left out. */
  answer(): ReadHolidays {
    const holidays = [...this.taken.values()].filter(
      (holiday) => holiday.yearly || !this.taken.has(keyOf({ ...holiday, yearly: true })),
    );
    holidays.sort((a, b) => (keyInOrder(a) < keyInOrder(b) ? -1 : 1));
    const rest = { line: null, name: "", reason: `${this.unnamed} more entries could not be taken` };
    return { holidays, skipped: this.unnamed > 0 ? [...this.skipped, rest] : this.skipped };
  }
}

/** The same as that by which a calendar finds a holiday twice. */
const keyOf = ({ date, yearly, window }: HolidayView): string =>
  `${yearly ? date.slice(5) : date} ${window?.join() ?? ""}`;

const keyInOrder = ({ date, yearly, window }: HolidayView): string => `${date} ${window?.join() ?? ""} ${yearly}`;
