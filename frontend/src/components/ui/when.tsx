import { formatDue, formatFull, formatWhen } from "../../lib/format.js";
import { useNow } from "../../lib/ticker.js";

export interface WhenProps {
  /** ISO instant. */
  at: string;
  /** `past`: "2 hours ago". `due`: "today, 15:10". */
  as?: "past" | "due";
  className?: string;
}

/** An instant in the viewer's words and zone; the full date, its zone and UTC on hover. */
export function When({ at, as = "past", className }: WhenProps) {
  const now = useNow();
  return (
    <time dateTime={at} title={`${formatFull(at)}\n${formatFull(at, "UTC")}`} className={className}>
      {as === "past" ? formatWhen(at, now) : formatDue(at, now)}
    </time>
  );
}
