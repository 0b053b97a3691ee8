import type { Availability } from "@redress/backend/contract";
import { clsx } from "clsx";
import { t, type MessageId } from "../../lib/i18n.js";

const WORDS: Record<Availability, MessageId> = {
  available: "ui.availability.available",
  away: "ui.availability.away",
  offline: "ui.availability.offline",
};
// Full, half, empty: told apart without their colours too.
const DOTS: Record<Availability, string> = {
  available: "border-ok-bd bg-ok-bd",
  away: "border-warn-bd bg-linear-to-r from-warn-bd from-50% to-transparent to-50%",
  offline: "border-border-strong",
};

export const availabilityWord = (availability: Availability): string => t(WORDS[availability]);

export function AvailabilityDot({ availability }: { availability: Availability }) {
  return <span aria-hidden className={clsx("size-2.5 shrink-0 rounded-full border-2", DOTS[availability])} />;
}

/** Whether somebody of staff is there for work: a dot and the word. */
export function AvailabilityMark({ availability }: { availability: Availability }) {
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
      <AvailabilityDot availability={availability} />
      {availabilityWord(availability)}
    </span>
  );
}
