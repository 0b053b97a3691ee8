export const weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
export type Weekday = (typeof weekdays)[number];

/** From and to by the clock on the wall, "HH:MM" or "HH:MM:SS"; "24:00" is the end of the day. */
export type Window = readonly [from: string, to: string];

/** The windows of each weekday. One whose end is not after its beginning runs over midnight into the next day. */
export type WeekHours = Readonly<Partial<Record<Weekday, readonly Window[]>>>;

/** A date on which a calendar is closed: the whole of it, or from one time to another. */
export interface Holiday {
  /** "2026-12-25". */
  date: string;
  name?: string;
  /** Also on this day of every later and earlier year; 29 February in leap years only. */
  yearly?: boolean;
  window?: Window | null;
}

export interface OpeningHours {
  /** IANA zone in which windows and holidays are read. */
  timeZone: string;
  hours: WeekHours;
  holidays: readonly Holiday[];
}

const TIME = /^(\d{2}):(\d{2})(?::(\d{2}))?$/;
export const DAY_MS = 86_400_000;

/** @returns milliseconds since midnight by the wall clock; null where the text is no time of day. */
export function timeOfDay(text: string): number | null {
  const [, hours, minutes, seconds = "00"] = TIME.exec(text) ?? [];
  if (hours === undefined || minutes === undefined) return null;
  const [h, m, s] = [Number(hours), Number(minutes), Number(seconds)];
  if (m > 59 || s > 59) return null;
  const total = ((h * 60 + m) * 60 + s) * 1000;
  return total <= DAY_MS ? total : null;
}
