import { useQuery } from "@tanstack/react-query";
import { useEffect, type ReactNode } from "react";
import { Floating } from "../../../components/ui/floating.js";
import { SlaFacts } from "../../../components/ui/sla-facts.js";
import { announce } from "../../../lib/announcer.js";
import { serverNow } from "../../../lib/clock.js";
import { formatFull } from "../../../lib/format.js";
import { t } from "../../../lib/i18n.js";
import { viewSla } from "../../../lib/sla-view.js";
import { ticketQuery } from "../data/ticket-queries.js";

export interface PromiseCardProps {
  id: string;
  anchor: Element;
  className: string;
  ticketId: number;
  /** It was asked for by a key: it is read aloud. */
  aloud: boolean;
  /** Until the ticket has arrived. */
  children: ReactNode;
}

/** The promise of a ticket's chip with its working, where only the chip was known. */
export function PromiseCard({ ticketId, aloud, children, ...card }: PromiseCardProps) {
  const { data: ticket } = useQuery(ticketQuery(ticketId));
  const next = ticket?.sla;
  const clock = next && ticket.clocks.find(({ metric, cycle }) => metric === next.metric && cycle === next.cycle);

  const sentence =
    ticket &&
    [
      viewSla(ticket.sla, serverNow(), Date.parse(ticket.server_time)).label,
      clock?.due_at && formatFull(clock.due_at),
      clock?.policy_name,
    ]
      .filter(Boolean)
      .join(", ");
  // Said once: its minutes go on.
  const isThere = sentence !== undefined;
  useEffect(() => {
    if (aloud && isThere) announce(sentence);
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [aloud, isThere]);

  return (
    <Floating side="bottom" content={ticket} {...card}>
      {clock ? <SlaFacts clock={clock} serverTime={ticket.server_time} /> : ticket ? t("ui.sla.none") : children}
    </Floating>
  );
}
