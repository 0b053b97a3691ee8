import type { TicketRow } from "@redress/backend/contract";
import { AlarmClock } from "lucide-react";
import { formatDueShort } from "../../../lib/format.js";
import { t } from "../../../lib/i18n.js";
import { useNow } from "../../../lib/ticker.js";

/** When a ticket that the reader has put aside comes back to their queue: "Wakes Mon 09:00", "Wakes on a reply". */
export function WakeMark({ snooze: { until } }: { snooze: NonNullable<TicketRow["snooze"]> }) {
  const now = useNow();
  return (
    <span className="inline-flex shrink-0 items-center gap-1 text-meta text-info-fg tabular-nums">
      <AlarmClock aria-hidden className="size-3 shrink-0" />
      {until === null ? (
        t("snooze.wakes_event")
      ) : (
        <time dateTime={until}>{t("snooze.wakes", { time: formatDueShort(until, now) })}</time>
      )}
    </span>
  );
}
