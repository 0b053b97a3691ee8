import type { Work } from "../../platform/work.js";
import { factColumns, ticketColumns, type TicketFacts } from "./facts.js";
import { Binds } from "./binds.js";

export type TicketChanges = Partial<
  Omit<TicketFacts, "id" | "version" | "updatedAt" | "createdAt" | "customerId" | "createdBy" | "splitFrom">
>;

/** Changes a held ticket: the next version, changed now. Returns it as it is afterwards. */
export async function changeTicket(work: Work, ticket: TicketFacts, changes: TicketChanges): Promise<TicketFacts> {
  // A message that was held counts from before; what happened meanwhile stays the newest.
  const updatedAt = work.now > ticket.updatedAt ? work.now : ticket.updatedAt;
  return update(work, ticket, { ...changes, updatedAt, version: ticket.version + 1 });
}

/** Gives a held ticket to another customer, who has turned out to be the same person. */
export async function changeCustomer(work: Work, ticket: TicketFacts, customerId: number): Promise<TicketFacts> {
  const createdBy = ticket.createdBy === ticket.customerId ? customerId : ticket.createdBy;
  return update(work, ticket, { customerId, createdBy, updatedAt: work.now, version: ticket.version + 1 });
}

/** Gives a ticket that is just being filed to its first holder: nobody has seen it yet, and it stays in its first version. */
export async function giveToFirst(work: Work, ticket: TicketFacts, assigneeId: number): Promise<TicketFacts> {
  return update(work, ticket, { assigneeId });
}

/** Counts an internal note: neither version nor time of change moves, since both are shown to the customer. */
export async function countNote(work: Work, ticket: TicketFacts): Promise<TicketFacts> {
  return update(work, ticket, { noteCount: ticket.noteCount + 1 });
}

async function update(work: Work, ticket: TicketFacts, changes: Partial<TicketFacts>): Promise<TicketFacts> {
  const binds = new Binds();
  const sets = Object.entries(changes).map(
    ([field, value]) => `${ticketColumns[field as keyof TicketFacts]} = ${binds.add(value)}`,
  );
  const changed = await work.one<TicketFacts>(
    `UPDATE tickets t SET ${sets.join(", ")} WHERE t.id = ${binds.add(ticket.id)} RETURNING ${factColumns}`,
    binds.values,
  );
  if (!changed) throw new Error(`Ticket ${ticket.id} is gone`);
  return changed;
}
