import { clsx } from "clsx";
import { formatDue, formatWhen } from "../../lib/format.js";
import { useNow } from "../../lib/ticker.js";

export interface WhenProps {
  /** ISO instant. */
  at: string;
  /** `past`: "2 hours ago". `due`: "today, 15:10". */
  as?: "past" | "due";
  /** A due time within a control or a link: it has no tab stop of its own. */
  within?: boolean;
  className?: string;
}

/**
 * An instant in the viewer's words and zone. The full date, its zone and UTC: see app/explainer; those of a due time
 * also by its own tab stop.
 */
export function When({ at, as = "past", within = false, className }: WhenProps) {
  const now = useNow();
  const isDue = as === "due";
  const time = (
    <time dateTime={at} className={className}>
      {isDue ? formatDue(at, now) : formatWhen(at, now)}
    </time>
  );
  if (!isDue || within) return time;
  return (
    <button type="button" data-explains="" className={clsx("rounded-chip text-start", className)}>
      {time}
    </button>
  );
}
