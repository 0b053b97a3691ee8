import { onSession } from "./access-token.js";
import { createStore } from "./store.js";

/** A ticket as it is offered again. */
export interface RecentTicket {
  id: number;
  number: string;
  subject: string;
}

const AT_MOST = 8;

/** The tickets that were opened on this page, the last one first. */
export const recentTickets = createStore<readonly RecentTicket[]>([]);

// Whoever signs in next opened others.
onSession((user) => {
  if (!user) recentTickets.set([]);
});

export function noteOpened({ id, number, subject }: RecentTicket): void {
  const others = recentTickets.get().filter((ticket) => ticket.id !== id);
  recentTickets.set([{ id, number, subject }, ...others].slice(0, AT_MOST));
}
