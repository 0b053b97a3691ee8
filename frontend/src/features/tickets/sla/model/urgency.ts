import type { SlaClock } from "@redress/backend/contract";

/** Promises that go on before those that stand still and those that are settled; of each the one due first on top. */
export function byUrgency<Clock extends SlaClock>(clocks: readonly Clock[]): Clock[] {
  return clocks.toSorted((a, b) => rank(a) - rank(b) || dueOf(a) - dueOf(b));
}

function rank({ clock }: SlaClock): number {
  return clock === "stopped" ? 2 : clock === "paused" ? 1 : 0;
}

function dueOf({ due_at: due }: SlaClock): number {
  return due === null ? Number.MAX_SAFE_INTEGER : Date.parse(due);
}
