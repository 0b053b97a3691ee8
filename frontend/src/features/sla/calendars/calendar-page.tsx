import { skipToken, useQuery } from "@tanstack/react-query";
import { ArrowLeft } from "lucide-react";
import { Suspense } from "react";
import { Link, useParams } from "react-router-dom";
import { ErrorState } from "../../../components/ui/error-state.js";
import { FocusHeading } from "../../../components/ui/focus-heading.js";
import { SkeletonRows } from "../../../components/ui/skeleton.js";
import { useAppInfo } from "../../../lib/app-info.js";
import { t } from "../../../lib/i18n.js";
import { lazy } from "../../../lib/lazy.js";
import { queries } from "../../../lib/query.js";
import { ApplyCard } from "../apply-card.js";
import { UsedBy } from "./used-by.js";

const CalendarForm = lazy(async () => ({ default: (await import("./calendar-form.js")).CalendarForm }));

/** One calendar, or a new one. */
export function CalendarPage() {
  const { id = "new" } = useParams();
  const isNew = id === "new";
  const app = useAppInfo();
  const { data, error, refetch } = useQuery({
    ...queries.getCalendar({ params: { id } }),
    ...(isNew && { queryFn: skipToken }),
  });
  const title = isNew ? t("calendars.new") : data?.name;
  return (
    <div className="mx-auto flex w-full max-w-240 flex-col gap-4 p-4 md:p-8">
      <Link
        to="/admin/calendars"
        className="inline-flex min-h-6 items-center gap-1 self-start rounded-chip text-link hover:underline touch-target"
      >
        <ArrowLeft aria-hidden className="size-4 flip-rtl" />
        {t("calendars.back")}
      </Link>
      {error && !data ? (
        <>
          <FocusHeading title={t("calendars.title")}>{t("calendars.title")}</FocusHeading>
          <ErrorState error={error} onRetry={() => void refetch()} />
        </>
      ) : title === undefined || !app ? (
        <SkeletonRows rows={8} />
      ) : (
        <>
          <div>
            <FocusHeading title={title} focusKey="calendar">
              {title}
            </FocusHeading>
            {data && (
              <p className="text-muted">
                {data.used_by.length > 0 ? <UsedBy policies={data.used_by} /> : t("calendars.used_by.none")}
              </p>
            )}
          </div>
          <div className="flex flex-col gap-6">
            {data && (
              <ApplyCard
                key={data.version}
                kind="calendar"
                id={data.id}
                draft={{
                  calendar_id: data.id,
                  calendar: {
                    name: data.name,
                    time_zone: data.time_zone,
                    hours: data.hours,
                    holidays: data.holidays,
                  },
                }}
                ticketsOnOlder={data.tickets_on_older}
              />
            )}
            <Suspense fallback={<SkeletonRows rows={8} />}>
              <CalendarForm key={id} calendar={data ?? null} timeZone={app.time_zone} />
            </Suspense>
          </div>
        </>
      )}
    </div>
  );
}
