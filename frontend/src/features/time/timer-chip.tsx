import { useQuery } from "@tanstack/react-query";
import { clsx } from "clsx";
import { Timer as Watch, TimerOff } from "lucide-react";
import { Link } from "react-router-dom";
import { t } from "../../lib/i18n.js";
import { queries } from "../../lib/query.js";
import { useNow } from "../../lib/ticker.js";
import { minutesWords } from "./minutes.js";
import { isForgotten, minutesSoFar } from "./timer-state.js";
import { useLiveTime } from "./use-time.js";

/**
 * One's own timer, wherever one is: leads to what it counts for. Nothing while there is none. It is on every page of the
 * desk, so it is what hears of changes, for all that shows time.
 */
export function TimerChip() {
  const { data } = useQuery(queries.getTimer());
  const now = useNow();
  useLiveTime();
  const timer = data?.timer;
  if (!timer) return null;
  const forgotten = isForgotten(timer, now);
  const time = minutesWords(minutesSoFar(timer, now));
  const state = timer.running_since ? t("time.timer.running", { time }) : t("time.timer.paused", { time });
  const label = [timer.ticket ? t("time.chip", { number: timer.ticket.number, state }) : state];
  if (forgotten) label.push(t("time.timer.forgotten"));
  const Icon = timer.running_since ? Watch : TimerOff;
  return (
    <Link
      to={timer.ticket ? `/queue/all?ticket=${timer.ticket.id}` : "/time"}
      aria-label={label.join(". ")}
      title={label.join(". ")}
      className={clsx(
        "inline-flex min-h-control min-w-6 items-center justify-center gap-1 rounded-control hover:bg-hover md:px-1",
        forgotten ? "text-warn-fg" : timer.running_since ? "text-text" : "text-muted",
      )}
    >
      <Icon aria-hidden className="size-4" />
      <span className="font-medium tabular-nums max-md:hidden">{time}</span>
    </Link>
  );
}
