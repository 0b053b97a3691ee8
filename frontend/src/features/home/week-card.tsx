import type { Home } from "@redress/backend/contract";
import { Link } from "react-router-dom";
import { Card } from "../../components/ui/card.js";
import { dayOf, formatDate, formatDuration, formatNumber } from "../../lib/format.js";
import { t } from "../../lib/i18n.js";
import { useMe } from "../../lib/session.js";

/** What one did since Monday. */
export function WeekCard({ week }: { week: Home["week"] }) {
  const me = useMe();
  const monday = dayOf(week.from);
  const answered = `/queue/all?first_reply_from=${monday}`;
  return (
    <Card title={t("home.week")}>
      <p className="text-dense text-muted">{t("home.week_since", { date: formatDate(week.from) })}</p>
      <dl className="grid grid-cols-[1fr_auto] gap-y-2">
        <Row
          label={t("home.resolved")}
          value={week.resolved}
          to={`/queue/closed?assignee=${me.id}&resolved_from=${monday}`}
        />
        <Row
          label={t("home.reopened")}
          value={week.reopened}
          to={`/queue/all?assignee=${me.id}&reopened_from=${monday}`}
        />
        <div className="col-span-2 grid grid-cols-subgrid items-baseline">
          <dt>
            {t("home.first_reply")}
            <Link to={answered} className="block w-fit text-dense text-link hover:underline touch-target">
              {t("home.first_reply_of", { count: week.first_replies })}
            </Link>
          </dt>
          <dd className="text-end text-title font-semibold tabular-nums">
            {week.first_reply_seconds === null ? (
              "–"
            ) : (
              <Link to={answered} className="text-link hover:underline">
                {formatDuration(week.first_reply_seconds * 1000)}
                <span className="sr-only"> {t("home.first_reply")}</span>
              </Link>
            )}
          </dd>
        </div>
      </dl>
    </Card>
  );
}

function Row({ label, value, to }: { label: string; value: number; to: string }) {
  return (
    <div className="col-span-2 grid grid-cols-subgrid items-baseline">
      <dt>{label}</dt>
      <dd className="text-end">
        <Link
          to={to}
          className="inline-block min-w-6 text-end text-title font-semibold text-link tabular-nums hover:underline"
        >
          {formatNumber(value)}
          <span className="sr-only"> {label}</span>
        </Link>
      </dd>
    </div>
  );
}
