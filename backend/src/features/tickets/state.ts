import type { Status } from "../../contract/index.js";

/** The statuses in which a ticket is being worked on. */
export const openStatuses = ["new", "in_progress", "pending", "on_hold"] as const satisfies Status[];

const next: Readonly<Record<Status, readonly Status[]>> = {
  new: ["in_progress", "pending", "on_hold", "resolved"],
  in_progress: ["pending", "on_hold", "resolved"],
  pending: ["in_progress", "on_hold", "resolved"],
  on_hold: ["in_progress", "pending", "resolved"],
  resolved: ["closed", "in_progress"],
  closed: ["in_progress"],
};

/** May this status follow that one? Withdrawing closes a new ticket too, by its own command. */
export const mayBecome = (from: Status, to: Status): boolean => next[from].includes(to);

export const nextStatuses = (from: Status): readonly Status[] => next[from];

export const isOpen = (status: Status): boolean => status !== "resolved" && status !== "closed";

/** Back to work after it was thought done. */
export const reopens = (from: Status, to: Status): boolean => !isOpen(from) && isOpen(to);
