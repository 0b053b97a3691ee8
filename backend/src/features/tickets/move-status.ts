import type { ClosedReason, Status } from "../../contract/index.js";
import type { Work } from "../../platform/work.js";
import { changeClocks, type SlaChange } from "../sla/index.js";
import { changeTicket, type TicketChanges } from "./change-ticket.js";
import { recordOn } from "./events.js";
import { clockedTicket, type TicketFacts } from "./facts.js";
import { reopens } from "./state.js";

export interface StatusMove {
  to: Status;
  /** Why, where it is not simply somebody's choice. */
  reason?: "reply" | "automatic" | "withdrawn" | "reopened" | "confirmed";
  closedReason?: ClosedReason;
  /** The public message that came with it. */
  commentId?: number;
  /** What changes on the ticket in the same step. */
  also?: TicketChanges;
  /** What happened to the promises just before, and just after. */
  clocks?: readonly SlaChange[];
  clocksAfter?: readonly SlaChange[];
  /** Called once the ticket has changed and before its new status is recorded: events keep their order. */
  first?: (ticket: TicketFacts) => Promise<number>;
}

/** Moves a held ticket to another status: row, clocks, event. Whether that is legal has been judged. */
export async function moveStatus(work: Work, ticket: TicketFacts, move: StatusMove): Promise<TicketFacts> {
  const { to } = move;
  const moved = await changeTicket(work, ticket, { ...move.also, ...columnsFor(work, ticket, move) });
  await move.first?.(moved);
  const hasClocks = !(ticket.status === "resolved" && to === "closed");
  if (hasClocks) {
    await changeClocks(work, clockedTicket(moved), [
      ...(move.clocks ?? []),
      { kind: "status", to, priority: moved.priority },
      ...(move.clocksAfter ?? []),
    ]);
  }
  const reason = move.reason ?? (reopens(ticket.status, to) ? "reopened" : undefined);
  await recordOn(work, moved, {
    type: "ticket.status_changed",
    data: {
      from: ticket.status,
      to,
      ...(reason && { reason }),
      ...(move.commentId !== undefined && { comment_id: move.commentId }),
    },
  });
  return moved;
}

function columnsFor(work: Work, ticket: TicketFacts, { to, closedReason }: StatusMove): TicketChanges {
  if (to === "resolved") return { status: to, resolvedAt: work.now };
  if (to === "closed") return { status: to, closedAt: work.now, closedReason: closedReason ?? "staff" };
  if (!reopens(ticket.status, to)) return { status: to };
  return { status: to, resolvedAt: null, closedAt: null, closedReason: null, reopenedCount: ticket.reopenedCount + 1 };
}
