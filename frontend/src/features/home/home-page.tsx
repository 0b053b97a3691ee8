import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { Home } from "@redress/backend/contract";
import { useEffect } from "react";
import { ErrorState } from "../../components/ui/error-state.js";
import { FocusHeading } from "../../components/ui/focus-heading.js";
import { Skeleton } from "../../components/ui/skeleton.js";
import { formatToday, placeOf, viewer, zoneName } from "../../lib/format.js";
import { t } from "../../lib/i18n.js";
import { onHint } from "../../lib/live.js";
import { keyOf, queries } from "../../lib/query.js";
import { useMe } from "../../lib/session.js";
import { useStore } from "../../lib/store.js";
import { useNow } from "../../lib/ticker.js";
import { DayTimeline } from "./day-timeline.js";
import { NextUp } from "./next-up.js";
import { TeamNow } from "./team-now.js";
import { NumberTile } from "./number-tile.js";
import { WeekCard } from "./week-card.js";

/** An agent's day: what is due next, how the day looks, the week so far, and who of the team is there. */
export function HomePage() {
  const me = useMe();
  const { data: home, error, refetch } = useQuery({ ...queries.getHome(), staleTime: 0 });
  const now = useNow();
  const { timeZone } = useStore(viewer);
  useRefreshedByHints();
  const greeting = t(greetingAt(now, timeZone), { name: me.full_name.split(" ")[0] ?? me.full_name });
  return (
    <div className="mx-auto flex w-full max-w-320 flex-col gap-4 p-4 md:p-6">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <FocusHeading title={t("app.nav.day")}>{greeting}</FocusHeading>
        <p className="text-muted">
          {t("home.today", { date: formatToday(now), place: placeOf(timeZone), zone: zoneName(now, timeZone) })}
        </p>
      </div>
      {error && !home ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : home ? (
        <Day home={home} />
      ) : (
        <Skeleton className="h-96" />
      )}
    </div>
  );
}

function Day({ home }: { home: Home }) {
  return (
    <>
      <ul className="grid grid-cols-2 gap-3 md:grid-cols-4">
        <NumberTile label={t("home.overdue")} value={home.overdue} to="/queue/mine?due_within=0" danger />
        <NumberTile label={t("home.due_soon")} value={home.due_soon} to="/queue/mine?due_within=120&not_overdue=true" />
        <NumberTile label={t("home.new_replies")} value={home.new_replies} to="/queue/mine?awaiting=true" />
        <NumberTile label={t("home.mine")} value={home.mine} to="/queue/mine" />
      </ul>
      <NextUp ticket={home.next_up} serverTime={home.server_time} />
      <DayTimeline tickets={home.due} today={home.due_today} overdue={home.overdue} />
      <div className="grid gap-4 lg:grid-cols-2">
        <WeekCard week={home.week} />
        <TeamNow team={home.team} />
      </div>
    </>
  );
}

function greetingAt(now: number, timeZone: string) {
  const hour = Number(new Intl.DateTimeFormat("en", { hour: "2-digit", hourCycle: "h23", timeZone }).format(now));
  if (hour < 12) return "home.morning" as const;
  return hour < 18 ? ("home.afternoon" as const) : ("home.evening" as const);
}

/** Hints come in bursts: the day is asked for once, at most this much later. */
const ASK_AFTER_MS = 900;

function useRefreshedByHints(): void {
  const cache = useQueryClient();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = onHint("ticket", () => {
      timer ??= setTimeout(() => {
        timer = undefined;
        void cache.invalidateQueries({ queryKey: keyOf("getHome") });
      }, ASK_AFTER_MS);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [cache]);
}
