import { useCommands } from "../../../lib/commands.js";
import type { TicketActions } from "../ticket/ticket-actions.js";

/** The keys for what one wants of the open ticket for oneself; pressed again, they take it back. */
export function useStandingCommands({ ticket, standing, snooze }: TicketActions): void {
  const { abilities, follow } = ticket;
  const toggle = (level: "following" | "muted") => () => standing.follow(follow === level ? null : level);
  useCommands([
    { id: "ticket.snooze", when: () => abilities.snooze, run: snooze },
    { id: "ticket.wake", when: () => abilities.follow && ticket.snooze !== null, run: standing.wake },
    { id: "ticket.follow", when: () => abilities.follow, run: toggle("following") },
    { id: "ticket.mute", when: () => abilities.follow, run: toggle("muted") },
  ]);
}
