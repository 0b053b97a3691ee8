import { useQuery } from "@tanstack/react-query";
import { ChevronDown } from "lucide-react";
import { useNavigate } from "react-router-dom";
import { Button } from "../../../components/ui/button.js";
import { Menu } from "../../../components/ui/menu.js";
import { formatNumber } from "../../../lib/format.js";
import { t } from "../../../lib/i18n.js";
import { queries } from "../../../lib/query.js";
import { countedViews } from "../../../lib/queue-views.js";
import { useMay } from "../../../lib/session.js";
import { viewPath } from "../../views/view-address.js";
import { viewCountsQuery, viewsQuery } from "../../views/view-queries.js";
import { countWord } from "../../views/view-words.js";
import type { QueueAddress } from "../model/queue-address.js";
import { countOf, viewWord } from "./queue-words.js";

/** Where there is no sidebar, what it leads to is behind this button. */
export function ViewMenu({ address: { view: current, saved, isSearch } }: { address: QueueAddress }) {
  const go = useNavigate();
  const may = useMay();
  const { data: counts } = useQuery(queries.countTickets());
  const { data: views } = useQuery(viewsQuery);
  const { data: viewCounts } = useQuery({ ...viewCountsQuery, enabled: (views?.data.length ?? 0) > 0 });
  const labelOf = (view: string, count: string | number | null = null) =>
    count === null
      ? view
      : t("queue.view.counted", { view, count: typeof count === "number" ? formatNumber(count) : count });
  return (
    <Menu
      label={t("queue.views")}
      trigger={
        <Button look="ghost" className="px-2 whitespace-nowrap" icon={<ChevronDown aria-hidden className="size-4" />}>
          {t("queue.views")}
        </Button>
      }
      groups={[
        countedViews.map((view) => ({
          id: view,
          label: labelOf(viewWord(view), countOf(view, counts)),
          checked: view === current && !saved && !isSearch,
          run: () => void go(`/queue/${view}`),
        })),
        (views?.data ?? []).map(({ id, name }) => ({
          id: `saved-${id}`,
          label: labelOf(name, countWord(viewCounts?.data.find((count) => count.id === id)?.count ?? null)),
          checked: id === saved?.id,
          run: () => void go(viewPath(id)),
        })),
        (counts?.teams ?? []).map(({ id, name, open }) => ({
          id: `team-${id}`,
          label: labelOf(name, open),
          run: () => void go(`/queue/open?team=${id}`),
        })),
        may("ticket.create_for_others")
          ? [{ id: "new", label: t("app.nav.new_ticket"), run: () => void go("/tickets/new") }]
          : [],
      ]}
    />
  );
}
