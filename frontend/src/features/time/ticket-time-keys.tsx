import { useQuery } from "@tanstack/react-query";
import type { TicketDetail } from "@redress/backend/contract";
import { useCommands } from "../../lib/commands.js";
import { queries } from "../../lib/query.js";
import type { TimeQuestion } from "./time-dialog.js";
import { useTurnTimer } from "./use-time.js";

export interface TicketTimeKeysProps {
  ticket: TicketDetail;
  onAsk: (question: TimeQuestion) => void;
}

/** The keys for time on the open ticket, whether its details are shown or not. Draws nothing. */
export function TicketTimeKeys({ ticket, onAsk }: TicketTimeKeysProps): null {
  const { data } = useQuery(queries.getTimer());
  const turn = useTurnTimer();
  const mayBook = () => ticket.abilities.follow;
  const timer = data?.timer ?? null;
  const isHere = timer?.ticket?.id === ticket.id;
  const press = () => {
    if (data && !turn.isPending)
      turn.mutate({ ticketId: ticket.id, running: !(isHere && timer.running_since !== null) });
  };
  useCommands([
    { id: "ticket.timer", when: mayBook, run: press },
    { id: "ticket.stop_timer", when: () => isHere, run: () => timer && onAsk({ kind: "stop", timer }) },
    { id: "ticket.log_time", when: mayBook, run: () => onAsk({ kind: "add", ticket }) },
  ]);
  return null;
}
