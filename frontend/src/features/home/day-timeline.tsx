import type { TicketRow } from "@redress/backend/contract";
import { clsx } from "clsx";
import type { KeyboardEvent } from "react";
import { Link } from "react-router-dom";
import { Card } from "../../components/ui/card.js";
import { dayOf, formatDue, formatTime, viewer } from "../../lib/format.js";
import { t } from "../../lib/i18n.js";
import { useStore } from "../../lib/store.js";
import { useNow } from "../../lib/ticker.js";
import { dayMarks, type DayMark } from "./model/day-marks.js";

export interface DayTimelineProps {
  /** Soonest first; as many as a line has room for. */
  tickets: readonly TicketRow[];
  /** How many of one's own are due today, and how many are overdue, since whenever. */
  today: number;
  overdue: number;
}

/** One's tickets along the day, a tick each at its due time; below it the same as a list. */
export function DayTimeline({ tickets, today, overdue }: DayTimelineProps) {
  const now = useNow();
  const { timeZone } = useStore(viewer);
  const { marks, hours, from, to } = dayMarks(tickets, now, timeZone);
  const nowAt = (now - from) / (to - from);
  return (
    <Card title={t("home.day")}>
      <figure className="flex flex-col gap-3">
        <figcaption className="flex flex-wrap gap-x-2 text-muted">
          {today > 0 ? (
            <ListLink to={`/queue/mine?due_on=${dayOf(now)}`}>{t("home.day_answer", { count: today })}</ListLink>
          ) : (
            t("home.day_answer", { count: 0 })
          )}
          {overdue > 0 && (
            <ListLink to="/queue/mine?due_within=0">{t("home.day_overdue", { count: overdue })}</ListLink>
          )}
        </figcaption>
        <div
          className="overflow-x-auto pb-1"
          role="group"
          aria-label={t("home.day")}
          tabIndex={marks.length > 0 ? -1 : 0}
        >
          <div className="relative mx-5 h-20 min-w-xl">
            <div aria-hidden className="absolute inset-x-0 top-9 h-px bg-border-strong" />
            {hours.map(({ instant, at }) => (
              <span
                key={instant}
                aria-hidden
                className="absolute top-12 -translate-x-1/2 text-meta whitespace-nowrap text-subtle tabular-nums rtl:translate-x-1/2"
                style={{ insetInlineStart: `${at * 100}%` }}
              >
                {formatTime(instant)}
              </span>
            ))}
            <span
              aria-hidden
              className="absolute top-1 h-10 w-0.5 bg-accent"
              style={{ insetInlineStart: `${nowAt * 100}%` }}
              title={t("home.now")}
            />
            <ul onKeyDown={moveBetweenTicks}>
              {marks.map((mark, index) => (
                <Tick key={mark.ticket.id} mark={mark} first={index === 0} />
              ))}
            </ul>
          </div>
        </div>
      </figure>
      {marks.length > 0 && (
        <ul className="divide-y divide-border">
          {marks.slice(0, 8).map(({ ticket, dueAt }) => (
            <li key={ticket.id}>
              <Link
                to={`/queue/mine?ticket=${ticket.id}`}
                className="flex min-h-10 items-center gap-3 py-1 text-text hover:bg-hover"
              >
                <time
                  dateTime={new Date(dueAt).toISOString()}
                  className="w-28 shrink-0 text-dense text-muted tabular-nums"
                >
                  {dayOf(dueAt) === dayOf(now) ? formatTime(dueAt) : formatDue(dueAt, now)}
                </time>
                <bdi className="min-w-0 flex-1 truncate">{ticket.subject}</bdi>
                <bdi className="text-dense text-muted tabular-nums max-sm:hidden">{ticket.number}</bdi>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

/** A sentence with a number in it, and where the list of that length is. */
const ListLink = ({ to, children }: { to: string; children: string }) => (
  <Link to={to} className="text-link hover:underline touch-target">
    {children}
  </Link>
);

/** Linked marks are one tab stop; arrows move between them. */
function Tick({ mark: { ticket, dueAt, at }, first }: { mark: DayMark; first: boolean }) {
  const state = ticket.sla?.state;
  return (
    <li className="absolute top-4 -translate-x-1/2 rtl:translate-x-1/2" style={{ insetInlineStart: `${at * 100}%` }}>
      <Link
        to={`/queue/mine?ticket=${ticket.id}`}
        tabIndex={first ? 0 : -1}
        data-tick
        aria-label={`${ticket.number} ${ticket.subject}, ${t("home.due_at", { time: formatTime(dueAt) })}`}
        title={`${formatTime(dueAt)} ${ticket.number} ${ticket.subject}`}
        className="flex h-10 w-6 items-center justify-center"
      >
        <span
          className={clsx(
            "h-6 w-1.5 rounded-tag border forced-colors:border-[CanvasText]",
            state === "breached" && "border-danger-solid bg-danger-solid",
            state === "at_risk" && "border-warn-bd bg-warn-bd",
            state !== "breached" && state !== "at_risk" && "border-border-strong bg-border-strong",
          )}
        />
      </Link>
    </li>
  );
}

function moveBetweenTicks(event: KeyboardEvent<HTMLElement>): void {
  const forward = getComputedStyle(event.currentTarget).direction === "rtl" ? -1 : 1;
  const step = { ArrowRight: forward, ArrowDown: 1, ArrowLeft: -forward, ArrowUp: -1 }[event.key];
  if (step === undefined) return;
  const ticks = [...event.currentTarget.querySelectorAll<HTMLElement>("[data-tick]")];
  const next = ticks[ticks.indexOf(document.activeElement as HTMLElement) + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
