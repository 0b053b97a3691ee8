import type { Timer } from "@redress/backend/contract";
import { MOST_MINUTES } from "./minutes.js";

/** Longer than anybody works at one thing. */
const FORGOTTEN_AFTER_MS = 8 * 3_600_000;

/** What a timer has come to, in milliseconds. @param now by the server's clock. */
const countedMs = (timer: Timer, now: number): number =>
  timer.counted_seconds * 1000 + (timer.running_since ? Math.max(0, now - Date.parse(timer.running_since)) : 0);

/** Whole minutes that have passed, as they are shown while it counts. */
export const minutesSoFar = (timer: Timer, now: number): number => Math.floor(countedMs(timer, now) / 60_000);

/** What is offered to be booked: rounded, at least a minute, at most a day. */
export const minutesToBook = (timer: Timer, now: number): number =>
  Math.min(MOST_MINUTES, Math.max(1, Math.round(countedMs(timer, now) / 60_000)));

/** Does it run for so long that nobody can be sitting before it? */
export const isForgotten = (timer: Timer, now: number): boolean =>
  timer.running_since !== null && countedMs(timer, now) > FORGOTTEN_AFTER_MS;
