import { useQuery, useQueryClient, type QueryClient } from "@tanstack/react-query";
import type { TicketCounts } from "@redress/backend/contract";
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
  TriangleAlert,
  type LucideIcon,
} from "lucide-react";
import { useEffect } from "react";
import { t, type MessageId } from "../../lib/i18n.js";
import { onHint } from "../../lib/live.js";
import { keyOf, queries } from "../../lib/query.js";
import { useMay } from "../../lib/session.js";
import { adminHome } from "./admin-entries.js";
import { SideLink } from "./side-link.js";

const VIEWS: { view: keyof TicketCounts; label: MessageId; icon: LucideIcon }[] = [
  { view: "mine", label: "app.queue.mine", icon: CircleUserRound },
  { view: "unassigned", label: "app.queue.unassigned", icon: Inbox },
  { view: "at_risk", label: "app.queue.at_risk", icon: TriangleAlert },
  { view: "overdue", label: "app.queue.overdue", icon: OctagonAlert },
  { view: "waiting", label: "app.queue.waiting", icon: Hourglass },
  { view: "open", label: "app.queue.open", icon: Layers },
  { view: "closed", label: "app.queue.closed", icon: Archive },
  { view: "snoozed", label: "app.queue.snoozed", icon: AlarmClock },
  { view: "following", label: "app.queue.following", icon: Bookmark },
];

/** The queue's views with how many tickets each lists. */
export function QueueNav({ folded }: { folded: boolean }) {
  const cache = useQueryClient();
  const { data: counts } = useQuery(queries.countTickets());
  const may = useMay();
  const admin = adminHome(may);
  useEffect(() => countAgainOnHints(cache), [cache]);
  return (
    <nav aria-label={t("app.nav.queue")} className="flex flex-col gap-2 p-2">
      <ul className="flex flex-col gap-0.5 border-b border-border pb-2">
        <SideLink to="/home" icon={Sun} label={t("app.nav.day")} folded={folded} />
      </ul>
      <ul className="flex flex-col gap-0.5">
        {VIEWS.map(({ view, label, icon }) => (
          <SideLink
            key={view}
            to={`/queue/${view}`}
            icon={icon}
            label={t(label)}
            count={counts?.[view]}
            folded={folded}
          />
        ))}
      </ul>
      <ul className="flex flex-col gap-0.5 border-t border-border pt-2">
        {may("ticket.create_for_others") && (
          <SideLink to="/tickets/new" icon={FilePlus} label={t("app.nav.new_ticket")} folded={folded} />
        )}
        {admin && <SideLink to={admin} icon={Settings} label={t("app.nav.admin")} folded={folded} />}
      </ul>
    </nav>
  );
}

/** Hints come in bursts: the counts are asked for once, at most this much later. */
const COUNT_AFTER_MS = 800;

function countAgainOnHints(cache: QueryClient): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = onHint("ticket", () => {
    timer ??= setTimeout(() => {
      timer = undefined;
      void cache.invalidateQueries({ queryKey: keyOf("countTickets") });
    }, COUNT_AFTER_MS);
  });
  return () => {
    clearTimeout(timer);
    stop();
  };
}
