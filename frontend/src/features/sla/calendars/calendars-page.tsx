import type { CalendarRow } from "@redress/backend/contract";
import { useQuery } from "@tanstack/react-query";
import { CalendarClock, Plus } from "lucide-react";
import { Link } from "react-router-dom";
import { LinkButton } from "../../../components/ui/button.js";
import { EmptyState } from "../../../components/ui/empty-state.js";
import { ErrorState } from "../../../components/ui/error-state.js";
import { FocusHeading } from "../../../components/ui/focus-heading.js";
import { SkeletonRows } from "../../../components/ui/skeleton.js";
import { zoneName } from "../../../lib/format.js";
import { t } from "../../../lib/i18n.js";
import { queries } from "../../../lib/query.js";
import { useNow } from "../../../lib/ticker.js";
import { weekWords } from "./length-words.js";
import { UsedBy } from "./used-by.js";
import { WeekPicture } from "./week-picture.js";

/** When the desk is open: the calendars by which due times count. */
export function CalendarsPage() {
  const { data, error, refetch } = useQuery(queries.listCalendars());
  const add = (
    <LinkButton to="/admin/calendars/new" icon={<Plus aria-hidden className="size-4" />}>
      {t("calendars.add")}
    </LinkButton>
  );
  return (
    <div className="mx-auto flex w-full max-w-240 flex-col gap-4 p-4 md:p-8">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <FocusHeading title={t("calendars.title")}>{t("calendars.title")}</FocusHeading>
        {add}
      </div>
      <p className="max-w-prose text-muted">{t("calendars.about")}</p>
      {error && !data ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <SkeletonRows rows={5} />
      ) : data.data.length === 0 ? (
        <EmptyState icon={CalendarClock} action={add}>
          {t("calendars.none")}
        </EmptyState>
      ) : (
        <ul className="flex flex-col gap-3">
          {data.data.map((calendar) => (
            <CalendarItem key={calendar.id} calendar={calendar} />
          ))}
        </ul>
      )}
    </div>
  );
}

function CalendarItem({ calendar }: { calendar: CalendarRow }) {
  const now = useNow();
  const { id, name, time_zone: zone, hours, week_seconds: seconds, always_open: always, used_by: policies } = calendar;
  return (
    <li className="flex flex-wrap items-center gap-x-5 gap-y-2 rounded-card border border-border bg-surface px-4 py-3">
      <WeekPicture hours={hours} />
      <div className="min-w-0 flex-1 basis-56">
        <h2 className="font-semibold">
          <Link
            to={`/admin/calendars/${id}`}
            className="inline-flex min-h-6 items-center rounded-chip text-link hover:underline touch-target"
          >
            {name}
          </Link>
        </h2>
        <p className="text-dense text-muted">
          <bdi>{zone.replaceAll("_", " ")}</bdi>
          {zoneName(now, zone) !== zone && ` (${zoneName(now, zone)})`}
        </p>
      </div>
      <div className="min-w-0 basis-56 text-dense">
        <p className="tabular-nums">
          {weekWords(seconds, always)} · {t("calendars.holiday_count", { count: calendar.holiday_count })}
        </p>
        <p className="text-muted">
          {policies.length > 0 ? <UsedBy policies={policies} /> : t("calendars.used_by.none")}
        </p>
      </div>
    </li>
  );
}
