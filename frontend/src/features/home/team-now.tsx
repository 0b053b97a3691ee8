import type { Home } from "@redress/backend/contract";
import { Link } from "react-router-dom";
import { AvailabilityMark } from "../../components/ui/availability-mark.js";
import { Avatar } from "../../components/ui/avatar.js";
import { Card } from "../../components/ui/card.js";
import { formatNumber } from "../../lib/format.js";
import { t } from "../../lib/i18n.js";

/** Who is there, and how much lies with each. */
export function TeamNow({ team }: { team: Home["team"] }) {
  const most = Math.max(1, ...team.map(({ open }) => open));
  return (
    <Card title={t("home.team")}>
      <ul className="flex flex-col gap-1">
        {team.map(({ person, availability, open }) => (
          <li key={person.id}>
            <Link
              to={`/queue/open?assignee=${person.id}`}
              className="grid min-h-10 grid-cols-[auto_minmax(0,1fr)_auto] items-center gap-x-3 rounded-control px-1 text-text hover:bg-hover"
            >
              <Avatar person={person} />
              <span className="flex min-w-0 flex-col">
                <bdi className="truncate">{person.full_name}</bdi>
                <span aria-hidden className="h-1 rounded-full bg-sunken">
                  <span
                    className="block h-full rounded-full bg-chart-1"
                    style={{ inlineSize: `${(open / most) * 100}%` }}
                  />
                </span>
              </span>
              <span className="flex items-center gap-3 text-dense">
                <AvailabilityMark availability={availability} />
                <span className="w-8 text-end font-medium tabular-nums">
                  {formatNumber(open)} <span className="sr-only">{t("home.open")}</span>
                </span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}
