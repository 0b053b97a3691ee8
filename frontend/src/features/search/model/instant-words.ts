import { readInstant, type InstantWords } from "@redress/backend/contract/query";
import { formatDate, formatDueShort, formatTime, viewer } from "../../../lib/format.js";
import { t } from "../../../lib/i18n.js";
import { instantOf, wallTimeOf } from "../../../lib/zoned-instant.js";

const MINUTES: Partial<Record<string, number>> = { minutes: 1, hours: 60 };
const DAYS: Partial<Record<string, number>> = { days: 1, weeks: 7 };
const MONTHS: Partial<Record<string, number>> = { months: 1, years: 12 };
/** So near a weekday says it. */
const SOON_MS = 6 * 86_400_000;

/** Which way from now a span leads: what is asked for lies between the two. Null: it is no span. */
export function directionOf(typed: string): "past" | "future" | null {
  const words = readInstant(typed);
  if (words?.kind !== "span") return null;
  return words.amount > 0 ? "future" : "past";
}

/**
 * What an instant comes to now, to be shown beside it: "-7d" is "15 Nov 2026, 14:02", "today" a day. The server works it out
 * anew, by its own clock, whenever it is asked.
 *
 * @returns null where it is no instant, or says itself all there is to say.
 */
export function explainInstant(typed: string, now: number): string | null {
  const words = readInstant(typed);
  if (!words || words.kind === "date" || words.kind === "time") return null;
  if (words.kind === "span" && words.amount === 0) return t("search.instant.now");
  const at = instantIn(words, now);
  if (at === null) return null;
  if (words.kind === "day") return formatDate(at);
  if (Math.abs(at - now) < SOON_MS) return formatDueShort(at, now);
  return t("search.instant.at", { date: formatDate(at), time: formatTime(at) });
}

function instantIn(words: InstantWords, now: number): number | null {
  if (words.kind === "day") return onWall(now, (date) => date.setUTCDate(date.getUTCDate() + words.days));
  if (words.kind !== "span") return null;
  const { amount, unit } = words;
  const minutes = MINUTES[unit];
  if (minutes !== undefined) return now + amount * minutes * 60_000;
  return onWall(now, (date) => {
    const months = MONTHS[unit];
    if (months !== undefined) date.setUTCMonth(date.getUTCMonth() + amount * months);
    else date.setUTCDate(date.getUTCDate() + amount * (DAYS[unit] ?? 1));
  });
}

/** As the viewer's clocks count days: a day on which they change is one day all the same. */
function onWall(now: number, move: (date: Date) => void): number | null {
  const { timeZone } = viewer.get();
  const date = new Date(`${wallTimeOf(now, timeZone)}:00Z`);
  move(date);
  const wall = Number.isFinite(date.getTime()) ? instantOf(date.toISOString().slice(0, 16), timeZone) : null;
  return wall === null ? null : Date.parse(wall);
}
