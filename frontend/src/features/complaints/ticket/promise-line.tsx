import { Clock, Pause, TriangleAlert } from "lucide-react";
import { clsx } from "clsx";
import { HoverCard } from "../../../components/ui/hover-card.js";
import { formatFull, viewer, zoneName } from "../../../lib/format.js";
import { t } from "../../../lib/i18n.js";
import { useStore } from "../../../lib/store.js";
import { useNow } from "../../../lib/ticker.js";
import { isLate, promiseText, type Promised } from "../model/promise.js";

/** What was promised next; the exact time and its zones are one hover, focus or tap away. */
export function PromiseLine({ complaint, explained = false }: { complaint: Promised; explained?: boolean }) {
  const now = useNow();
  const { timeZone } = useStore(viewer);
  const { sla: clock } = complaint;
  const text = promiseText(complaint, now);
  if (!clock || text === null) return null;
  const late = isLate(clock, now);
  const Icon = clock.state === "paused" ? Pause : late ? TriangleAlert : Clock;
  const line = (
    <span
      className={clsx(
        "inline-flex items-start gap-1.5 tabular-nums",
        late ? "font-medium text-danger-fg" : "text-muted",
      )}
    >
      <Icon aria-hidden className="h-lh w-4 shrink-0" />
      {text}
    </span>
  );
  const { due_at: due, tz } = clock;
  if (!explained || due === null) return line;
  return (
    <HoverCard
      trigger={<span className="inline-flex border-b border-dotted border-border-strong">{line}</span>}
      className="min-h-6 touch-target items-center self-start"
    >
      <p className="font-semibold">{t("complaints.promise.when")}</p>
      <dl className="mt-1 grid grid-cols-[auto_1fr] gap-x-3 gap-y-1">
        <dt className="text-muted">{t("complaints.promise.your_time")}</dt>
        <dd>{formatFull(due)}</dd>
        {zoneName(due, tz) !== zoneName(due, timeZone) && (
          <>
            <dt className="text-muted">{t("complaints.promise.our_time")}</dt>
            <dd>{formatFull(due, tz)}</dd>
          </>
        )}
        <dt className="text-muted">{t("complaints.promise.utc")}</dt>
        <dd>{formatFull(due, "UTC")}</dd>
      </dl>
      <p className="mt-2 text-muted">{t("complaints.promise.explained")}</p>
    </HoverCard>
  );
}
