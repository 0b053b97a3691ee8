import type { Snooze } from "../../../contract/index.js";

/** How the audit has it: an instant, "event" for until something happens, null for not put aside. */
export const untilWord = (snooze: Snooze | null): string | null => snooze && (snooze.until ?? "event");
