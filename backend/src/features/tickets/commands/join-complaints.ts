import type { Work } from "../../../platform/work.js";
import { changeCustomer } from "../change-ticket.js";
import { recordOn } from "../events.js";
import { holdTicket } from "../facts.js";

/**
 * Makes one person's complaints another's, with what they wrote and sent along: both have turned out to be one. Promises,
 * history and who is told by staff stay as they are.
 *
 * @returns how many there were.
 */
export async function joinComplaints(work: Work, from: number, to: number): Promise<number> {
  const theirs = await work.rows<{ id: number }>("SELECT id FROM tickets WHERE customer_id = $1 ORDER BY id", [from]);
  for (const { id } of theirs) {
    const ticket = await holdTicket(work, id);
    if (!ticket) throw new Error(`Ticket ${id} is gone`);
    const joined = await changeCustomer(work, ticket, to);
    const changes = { customer: { from, to } };
    await recordOn(work, joined, { type: "ticket.updated", data: { changes } }, ticket);
  }
  await work.rows("UPDATE ticket_comments SET author_id = $2 WHERE author_id = $1", [from, to]);
  await work.rows("UPDATE attachments SET uploaded_by = $2 WHERE uploaded_by = $1", [from, to]);
  return theirs.length;
}
