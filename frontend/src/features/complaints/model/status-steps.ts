import type { Status, TicketDetail } from "@redress/backend/contract";

export type StepName = "received" | "in_progress" | "answer" | "resolved" | "closed" | "withdrawn";

export interface Step {
  name: StepName;
  state: "done" | "current" | "ahead";
}

const REACHED: Record<Status, number> = { new: 0, in_progress: 1, pending: 1, on_hold: 1, resolved: 2, closed: 3 };

/** The way of a complaint as its customer sees it. One that was withdrawn never goes the rest of the way, one that was merged goes it elsewhere. */
export function stepsOf({
  status,
  closed_reason: closedReason,
}: Pick<TicketDetail, "status" | "closed_reason">): Step[] {
  if (closedReason === "withdrawn") {
    return [
      { name: "received", state: "done" },
      { name: "withdrawn", state: "current" },
    ];
  }
  if (closedReason === "merged") {
    return [
      { name: "received", state: "done" },
      { name: "closed", state: "current" },
    ];
  }
  const names: StepName[] = ["received", status === "pending" ? "answer" : "in_progress", "resolved", "closed"];
  const reached = REACHED[status];
  return names.map((name, index) => ({
    name,
    state: index < reached ? "done" : index === reached ? "current" : "ahead",
  }));
}
