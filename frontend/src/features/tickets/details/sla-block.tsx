import type { TicketDetail } from "@redress/backend/contract";
import { useQuery } from "@tanstack/react-query";
import { CircleHelp } from "lucide-react";
import { IconButton } from "../../../components/ui/icon-button.js";
import { t } from "../../../lib/i18n.js";
import { queries } from "../../../lib/query.js";
import { byUrgency } from "../sla/model/urgency.js";
import { useTicketActions } from "../ticket/ticket-actions.js";
import { SlaClockItem } from "./sla-clock-item.js";

/** Every promise of the ticket, the most urgent first: how much of it is used, when it is due, and why. */
export function SlaBlock({ ticket }: { ticket: TicketDetail }) {
  const { explain } = useTicketActions();
  const extendable = useExtendable(ticket);
  // What is no longer promised is in the explanation alone.
  const clocks = byUrgency(ticket.clocks.filter(({ state }) => state !== "cancelled"));
  const policy = ticket.clocks[0]?.policy_name;
  return (
    <section aria-labelledby="details-sla" className="p-3">
      <div className="flex items-center gap-1">
        <h2 id="details-sla" className="min-w-0 flex-1 truncate font-semibold">
          {policy ? t("ticket.sla.title", { policy }) : t("ticket.sla.none")}
        </h2>
        {policy && (
          <IconButton
            label={t("ui.sla.why")}
            icon={<CircleHelp className="size-4" />}
            onClick={() => explain("policy")}
          />
        )}
      </div>
      <ul className="mt-1 flex flex-col gap-3">
        {clocks.map((clock) => (
          <SlaClockItem
            key={`${clock.metric}.${clock.cycle}`}
            clock={clock}
            ticket={ticket}
            extendable={extendable.includes(clock.metric)}
          />
        ))}
      </ul>
    </section>
  );
}

/** Which promises may be put off; asked only where there is a date by law that has not been yet. */
function useExtendable({ id, clocks, abilities }: TicketDetail) {
  const wanted =
    abilities.set_due &&
    clocks.some(({ statutory, extended, clock }) => statutory && extended === null && clock !== "stopped");
  const { data } = useQuery({ ...queries.explainSla({ params: { id: String(id) } }), enabled: wanted });
  return wanted ? (data?.extendable ?? []) : [];
}
