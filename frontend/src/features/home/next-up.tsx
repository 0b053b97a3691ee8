import { useQueryClient } from "@tanstack/react-query";
import type { TicketRow } from "@redress/backend/contract";
import { CircleCheckBig } from "lucide-react";
import { LinkButton } from "../../components/ui/button.js";
import { Card } from "../../components/ui/card.js";
import { PriorityIcon } from "../../components/ui/priority-icon.js";
import { SlaChip } from "../../components/ui/sla-chip.js";
import { StatusBadge } from "../../components/ui/status-badge.js";
import { t } from "../../lib/i18n.js";
import { keyOf } from "../../lib/query.js";

/** The one ticket to begin with: Enter on its button opens it. */
export function NextUp({ ticket, serverTime }: { ticket: TicketRow | null; serverTime: string }) {
  const cache = useQueryClient();
  if (!ticket) {
    return (
      <Card title={t("home.next_up")}>
        <p className="flex items-center gap-2 text-muted">
          <CircleCheckBig aria-hidden className="size-5 text-ok-fg" />
          {t("home.nothing_next")}
        </p>
      </Card>
    );
  }
  const view = ticket.assigned_agent ? "mine" : "unassigned";
  return (
    <Card title={t("home.next_up")}>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-3">
        <div className="flex min-w-0 flex-1 basis-72 flex-col gap-1">
          <p className="flex min-w-0 items-center gap-2">
            <bdi className="min-w-0 truncate font-medium">{ticket.subject}</bdi>
            <button type="button" data-explains={ticket.id} className="rounded-chip">
              <SlaChip
                clock={ticket.sla}
                serverTime={serverTime}
                onChange={() => void cache.invalidateQueries({ queryKey: keyOf("getHome") })}
              />
            </button>
          </p>
          <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-dense text-muted">
            <StatusBadge status={ticket.status} audience="agent" />
            <bdi className="tabular-nums">{ticket.number}</bdi>
            <bdi>{ticket.customer.full_name}</bdi>
            <PriorityIcon priority={ticket.priority} />
            {!ticket.assigned_agent && <span>{t("home.nobodys")}</span>}
          </p>
        </div>
        <LinkButton look="primary" to={`/queue/${view}?ticket=${ticket.id}`}>
          {ticket.assigned_agent ? t("home.start") : t("home.look")}
        </LinkButton>
      </div>
    </Card>
  );
}
