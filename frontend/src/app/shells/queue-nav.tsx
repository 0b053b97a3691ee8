import { useQuery, useQueryClient, type QueryClient } from "@tanstack/react-query";
import {
  AlarmClock,
  Archive,
  Bookmark,
  CircleUserRound,
  FilePlus,
  Hourglass,
  Inbox,
  Layers,
  OctagonAlert,
  Settings,
  Sun,
  Timer,
  TriangleAlert,
  UsersRound,
  type LucideIcon,
} from "lucide-react";
import { clsx } from "clsx";
import { Suspense, useEffect } from "react";
import { useLocation } from "react-router-dom";
import { loadMessagesOf, t } from "../../lib/i18n.js";
import { lazyAfterPage } from "../../lib/lazy.js";
import { onHint } from "../../lib/live.js";
import { queries, refetch } from "../../lib/query.js";
import { countedViews, type CountedView } from "../../lib/queue-views.js";
import { useMay } from "../../lib/session.js";
import { adminHome } from "./admin-entries.js";
import { SideLink } from "../../components/ui/side-link.js";

const ICONS: Record<CountedView, LucideIcon> = {
  mine: CircleUserRound,
  unassigned: Inbox,
  at_risk: TriangleAlert,
  overdue: OctagonAlert,
  waiting: Hourglass,
  open: Layers,
  closed: Archive,
  snoozed: AlarmClock,
  following: Bookmark,
};

const SavedViewsNav = lazyAfterPage(async () => ({
  default: (await Promise.all([import("../../features/views/saved-views-nav.js"), loadMessagesOf(["views"])]))[0]
    .SavedViewsNav,
}));

/** The queue's views with how many tickets each lists. */
export function QueueNav({ folded }: { folded: boolean }) {
  const cache = useQueryClient();
  const { data: counts } = useQuery(queries.countTickets());
  const may = useMay();
  const admin = adminHome(may);
  const team = useTeamOfAddress();
  useEffect(() => countAgainOnHints(cache), [cache]);
  return (
    <nav aria-label={t("app.nav.queue")} className="flex flex-col gap-2 p-2">
      <ul className="flex flex-col gap-0.5 border-b border-border pb-2">
        <SideLink to="/home" icon={Sun} label={t("app.nav.day")} command="go.home" folded={folded} />
      </ul>
      <ul className="flex flex-col gap-0.5">
        {countedViews.map((view) => (
          <SideLink
            key={view}
            to={`/queue/${view}`}
            icon={ICONS[view]}
            label={t(`app.queue.${view}`)}
            count={counts?.[view]}
            command={`go.${view}`}
            folded={folded}
            {...(team !== null && { current: false })}
          />
        ))}
      </ul>
      {/* As high as they were the last time: what stands below stays where it is. */}
      <Suspense fallback={<div style={{ blockSize: Number(localStorage.getItem("redress.views_room")) || 0 }} />}>
        <SavedViewsNav folded={folded} />
      </Suspense>
      {counts && counts.teams.length > 0 && (
        // A rail has no room for names, and what has only a name is behind the list's filter there.
        <div className={clsx("border-t border-border pt-2 md:max-lg:hidden", folded && "lg:hidden")}>
          <p id="nav-teams" className="px-2 pb-1 text-meta font-semibold text-muted">
            {t("app.queue.teams")}
          </p>
          <ul aria-labelledby="nav-teams" className="flex flex-col gap-0.5">
            {counts.teams.map(({ id, name, open }) => (
              <SideLink
                key={id}
                to={`/queue/open?team=${id}`}
                icon={UsersRound}
                label={name}
                count={open}
                folded={false}
                current={team === String(id)}
              />
            ))}
          </ul>
        </div>
      )}
      <ul className="flex flex-col gap-0.5 border-t border-border pt-2">
        {may("ticket.create_for_others") && (
          <SideLink
            to="/tickets/new"
            icon={FilePlus}
            label={t("app.nav.new_ticket")}
            command="ticket.create"
            folded={folded}
          />
        )}
        {may("time.track") && <SideLink to="/time" icon={Timer} label={t("app.nav.time")} folded={folded} />}
        {admin && <SideLink to={admin} icon={Settings} label={t("app.nav.admin")} command="go.admin" folded={folded} />}
      </ul>
    </nav>
  );
}

/** The team whose open tickets are listed; null: another list. */
function useTeamOfAddress(): string | null {
  const { pathname, search } = useLocation();
  return pathname === "/queue/open" ? new URLSearchParams(search).get("team") : null;
}

/** Hints come in bursts: the counts are asked for once, at most this much later. */
const COUNT_AFTER_MS = 800;

function countAgainOnHints(cache: QueryClient): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = onHint("ticket", () => {
    timer ??= setTimeout(() => {
      timer = undefined;
      void refetch(cache, ["countTickets", "countViews"]);
    }, COUNT_AFTER_MS);
  });
  return () => {
    clearTimeout(timer);
    stop();
  };
}
