import type { Priority, SlaMark } from "@redress/backend/contract";

/** Something that happened to a promise, with the terms it had until then. */
export interface ToldMark {
  at: number;
  mark: SlaMark;
  before: { priority: Priority | null; policy: string | null; calendar: string | null };
}

/**
 * What is told between the stretches, oldest first. A pause is a stretch of its own, and only the first beginning names its
 * terms.
 *
 * @param ofTicket those of all its promises: one that began later does not say which priority the ticket had before.
 */
export function marksOf(marks: readonly SlaMark[], ofTicket: readonly SlaMark[] = marks): ToldMark[] {
  let before: Omit<ToldMark["before"], "priority"> = { policy: null, calendar: null };
  const priorities = ofTicket.filter(({ priority }) => priority !== null).toSorted((a, b) => a.at.localeCompare(b.at));
  return marks
    .map((mark) => {
      const priority = priorities.findLast(({ at }) => at < mark.at)?.priority ?? null;
      const told = { at: Date.parse(mark.at), mark, before: { ...before, priority } };
      before = {
        policy: mark.policy ?? before.policy,
        calendar: mark.calendar ?? before.calendar,
      };
      return told;
    })
    .filter(({ mark: { type, policy } }) => {
      if (type === "applied" || type === "started") return policy !== null;
      return type !== "paused" && type !== "resumed";
    });
}
